"""Which words of a list a typed word may mean, and how surely: the steps from sharp to vague."""

from collections.abc import Callable, Iterable, Iterator
from heapq import nsmallest
from itertools import islice, repeat

from rapidfuzz.distance import OSA

from checkin.names.folding import fold
from checkin.names.keys import VARIANT
from checkin.names.matches import RANKS, Why
from checkin.names.scripts import script_of
from checkin.names.sound import skeleton, sound
from checkin.names.transliteration import spellings, unlikelihood, writing, writings
from checkin.names.variants import common_names
from checkin.names.vocabulary import Vocabulary

Grades = dict[int, float]  # word number -> rank
Step = Callable[[Vocabulary, str], Grades]
_MOST_KEPT, _MOST_GRADES = 200, 2_000  # answers kept, and words of one of them
_STEP = 0.02  # how much a less likely spelling costs
_SHORTEST_SOUND = 3
_SHORTEST_BONES = 3
_FEW_WORDS = 50  # of a script in a list, for which no writings are guessed
_SHORTEST_TYPO = 4
_LIKELY_PLACES = 2  # spellings of a word in which typing errors are looked for
_TWO_TYPOS = 8  # letters from which two typing errors are forgiven
_MERELY_BEGUN = 0.4  # a beginning ranks so much behind a whole word of the same step
WHOLE_WORD = RANKS[Why.OTHER_SCRIPT] + _MERELY_BEGUN  # ranks below are of words typed whole
_MOST_BEGUN = 500  # words that merely begin to sound alike
_MOST_WEIGHED = 16  # words weighed letter by letter
_ANYTHING = 3.0
# Doubt where no letter of two spellings is the same, by the tables or by the learned guesses.
_BY_LETTERS, _BY_GUESSES = 5.5, 8.0
_UNHEARD_OF = 2.6  # unlikelihood above which next to no real pair was seen
_TELLING_SOUND = 5  # letters of a sound key that say something
_SAME_SOUND = 0.65  # how much less letters that differ count where such keys are equal
# Scripts of syllables: how far their spellings differ speaks for itself.
_SPELLED_OUT = frozenset(("katakana", "chinese"))
_UNCONFIRMED = 1.25  # how much more letters that differ count then
_MOST_ALONE, _MOST_ALONE_A_LETTER = 6.5, 0.5  # doubt of a word nobody confirms; docs/search.md
_SURE, _DOUBTFUL = 0.75, 1.7  # unlikelihood per letter: another script's spelling; not meant


