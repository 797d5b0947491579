"""Play the plan through the door, as a window would, and write down every answer and its time."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from time import perf_counter

from checkin.desk import CheckIn, Desk, Outcome
from checkin.rehearsal.clerk import keystrokes
from checkin.rehearsal.crowd import Guest, Stranger
from checkin.rehearsal.script import Move, Step

SHOWN = 8  # hits the desk shows
Told = Callable[[int, int], object]  # done, of


@dataclass
class Wall:
    """The clock on the wall of the rehearsal: it goes as the plan goes."""

    at: datetime  # UTC

    def __call__(self) -> datetime:
        return self.at


@dataclass(frozen=True)
class Search:
    """One name looked up."""

    way: str
    typed: str
    wanted: str  # name of the person
    found: bool  # among those shown when all is typed
    letters: int  # typed until the person first stood on top, or all of them
    at_last: str = ""  # what found the person after all, "" = only by going through the list


@dataclass
class Played:
    """Everything that was measured. Times are in milliseconds."""

    verdicts: list[float] = field(default_factory=list)  # text in, answer out
    badges: list[float] = field(default_factory=list)  # text in, page written
    letters: list[float] = field(default_factory=list)  # one keystroke of a search
    searches: list[Search] = field(default_factory=list)
    answers: dict[tuple[Outcome, str], int] = field(default_factory=lambda: defaultdict(int))
    unexplained: list[str] = field(default_factory=list)
    moves: dict[Move, int] = field(default_factory=lambda: defaultdict(int))
    trouble: list[str] = field(default_factory=list)  # of printers
    uids: list[str] = field(default_factory=list)  # admitted, each once
    seconds: float = 0


class Player:
    """Stands at the desk for the length of one plan."""

    def __init__(
        self, desk: Desk, wall: Wall, strangers: Iterator[Stranger],
        choose: Callable[[Guest], tuple[str, str]],
    ) -> None:  # fmt: skip
        self._desk = desk
        self._wall = wall
        self._strangers = strangers
        self._choose = choose
        self._in_hand: dict[str, str] = {}  # uid -> code of the badge
        self._replaced: dict[str, str] = {}  # uid -> code of the badge before
        self._scans: dict[str, str] = {}  # uid -> its admission, to be undone
        self.played = Played()

    def play(self, steps: Sequence[Step], told: Told | None = None) -> Played:
        """The whole plan, one step after the other, as fast as the program goes."""
        acts: dict[Move, Callable[[Step], None]] = {
            Move.TICKET: self._ticket,
            Move.BADGE: self._badge,
            Move.NAME: self._name,
            Move.WALK_IN: self._walk_in,
            Move.STRAY: lambda step: self._scan(step, step.text),
            Move.OLD_BADGE: lambda step: self._scan(step, self._replaced[_guest(step).uid]),
            Move.WITHDRAW: self._withdraw,
            Move.REPRINT: self._reprint,
            Move.UNDO: self._undo,
        }
        start = perf_counter()
        for done, step in enumerate(steps, 1):
            self._wall.at = step.at
            acts[step.move](step)
            self.played.moves[step.move] += 1
            if told:
                told(done, len(steps))
        self.played.seconds = perf_counter() - start
        return self.played

    def _ticket(self, step: Step) -> None:
        self._scan(step, _guest(step).ticket)

    def _badge(self, step: Step) -> None:
        guest = _guest(step)
        code = self._in_hand.get(guest.uid, guest.badge)
        if code:
            self._scan(step, code)
        else:
            self._name(step)

    def _name(self, step: Step) -> None:
        guest = _guest(step)
        self._find(guest)
        start = perf_counter()
        answer = self._desk.reception.check_in_delegate(guest.uid)
        self._answered(step, answer, start)

    def _walk_in(self, step: Step) -> None:
        fields = next(self._strangers).fields
        self._desk.people.look_alikes(fields)
        uid = self._desk.people.register_walk_in(fields)
        start = perf_counter()
        answer = self._desk.reception.check_in_delegate(uid)
        self._answered(Step(step.at, step.move, expected=Outcome.ADMITTED), answer, start)

    def _withdraw(self, step: Step) -> None:
        self._desk.people.withdraw(_guest(step).uid, "the organiser called")

    def _reprint(self, step: Step) -> None:
        uid = _guest(step).uid
        self._replaced[uid] = self._in_hand.get(uid, _guest(step).badge)
        self._desk.paper.reprint(uid, "a letter was wrong")
        self._print()

    def _undo(self, step: Step) -> None:
        if not self._desk.reception.undo(self._scans[_guest(step).uid]):
            self.played.unexplained.append(f"{_guest(step).name}: the check-in was not undone")

    def _scan(self, step: Step, text: str) -> None:
        start = perf_counter()
        self._desk.reception.is_code(text)  # the box asks, before it searches for a name
        self._answered(step, self._desk.reception.check_in(text), start)

    def _answered(self, step: Step, answer: CheckIn, start: float) -> None:
        """Keep the time of an answer, hold it against the plan, and print what is due."""
        self.played.verdicts.append(_since(start))
        self.played.answers[answer.outcome, step.cause] += 1
        if answer.outcome is not step.expected:
            self.played.unexplained.append(
                f"{answer.name or answer.text}: {step.move} was answered {answer.outcome},"
                f" expected was {step.expected}"
            )
        if answer.outcome is Outcome.ADMITTED:
            if answer.uid not in self._scans:
                self.played.uids.append(answer.uid)
            self._scans[answer.uid] = answer.scan
        if answer.printing:
            self._print()
            self.played.badges.append(_since(start))

    def _print(self) -> None:
        """What the printer's thread does while the next person steps forward."""
        while sent := self._desk.paper.print_next():
            self._in_hand[sent.job.uid] = sent.job.credential
            if sent.problem:
                self.played.trouble.append(sent.problem)

    def _find(self, guest: Guest) -> None:
        way, typed = self._choose(guest)
        letters, found = self._type(typed, guest.uid)
        last = "" if found else self._try_again(guest)
        self.played.searches.append(Search(way, typed, guest.name, found, letters, last))

    def _type(self, typed: str, uid: str) -> tuple[int, bool]:
        """Letters until the person first stood on top; whether they are shown in the end."""
        shown: list[str] = []
        needed = 0
        for letters, text in enumerate(keystrokes(typed), 1):
            start = perf_counter()
            shown = [hit.uid for hit in self._desk.reception.search(text, SHOWN)]
            self.played.letters.append(_since(start))
            if shown[:1] == [uid] and not needed:
                needed = letters
        return needed or len(keystrokes(typed)), uid in shown

    def _try_again(self, guest: Guest) -> str:
        """A clerk who does not see the person asks how it is spelled, then where they are from."""
        for words in (guest.name, f"{guest.name} {guest.organisation}"):
            if guest.uid in {hit.uid for hit in self._desk.reception.search(words, SHOWN)}:
                return words
        return ""


def _guest(step: Step) -> Guest:
    if step.guest is None:
        raise ValueError(f"{step.move} needs a guest")
    return step.guest


def _since(start: float) -> float:
    return (perf_counter() - start) * 1000
