"""Whether two names could be taken for one another at the desk."""

from rapidfuzz.distance import OSA

from checkin.names.folding import words
from checkin.names.sound import sound
from checkin.names.transliteration import spellings


def confusable(a: str, b: str) -> bool:
    """Whether two names are the same or near: each word of the shorter has one like it."""
    fewer, more = sorted((words(a), words(b)), key=len)
    left = list(more)
    for word in fewer:
        like = next((other for other in left if _alike(word, other)), None)
        if like is None:
            return False
        left.remove(like)
    return bool(fewer) and len(left) <= 1


def _alike(a: str, b: str) -> bool:
    ours = {spelling.latin for spelling in spellings(a)}
    theirs = {spelling.latin for spelling in spellings(b)}
    if ours & theirs or {*map(sound, ours)} & {*map(sound, theirs)}:
        return True
    one, other = next(iter(spellings(a)), None), next(iter(spellings(b)), None)
    if one is None or other is None or min(len(one.latin), len(other.latin)) < 5:
        return False
    return OSA.distance(one.latin, other.latin, score_cutoff=1) <= 1
