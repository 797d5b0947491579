"""The document step: a look before the badge goes into the hand, and never a whole number."""

import pytest
from helpers import add_delegate

from checkin.rules import documents, merging
from checkin.rules.refusals import DocumentNotSeen
from checkin.store.entries import Act
from checkin.store.journal import connection


@pytest.fixture
def person(desk, clock):
    desk.choose(document_step=True, operator="Dana")
    stream = connection().execute("SELECT value FROM here WHERE name = 'stream'").fetchone()[0]
    act = Act(clock(), "Dana", 1, stream)
    add_delegate(act, "D7", extra={"Passport number": "N 1234 4821", "Passport copy": ""})
    desk.paper.print_first("D7")
    return "D7"


def test_a_badge_waits_until_the_document_was_seen(desk, person):
    desk.paper.print_next()
    assert desk.people.card(person).document.tail == "4821"
    with pytest.raises(DocumentNotSeen, match="nobody has looked"):
        desk.handing.hand_over(person)
    desk.handing.see_document(person, "passport")
    desk.handing.hand_over(person)
    card = desk.people.card(person)
    assert card.badges[0].handed_at is not None
    assert (card.document.kind, card.document.operator) == ("passport", "Dana")
    desk.choose(document_step=False)
    assert desk.people.card(person).document is None
    assert desk.reports.verify().problems == ()


def test_what_differs_stops_the_badge_on_its_way_until_it_is_put_right(desk, person):
    desk.handing.document_differs(person, "passport")
    assert desk.paper.print_next() is None
    with pytest.raises(DocumentNotSeen, match="differs"):
        desk.handing.hand_over(person)
    desk.people.correct(person, {"latin_name": "Aigul Serik"})
    desk.handing.see_document(person, "identity card")
    desk.paper.print_first(person)
    assert desk.paper.print_next() is not None
    desk.handing.hand_over(person)
    assert desk.reports.verify().problems == ()


@pytest.mark.parametrize(
    ("number", "shown"), [("N12344821", "4821"), ("123", "3"), ("7", ""), ("", ""), ("12345", "45")]
)
def test_never_more_than_half_a_number_is_shown(number, shown, act):
    add_delegate(act, "D8", extra={"Паспорт №": number})
    from checkin.rules.delegates import get

    assert documents.tail(get("D8")) == shown


def test_the_look_follows_a_merge_and_comes_back(act, writing):
    add_delegate(act, "K")
    add_delegate(act, "L")
    with writing():
        documents.note_seen("L", "passport", act)
        merging.merge("K", "L", {}, act)
        assert documents.last_look("K").document == "passport"
        merging.undo("L", act)
    assert documents.last_look("K") is None
    assert documents.last_look("L").document == "passport"
