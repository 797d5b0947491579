"""What a rehearsal found, in numbers and in words."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from checkin.desk import Figures, Outcome, Proof
from checkin.rehearsal.clerk import WAYS
from checkin.rehearsal.playing import Played, Search


@dataclass(frozen=True)
class Spread:
    """How long something took, in milliseconds."""

    times: int
    p50: float
    p95: float
    p99: float
    most: float


@dataclass(frozen=True)
class Ways:
    """How one way of typing names fared."""

    way: str
    searches: int
    found: int
    letters: float  # median typed until the person stood first, of those found
    failures: tuple[Search, ...]


@dataclass(frozen=True)
class Answer:
    """An answer of the desk and why it was right; cause "" for those admitted."""

    outcome: Outcome
    cause: str
    times: int


@dataclass(frozen=True)
class Place:
    """Where and how large the rehearsal was."""

    forum: str
    where: str
    days: tuple[str, ...]
    checkpoint: str
    listed: int  # people on the list of the forum itself
    invented: int  # added to the copy
    seed: int


@dataclass(frozen=True)
class RehearsalReport:
    """Everything a rehearsal found. Files lie in `folder`."""

    place: Place
    played: Played
    attendance: Figures  # of the first day
    proof: Proof
    folder: Path
    files: tuple[Path, ...]
    page: Path

    @property
    def people(self) -> int:
        """People who were let in, each counted once."""
        return len(self.played.uids)

    @property
    def per_minute(self) -> float:
        """People checked in per minute of real time, all searching and printing included."""
        return self.people / self.played.seconds * 60 if self.played.seconds else 0.0

    @property
    def is_sound(self) -> bool:
        """Whether there is nothing to look into."""
        return not self.problems

    @property
    def problems(self) -> list[str]:
        """Everything that has to be looked into before the doors open."""
        unseen = [
            f"{search.wanted} was not found, neither by «{search.typed}» nor as the list has it"
            for search in self.played.searches
            if not search.found and not search.at_last
        ]
        played = self.played
        return [*played.unexplained, *played.trouble, *unseen, *self.proof.problems]

    def figures(self) -> dict[str, object]:
        """The report as one JSON object."""
        played, counts = self.played, self.attendance.counts
        return {
            "forum": self.place.forum,
            "delegates": self.place.listed + self.place.invented,
            "people": self.people,
            "seconds": round(played.seconds, 3),
            "people_per_minute": round(self.per_minute),
            "scan_to_verdict_ms": asdict(spread(played.verdicts)),
            "scan_to_badge_ms": asdict(spread(played.badges)),
            "search_keystroke_ms": asdict(spread(played.letters)),
            "searches": [
                {
                    "way": way.way,
                    "searches": way.searches,
                    "found": way.found,
                    "letters": way.letters,
                    "failures": [{"typed": s.typed, "name": s.wanted} for s in way.failures],
                }
                for way in ways(played.searches)
            ],
            "answers": [
                {"outcome": a.outcome.value, "cause": a.cause, "times": a.times}
                for a in answers(played)
            ],
            "unexplained": len(played.unexplained),
            "problems": self.problems,
            "attendance": asdict(counts),
            "journal": {"entries": self.proof.entries, "hash": self.proof.head},
            "report": str(self.page),
            "files": [str(file) for file in self.files],
        }

    def words(self) -> str:
        """The report in a few sentences."""
        played, counts = self.played, self.attendance.counts
        verdict, badge = spread(played.verdicts), spread(played.badges)
        found = sum(search.found for search in played.searches)
        lines = [
            f"{self.people} people were checked in on a copy of {self.place.forum},"
            f" {self.per_minute:.0f} a minute; the forum itself was not touched.",
            f"From scan to verdict: {verdict.p50:.1f} ms, 95 of 100 within {verdict.p95:.1f} ms.",
            f"From scan to badge: {badge.p50:.0f} ms, 95 of 100 within {badge.p95:.0f} ms.",
            f"{found} of {len(played.searches)} names were found as they were typed.",
            f"{sum(a.times for a in answers(played) if a.cause)} readings were refused, "
            f"{len(played.unexplained)} of them without a reason.",
            f"{counts.on_list} on the list + {counts.walk_ins} walk-ins - {counts.withdrawn}"
            f" withdrawn = {counts.expected} expected = {counts.present} present"
            f" + {counts.absent} absent.",
            f"The journal of {self.proof.entries} entries is "
            + ("whole." if not self.proof.problems else "NOT whole: see the report."),
            *self.problems,
            f"The report is {self.page}; badges and attendance lie beside it.",
        ]
        return "\n".join(lines)


def spread(milliseconds: Sequence[float]) -> Spread:
    """Median, the slow ones and the slowest (nearest rank)."""
    ordered = sorted(milliseconds) or [0.0]

    def at(share: float) -> float:
        return round(ordered[min(len(ordered) - 1, int(len(ordered) * share))], 3)

    return Spread(len(milliseconds), at(0.5), at(0.95), at(0.99), round(ordered[-1], 3))


def ways(searches: Sequence[Search]) -> list[Ways]:
    """The searches by the way they were typed."""
    by_way: dict[str, list[Search]] = defaultdict(list)
    for search in searches:
        by_way[search.way].append(search)
    made = []
    for way in (way for way in WAYS if by_way[way]):
        found = sorted(search.letters for search in by_way[way] if search.found)
        failures = tuple(search for search in by_way[way] if not search.found)
        median = found[len(found) // 2] if found else 0
        made.append(Ways(way, len(by_way[way]), len(found), median, failures))
    return made


def answers(played: Played) -> list[Answer]:
    """What the desk said, the most frequent first."""
    ordered = sorted(played.answers.items(), key=lambda item: (-item[1], item[0]))
    return [Answer(outcome, cause, times) for (outcome, cause), times in ordered]
