"""Every badge reaches paper once, or somebody is told: the queue against a small CUPS."""

import os
import random
from dataclasses import replace

import pytest
from helpers import OPENING, add_delegate
from printers.fake_cups import fake_cups

from checkin.desk import Desk, JobState
from checkin.desk.sending import Badge, PageOfAnother, Sending, make_page
from checkin.errors import PrinterNotReady, PrinterUncertain
from checkin.printers import Fate, Media, Printer, Stage, ipp
from checkin.printers import Sent as Page
from checkin.printers.ipp import Tag, Value
from checkin.rules import print_queue

JOBS = int(os.environ.get("ASHAR_JOBS", "1000"))  # 10,000 take some minutes


@pytest.fixture
def cups(monkeypatch):
    with fake_cups() as fake:
        monkeypatch.setenv("CUPS_SERVER", f"127.0.0.1:{fake.port}")
        yield fake


@pytest.fixture
def asked(desk, cups):
    """A desk that prints on the little CUPS, with three badges queued."""
    desk.paper.choose("cups", "badge")
    for name in ("Нұртөре Жүсіп", "ნინო ბერიძე", "Çağla Öztürk"):
        desk.paper.print_first(desk.people.register_walk_in({"display_name": name}))
    return desk


def states(desk):
    return [job.state for job in sorted(desk.paper.queue(), key=lambda job: job.id)]


def say(cups, number, state):
    cups.jobs[number]["job-state"] = [Value(Tag.ENUM, state)]


def test_a_page_is_printing_until_its_printer_says_that_it_is_out(asked, cups):
    cups.job_state = 5
    job = asked.paper.print_next().job
    assert states(asked)[0] is JobState.PRINTING
    assert asked.people.card(job.uid).badges[0].printed == 0
    say(cups, 0, 9)
    followed = asked.paper.follow()
    assert (followed.open, followed.finished, followed.problem) == (0, 1, "")
    assert states(asked)[0] is JobState.DONE
    assert asked.people.card(job.uid).badges[0].printed == 1


def test_what_a_printer_waits_for_is_told_and_its_end_too(asked, cups):
    cups.job_state = 5
    asked.paper.print_next()
    cups.reasons = ("media-empty-error",)
    assert asked.paper.follow().problem == "it is out of paper"
    assert asked.status().printer_problem == "it is out of paper"
    assert [job.reason for job in asked.paper.queue() if job.reason] == ["it is out of paper"]
    cups.reasons = ("none",)
    assert asked.paper.follow().problem == ""
    assert asked.status().printer_problem == ""


def test_a_page_its_printer_gives_up_is_failed_and_can_be_sent_again(asked, cups):
    cups.job_state = 5
    job = asked.paper.print_next().job
    say(cups, 0, 8)
    assert "failed at the printer" in asked.paper.follow().problem
    assert states(asked)[0] is JobState.FAILED
    assert asked.status().waiting == 1
    assert asked.paper.retry(job.id)
    cups.job_state = 9
    asked.paper.print_next()
    asked.paper.follow()
    assert states(asked)[0] is JobState.DONE


def test_a_page_its_printer_forgot_is_asked_about(asked, cups):
    cups.job_state = 5
    asked.paper.print_next()
    cups.jobs.clear()
    assert "Look whether it was printed" in asked.paper.follow().problem
    assert states(asked)[0] is JobState.WAITING


def begin(cups, number, at):
    cups.jobs[number]["time-at-processing"] = [Value(Tag.INTEGER, at)]


@pytest.mark.parametrize("state", [5, 9])
def test_a_page_that_the_print_system_begins_again_by_itself_is_asked_about(asked, cups, state):
    """Also by the next start of the program: the print system may start before it."""
    cups.job_state = 5
    asked.paper.print_next()
    begin(cups, 0, 1000)
    assert asked.paper.follow().problem == ""
    asked.close()
    begin(cups, 0, 1007)
    say(cups, 0, state)
    with Desk(asked.folder) as again:
        assert "it may be there twice" in again.paper.follow().problem
        assert states(again)[0] is JobState.WAITING
        assert again.paper.retry_all() == 0
    assert ipp.number(cups.jobs[0], "job-state") == (7 if state == 5 else 9)  # what can be stopped


