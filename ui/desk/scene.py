"""What the desk page shows now, and what the desk answers it with."""

from dataclasses import dataclass, field

from checkin.desk import Card, CheckIn, Hit, ScanLine
from ui.desk.verdict import Saying

FORMS = ("walk-in", "correct")


@dataclass
class Scene:
    """Everything the stage is drawn from."""

    saying: Saying
    kind: str = "idle"  # idle, hits, person, verdict, unknown, walk-in, correct, reprint
    hits: list[Hit] = field(default_factory=list)
    chosen: int = 0
    query: str = ""
    card: Card | None = None
    answer: CheckIn | None = None


@dataclass(frozen=True)
class Shown:
    """An answer with all that is to be shown of it: one journey to the desk's thread."""

    answer: CheckIn | None = None
    card: Card | None = None
    hits: tuple[Hit, ...] = ()
    last: tuple[ScanLine, ...] = ()
    query: str = ""
