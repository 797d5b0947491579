"""The counter for who prints where: orders of printers, teams of equals, and printers that rest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from checkin.desk.core import Core
from checkin.rules import printer_choice, printer_notes, rolls
from checkin.rules.clock import local
from checkin.rules.printer_choice import Target
from checkin.rules.rolls import Roll


@dataclass(frozen=True)
class PrinterChoice:
    """What this desk has chosen, as the window shows it."""

    desk: Target
    orders: Mapping[str, tuple[Target, ...]]  # purpose -> printers; "" follows the desk's own
    layouts: Mapping[str, str]  # role purpose -> layout it is printed with
    teams: Mapping[Target, str]
    paused: frozenset[Target]
    takes_over: bool
    roles: tuple[str, ...]  # that the list has


class PrinterChoosing:
    """Everything is kept at once, in the forum's folder of this desk."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def chosen(self) -> PrinterChoice:
        """How it is now."""
        settings, notes = self._core.settings, printer_notes.notes()
        return PrinterChoice(
            Target(settings.printer_kind, settings.printer),
            printer_choice.orders(),
            printer_choice.layouts(),
            {target: note.team for target, note in notes.items() if note.team},
            frozenset(target for target, note in notes.items() if note.paused),
            settings.printers_take_over,
            printer_choice.roles(),
        )

    def send_to(self, purpose: str, targets: Sequence[Target], layout: str = "") -> None:
        """Badges of that purpose go to these printers, first to last; none: as all others do."""
        with self._core.writing():
            printer_choice.set_order(purpose, targets, layout)

    def put_in_team(self, target: Target, team: str) -> None:
        """Printers of one team share the work; "" = it works alone."""
        with self._core.writing():
            printer_notes.put_in_team(target, team)

    def pause(self, target: Target, paused: bool) -> None:
        """Send that printer nothing for now, or go on."""
        with self._core.writing():
            printer_notes.pause(target, paused)

    def new_roll(self, target: Target, labels: int) -> None:
        """A new roll of so many labels was put in; 0: they are not counted."""
        with self._core.writing() as act:
            printer_notes.know(target)
            rolls.put_in(target, labels, act.at)

    def rolls(self) -> dict[Target, Roll]:
        """What is left of every roll that is counted; until when, by the clock on the wall."""
        at, zone = self._core.now(), self._core.zone
        found = (rolls.roll_of(note, at) for note in printer_notes.notes().values())
        return {
            roll.target: replace(roll, until=roll.until and local(roll.until, zone))
            for roll in found
            if roll is not None
        }

    def low_roll(self) -> Roll | None:
        """The roll that is used up first, where one soon is."""
        low = [roll for roll in self.rolls().values() if roll.is_low]
        return min(low, key=lambda roll: roll.left, default=None)
