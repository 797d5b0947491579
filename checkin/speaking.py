"""How a command speaks: JSON lines for programs, words for people, progress on standard error."""

import json
import os
import re
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from time import monotonic
from typing import TextIO

from checkin.desk import CheckIn, Fault, Hit, ImportPlan, Outcome, Reason, grouped
from checkin.errors import DeskError

PAUSE_S = 1.0  # between two words about how far something is
_WORDS = {
    Outcome.ADMITTED: "Admitted: {name}.",
    Outcome.ALREADY_IN: "Already in: {name}, since {first}, {place}, desk {desk}.",
    Outcome.WITHDRAWN: "Refused: {name} was withdrawn. Send them to the accreditation desk.",
    Outcome.VOID_BADGE: "This badge of {name} was replaced. Ask for the new one.",
    Outcome.NOT_HERE: "Refused: {name} may not enter here.",
    Outcome.UNKNOWN: "Nobody here is known by this code. Search by name.",
    Outcome.UNREADABLE: "This cannot be read as a code. Scan again, or search by name.",
    Outcome.LEFT: "Left: {name}.",
    Outcome.TOO_EARLY: "Refused: {name} is too early; {place} opens at {when}.",
    Outcome.TOO_LATE: "Refused: {name} is too late; {place} closed at {when}.",
    Outcome.FULL: "Refused: {place} is full; {inside} of {capacity} are in.",
    Outcome.NOT_ON_LIST: "Refused: {name} is not on the guest list of {place}.",
    Outcome.WRONG_ROLE: "Refused: the role of {name} may not enter {place}.",
    Outcome.PRINCIPAL_OUT: "Refused: {name} comes with {place}, who was withdrawn.",
    Outcome.ANSWER_FIRST: "{name} must answer something first. Check in at the window.",
    Outcome.WRONG_HALL: "Refused: {name} belongs to {place}. Show the way there.",
    Outcome.ASK: "Several people have this code. Search by name and choose.",
}
_BECAUSE = {
    Reason.FORGED: "It looks like a badge of this forum, but nobody here made it. ",
    Reason.ELSEWHERE: "A badge of this forum that this desk has not heard of yet. ",
    Reason.INDICO: "This is an Indico code; its list carries no ticket ids. ",
    Reason.PRETIX: "This is a pretix ticket that is not on the list. ",
    Reason.GENUINE: "This ticket is genuine, but it is not on the list of this desk yet. ",
    Reason.CONTACT: "This is a contact card, which proves nothing. ",
    Reason.TOO_EARLY: "This ticket is valid from {when}. ",
    Reason.TOO_LATE: "This ticket was valid until {when}. ",
    Reason.REVOKED: "The ticket shop has cancelled this ticket. ",
    Reason.WEB: "This is a web address, not a code of this forum; it was not opened. ",
}
# What would begin a new line, or give a terminal orders: shown, not obeyed.
_ORDERS = re.compile("[\0-\x08\n-\x1f\x7f-\x9f\u2028\u2029]")


class Unheard(Exception):
    """Standard output cannot be written any more: its reader has gone, or its disk is full."""


class Voice:
    """Says each answer once, in the form that was asked for; `status` is the exit status so far."""

    def __init__(self, as_json: bool) -> None:
        self._as_json = as_json
        self.status = 0

    def say(self, figures: dict[str, object], *lines: str, well: bool = True) -> None:
        """An answer; `well` is False where it found something that somebody has to see to.

        Raises:
            Unheard
        """
        self.status = self.status if well else 1
        text = _as_json(figures) if self._as_json else "\n".join(map(_one_line, lines))
        if sys.stdout is None:  # it was closed before we began
            raise Unheard("standard output is closed")
        try:
            _write(sys.stdout, text)
        except OSError as error:
            raise Unheard(error.strerror) from error

    def note(self, words: str) -> None:
        """Something worth knowing that is not the answer."""
        with suppress(OSError):  # nobody reads along; the work goes on
            if sys.stderr is not None:
                _write(sys.stderr, _one_line(words))

    def trouble(self, error: DeskError) -> None:
        """Why it could not be done."""
        self.status = 1
        self.note(str(error))
        if self._as_json:
            self.say({"error": error.code, "message": str(error)}, well=False)

    def unheard(self, why: Unheard) -> None:
        """Nobody hears the answers: say so beside them, and let the program end in peace."""
        self.status = 1
        self.note(f"The answer could not be written ({why}). What was said before is done.")
        if sys.stdout is not None:
            # what is still buffered would be tried once more at the end, and end in a traceback
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

    def progress(self, things: str) -> Callable[[int, int], bool]:
        """A callback that says how far it is, now and then."""
        last = monotonic()

        def told(done: int, total: int) -> bool:
            nonlocal last
            if monotonic() - last > PAUSE_S:
                last = monotonic()
                self.note(f"{done} of {total} {things}")
            return True

        return told


