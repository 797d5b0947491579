"""What a report on paper is proven by: where the journal stood, what was counted, and a seal.

The line stands behind the end of the page file, where readers of such files look for nothing. The
seal binds every byte before it to the forum's own key; the journal, cut where the report says it
stood, must then add up to the same figures.
"""

import hmac
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from checkin.rules.attendance import Counts, Period
from checkin.rules.credentials import Seal
from checkin.store import models
from checkin.store.entries import Entry, canonical
from checkin.store.folding import all_rows
from checkin.store.heads import heads_now
from checkin.store.journal import one, read

_CLAIM, _SEAL, _SCOPE = b"%AsharReport ", b"%AsharSeal ", b"ashar-report-1"
PROVEN = (
    "on_list", "walk_ins", "withdrawn", "expected", "present", "absent", "withdrawn_present",
    "scans", "admitted", "again", "left", "undone", "badges", "badges_printed",
)  # fmt: skip


@dataclass(frozen=True)
class Claim:
    """What a report says of itself."""

    forum: str  # id
    entries: int
    heads: dict[str, tuple[int, str]]  # stream -> its newest entry's number and hash
    period: Period
    figures: dict[str, int]

    @property
    def head(self) -> str:
        """One hash for where all streams stood: the only one's, or the longest's."""
        return max(self.heads.values(), default=(0, ""))[1]


def claim(forum: str, period: Period, counts: Counts) -> Claim:
    """Where the journal stands now, with what was counted of it; inside one transaction."""
    heads = {
        stream: (seq, one("SELECT hash FROM entry WHERE stream = ? AND seq = ?", (stream, seq))[0])
        for stream, seq in heads_now().items()
    }
    figures = {name: getattr(counts, name) for name in PROVEN}
    return Claim(forum, sum(seq for seq, _ in heads.values()), heads, period, figures)


def sealed(file: bytes, said: Claim, seal: Seal) -> bytes:
    """The file with its proof behind it."""
    period = said.period
    words = {
        "forum": said.forum,
        "entries": said.entries,
        "heads": said.heads,
        "period": [period.checkpoint, period.since, period.until],
        "figures": said.figures,
    }
    whole = file.rstrip(b"\n") + b"\n" + _CLAIM + canonical(words).encode() + b"\n"
    return whole + _SEAL + _tag(whole, seal) + b"\n"


def found(file: bytes) -> Claim | None:
    """What the report in `file` claims; None where it carries no such line."""
    try:
        line = file[file.rindex(_CLAIM) + len(_CLAIM) :].split(b"\n")[0]
        said = json.loads(line)
        heads = {stream: (int(seq), str(digest)) for stream, (seq, digest) in said["heads"].items()}
        period = Period(*map(str, said["period"]))
        return Claim(said["forum"], int(said["entries"]), heads, period, dict(said["figures"]))
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def problems(file: bytes, said: Claim, seal: Seal) -> list[str]:
    """What speaks against a report of this forum; nothing where it is proven."""
    if said.forum != seal.forum:
        return ["the report was written by another forum"]
    whole, sign, tag = file.rpartition(_SEAL)
    wrong = []
    if not sign or not hmac.compare_digest(tag.strip(), _tag(whole, seal)):
        wrong.append("the file was changed after it was written")
    entries = [e for e in read() if e.seq <= said.heads.get(e.stream, (0, ""))[0]]
    hashes = {(e.stream, e.seq): e.hash for e in entries}
    missing = [
        f"the journal has no entry {seq} with the hash {digest}"
        for stream, (seq, digest) in said.heads.items()
        if hashes.get((stream, seq)) != digest
    ]
    again = recount(entries, said.period)
    return wrong + missing + [
        f"{name}: the report says {said.figures.get(name)}, the journal adds up to {number}"
        for name, number in again.items()
        if said.figures.get(name) != number
    ]  # fmt: skip


def recount(entries: Iterable[Entry], period: Period) -> dict[str, int]:
    """The figures counted from entries alone, no table asked."""
    tables: dict[Any, list[dict[str, Any]]] = {}
    for model, row in all_rows(entries):
        tables.setdefault(model, []).append(row)
    people = tables.get(models.Delegate, [])
    badges = [b for b in tables.get(models.Badge, []) if b["void_at"] is None]
    scans = [s for s in tables.get(models.Scan, []) if _counts(s, period)]
    live = [s for s in scans if not s["undone"]]
    came = {s["delegate"] for s in live if s["outcome"] == "admitted"}
    gone = {p["uid"] for p in people if p["status"] == "withdrawn"}
    present = sum(p["uid"] in came and p["uid"] not in gone for p in people)
    walk_ins = sum(bool(p["walk_in"]) for p in people)
    return {
        "on_list": len(people) - walk_ins,
        "walk_ins": walk_ins,
        "withdrawn": len(gone),
        "expected": len(people) - len(gone),
        "present": present,
        "absent": len(people) - len(gone) - present,
        "withdrawn_present": len(gone & came),
        "scans": len(scans),
        "admitted": sum(s["outcome"] == "admitted" for s in live),
        "again": sum(s["outcome"] == "already-in" for s in live),
        "left": sum(s["outcome"] == "left" for s in live),
        "undone": len(scans) - len(live),
        "badges": len(badges),
        "badges_printed": sum(b["printed"] > 0 for b in badges),
    }


def _counts(scan: dict[str, Any], period: Period) -> bool:
    return period.checkpoint in ("", scan["checkpoint"]) and (
        period.since <= scan["at"] < period.until
    )


def _tag(whole: bytes, seal: Seal) -> bytes:
    return hmac.digest(seal.key, _SCOPE + whole, "sha256").hex().encode()
