"""A batch goes page by page through the one queue, and goes on at the page where the jam was."""

from dataclasses import replace

import pytest
from desk.test_routing import Room, print_all
from helpers import Clock

from checkin.badges import page_words
from checkin.badges.picture import page_count
from checkin.desk import BadgeRun, Desk, JobState
from checkin.desk.sending import PageOfAnother, make_page
from checkin.errors import BadgesStopped
from checkin.printers import Fate, Stage
from checkin.rules import print_queue
from checkin.rules.credentials import grouped


@pytest.fixture
def room():
    return Room()


@pytest.fixture
def desk(forum_folder, room):
    with Desk(forum_folder, clock=Clock(), printers=room) as desk:
        desk.paper.choose("cups", "first")
        yield desk


@pytest.fixture
def people(desk):
    return [desk.people.register_walk_in({"display_name": f"Әлия {n:02}"}) for n in range(23)]


def line(desk):
    return desk.paper.batches.lines()[0]


def printed(desk, uid):
    return desk.people.card(uid).badges[0].printed


def test_every_badge_of_a_batch_is_a_job_of_its_own(desk, room, people):
    queued = desk.paper.batches.start("All", people, "label-62x100")
    assert (queued.badges, queued.pages, queued.left_out) == (23, 23, 0)
    print_all(desk)
    seen = line(desk)
    assert (seen.printed, seen.pages_done, seen.is_over) == (23, 23, True)
    serials = [job.serial for job in sorted(desk.paper.queue(), key=lambda job: job.id)]
    words = [page_words(pdf) for pdf in room.pages]
    assert all(grouped(s) in w for s, w in zip(serials, words, strict=True))  # in order
    assert all(printed(desk, uid) == 1 for uid in people)


def test_a_single_badge_goes_before_the_rest_of_a_batch(desk, room, people):
    desk.paper.batches.start("All", people[:5], "label-62x100")
    desk.paper.print_next()
    alone = desk.paper.print_first(people[9])
    assert desk.paper.print_next().job.id == alone.id


def test_the_badges_of_a_sheet_are_done_when_their_sheet_is(desk, room, people):
    queued = desk.paper.batches.start("Sheets", people, "a4-2x5", BadgeRun(by="name"))
    assert (queued.badges, queued.pages) == (23, 3)
    desk.paper.print_next()
    assert desk.paper.counts() == {JobState.DONE: 10, JobState.QUEUED: 13}
    assert [printed(desk, uid) for uid in people] == [1] * 10 + [0] * 13
    print_all(desk)
    assert len(room.pages) == 3
    found = [serial for pdf in room.pages for serial in _serials(page_words(pdf))]
    wanted = [grouped(job.serial) for job in sorted(desk.paper.queue(), key=lambda job: job.id)]
    assert sorted(found) == sorted(wanted)


def test_a_page_with_the_name_of_each_group_goes_before_it_with_its_first_page(desk, room):
    people = [
        desk.people.register_walk_in({"display_name": f"Ali {n}", "organisation": name})
        for n, name in enumerate(["Beta", "Alpha", "Beta", "Alpha", "Alpha"])
    ]
    run = BadgeRun(by="organisation", separated=True, two_sided=True)
    queued = desk.paper.batches.start("Groups", people, "label-62x100", run)
    assert (queued.badges, queued.pages) == (5, 5)
    print_all(desk)
    words = [[page_words(pdf, at) for at in range(page_count(pdf))] for pdf in room.pages]
    assert [len(pages) for pages in words] == [4, 2, 2, 4, 2]  # with backs
    assert ["Alpha" in words[0][0], "Beta" in words[3][0]] == [True, True]
    assert "Ali 1" in words[0][2]
    assert line(desk).has_headings
    job = min(desk.paper.queue(), key=lambda job: job.id)
    with pytest.raises(PageOfAnother):  # the number is read behind the heading, too
        make_page(desk._core, replace(job, serial="999999999"))
    assert all(printed(desk, uid) == 1 for uid in people)


def test_groups_begin_on_sheets_of_their_own_but_on_a_half_used_one(desk, room):
    people = [
        desk.people.register_walk_in({"display_name": f"Ali {n:02}", "organisation": name})
        for n, name in enumerate(["Alpha"] * 12 + ["Beta"] * 2)
    ]
    run = BadgeRun(by="organisation", separated=True, first_label=9)
    desk.paper.batches.start("Groups", people, "a4-2x5", run)
    room.stopped.add("first")
    desk.paper.print_next()
    room.stopped.clear()
    desk.paper.batches.go_on_after(line(desk).id, 1)  # two of the half-used sheet are there
    print_all(desk)
    assert [page_count(pdf) for pdf in room.pages] == [1, 2]  # a heading only before Beta
    assert [len(_serials(page_words(pdf, -1 % page_count(pdf)))) for pdf in room.pages] == [10, 2]


def test_a_sheet_with_a_back_asks_for_it_and_one_without_does_not(desk, room, people):
    desk.paper.batches.start("Backs", people[:3], "a4-2x5", BadgeRun(two_sided=True))
    desk.paper.batches.start("Fronts", people[3:6], "a4-2x5")
    desk.paper.batches.start("Folded", people[6:7], "a6-folded", BadgeRun(two_sided=True))
    print_all(desk)
    assert [media.sides for media in room.media] == [
        "two-sided-long-edge", "one-sided", "one-sided",
    ]  # fmt: skip


