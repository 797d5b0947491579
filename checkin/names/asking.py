"""Which words of a list a typed word may mean, and how surely: the steps from sharp to vague."""

from checkin.names.folding import fold
from checkin.names.keys import NAMES
from checkin.names.matches import RANKS, Why
from checkin.names.sound import skeleton, sound
from checkin.names.transliteration import Spelling, spellings
from checkin.names.vocabulary import Ladder, Vocabulary

Grades = dict[int, float]  # word number -> rank
_STEP = 0.02  # how much a less likely spelling costs
_SHORTEST_SOUND = 3
_SHORTEST_BONES = 3
_MERELY_BEGUN = 0.4  # a beginning ranks so much behind a whole word of the same step


def sharp(vocabulary: Vocabulary, typed: str) -> Grades:
    """Words written or spelled like `typed`, or beginning so."""
    grades: Grades = {}
    written = fold(typed)
    for latin in reversed(spellings(typed)):
        if latin.latin != written:
            _grade_spelling(grades, vocabulary.written, latin)
        _grade_spelling(grades, vocabulary.spelled, latin)
    for word, _ in vocabulary.written.prefixed(written):
        grades[word] = RANKS[Why.PREFIX]
    for word, _ in vocabulary.written.exact(written):
        grades[word] = RANKS[Why.EXACT]
    return _with_fields(vocabulary, grades)


def by_sound(vocabulary: Vocabulary, typed: str) -> Grades:
    """Words that sound like `typed`, or have its consonants."""
    grades: Grades = {}
    base = RANKS[Why.SOUND]
    for spelling in spellings(typed)[:3]:
        bones, key = skeleton(spelling.latin), sound(spelling.latin)
        if len(bones) >= _SHORTEST_BONES:
            _keep_best(grades, vocabulary.bones.exact(bones), base + 0.5)
        if len(key) >= _SHORTEST_SOUND:
            _keep_best(grades, vocabulary.sounds.prefixed(key), base + _MERELY_BEGUN)
        if len(key) > 1:
            _keep_best(grades, vocabulary.sounds.exact(key), base)
    return grades


def whole(vocabulary: Vocabulary, name: str) -> Grades:
    """Words of names that may be the same name as `name`, none that merely begin like it."""
    begun = RANKS[Why.OTHER_SCRIPT] + _MERELY_BEGUN
    grades = sharp(vocabulary, name)
    same = {word: rank for word, rank in grades.items() if rank < begun and int(rank) != 1}
    heard = {w: rank for w, rank in by_sound(vocabulary, name).items() if rank % 1 < _MERELY_BEGUN}
    return {w: rank for w, rank in (heard | same).items() if vocabulary.is_name(w)}


def _grade_spelling(grades: Grades, ladder: Ladder, asked: Spelling) -> None:
    base = RANKS[Why.OTHER_SCRIPT] + _STEP * min(asked.cost, 10)
    _keep_best(grades, ladder.prefixed(asked.latin), base + _MERELY_BEGUN)
    _keep_best(grades, ladder.exact(asked.latin), base)


def _keep_best(grades: Grades, hits: list[tuple[int, int]], base: float) -> None:
    for word, place in hits:
        rank = base + _STEP * place
        if rank < grades.get(word, 99.0):
            grades[word] = rank


def _with_fields(vocabulary: Vocabulary, grades: Grades) -> Grades:
    """The same grades; a word that is not of a name ranks as of another field."""
    for word, rank in grades.items():
        if vocabulary.field(word) not in NAMES:
            grades[word] = RANKS[Why.OTHER_FIELD] + rank / 10
    return grades
