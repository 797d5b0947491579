"""A badge as a numbered object: issue it, reissue it, void it, note that it was printed."""

from dataclasses import dataclass, field
from typing import Any

from checkin.errors import DelegateUnknown
from checkin.rules import credentials
from checkin.rules.credentials import LAST_REISSUE, Seal
from checkin.store.entries import Act, Kind
from checkin.store.journal import connection, one, record, record_all

RETURNED = "returned"  # why a badge is void that was given back
REASONS = ("lost", "damaged", "misspelled", "wrong role", "test")  # why one is reprinted


@dataclass(frozen=True)
class IssuedBadge:
    """A badge that is out, or about to be."""

    credential: str
    serial: str  # nine digits
    reissue: int
    printed: int  # how often it reached paper
    is_new: bool = field(default=False, compare=False)  # made just now


def live_badge(uid: str) -> IssuedBadge | None:
    """The badge of a delegate that is good now, the newest where there are several."""
    return _live(_badges_of(uid))


def issue(uid: str, seal: Seal, act: Act) -> IssuedBadge:
    """The delegate's live badge, issued now where there is none."""
    known = _badges_of(uid)
    live = _live(known)
    if live:
        return live
    if not known:
        _must_exist(uid)
    return _after(known, uid, seal, act)


def reissue(uid: str, reason: str, seal: Seal, act: Act) -> IssuedBadge:
    """Void the delegate's badge and issue the next of the same serial (a new serial after nine)."""
    old = live_badge(uid)
    if old is None:
        return issue(uid, seal, act)
    void(uid, old.credential, reason, act)
    return _successor(uid, seal, act)


def void(uid: str, credential: str, reason: str, act: Act) -> None:
    """From now on this badge opens no door, and says why at every desk."""
    _note(Kind.BADGE_VOIDED, uid, {"credential": credential, "reason": reason}, act)


def note_printed(uid: str, credential: str, act: Act) -> None:
    """A badge came out of a printer."""
    _note(Kind.BADGE_PRINTED, uid, {"credential": credential}, act)


def hand_over(uid: str, credential: str, act: Act, to: str = "") -> None:
    """A badge is in somebody's hand: the holder's, or that of whoever took it for them (`to`)."""
    content = {"credential": credential} | ({"to": to} if to else {})
    _note(Kind.BADGE_HANDED_OVER, uid, content, act)


def take_back(uid: str, credential: str, act: Act) -> None:
    """A badge was given back at the desk; it opens no door any more."""
    _note(Kind.BADGE_RETURNED, uid, {"credential": credential}, act)
    row = one("SELECT void_at FROM badge WHERE credential = ?", (credential,))
    if row and row[0] is None:
        void(uid, credential, RETURNED, act)


def undo(uid: str, credential: str, what: Kind, act: Act) -> None:
    """A badge did not come out after all; handing over, voiding, taking back was a mistake."""
    _note(Kind.BADGE_UNDONE, uid, {"credential": credential, "what": str(what)}, act)


def issue_all(uids: list[str], seal: Seal, act: Act) -> dict[str, IssuedBadge]:
    """Live badges of many delegates at once, those missing issued in the order given."""
    live = {uid: live_badge(uid) for uid in uids}
    for uid in uids:
        if live[uid] is None and one("SELECT 1 FROM badge WHERE delegate = ? LIMIT 1", (uid,)):
            live[uid] = _successor(uid, seal, act)
    missing = [uid for uid in uids if live[uid] is None]
    first = int(_next_serial(act.desk)[3:])
    made = {}
    for number, uid in enumerate(missing, first):
        serial = credentials.make_serial(act.desk, number)
        made[uid] = IssuedBadge(credentials.make(serial, 0, seal), serial, 0, 0)
    record_all([(Kind.BADGE_ISSUED, uid, _content(made[uid], act)) for uid in missing], act)
    return {uid: made.get(uid) or live[uid] for uid in uids}  # type: ignore[misc]


def _successor(uid: str, seal: Seal, act: Act) -> IssuedBadge:
    """The next badge of the serial somebody has, or the first of a new one."""
    return _after(_badges_of(uid), uid, seal, act)


def _badges_of(uid: str) -> list[tuple[Any, ...]]:
    """Of each: credential, serial, reissue, whether it is good, when issued, how often printed."""
    sql = "SELECT credential, serial, reissue, void_at IS NULL, issued_at, printed FROM badge"
    return list(connection().execute(f"{sql} WHERE delegate = ?", (uid,)))


def _live(known: list[tuple[Any, ...]]) -> IssuedBadge | None:
    live = max((row for row in known if row[3]), key=lambda row: (row[4], row[0]), default=None)
    if live is None:
        return None
    credential, serial, number, _, _, printed = live
    return IssuedBadge(credential, serial, number, printed)


def _after(known: list[tuple[Any, ...]], uid: str, seal: Seal, act: Act) -> IssuedBadge:
    if not known:
        return _issue(uid, _next_serial(act.desk), 0, seal, act)
    _, serial, number, *_ = max(known, key=lambda row: (row[4], row[2], row[0]))
    shared = one(  # a merge was undone meanwhile
        "SELECT 1 FROM badge WHERE serial = ? AND delegate != ? LIMIT 1", (serial, uid)
    )
    if shared or number >= LAST_REISSUE:
        return _issue(uid, _next_serial(act.desk), 0, seal, act)
    return _issue(uid, serial, number + 1, seal, act)


def _note(kind: Kind, uid: str, content: dict[str, str], act: Act) -> None:
    """What happened to a badge is told of the record it was issued to, also after a merge."""
    values = (content["credential"], uid)
    row = one("SELECT owner FROM badge WHERE credential = ? AND delegate = ?", values)
    record((kind, row[0] if row else uid, {**content, "desk": act.desk}), act)


def _issue(uid: str, serial: str, number: int, seal: Seal, act: Act) -> IssuedBadge:
    badge = IssuedBadge(credentials.make(serial, number, seal), serial, number, 0, is_new=True)
    record((Kind.BADGE_ISSUED, uid, _content(badge, act)), act)
    return badge


def _content(badge: IssuedBadge, act: Act) -> dict[str, object]:
    return {
        "credential": badge.credential,
        "serial": badge.serial,
        "reissue": badge.reissue,
        "desk": act.desk,
    }


def _next_serial(desk: int) -> str:
    row = one(
        "SELECT max(serial) FROM badge WHERE serial >= ? AND serial < ?",
        (f"{desk:03d}000000", f"{desk + 1:03d}000000"),
    )
    return credentials.make_serial(desk, int(row[0][3:]) + 1 if row[0] else 1)


def _must_exist(uid: str) -> None:
    if one("SELECT 1 FROM delegate WHERE uid = ?", (uid,)) is None:
        raise DelegateUnknown(uid=uid)
