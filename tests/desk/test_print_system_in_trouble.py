"""Whatever a print system says, or does not: every badge is done, or waits with a reason."""

import pytest
from printers.fake_cups import fake_cups

from checkin.desk import Desk, JobState
from checkin.desk.resuming import NO_ANSWER
from checkin.errors import PrinterNotReady
from checkin.printers import talking
from checkin.printers.ipp import Tag, Value
from checkin.rules import print_queue

GET_JOB, PRINT_JOB = 0x0009, 0x0002


@pytest.fixture
def cups(monkeypatch):
    monkeypatch.setattr(talking, "PATIENCE_S", 10.0)
    with fake_cups() as fake:
        monkeypatch.setenv("CUPS_SERVER", f"127.0.0.1:{fake.port}")
        yield fake


@pytest.fixture
def asked(desk, cups):
    """A desk that prints on the little CUPS, with three badges queued."""
    desk.paper.choose("cups", "badge")
    for at in range(3):
        desk.paper.print_first(desk.people.register_walk_in({"display_name": f"Ali {at}"}))
    return desk


def jobs(desk):
    return sorted(desk.paper.queue(), key=lambda job: job.id)


def send_all(desk):
    while desk.paper.print_next():
        pass


def is_told(job):
    return job.state is JobState.DONE or job.reason


def garble(cups):
    cups.garbage = b"\x02\x00\x00\x00\x00\x00\x00\x01\x02\x44\x00\x09cut"


def speak_html(cups):
    cups.garbage = b"<html>It works!</html>"


def say_nothing(cups):
    cups.garbage = b""


def fail(cups):
    cups.http_status = 500


def forbid(cups):
    cups.http_status = 403


def rename(cups):
    cups.queue = "badge-2"


def hang(cups):
    talking.PATIENCE_S = 1.0  # put back by the fixture
    cups.no_answer = GET_JOB


def hang_while_taking(cups):
    talking.PATIENCE_S = 1.0
    cups.no_answer = PRINT_JOB


TROUBLES = [garble, speak_html, say_nothing, fail, forbid, rename, hang]


@pytest.mark.parametrize("trouble", [*TROUBLES, hang_while_taking])
def test_in_trouble_while_pages_are_sent(asked, cups, trouble):
    trouble(cups)
    send_all(asked)
    asked.paper.follow()
    assert all(is_told(job) for job in jobs(asked)), jobs(asked)
    assert asked.paper.problem or trouble in (hang, hang_while_taking)


@pytest.mark.parametrize("trouble", TROUBLES)
def test_in_trouble_while_printers_have_pages(asked, cups, trouble):
    cups.job_state = 5
    send_all(asked)
    as_it_was = cups.queue
    trouble(cups)
    asked.paper.follow()
    assert all(is_told(job) for job in jobs(asked)), jobs(asked)
    cups.garbage, cups.http_status, cups.no_answer, cups.queue = None, 200, 0, as_it_was
    for job in cups.jobs:
        job["job-state"] = [Value(Tag.ENUM, 9)]
    asked.paper.follow()  # it lives on
    if trouble is rename:  # a queue that is gone has taken its pages along: somebody must look
        assert {job.state for job in jobs(asked)} == {JobState.WAITING}
    else:
        assert {job.state for job in jobs(asked)} == {JobState.DONE}


def test_a_page_whose_yes_was_not_heard_is_found_by_its_title(asked, cups):
    hang_while_taking(cups)
    cups.job_state = 5
    first = asked.paper.print_next().job
    assert print_queue.get(first.id).reason == NO_ANSWER
    cups.no_answer = 0
    asked.paper.follow()
    assert print_queue.get(first.id).state is JobState.PRINTING
    assert len(cups.documents) == 1


def test_a_printer_that_gives_a_page_no_number_is_asked_about(asked, cups):
    cups.is_nameless = True
    asked.paper.print_next()
    asked.paper.follow()
    assert "Look whether" in jobs(asked)[0].reason


@pytest.mark.parametrize(
    ("why", "words"), [("job-hold-until-specified", "held in CUPS"),
                       ("account-authorization-failed", "wants a password")],
)  # fmt: skip
def test_a_page_that_cups_holds_says_so(asked, cups, why, words):
    cups.job_state = 4
    asked.paper.print_next()
    cups.jobs[0]["job-state-reasons"] = [Value(Tag.KEYWORD, why)]
    asked.paper.follow()
    assert words in jobs(asked)[0].reason


@pytest.mark.parametrize("trouble", [lambda cups: None, rename, hang, fail])
def test_a_page_that_stands_still_at_a_printer_is_called_back_and_asked_about(asked, cups, trouble):
    cups.job_state, cups.begins = 5, True
    job = asked.paper.print_next().job
    trouble(cups)
    asked.paper.give_up([job.id])
    stood = print_queue.get(job.id)
    assert stood.state is JobState.WAITING
    assert "Look whether" in stood.reason or "cancelled" in stood.reason
    assert asked.paper.retry_all() == 0  # it may have come out
    assert asked.paper.came_out(job.id)


