"""The message bar and the signs of the status bar."""

from dataclasses import replace
from datetime import datetime

import pytest

from checkin.desk import ClockDoubt, DeskStatus, Doubt
from ui.messages import MessageBar, signs_of, words_of_clock
from ui.parts.basics import ActionButton
from ui.style.tokens import TINT_ICON, theme_named

WELL = DeskStatus(
    "Forum", 2, "Dana", "Main entrance", "paper", "", 0, 0, datetime(2026, 6, 20, 9, 50), 4 * 10**10
)


@pytest.fixture
def bar(qtbot):
    made = MessageBar()
    qtbot.addWidget(made)
    made.set_theme(theme_named("light"))
    return made


def words(made):
    return [button.accessibleName() for button in made.findChildren(ActionButton)]


def test_a_message_offers_the_page_where_it_can_be_solved(qtbot, bar):
    bar.tell("warn", "The badge is not printed", "No paper.", "paper")
    with qtbot.waitSignal(bar.asked_for) as asked:
        bar.findChildren(ActionButton)[0].click()
    assert asked.args == ["paper"]


def test_a_message_goes_when_its_cause_is_gone_and_others_stay(bar):
    bar.tell("warn", "The badge is not printed", "No paper.", "paper")
    bar.solved("paper")
    assert bar.message is None
    bar.tell("bad", "The disk is full", "Make room.")
    bar.solved("paper")
    assert bar.message is not None


def test_large_text_leaves_the_room_to_the_words(bar):
    bar.set_theme(theme_named("light", 2.0))
    bar.tell("warn", "The badge is not printed", "No paper.", "paper")
    assert words(bar) == ["Close"]


def test_well_being_is_quiet():
    assert {sign.state for sign in signs_of(WELL, "Dana") if sign} == {"ok", ""}


@pytest.mark.parametrize(
    ("trouble", "page", "state", "word"),
    [
        ({"waiting": 3}, "paper", "bad", "3"),
        ({"printer_problem": "no paper"}, "paper", "warn", "printer"),
        ({"last_backup": None}, "settings", "warn", "backup"),
        ({"free_bytes": 10**8}, "settings", "bad", "100 MB"),
    ],
)
def test_trouble_has_a_colour_a_word_and_a_page(trouble, page, state, word):
    signs = [sign for sign in signs_of(replace(WELL, **trouble), "Dana") if sign]
    found = next(sign for sign in signs if sign.state in ("warn", "bad"))
    assert (found.page, found.state) == (page, state)
    assert word in found.words
    assert state in TINT_ICON


def test_a_queue_is_counted_and_nobody_s_desk_has_a_number():
    signs = [sign.words for sign in signs_of(replace(WELL, queued=4, operator=""), "") if sign]
    assert any("4" in each for each in signs)
    assert "Desk 2" in signs


def test_a_doubtful_clock_stands_in_the_status_bar_and_is_said_in_words():
    says, against = datetime(2026, 6, 20, 9, 50), datetime(2026, 6, 20, 12, 5)
    outside = signs_of(replace(WELL, clock=ClockDoubt(Doubt.OUTSIDE, says)), "Dana")
    assert any(sign and "20.06.2026 is not a day" in sign.words for sign in outside)
    moved = ClockDoubt(Doubt.MOVED, says, against)
    assert any(sign and sign.state == "bad" for sign in signs_of(replace(WELL, clock=moved), "D"))
    for doubt in (Doubt.MOVED, Doubt.BEHIND):
        title, words = words_of_clock(ClockDoubt(doubt, says, against))
        assert title.startswith("The clock of this computer")
        assert "20.06.2026 09:50" in words
        assert "20.06.2026 12:05" in words
