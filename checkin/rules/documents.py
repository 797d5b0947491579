"""The document that is looked at before a badge is handed over: which, and whether it agrees.

Only the kind of the document is kept. Of a number that stands on the list no more than the last
characters are ever shown, enough to compare and too little to misuse.
"""

from dataclasses import dataclass
from datetime import datetime

from checkin.rules.delegates import Person, get
from checkin.rules.refusals import DocumentNotSeen
from checkin.store.entries import Act, Kind, storable
from checkin.store.journal import one, record

KINDS = ("passport", "identity card", "diplomatic card", "other")
LONGEST = 60  # characters of the word for a kind
_SHOWN = 4  # last characters of a number; of a short one fewer
_WORDS = ("passport", "паспорт", "төлқұжат", "document no", "документ", "құжат", "pasaport")


@dataclass(frozen=True)
class Look:
    """The last look at somebody's document."""

    document: str
    differs: bool  # it says something else than the list; the badge waits
    at: datetime  # UTC
    operator: str


def note_seen(uid: str, document: str, act: Act) -> None:
    """The document was looked at and agrees.

    Raises:
        DelegateUnknown
    """
    _note(uid, document, False, act)


def note_differing(uid: str, document: str, act: Act) -> None:
    """The document says something else; the badge waits until another look agrees.

    Raises:
        DelegateUnknown
    """
    _note(uid, document, True, act)


def last_look(uid: str) -> Look | None:
    """What was seen last of this person's documents."""
    row = one("SELECT document, differs, at, operator FROM document WHERE delegate = ?", (uid,))
    return Look(row[0], bool(row[1]), datetime.fromisoformat(row[2]), row[3]) if row else None


def require(uid: str) -> None:
    """Let a badge go only after a look that agreed.

    Raises:
        DocumentNotSeen
    """
    look = last_look(uid)
    if look is None or look.differs:
        why = "it differs from the list" if look else "nobody has looked at it yet"
        raise DocumentNotSeen(name=get(uid).display_name, why=why)


def tail(person: Person) -> str:
    """The last characters of the document number on the list, "" if it has none."""
    for header, value in sorted(person.extra.items()):
        number = "".join(value.split())
        if number and is_document(header):
            return number[-min(_SHOWN, len(number) // 2) :] if len(number) > 1 else ""
    return ""


def is_document(header: str) -> bool:
    """Whether a column of the list holds numbers of documents, by its header."""
    return any(word in header.casefold() for word in _WORDS)


def _note(uid: str, document: str, differs: bool, act: Act) -> None:
    get(uid)
    content = {"document": storable(document)[:LONGEST], "differs": differs}
    record((Kind.DOCUMENT_SEEN, uid, content), act)