def test_the_first_sheet_may_have_labels_gone(desk, room, people):
    queued = desk.paper.batches.start("Sheets", people, "a4-2x5", BadgeRun(first_label=8))
    assert queued.pages == 3  # three, ten, ten
    print_all(desk)
    assert [len(_serials(page_words(pdf))) for pdf in room.pages] == [3, 10, 10]


def test_a_batch_goes_on_at_the_page_where_the_jam_was(desk, room, people):
    desk.paper.batches.start("All", people, "label-62x100")
    for _ in range(9):
        desk.paper.print_next()
    room.stopped.add("first")
    desk.paper.print_next()
    seen = line(desk)
    assert (seen.pages_done, seen.stopped_at) == (9, 10)
    room.stopped.clear()
    # the tray holds 7: two that were counted are crumpled in the printer
    assert desk.paper.batches.go_on_after(seen.id, 7) == 3
    assert [printed(desk, uid) for uid in people[6:10]] == [1, 0, 0, 0]
    print_all(desk)
    assert (line(desk).printed, len(room.pages)) == (23, 9 + 16)
    titles = room.trays["first"]
    assert [titles.count(title) for title in titles[7:9]] == [2, 2]  # because somebody said so
    assert all(titles.count(title) == 1 for title in titles[:7])
    assert all(printed(desk, uid) == 1 for uid in people)  # on paper once, whatever was thought
    assert desk.reports.verify().problems == ()


def test_a_page_nobody_knows_of_is_settled_by_who_looks_into_the_tray(desk, room, people):
    desk.paper.batches.start("All", people[:6], "label-62x100")
    room.fate = Fate(Stage.PRINTING)
    for _ in range(3):
        desk.paper.print_next()
    room.fate = Fate(Stage.UNKNOWN)
    desk.paper.follow()
    seen = line(desk)
    assert (seen.stopped_at, seen.on_the_way) == (1, 3)
    assert desk.paper.batches.retry(seen.id) == 0  # they may have come out
    room.fate = Fate(Stage.DONE)
    desk.paper.batches.go_on_after(seen.id, 2)
    assert [printed(desk, uid) for uid in people[:4]] == [1, 1, 0, 0]
    print_all(desk)
    assert line(desk).is_over
    assert len(room.pages) == 3 + 4


def test_what_is_printed_or_on_its_way_is_left_out(desk, room, people):
    desk.paper.print_first(people[0])
    print_all(desk)
    desk.paper.print_first(people[1])
    queued = desk.paper.batches.start("All", people[:4], "label-62x100")
    assert (queued.badges, queued.left_out) == (2, 2)


def test_the_rest_of_a_batch_is_given_up(desk, room, people):
    batch = desk.paper.batches.start("All", people, "a4-2x5").batch
    desk.paper.print_next()
    assert desk.paper.batches.cancel(batch) == 13
    assert print_all(desk) == []
    assert (line(desk).cancelled, line(desk).is_over) == (13, True)


def test_nothing_stays_queued_where_queueing_is_stopped(desk, room, people):
    with pytest.raises(BadgesStopped):
        desk.paper.batches.start("All", people, "a6", told=lambda done, of: False)
    assert print_all(desk) == []


def test_a_sheet_goes_without_a_badge_that_was_given_up(desk, room, people):
    desk.paper.batches.start("Sheets", people[:10], "a4-2x5")
    first, second, *_ = sorted(desk.paper.queue(), key=lambda job: job.id)
    assert desk.paper.cancel(first.id)
    assert desk.paper.cancel(second.id)
    print_all(desk)
    assert len(_serials(page_words(room.pages[0]))) == 8
    assert desk.paper.counts() == {JobState.CANCELLED: 2, JobState.DONE: 8}


def test_any_badge_of_a_sheet_stands_for_the_sheet(desk, room, people):
    desk.paper.batches.start("Sheets", people[:10], "a4-2x5")
    room.stopped.add("first")
    print_all(desk)
    assert desk.paper.counts() == {JobState.WAITING: 10}
    last = max(desk.paper.queue(), key=lambda job: job.id)
    assert desk.paper.move(last.id, "cups", "second")
    print_all(desk)
    assert {name: len(pages) for name, pages in room.trays.items()} == {"second": 1}
    assert desk.paper.counts() == {JobState.DONE: 10}


def test_after_a_crash_a_sheet_is_one_page_too(desk, room, people, forum_folder):
    desk.paper.batches.start("Sheets", people[:10], "a4-2x5")
    first = min(desk.paper.queue(), key=lambda job: job.id)
    print_queue.start(first.id, ("cups", "first"), Clock().at)
    desk.close()
    with Desk(forum_folder, clock=Clock(), printers=room) as again:
        assert again.paper.counts() == {JobState.WAITING: 10}
        assert len(again.paper.work().look) == 1
        assert again.paper.came_out(first.id)
        assert again.paper.counts() == {JobState.DONE: 10}
        assert all(printed(again, uid) == 1 for uid in people[:10])


def _serials(words):
    from checkin.desk.sending import _SERIAL

    return _SERIAL.findall(words)