def test_badges_of_one_sheet_are_called_back_together_and_none_is_given_up_unseen(desk, cups):
    people = [desk.people.register_walk_in({"display_name": f"Ali {at}"}) for at in range(4)]
    desk.paper.choose("cups", "badge")
    desk.paper.batches.start("Sheets", people, "a4-2x5")
    cups.job_state, cups.begins = 5, True
    desk.paper.print_next()
    desk.paper.give_up([job.id for job in desk.paper.queue()])
    assert {job.state for job in desk.paper.queue()} == {JobState.WAITING}


def test_a_mistake_of_ours_with_one_page_leaves_no_other_one_alone(asked, cups, monkeypatch):
    sending = asked.paper._sending
    real = sending._typeset

    def typeset(job):
        if job.id == first:
            raise KeyError("a mistake")
        return real(job)

    first = jobs(asked)[0].id
    monkeypatch.setattr(sending, "_typeset", typeset)
    with pytest.raises(KeyError):
        asked.paper.print_next()
    send_all(asked)
    asked.paper.follow()
    assert [job.state for job in jobs(asked)] == [JobState.WAITING, *[JobState.DONE] * 2]
    assert "its log" in jobs(asked)[0].reason
    assert asked.paper.retry_all() == 1  # it had not been handed over


def test_a_mistake_of_ours_in_following_one_page_follows_the_others(asked, cups, monkeypatch):
    cups.job_state = 5
    send_all(asked)
    sending = asked.paper._sending
    real = sending._fate

    def fate(job):
        if job.sent_as == "1":
            raise KeyError("a mistake")
        return real(job)

    for job in cups.jobs:
        job["job-state"] = [Value(Tag.ENUM, 9)]
    monkeypatch.setattr(sending, "_fate", fate)
    with pytest.raises(KeyError):
        asked.paper.follow()
    states = [job.state for job in jobs(asked)]
    assert states == [JobState.PRINTING, JobState.DONE, JobState.DONE]


def test_a_page_no_thread_has_in_hand_is_found_again(asked, cups, clock):
    """As when the disk was full just when the printer's yes should have been written."""
    job = asked.paper.print_next().job
    print_queue.connection().execute("UPDATE print_job SET state = 'sent', sent_as = ''")
    print_queue.connection().execute(
        "UPDATE print_job SET state = 'queued' WHERE id != ?", (job.id,)
    )
    asked.paper.work()
    assert print_queue.get(job.id).state is JobState.SENT  # another program may have it in hand
    clock.forward(minutes=1)
    assert asked.paper.work().look
    asked.paper.follow()
    asked.paper.follow()
    assert print_queue.get(job.id).state is JobState.DONE
    assert len(cups.documents) == 1


def test_what_never_was_handed_over_is_sent_again_also_after_a_second_crash(asked, cups, clock):
    job = jobs(asked)[0].id
    print_queue.connection().execute("UPDATE print_job SET tries = 1 WHERE id = ?", (job,))
    print_queue.start(job, ("cups", "badge"), clock.at)
    asked.close()
    with Desk(asked.folder, clock=clock) as again:
        clock.forward(minutes=1)
        again.paper.follow()
        assert print_queue.get(job).state is JobState.QUEUED
        send_all(again)
        again.paper.follow()
        assert {each.state for each in jobs(again)} == {JobState.DONE}


def test_what_a_printer_did_not_take_for_a_moment_goes_with_the_next_page(asked, cups):
    """As while CUPS is started anew: nobody need press a button for the badge of that moment."""
    cups.http_status = 503
    first = asked.paper.print_next().job
    assert print_queue.get(first.id).state is JobState.WAITING
    cups.http_status = 200
    send_all(asked)
    asked.paper.follow()
    assert {job.state for job in jobs(asked)} == {JobState.DONE}


def test_a_badge_that_is_refused_again_and_again_is_left_to_somebody(asked, cups, monkeypatch):
    sending, first = asked.paper._sending, jobs(asked)[0].id
    real = sending._hand_over

    def hand_over(job, to):
        if job.id == first:
            raise PrinterNotReady(printer="badge", reason="it does not like this page")
        real(job, to)

    monkeypatch.setattr(sending, "_hand_over", hand_over)
    send_all(asked)
    for at in range(3, 9):
        asked.paper.print_first(asked.people.register_walk_in({"display_name": f"Ali {at}"}))
        send_all(asked)
    stood = print_queue.get(first)
    assert (stood.state, stood.tries) == (JobState.WAITING, 3)
