"""Badges find a printer that works: by themselves or when somebody says so, and it is told."""

import pytest
from helpers import Clock

from checkin.badges import page_picture, page_words
from checkin.desk import Desk, JobState
from checkin.desk.trials import Reading
from checkin.errors import PrinterNotReady
from checkin.printers import Fate, Media, Printer, Stage
from checkin.printers import Sent as Page
from checkin.rules.correction import Correction
from checkin.rules.printer_choice import Target


class Room:
    """Printers by name, and what lies in their trays."""

    def __init__(self) -> None:
        self.stopped: set[str] = set()
        self.trays: dict[str, list[str]] = {}
        self.pages: list[bytes] = []
        self.media: list[Media] = []
        self.fate = Fate(Stage.DONE)

    def __call__(self, kind: str, address: str) -> Printer:
        return OfRoom(address, self)


class OfRoom(Printer):
    def __init__(self, address: str, room: Room) -> None:
        super().__init__(address)
        self.room = room

    def send(self, pdf: bytes, title: str, media: Media) -> Page:
        if self.address in self.room.stopped:
            raise PrinterNotReady(printer=self.address, reason="its queue is stopped")
        self.room.trays.setdefault(self.address, []).append(title)
        self.room.pages.append(pdf)
        self.room.media.append(media)
        return Page(title)

    def fate(self, sent: Page) -> Fate:
        return self.room.fate


@pytest.fixture
def room():
    return Room()


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def desk(forum_folder, room, clock):
    with Desk(forum_folder, clock=clock, printers=room) as desk:
        desk.paper.choose("cups", "first")
        yield desk


def walk_in(desk, name, role="guest"):
    return desk.paper.print_first(
        desk.people.register_walk_in({"display_name": name, "role": role})
    )


def print_all(desk):
    sent = []
    while one := desk.paper.print_next():
        sent.append(one)
        assert len(sent) < 50
    return sent


def trays(room):
    return {name: len(pages) for name, pages in room.trays.items()}


def test_speakers_cards_come_from_the_card_printer(desk, room):
    desk.paper.choosing.send_to("role:speaker", [Target("cups", "cards")], "cr80")
    job = walk_in(desk, "Нино Берулава", "speaker")
    assert job.layout == "cr80"
    walk_in(desk, "Әлия Серік")
    print_all(desk)
    assert trays(room) == {"cards": 1, "first": 1}


def test_equals_share_the_work(desk, room):
    for name in ("first", "twin"):
        desk.paper.choosing.put_in_team(Target("cups", name), "A")
    for number in range(4):
        walk_in(desk, f"Person {number}")
    room.stopped.add("first")
    print_all(desk)
    print_all(desk)
    assert trays(room) == {"twin": 3}  # the one that was tried on the stopped printer waits


def test_the_next_in_order_takes_over_by_itself_where_it_may(desk, room):
    desk.paper.choosing.send_to("", [Target("cups", "second")])
    desk.choose(printers_take_over=True)
    room.stopped.add("first")
    for number in range(3):
        walk_in(desk, f"Person {number}")
    sent = print_all(desk)
    assert trays(room) == {"second": 3}
    assert {each.instead for each in sent} == {Target("cups", "second")}
    assert "its queue is stopped" in sent[0].problem
    assert desk.paper.counts() == {JobState.DONE: 3}


def test_a_printer_that_was_in_trouble_is_tried_again_after_a_minute(desk, room, clock):
    desk.paper.choosing.send_to("", [Target("cups", "second")])
    desk.choose(printers_take_over=True)
    room.stopped.add("first")
    walk_in(desk, "Person 1")
    print_all(desk)
    room.stopped.clear()
    clock.forward(seconds=61)
    walk_in(desk, "Person 2")
    print_all(desk)
    assert trays(room) == {"second": 1, "first": 1}


def test_the_next_in_order_is_offered_where_it_may_not(desk, room):
    desk.paper.choosing.send_to("", [Target("cups", "second")])
    room.stopped.add("first")
    for number in range(3):
        walk_in(desk, f"Person {number}")
    print_all(desk)
    assert desk.paper.counts() == {JobState.WAITING: 3}
    assert desk.paper.offered() == Target("cups", "second")
    assert desk.paper.go_on_at("cups", "second") == 3
    print_all(desk)
    assert trays(room) == {"second": 3}
    assert desk.settings.printer == "first"  # only what waited goes there


def test_nothing_is_offered_while_all_is_well_or_nobody_else_is_named(desk, room):
    walk_in(desk, "Person 1")
    assert desk.paper.offered() is None
    room.stopped.add("first")
    print_all(desk)
    assert desk.paper.offered() is None


def test_a_paused_desk_or_printer_sends_nothing_until_it_goes_on(desk, room):
    walk_in(desk, "Person 1")
    desk.choose(printing_paused=True)
    assert print_all(desk) == []
    desk.choose(printing_paused=False)
    desk.paper.choosing.pause(Target("cups", "first"), True)
    assert print_all(desk) == []
    assert desk.paper.follow().due is False
    desk.paper.choosing.pause(Target("cups", "first"), False)
    print_all(desk)
    assert trays(room) == {"first": 1}


def test_what_was_chosen_is_remembered(desk, forum_folder, room):
    desk.paper.choosing.send_to("layout:cr80", [Target("cups", "cards")])
    desk.paper.choosing.pause(Target("cups", "cards"), True)
    desk.paper.choosing.put_in_team(Target("cups", "cards"), "B")
    desk.close()
    with Desk(forum_folder, printers=room) as again:
        chosen = again.paper.choosing.chosen()
        assert chosen.orders == {"layout:cr80": (Target("cups", "cards"),)}
        assert chosen.paused == {Target("cups", "cards")}
        assert chosen.teams == {Target("cups", "cards"): "B"}


def test_every_page_of_a_printer_that_is_off_is_moved(desk, room):
    first = Target("cups", "first")
    walk_in(desk, "Әлия Серік")
    print_all(desk)
    desk.paper.trials.keep(first, Correction(2.0, -1.0, 1.0, 1.0))
    uid = desk.paper.queue()[0].uid
    desk.paper.reprint(uid, "test")
    print_all(desk)
    plain, moved = (page_picture(pdf, 254) for pdf in room.pages)  # ten pixels a millimetre
    assert (plain.width, plain.height) == (moved.width, moved.height)
    assert _ink_left(moved) - _ink_left(plain) == pytest.approx(20, abs=2)
    assert "Әлия" in page_words(room.pages[1])


def test_what_was_measured_on_the_test_page_is_made_up_for(desk, room):
    first, trials = Target("cups", "first"), desk.paper.trials
    assert trials.print(first, "label-62x100", ["Первый", "Label"]) == "test"
    assert "Первый" in page_words(room.pages[0])
    seen = trials.expected("label-62x100")._replace(left_mm=6.0, top_mm=4.5)
    found = trials.improved(first, "label-62x100", seen)
    assert found == Correction(-1.0, 0.5, 1.0, 1.0)
    trials.keep(first, found)
    assert trials.correction(first) == found
    assert trials.reading("ASHAR-25-100\r") == Reading(0.25, 100)
    assert trials.reading("1" * 26) is None


def _ink_left(pixels):
    """The first column with ink of the upper third, where a layout has its drawing."""
    rows = pixels.height // 3
    width = pixels.width * 4
    lines = [pixels.rgba[row * width : (row + 1) * width : 4] for row in range(rows)]
    return min(at for line in lines for at, red in enumerate(line) if red < 60)