def test_a_page_sent_again_by_somebody_is_begun_a_first_time(asked, cups):
    cups.job_state = 5
    job = asked.paper.print_next().job
    begin(cups, 0, 1000)
    asked.paper.follow()
    say(cups, 0, 7)
    asked.paper.follow()
    assert asked.paper.retry(job.id)
    while asked.paper.print_next():
        pass
    for number, _ in enumerate(cups.jobs):
        begin(cups, number, 1009)
    assert asked.paper.follow().problem == ""


def test_a_number_that_was_given_away_twice_does_not_speak_for_another_page(asked, cups):
    """A print system that was killed forgets its last jobs, and counts on from those before."""
    cups.job_state = 5
    asked.paper.print_next()
    cups.jobs.clear()
    cups.job_state = 9
    asked.paper.print_next()  # it is called 1 as well
    asked.paper.follow()
    assert states(asked)[:2] == [JobState.WAITING, JobState.DONE]


def test_a_stopped_queue_is_started_with_one_button_and_what_waits_goes_on(asked, cups):
    cups.state, cups.message = 5, "Paper jam"
    while asked.paper.print_next():
        pass
    assert set(states(asked)) == {JobState.WAITING}
    assert asked.paper.mend()
    while asked.paper.print_next():
        pass
    asked.paper.follow()
    assert set(states(asked)) == {JobState.DONE}
    assert len(cups.documents) == 3


def test_what_may_have_come_out_is_not_sent_again_with_the_others(asked, cups):
    cups.job_state = 5
    forgotten = asked.paper.print_next().job
    cups.jobs.clear()
    asked.paper.follow()
    assert asked.paper.mend()
    assert print_queue.get(forgotten.id).state is JobState.WAITING
    assert asked.paper.retry(forgotten.id)  # only by its own button


def test_work_moves_to_another_printer_but_for_what_may_still_come_out(asked, cups):
    cups.job_state = 3
    while asked.paper.print_next():
        pass
    say(cups, 0, 5)  # the first has been begun
    asked.paper.move_all("folder", "")
    assert states(asked) == [JobState.PRINTING, JobState.QUEUED, JobState.QUEUED]
    while asked.paper.print_next():
        pass
    assert states(asked) == [JobState.PRINTING, JobState.DONE, JobState.DONE]
    assert len(list((asked.folder / "paper").glob("*.pdf"))) == 2


def test_one_badge_can_be_printed_elsewhere(asked, cups):
    second = sorted(asked.paper.queue(), key=lambda job: job.id)[1]
    assert asked.paper.move(second.id, "folder", "")
    while asked.paper.print_next():
        pass
    assert len(cups.documents) == 2
    assert len(list((asked.folder / "paper").glob("*.pdf"))) == 1


@pytest.mark.parametrize("was_taken", [True, False])
def test_after_a_crash_the_printer_is_asked_and_the_page_comes_once(asked, cups, clock, was_taken):
    if was_taken:
        asked.paper.print_next()
        # as if killed between the printer's yes and our note of it
        job = max(asked.paper.queue(), key=lambda job: -job.id)
        print_queue.connection().execute(
            "UPDATE print_job SET state = 'sent', sent_as = '', sent_at = ? WHERE id = ?",
            (OPENING.isoformat(), job.id),
        )
        job_number = job.id
    else:
        job_number = asked.paper._sending.routing.next(9).job
        print_queue.start(job_number, ("cups", "badge"), OPENING)
    asked.close()
    clock.at = OPENING
    with Desk(asked.folder, clock=clock) as again:
        assert print_queue.get(job_number).state is JobState.WAITING
        clock.forward(minutes=2)
        again.paper.follow()
        while again.paper.print_next():
            pass
        again.paper.follow()
        assert print_queue.get(job_number).state is JobState.DONE
        assert len(cups.documents) == 3