def outcome_words(answer: CheckIn, first: str, when: str = "") -> str:
    """The sentence of an outcome.

    `first` is when the person was admitted before, `when` the doors open or closed, or the time
    of a ticket begins or ended: local time.
    """
    seen = answer.first
    words = _WORDS[answer.outcome].format(
        name=answer.name,
        first=first,
        place=seen.checkpoint if seen else answer.place,
        when=when,
        inside=answer.inside,
        capacity=answer.capacity,
        desk=seen.desk if seen else "",
    )
    words = _BECAUSE.get(Reason(answer.reason), "").format(when=when) + words
    return f"{words} Badge {grouped(answer.badge)}." if answer.badge else words


def hit_figures(hit: Hit) -> dict[str, str]:
    """Somebody found, for programs."""
    return {
        "delegate": hit.uid,
        "name": hit.name,
        "latin_name": hit.latin_name,
        "organisation": hit.organisation,
        "country": hit.country,
        "why": hit.why,
    }


def hit_words(hit: Hit) -> str:
    """Somebody found, in one line."""
    parts = (hit.name, hit.latin_name, hit.organisation, hit.country_name, hit.state, hit.uid)
    return "  ".join(filter(None, parts))


def import_figures(made: ImportPlan) -> dict[str, object]:
    """What taking in a list does, for programs."""
    return {
        "preset": made.mapping.preset,
        "read": made.read,
        "new": len(made.plan.new),
        "changed": made.plan.changed,
        "unchanged": made.plan.unchanged,
        "missing": len(made.plan.missing),
        "faulty": [{"row": f.row, "column": f.column, "problem": f.problem} for f in made.faulty],
    }


def import_words(made: ImportPlan, is_dry: bool) -> list[str]:
    """What taking in a list does: what to look at, who changes how, who is missing, the sum."""
    plan = made.plan
    lines = [_fault_words(fault) for fault in (*made.faulty, *made.notes)]
    lines += [
        f"row {c.row}, {c.name}: {c.field}: {c.old!r} -> {c.new!r}"
        + (" (kept as the desk corrected it)" if c.keep else "")
        for c in plan.changes
    ]
    lines += [f"missing from this list: {name}" for _, name in plan.missing]
    lines.append(
        f"{made.read} rows read as {made.mapping.preset or 'a plain list'}: {len(plan.new)} new,"
        f" {plan.changed} changed, {plan.unchanged} unchanged, {len(plan.missing)} missing,"
        f" {len(made.faulty)} faulty."
    )
    return [*lines, "Nothing was written." if is_dry else "It is taken in."]


def since_words(first: datetime | None, now: datetime) -> str:
    """When somebody came in, as short as it can be understood today."""
    if first is None:
        return ""
    return f"{first:%H:%M}" if first.date() == now.date() else f"{first:%Y-%m-%d %H:%M}"


def _fault_words(fault: Fault) -> str:
    where = ", ".join(filter(None, (f"row {fault.row}" if fault.row else "", fault.column)))
    return f"{where}: {fault.problem}" if where else fault.problem


def _as_json(figures: dict[str, object]) -> str:
    """One line for every reader of lines; letters the stream cannot write as JSON escapes."""
    text = json.dumps(figures, ensure_ascii=not _encoding(sys.stdout).startswith("utf"))
    return _ORDERS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _one_line(words: str) -> str:
    return _ORDERS.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), words)


def _write(stream: TextIO, text: str) -> None:
    """Lone surrogates and terminals of small alphabets must not stop the desk."""
    encoding = _encoding(stream)
    stream.write(text.encode(encoding, "backslashreplace").decode(encoding) + "\n")
    stream.flush()


def _encoding(stream: TextIO) -> str:
    return (getattr(stream, "encoding", None) or "utf-8").lower()
