"""Ticks from paper are keyed in by keys alone; the list on paper is kept, and missed."""

import pytest

from checkin.desk import Place, TickWhy
from ui.catch_up.dialog import CatchUpDialog, why_word
from ui.style.tokens import theme_named


@pytest.fixture
def dialog(qtbot, listed, tasks, clock):
    clock.forward(hours=3)
    dialog = CatchUpDialog(listed, tasks, theme_named("light"))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def key(qtbot, dialog, time, name):
    dialog.time.setText(time)
    qtbot.keyClicks(dialog.who, name)
    qtbot.waitUntil(lambda: bool(dialog.hits) and dialog.hits[0].latin_name.startswith(name))
    dialog.key_in()


def test_a_tick_is_kept_with_its_time(qtbot, dialog, listed):
    key(qtbot, dialog, "9:05", "Nino")
    qtbot.waitUntil(lambda: bool(dialog.kept))
    assert dialog.kept[0].why is TickWhy.KEPT
    scan = listed.people.card(dialog.kept[0].tick.uid).scans[0]
    assert f"{scan.at:%H:%M}" == "09:05"
    assert dict(listed.diary.page().lines[0].said)["paper"]
    assert listed.reports.verify().problems == ()


def test_a_tick_of_yesterday_at_another_door_is_kept_there_and_then(
    qtbot, listed, tasks, clock
):  # fmt: skip
    listed.programme.save_place(Place("hall", "Hall", "free"))
    clock.forward(hours=26)
    dialog = CatchUpDialog(listed, tasks, theme_named("light"))
    qtbot.addWidget(dialog)
    assert dialog.day.currentData() == "2026-06-21"
    dialog.day.setCurrentIndex(0)
    dialog.place.setCurrentIndex(dialog.place.findData("hall"))
    key(qtbot, dialog, "19:05", "Nino")
    qtbot.waitUntil(lambda: bool(dialog.kept))
    scan = listed.people.card(dialog.kept[0].tick.uid).scans[0]
    assert (f"{scan.at:%d %H:%M}", scan.checkpoint) == ("20 19:05", "Hall")


def test_a_time_that_is_none_is_said(qtbot, dialog):
    key(qtbot, dialog, "noon", "Nino")
    assert dialog.kept == []


def test_a_time_to_come_is_not_kept(qtbot, dialog):
    key(qtbot, dialog, "23:50", "Nino")
    qtbot.waitUntil(lambda: bool(dialog.kept))
    assert dialog.kept[0].why is TickWhy.FUTURE


def test_the_list_is_written_where_it_is_wanted_and_missed_when_the_stick_is_away(
    qtbot, dialog, listed, tmp_path
):
    stick = tmp_path / "stick"
    stick.mkdir()
    dialog.name_folder(str(stick))
    qtbot.waitUntil((stick / "paper-list.pdf").exists)
    (stick / "paper-list.pdf").unlink()
    stick.rmdir()
    from checkin.errors import PaperListNotWritten

    with pytest.raises(PaperListNotWritten):
        listed.fallback.write_list()


@pytest.mark.parametrize("why", TickWhy)
def test_every_fate_of_a_tick_has_words(why):
    assert why_word(why)