class Kept:
    """What words were found to mean, kept: the next query begins with the same words."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._grades: dict[tuple[Step, str], Grades] = {}

    def ask(self, step: Step, typed: str) -> Grades:
        """What `typed` may mean by a step; whoever wants to change it takes a copy."""
        known = self._grades.get((step, typed))
        if known is None:
            known = step(self._vocabulary, typed)
            if len(self._grades) >= _MOST_KEPT:
                self.forget()
            if len(known) <= _MOST_GRADES:
                self._grades[step, typed] = known
        return known

    def forget(self) -> None:
        """Ask anew: there are other words now."""
        self._grades.clear()


def sharp(vocabulary: Vocabulary, typed: str) -> Grades:
    """Words written or spelled like `typed`, or beginning so."""
    as_typed, base = fold(typed), RANKS[Why.OTHER_SCRIPT]
    latin = [spelling.latin for spelling in spellings(typed)]
    ladders = vocabulary.written, vocabulary.spelled
    grades: Grades = {}
    for place, form in reversed(list(enumerate(latin))):  # the surest last: it wins
        for ladder in ladders:
            grades |= dict.fromkeys(ladder.prefixed(form), base + _MERELY_BEGUN + _STEP * place)
    for place, form in enumerate(latin):
        for ladder in ladders:
            _keep_best(grades, ladder.exact(form), base + _STEP * place)
    grades |= dict.fromkeys(vocabulary.written.prefixed(as_typed), RANKS[Why.PREFIX])
    grades |= {word: RANKS[Why.EXACT] for word, _ in vocabulary.written.exact(as_typed)}
    for word in grades.keys() & vocabulary.elsewhere:
        grades[word] = RANKS[Why.OTHER_FIELD] + grades[word] / 10
    return grades


def heard(vocabulary: Vocabulary, typed: str) -> Grades:
    """Words of names that sound like `typed`, or have its consonants."""
    like: Grades = {}
    for spelling in spellings(typed):
        bones, key = skeleton(spelling.latin), sound(spelling.latin)
        if len(bones) >= _SHORTEST_BONES:
            _keep_best(like, vocabulary.bones.exact(bones), 0.5)
        if len(key) >= _SHORTEST_SOUND:
            begun = zip(vocabulary.sounds.prefixed(key), repeat(0))
            _keep_best(like, islice(begun, _MOST_BEGUN), _MERELY_BEGUN)
        if len(key) > 1:
            _keep_best(like, vocabulary.sounds.exact(key), 0.0)
    grades = _weighed(vocabulary, typed, like)
    likely = [spelling.latin for spelling in spellings(typed)[:4]]
    for name in common_names((fold(typed), *likely)):
        _keep_best(grades, vocabulary.sounds.exact(VARIANT + name), RANKS[Why.SOUND] + 0.2)
    return grades


def written(vocabulary: Vocabulary, typed: str) -> Grades:
    """Words of names in another script that `typed` would most likely be written as."""
    likely: Grades = {}
    if len(typed) >= _SHORTEST_SOUND:
        for script, words in vocabulary.scripts.items():
            if words < _FEW_WORDS:
                continue  # their consonants tell so few apart well enough
            for place, form in enumerate(writings(fold(typed), script)):
                ladder = vocabulary.sounds if script == "chinese" else vocabulary.written
                _keep_best(likely, ladder.exact(form), _STEP * place)
        _keep_best(likely, _near_bones(vocabulary, typed), 0.5)
    return _weighed(vocabulary, typed, likely)


def _near_bones(vocabulary: Vocabulary, typed: str) -> Iterator[tuple[int, int]]:
    """(word, place) in scripts that are read by guessing, with all consonants but one."""
    bones = skeleton(latin_of(typed))
    if len(bones) >= _SHORTEST_BONES and vocabulary.scripts.keys() - {"cyrillic"}:
        for word, place, _ in vocabulary.bones.near(bones, 1):
            if script_of((vocabulary.name(word) or "a")[0]) not in ("latin", "cyrillic"):
                yield word, place


def mistyped(vocabulary: Vocabulary, typed: str) -> Grades:
    """Words of names that are `typed` but for a typing error or two."""
    grades: Grades = {}
    if len(typed) < _SHORTEST_TYPO:
        return grades
    most = 2 if len(typed) >= _TWO_TYPOS else 1
    for form, ladder in ((fold(typed), vocabulary.written), (latin_of(typed), vocabulary.spelled)):
        for word, place, distance in ladder.near(form, most):
            if vocabulary.is_name(word) and place < _LIKELY_PLACES:
                rank = RANKS[Why.TYPO] + 0.3 * distance + _STEP * place
                grades[word] = min(rank, grades.get(word, 99.0))
    return grades


def whole(vocabulary: Vocabulary, name: str) -> Grades:
    """Words of names that may be the same name as `name`, none that merely begin like it."""
    begun = RANKS[Why.OTHER_SCRIPT] + _MERELY_BEGUN
    grades = sharp(vocabulary, name)
    same = {word: rank for word, rank in grades.items() if rank < begun and int(rank) != 1}
    guesses = written(vocabulary, name) | heard(vocabulary, name)
    return {w: rank for w, rank in (guesses | same).items() if vocabulary.is_name(w)}


def latin_of(word: str) -> str:
    """The likeliest Latin spelling of a word."""
    return next((spelling.latin for spelling in spellings(word)), "")


def doubt(vocabulary: Vocabulary, typed: str, word: int) -> float:
    """How unlikely it is that a word of a name is what was `typed`: 0 the same, 3 anything."""
    name, latin = vocabulary.name(word), latin_of(typed)
    learned = unlikelihood(name, latin) if name and fold(typed).isascii() else None
    share = _BY_LETTERS if learned is None or script_of(name[0]) == "cyrillic" else _BY_GUESSES
    if learned is None and len(sound(latin)) >= _TELLING_SOUND:
        heard_so = sound(latin) in map(sound, vocabulary.latin(word))
        share *= _SAME_SOUND if heard_so else 1
    if learned is not None and learned > _UNHEARD_OF and script_of(name[0]) not in _SPELLED_OUT:
        learned, share = None, share * _UNCONFIRMED
    spelled = (share * OSA.normalized_distance(latin, s) for s in vocabulary.latin(word))
    return min(min(spelled, default=_ANYTHING), _ANYTHING if learned is None else learned)


def alone(vocabulary: Vocabulary, typed: str, guessed: Grades) -> Grades:
    """Of the guesses at one word, those good enough to be shown where no other word confirms them.

    By chance a long word is seldom like another in most of its letters, so less may differ in it.
    """
    most = _MOST_ALONE / max(len(typed), 1) + _MOST_ALONE_A_LETTER
    doubtful = (w for w, rank in guessed.items() if int(rank) == RANKS[Why.SOUND])
    left_out = {w for w in doubtful if doubt_in(guessed[w]) > most and _is_learned(vocabulary, w)}
    return {word: rank for word, rank in guessed.items() if word not in left_out}


def _is_learned(vocabulary: Vocabulary, word: int) -> bool:
    """Whether the doubt about a word comes of real pairs; of Persian and Urdu there are none."""
    name = vocabulary.name(word)
    script = "latin" if name.isascii() else script_of(name[0])
    return script != "arabic" and writing(script) is not None


def doubt_in(rank: float) -> float:
    """The doubt a rank of another script or sound was made from."""
    if int(rank) == RANKS[Why.OTHER_SCRIPT]:
        return max(rank - RANKS[Why.OTHER_SCRIPT] - _MERELY_BEGUN, 0.0) * 2
    return (rank - RANKS[Why.SOUND]) * 2 if int(rank) == RANKS[Why.SOUND] else 0.0


def _weighed(vocabulary: Vocabulary, typed: str, heard: Grades) -> Grades:
    """Of the words heard, those that may be meant, by how likely each is letter by letter."""
    grades: Grades = {}
    names = (word for word in heard if vocabulary.is_name(word))
    latin = latin_of(typed)

    def at_a_glance(word: int) -> float:
        likely = vocabulary.latin(word)[:3]
        nearness = (OSA.normalized_distance(latin, other) for other in likely)
        return heard[word] + min(nearness, default=1.0)

    for word in nsmallest(_MOST_WEIGHED, names, key=at_a_glance):
        unlikely = doubt(vocabulary, typed, word)
        if vocabulary.name(word).isascii() or not fold(typed).isascii():
            grades[word] = RANKS[Why.SOUND] + min(heard[word] + unlikely / 12, 0.9)
        elif unlikely < _SURE:
            grades[word] = RANKS[Why.OTHER_SCRIPT] + _MERELY_BEGUN + unlikely / 2
        elif unlikely < _DOUBTFUL:
            grades[word] = RANKS[Why.SOUND] + unlikely / 2
    return grades


def _keep_best(grades: Grades, hits: Iterable[tuple[int, int]], base: float) -> None:
    for word, place in hits:
        rank = base + _STEP * place
        if rank < grades.get(word, 99.0):
            grades[word] = rank
