"""Latin names nobody has written: what is proposed is seen, and confirmed one by one or all."""

import pytest

from ui.badges.latin import LatinDialog
from ui.parts.basics import ActionButton
from ui.people.card import PersonCard
from ui.style.tokens import theme_named

PEOPLE = [("Айгүл Серікқызы", "KZ"), ("ปกรณ์ อินทรวิเชียร", "TH"), ("გიორგი ბერიძე", "GE")]


@pytest.fixture
def uids(listed):
    people = listed.people
    listed.latin.confirm_sure([line.uid for line in listed.latin.missing()])
    for line in listed.latin.missing():
        listed.latin.confirm(line.uid, "Somebody")
    return [people.register_walk_in({"display_name": n, "country": c}) for n, c in PEOPLE]


@pytest.fixture
def dialog(qtbot, listed, tasks, uids):
    made = LatinDialog(listed, tasks, theme_named("light"), None)
    qtbot.addWidget(made)
    qtbot.waitUntil(lambda: len(made.lines) == 3)
    return made


def latin_of(dialog, uid):
    return dialog._desk.people.card(uid).person.latin_name


def test_all_beyond_doubt_are_confirmed_and_the_others_stay(qtbot, dialog, uids):
    assert [line.uid for line in dialog.lines] == [uids[2], uids[0], uids[1]]
    with qtbot.waitSignal(dialog.confirmed):
        dialog.all.click()
    qtbot.waitUntil(lambda: len(dialog.lines) == 1)
    assert [latin_of(dialog, uid) for uid in uids] == ["Aigul Serikkyzy", "", "Giorgi Beridze"]
    assert not dialog.all.isEnabled()


def test_one_is_written_where_nothing_can_be_proposed(qtbot, dialog, uids):
    dialog.table.setCurrentIndex(dialog.model.index(2, 0))
    assert dialog.edit.text() == ""
    assert not dialog.keep.isEnabled()
    qtbot.keyClicks(dialog.edit, "Pakorn Intharawichian")
    with qtbot.waitSignal(dialog.confirmed):
        dialog.keep.click()
    assert latin_of(dialog, uids[1]) == "Pakorn Intharawichian"


def test_the_forum_decides_whether_proposals_are_printed(qtbot, dialog):
    with qtbot.waitSignal(dialog.confirmed):
        dialog.printed.click()
    assert dialog._desk.latin.is_printed_unconfirmed


def test_a_card_offers_what_is_proposed(qtbot, listed, uids):
    card = PersonCard(theme_named("light"), "2027-06-20")
    qtbot.addWidget(card)
    card.show_card(listed.people.card(uids[0]))
    buttons = {each.accessibleName(): each for each in card.findChildren(ActionButton)}
    with qtbot.waitSignal(card.latin_confirmed) as told:
        buttons["The Latin name is right"].click()
    assert told.args == [uids[0], "Aigul Serikkyzy"]
    listed.latin.confirm(*told.args)
    card.show_card(listed.people.card(uids[0]))
    assert card.card.person.latin_name == "Aigul Serikkyzy"
