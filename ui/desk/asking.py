"""The questions the desk page asks, each one journey to the desk's thread and back."""

import re
from collections.abc import Callable

from checkin.desk import CheckIn, Consent, Desk, Here, ScanLine
from ui.desk.scene import Shown, is_sure

LINES = 8  # of the last scans
_CODE = re.compile(r"\S{16,}|(?=\S*\d)\S{8,}")  # what nobody types as a name


def read(desk: Desk, words: str, paper: bool | None) -> Shown:
    """What Enter means: a code is checked in, a name that fits one person too, else hits.

    A text that looks like a code is a reading too: the desk keeps it as unknown.
    """
    reception = desk.reception
    if not reception.is_code(words):
        code = reception.code_at_end(words)
        if code:
            return _by_code(desk, code, paper, words)
        hits = tuple(reception.search(words))
        if is_sure(hits, seen=False):
            return _by_uid(desk, hits[0].uid, paper, words)
        if hits or not _CODE.fullmatch(words):
            return Shown(hits=hits, query=words, entered=True)
    return _by_code(desk, words, paper, words)


def check_in(desk: Desk, uid: str, paper: bool | None) -> Shown:
    """Check in somebody found by name."""
    return _by_uid(desk, uid, paper)


def let_in(desk: Desk, uid: str, consent: Consent) -> Shown:
    """Admit somebody against a refusal, with a reason that is kept."""
    answer = desk.reception.check_in_delegate(uid, consent=consent)
    return _with_card(desk, answer, again=lambda: let_in(desk, uid, consent))


def move(desk: Desk, checkpoint: str) -> Here:
    """Stand at another checkpoint."""
    desk.reception.move_to(checkpoint)
    return desk.reception.here()


def search(desk: Desk, words: str) -> Shown:
    """People who fit what is being typed."""
    return Shown(hits=tuple(desk.reception.search(words)), query=words)


def person(desk: Desk, uid: str, guessed: str = "") -> Shown:
    """Somebody's card; `guessed` are the words by which the search could only guess them."""
    return Shown(card=desk.people.card(uid), query=guessed)


def learn(desk: Desk, guessed: str, uid: str) -> None:
    """Know somebody next time who was guessed, chosen and then checked in."""
    if desk.people.card(uid).state == "in":
        desk.reception.teach(guessed, uid)


def undo(desk: Desk, scan: ScanLine) -> Shown:
    """Take an admission back."""
    desk.reception.undo(scan.scan)
    return Shown(card=desk.people.card(scan.uid), last=newest(desk))


def reprint(desk: Desk, uid: str, reason: str) -> Shown:
    """Print somebody's badge again; a first one where `reason` is empty."""
    if reason:
        desk.paper.reprint(uid, reason)
    else:
        desk.paper.print_first(uid)
    return person(desk, uid)


def register(desk: Desk, fields: dict[str, str], principal: str = "") -> Shown:
    """Put a walk-in or a companion on the list; a badge scanned into the form is checked in."""
    if desk.reception.is_code(fields["display_name"]):
        return read(desk, fields["display_name"], None)
    people = desk.people
    if principal:
        return person(desk, people.register_companion(principal, fields))
    return person(desk, people.register_walk_in(fields))


def correct(desk: Desk, uid: str, fields: dict[str, str]) -> Shown:
    """Put somebody right."""
    return Shown(card=desk.people.correct(uid, fields))


def newest(desk: Desk) -> tuple[ScanLine, ...]:
    """The last scans of this desk."""
    return tuple(desk.reception.last_scans(LINES))


def _by_code(desk: Desk, code: str, paper: bool | None, words: str) -> Shown:
    answer = desk.reception.check_in(code, paper=paper)
    return _with_card(desk, answer, words, lambda: _by_code(desk, code, paper, words))


def _by_uid(desk: Desk, uid: str, paper: bool | None, words: str = "") -> Shown:
    answer = desk.reception.check_in_delegate(uid, paper=paper)
    return _with_card(desk, answer, words, lambda: _by_uid(desk, uid, paper, words))


def _with_card(
    desk: Desk, answer: CheckIn, words: str = "", again: Callable[[], Shown] | None = None
) -> Shown:
    card = desk.people.card(answer.uid) if answer.uid else None
    return Shown(answer, card, last=newest(desk), query=words, again=again)