class Moody(Printer):
    """Takes pages, loses its voice, breaks off and runs dry as the dice fall; it keeps its pages.

    What it was given when it lost its voice, and what it broke off, may be on paper or not.
    """

    def __init__(self, dice):
        super().__init__("moody")
        self.dice, self.pages, self.fates = dice, [], {}

    def send(self, pdf, title, media):
        mood = self.dice.random()
        if mood < 0.05:
            raise PrinterNotReady(printer="moody", reason="it is out of paper")
        if mood < 0.08:
            self.print_perhaps(title)
            raise PrinterUncertain(printer="moody")
        name = str(len(self.fates))
        self.fates[name] = (Stage.PRINTING, title)
        return Page(name)

    def fate(self, sent):
        stage, title = self.fates[sent.name]
        if stage is Stage.PRINTING and (mood := self.dice.random()) < 0.6:
            stage = (
                Stage.GIVEN_UP if mood < 0.02 else Stage.BROKEN_OFF if mood < 0.04 else Stage.DONE
            )
            self.fates[sent.name] = (stage, title)
            if stage is Stage.DONE:
                self.pages.append(title)
        return Fate(stage, "it failed" if stage is Stage.GIVEN_UP else "")

    def settle(self, sent):
        is_out = self.print_perhaps(self.fates[sent.name][1])
        return Fate(Stage.DONE if is_out and self.dice.random() < 0.5 else Stage.UNKNOWN)

    def print_perhaps(self, title):
        if is_out := self.dice.random() < 0.5:
            self.pages.append(title)
        return is_out


def queue_many(desk, number):
    """Badges for so many people, asked for one after another."""
    from checkin.rules import issuing

    core = desk._core
    with core.writing() as act:
        for at in range(number):
            add_delegate(act, f"D{at}")
            badge = issuing.issue(f"D{at}", core.seal, act)
            print_queue.add(f"D{at}", badge.credential, "a6", act)


def test_through_a_printer_that_fails_at_random_every_badge_comes_in_order_or_says_why(desk):
    """The answers the operator would give, from what lies in the tray, are given while it runs."""
    desk._core.database.execute_sql("PRAGMA synchronous = OFF")  # no power is cut here
    dice = random.Random(7)
    moody = Moody(dice)
    sending = Sending(
        desk._core, lambda *_: moody, lambda job: Badge(b"%PDF", Media(105, 148), job.serial)
    )
    queue_many(desk, JOBS)
    first_tries = []
    while print_queue.printing() or sending.routing.next(1):
        while sent := sending.send_next():
            if sent.job.tries == 1 and not sent.problem:
                first_tries.append(sent.job.id)
        sending.follow()
        if dice.random() < 0.01:  # somebody looks at the queue
            answer(desk, moody)
    jobs = print_queue.recent(JOBS)
    left = [job for job in jobs if job.state is not JobState.DONE]
    assert len(jobs) == JOBS
    assert all(job.state in print_queue.ASKS and job.reason for job in left)
    answer(desk, moody)
    assert set(print_queue.counts()) <= {JobState.DONE, JobState.QUEUED}
    done = [job.serial for job in print_queue.recent(JOBS) if job.state is JobState.DONE]
    assert sorted(moody.pages) == sorted(done)  # each once, none that is not known of
    assert first_tries == sorted(first_tries)
    assert len(first_tries) > JOBS / 2


def answer(desk, moody):
    """What certainly did not come out is sent again; for the rest somebody looks into the tray."""
    desk.paper.retry_all()
    tray = set(moody.pages)
    for job in print_queue.recent(JOBS, [JobState.WAITING]):
        came = job.serial in tray
        assert (desk.paper.came_out if came else desk.paper.retry)(job.id)


def test_a_page_that_carries_another_number_is_not_sent(asked, cups):
    job = asked.paper.queue()[0]
    with pytest.raises(PageOfAnother, match="999 999 999"):
        make_page(asked._core, replace(job, serial="999999999"))
    assert job.serial in make_page(asked._core, job).title.replace(" ", "")
