"""Two records that are one person: make them one, say whose a code was, and take it back."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from checkin.rules import delegates, repairing
from checkin.rules.delegates import Person
from checkin.rules.foreign import recognise
from checkin.rules.refusals import MergeImpossible, MergeUnknown
from checkin.store.entries import Act, Kind
from checkin.store.journal import connection, homes_now, one, record


@dataclass(frozen=True)
class Merge:
    """A record that counts for another one."""

    lost: str  # uid
    kept: str
    names: tuple[str, ...]  # how the lost record is called
    before: dict[str, str]  # field -> what the kept record said
    fields: dict[str, str]  # field -> what was chosen
    at: datetime  # UTC
    operator: str


def merge(kept: str, lost: str, fields: Mapping[str, str], act: Act) -> Person:
    """Count everything of `lost` for `kept`, whose `fields` are put as chosen.

    Raises:
        DelegateUnknown, FieldUnknown, DelegateIncomplete
        MergeImpossible: one record with itself, or one is withdrawn and the other is not.
    """
    stays, goes = delegates.get(kept), delegates.get(lost)
    if kept == lost:
        raise MergeImpossible(problem="both are the same record; choose another person")
    if stays.status != goes.status:
        out = stays if stays.status == "withdrawn" else goes
        raise MergeImpossible(
            problem=f"{out.display_name} ({out.uid}) is withdrawn and the other record is not; "
            "let them in again or withdraw the other one first"
        )
    settled = delegates.correct(kept, dict(fields), act)
    chosen = {name: getattr(settled, name) for name in fields}
    changed = {name: new for name, new in chosen.items() if new != getattr(stays, name)}
    content = {
        "kept": kept,
        "names": [n for n in dict.fromkeys((goes.display_name, goes.latin_name)) if n],
        "before": {name: getattr(stays, name) for name in changed},
        "fields": changed,
    }
    record((Kind.DELEGATE_MERGED, lost, content), act)
    _lead_jobs_home((kept, lost))
    connection().execute("DELETE FROM name_key WHERE delegate = ?", (lost,))
    return delegates.get(kept)


def undo(lost: str, act: Act) -> Merge:
    """Make two people of them again; scans and badges go back to whose code it was.

    A field that was chosen at the merge and not touched since says again what it said before.

    Raises:
        MergeUnknown: the record counts for itself.
    """
    done = find(lost)
    if done is None:
        raise MergeUnknown(uid=lost)
    record((Kind.MERGE_UNDONE, lost, {}), act)
    person = delegates.find(done.kept)
    if person is not None:
        untouched = {
            name: before
            for name, before in done.before.items()
            if getattr(person, name) == done.fields[name]
        }
        delegates.correct(done.kept, untouched, act)
    _lead_jobs_home((done.kept, lost))
    return done


def find(lost: str) -> Merge | None:
    """The merge by which this record counts for another one."""
    row = one(f"{_SELECT} WHERE lost = ?", (lost,))
    return _merge(row) if row else None


def into(kept: str) -> list[Merge]:
    """The records that count for `kept`, the newest merge first."""
    rows = connection().execute(f"{_SELECT} WHERE kept = ? ORDER BY at DESC, lost", (kept,))
    return [_merge(row) for row in rows]


def home(uid: str) -> str:
    """The uid a record counts for: its own, unless it was merged into another one."""
    return homes_now().get(uid, uid)


def whose_code(text: str, uid: str) -> str:
    """Whose record the code `text` of the person `uid` is of; `uid` where nothing was merged.

    An entry about a scan keeps this, so that an undone merge can give the scan back.
    """
    if not text or not homes_now() or one("SELECT 1 FROM merged WHERE kept = ?", (uid,)) is None:
        return uid
    for form in dict.fromkeys((text, *repairing.repaired(text))):
        for code in (form, *recognise(form).tickets):
            row = one(
                "SELECT owner FROM ticket WHERE text = ?1 AND delegate = ?2 UNION ALL"
                " SELECT owner FROM badge WHERE credential = ?1 AND delegate = ?2 LIMIT 1",
                (code, uid),
            )
            if row:
                return str(row[0])
    return uid


_SELECT = "SELECT lost, kept, names, before, fields, at, operator FROM merged"


def _merge(row: tuple[str, ...]) -> Merge:
    lost, kept, names, before, fields, at, operator = row
    return Merge(
        lost,
        kept,
        tuple(json.loads(names)),
        json.loads(before),
        json.loads(fields),
        datetime.fromisoformat(at),
        operator,
    )


def _lead_jobs_home(uids: tuple[str, str]) -> None:
    """Badges that wait for the printer follow whom they count for."""
    connection().execute(
        "UPDATE print_job SET delegate = coalesce((SELECT delegate FROM badge"
        " WHERE credential = print_job.badge LIMIT 1), delegate) WHERE delegate IN (?, ?)",
        uids,
    )
