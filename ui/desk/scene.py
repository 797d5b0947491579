"""What the desk page shows now, and what the desk answers it with."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from checkin.desk import Card, CheckIn, Hit, Place, ScanLine
from ui.desk.verdict import Saying

FORMS = ("walk-in", "companion", "correct")
BUSY = (*FORMS, "question")  # the keys go elsewhere than to the box
SURE = {"exact", "prefix", "other-script", "other-field"}  # a hit that needs no second look
NAMES = {"name", "latin_name", ""}  # fields by which somebody not seen yet may be known


@dataclass(frozen=True)
class Asked:
    """A question in the words of this moment."""

    kind: str
    said: str  # in the operator's language
    also: str  # in the person's own, where it is another one
    options: tuple[tuple[str, str], ...]  # what is kept of each choice, and its words
    required: bool
    number: int  # 1, 2, 3 ...
    count: int
    waiting: int = 0  # people who were scanned meanwhile


@dataclass
class Scene:
    """Everything the stage is drawn from."""

    saying: Saying
    # idle, hits, person, verdict, unknown, walk-in, companion, correct, reprint, consent, places,
    # question, pin
    kind: str = "idle"
    hits: list[Hit] = field(default_factory=list)
    chosen: int = 0
    looked: bool = False  # the operator has chosen between namesakes, or was asked to
    query: str = ""
    guessed: str = ""  # the words by which the person in front was guessed
    card: Card | None = None
    answer: CheckIn | None = None
    asked: Asked | None = None
    places: list[tuple[Place, int, int]] = field(default_factory=list)  # inside, capacity


@dataclass(frozen=True)
class Shown:
    """An answer with all that is to be shown of it: one journey to the desk's thread."""

    answer: CheckIn | None = None
    card: Card | None = None
    hits: tuple[Hit, ...] = ()
    last: tuple[ScanLine, ...] = ()
    query: str = ""
    entered: bool = False  # the query was ended with Enter, not only typed
    # the same reading once more, after what had to be asked was answered
    again: "Callable[[], Shown] | None" = None


def is_sure(hits: Sequence[Hit], *, seen: bool) -> bool:
    """Whether Enter may check the only hit in without opening it.

    Who was not seen yet must be known by the name: a foreign code may be part of a badge number.
    """
    if len(hits) != 1:
        return False
    hit = hits[0]
    known = seen or (hit.field in NAMES and hit.why != "other-field")
    return known and hit.why in SURE and not hit.namesake and hit.state == "expected"
