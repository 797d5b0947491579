"""Latin names the list lacks: proposed, confirmed in the journal, and never printed before that."""

import pytest
from helpers import add_delegate

from checkin.desk.faces import make_face
from checkin.rules.refusals import LatinNameNotKnown
from checkin.store.entries import Act
from checkin.store.journal import connection


@pytest.fixture
def people(desk, clock):
    stream = connection().execute("SELECT value FROM here WHERE name = 'stream'").fetchone()[0]
    act = Act(clock(), "Dana", 1, stream)
    desk.choose(operator="Dana")
    for uid, name, country in [
        ("D1", "Айгүл Серікқызы", "KZ"),
        ("D2", "Иван Петров", ""),
        ("D3", "สมชาย", "TH"),
        ("D4", "Zoë Müller", "DE"),
    ]:
        add_delegate(act, uid, display_name=name, country=country, latin_name="")
    add_delegate(act, "D5", display_name="Ерлан Абай", country="KZ", latin_name="Erlan Abai")
    return desk


def face(desk, uid):
    return make_face(desk._core, uid)


def test_who_needs_one_is_listed_with_what_is_proposed(people):
    lines = {line.uid: line.proposal for line in people.latin.missing()}
    assert list(lines) == ["D1", "D3", "D2"]
    assert (lines["D1"].latin, lines["D1"].standard, lines["D1"].is_guess) == (
        "Aigul Serikkyzy", "kazakh", False,
    )  # fmt: skip
    assert lines["D2"].is_guess
    assert lines["D3"].latin == ""


def test_all_that_nothing_is_in_doubt_of_are_confirmed_at_once(people):
    assert people.latin.confirm_sure(["D1", "D2", "D3", "D4", "D5"]) == 1
    card = people.people.card("D1")
    assert card.person.latin_name == "Aigul Serikkyzy"
    assert card.latin is None
    assert people.people.card("D2").person.latin_name == ""
    kind, operator = connection().execute(
        "SELECT kind, operator FROM entry WHERE subject = 'D1' ORDER BY seq DESC LIMIT 1"
    ).fetchone()  # fmt: skip
    assert (kind, operator) == ("delegate-corrected", "Dana")
    assert people.reports.verify().problems == ()


def test_a_confirmed_name_is_found_at_once(people):
    people.latin.confirm("D3", " Somchai  ")
    assert [hit.uid for hit in people.reception.search("somchai")][:1] == ["D3"]
    assert people.people.card("D3").person.latin_name == "Somchai"


def test_nothing_is_no_name(people):
    with pytest.raises(LatinNameNotKnown, match="สมชาย"):
        people.latin.confirm("D3", "  ")


def test_a_badge_says_no_proposal_unless_the_forum_allows_it(people):
    assert face(people, "D1").latin_name == ""
    people.latin.print_unconfirmed(True)
    assert people.latin.is_printed_unconfirmed
    assert face(people, "D1").latin_name == "Aigul Serikkyzy"
    assert face(people, "D2").latin_name == ""  # a guess is never printed
    assert face(people, "D5").latin_name == "Erlan Abai"
    problems = {(w.uid, w.problem) for w in people.badges.check(["D1", "D2", "D5"])}
    assert ("D1", "latin-unconfirmed") in problems
    assert ("D2", "no-latin-name") in problems
    assert people.reports.verify().problems == ()
    people.latin.print_unconfirmed(False)
    assert face(people, "D1").latin_name == ""
