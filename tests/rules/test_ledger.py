"""Figures kept up to date say the same as those counted from nothing, whatever happened between."""

from contextlib import suppress
from datetime import timedelta
from random import Random

import pytest

from checkin.desk import Choice, Figure, Place
from checkin.desk.reports import period_of
from checkin.errors import DeskError
from checkin.rules import attendance

CHOICES = (
    Choice(), Choice("2026-06-20"), Choice("2026-06-21"), Choice("", "hall"),
    Choice("2026-06-20", "entrance"),
)  # fmt: skip


class Hands:
    """Does something at random."""

    def __init__(self, desk, clock, dice):
        self.desk, self.clock, self.dice = desk, clock, dice
        self.scans, self.merged = [], []
        desk.programme.save_place(Place("hall", "Hall", "inout"))
        for _ in range(6):
            self.register()

    def uid(self):
        return self.dice.choice([p.uid for p in self.desk.people.page().lines])

    def register(self):
        n = self.dice.randrange(1000)
        self.desk.people.register_walk_in(
            {"display_name": f"Guest {n}", "country": self.dice.choice(["KZ", "GE"])}
        )

    def bring(self):
        self.desk.people.register_companion(self.uid(), {"display_name": "With"})

    def come(self):
        place = self.dice.choice(["entrance", "hall", "hall"])
        answer = self.desk.reception.check_in_delegate(self.uid(), checkpoint=place)
        self.scans.append(answer.scan)

    def stray(self):
        self.desk.reception.check_in("nobody's")

    def undo(self):
        if self.scans:
            self.desk.reception.undo(self.dice.choice(self.scans))

    def paper(self):
        at = self.clock.at - timedelta(minutes=self.dice.randrange(1, 20))
        self.desk.fallback.key_in([(self.uid(), at)], checkpoint="entrance")

    def correct(self):
        self.desk.people.correct(self.uid(), {"role": self.dice.choice(["speaker", "press"])})

    def withdraw(self):
        uid = self.uid()
        if self.desk.people.card(uid).state == "withdrawn":
            self.desk.people.restore(uid, "asked")
        else:
            self.desk.people.withdraw(uid, "asked")

    def merge(self):
        kept, lost = self.uid(), self.uid()
        if kept != lost:
            self.desk.people.merge(kept, lost, {})
            self.merged.append(lost)

    def part(self):
        if self.merged:
            self.desk.people.undo_merge(self.merged.pop())

    def reprint(self):
        self.desk.paper.reprint(self.uid(), "lost")

    def sleep(self):
        if self.clock.at.day == 20:
            self.clock.forward(hours=24)


ACTS = ("register", "bring", "come", "come", "come", "stray", "undo", "paper", "correct",
        "withdraw", "merge", "part", "reprint", "sleep")  # fmt: skip


def check(desk):
    zone = desk.forum.zone
    for choice in CHOICES:
        said, period = desk.reports.figures(choice), period_of(desk._core, choice)
        assert said.counts == attendance.counts(period), choice
        assert list(said.roles) == attendance.groups("role", period)
        assert [(c.key, c.present, c.expected) for c in said.countries] == [
            (g.key, g.present, g.expected) for g in attendance.groups("country", period)
        ]
        assert [(c.key, c.present, c.expected) for c in desk.reports.cut("role", choice)] == [
            (g.key, g.present, g.expected) for g in said.roles
        ]
        assert list(said.arrivals) == attendance.arrivals(period, zone)
        assert said.inside == desk.behind.page(Figure("inside"), choice).total


@pytest.mark.parametrize("seed", range(6))
def test_what_is_added_is_what_is_counted(desk, clock, seed):
    dice = Random(seed)
    hands = Hands(desk, clock, dice)
    check(desk)
    for _ in range(40):
        clock.forward(seconds=dice.randrange(11, 400))
        with suppress(DeskError):  # a merge of two that cannot be one, of a person merged away
            getattr(hands, dice.choice(ACTS))()
        if dice.random() < 0.6:  # often several acts lie between two looks
            check(desk)
    check(desk)


def test_after_a_rebuild_it_counts_anew(desk, clock):
    hands = Hands(desk, clock, Random(1))
    hands.come()
    check(desk)
    desk.reports.rebuild()
    check(desk)
