"""How printing stands at one moment: what the page of paper asks for every two seconds."""

from collections.abc import Sequence
from dataclasses import dataclass

from checkin.desk import Batch, Job, JobState, Paper, PrinterChoice, Roll, Target

SHOWN = 1_000  # jobs
ORDER = (
    JobState.FAILED, JobState.WAITING, JobState.PRINTING, JobState.SENT, JobState.QUEUED,
    JobState.DONE, JobState.CANCELLED,
)  # fmt: skip
MOVING = (JobState.QUEUED, JobState.SENT, JobState.PRINTING)


@dataclass(frozen=True)
class Paperwork:
    """How the queue stands at one moment."""

    jobs: tuple[Job, ...]
    counts: dict[JobState, int]
    problem: str
    choice: PrinterChoice
    offered: Target | None  # who could print what waits
    is_paused: bool
    rolls: dict[Target, Roll]
    batches: tuple[Batch, ...]


def paperwork(paper: Paper, question: tuple[Sequence[JobState], str], is_paused: bool) -> Paperwork:
    return Paperwork(
        _sorted(paper.queue(SHOWN, *question)),
        paper.counts(),
        paper.problem,
        paper.choosing.chosen(),
        paper.offered(),
        is_paused,
        paper.choosing.rolls(),
        tuple(paper.batches.lines()),
    )


def _sorted(jobs: list[Job]) -> tuple[Job, ...]:
    """Those that need somebody, then the next to be printed, then the newest of the past."""
    past = (JobState.DONE, JobState.CANCELLED)
    return tuple(
        sorted(
            jobs,
            key=lambda job: (
                min(ORDER.index(job.state), ORDER.index(past[0])),
                -job.id if job.state in past else job.id,
            ),
        )
    )
