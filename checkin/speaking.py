"""How a command speaks: JSON lines for programs, words for people, progress on standard error."""

import json
import sys
from collections.abc import Callable
from time import monotonic

from checkin.desk import CheckIn, Outcome, grouped
from checkin.errors import DeskError

_WORDS = {
    Outcome.ADMITTED: "Admitted: {name}.",
    Outcome.ALREADY_IN: "Already in: {name}, since {first}, {place}, desk {desk}.",
    Outcome.WITHDRAWN: "Refused: {name} was withdrawn. Send them to the accreditation desk.",
    Outcome.VOID_BADGE: "This badge of {name} was replaced. Ask for the new one.",
    Outcome.NOT_HERE: "Refused: {name} may not enter here.",
    Outcome.UNKNOWN: "Nobody here is known by this code. Search by name.",
    Outcome.UNREADABLE: "This cannot be read as a code. Scan again, or search by name.",
    Outcome.ASK: "Several people have this code. Search by name and choose.",
}


class Voice:
    """Says each answer once, in the form that was asked for."""

    def __init__(self, as_json: bool) -> None:
        self._as_json = as_json

    def say(self, figures: dict[str, object], words: str) -> None:
        """An answer."""
        text = json.dumps(figures, ensure_ascii=False) if self._as_json else words
        _write(sys.stdout, text)

    def note(self, words: str) -> None:
        """Something worth knowing that is not the answer."""
        _write(sys.stderr, words)

    def trouble(self, error: DeskError) -> None:
        """Why it could not be done."""
        if self._as_json:
            _write(sys.stdout, json.dumps({"error": error.code, "message": str(error)}))
        _write(sys.stderr, str(error))

    def progress(self, things: str) -> Callable[[int, int], bool]:
        """A callback that says how far it is, at most five times a second."""
        last = monotonic()

        def told(done: int, total: int) -> bool:
            nonlocal last
            if monotonic() - last > 0.2:
                last = monotonic()
                self.note(f"{done} of {total} {things}")
            return True

        return told


def outcome_words(answer: CheckIn, first: str) -> str:
    """The sentence of an outcome."""
    seen = answer.first
    words = _WORDS[answer.outcome].format(
        name=answer.name,
        first=first,
        place=seen.checkpoint if seen else "",
        desk=seen.desk if seen else "",
    )
    return f"{words} Badge {grouped(answer.badge)}." if answer.badge else words


def _write(stream: object, text: str) -> None:
    """Lone surrogates and terminals of small alphabets must not stop the desk."""
    encoding = getattr(stream, "encoding", None) or "utf-8"
    safe = text.encode(encoding, "backslashreplace").decode(encoding)
    stream.write(safe + "\n")  # type: ignore[attr-defined]
    stream.flush()  # type: ignore[attr-defined]
