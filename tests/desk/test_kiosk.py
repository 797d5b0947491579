"""Checking oneself in: one person at a time, by a code or by the whole name and one thing more."""

import pytest
from helpers import add_delegate
from hypothesis import given
from hypothesis import strategies as st

from checkin.desk import Outcome, Refused, WhyNot
from checkin.rules import self_service
from checkin.rules.delegates import get
from checkin.store.journal import connection

NINO = {
    "latin_name": "Nino Beridze", "email": "nino@rivers.example", "phone": "+995 555 0107 734",
    "organisation": "Rivers Without Borders", "country": "GE",
}  # fmt: skip


@pytest.fixture
def kiosk(desk):
    with desk._core.writing() as act:
        add_delegate(act, "N", "ნინო ბერიძე", tickets=["ticket-nino"], **NINO)
        add_delegate(act, "A1", "Айгерім Жүсіпова", organisation="House of Volunteers")
        add_delegate(act, "A2", "Айгерім Жүсіпова", organisation="Caspian Youth Centre")
        add_delegate(act, "F", "فيصل العتيبي", latin_name="Faisal Al-Otaibi", country="SA")
        add_delegate(act, "B", "Öykü Çelik", extra={"Doğum tarihi": "1994-05-20"})
    return desk.kiosk


@pytest.mark.parametrize("name", ["Nino Beridze", "beridze nino", "ნინო ბერიძე", "Нино Беридзе"])
@pytest.mark.parametrize(
    "fact",
    ["NINO@rivers.example ", "7734", "0107 734", "+995 555 0107 734", "rivers", "without borders"],
)
def test_a_whole_name_and_one_thing_more_is_enough(kiosk, name, fact):
    assert kiosk.by_name(name, fact).uid == "N"


@pytest.mark.parametrize(
    ("name", "fact"),
    [
        ("Nino", "nino@rivers.example"),
        ("Beridze", "7734"),
        ("Nino Ber", "7734"),
        ("Nino Beridze", ""),
        ("Nino Beridze", "734"),
        ("Nino Beridze", "Georgia"),  # the list has better facts of her
        ("Nino Beridze", "without@rivers.example"),
        ("Nino Beridze", "of"),
        ("", "7734"),
        ("Somebody Else", "7734"),
    ],
)
def test_less_is_not_and_nothing_says_what_was_wrong(kiosk, name, fact):
    assert kiosk.by_name(name, fact) == Refused(WhyNot.UNKNOWN)


def test_a_country_will_do_where_the_list_has_nothing_better(kiosk):
    assert kiosk.by_name("Faisal Al-Otaibi", "Saudi Arabia").uid == "F"
    assert kiosk.by_name("Faisal Al-Otaibi", "السعودية").uid == "F"


@pytest.mark.parametrize("day", ["20.05.1994", "1994-05-20", "20/5/1994"])
def test_a_date_of_birth_is_read_as_people_write_it(kiosk, day):
    assert kiosk.by_name("Oyku Celik", day).uid == "B"
    assert isinstance(kiosk.by_name("Oyku Celik", "21.05.1994"), Refused)


def test_namesakes_are_told_apart_by_the_fact_or_sent_to_the_desk(kiosk, desk):
    assert kiosk.by_name("Айгерім Жүсіпова", "Caspian").uid == "A2"
    desk.people.correct("A1", {"organisation": "Caspian Youth Centre"})
    assert kiosk.by_name("Айгерім Жүсіпова", "Caspian") == Refused(WhyNot.DESK)


def test_a_code_greets_and_checks_in_only_once_the_name_is_confirmed(kiosk, desk):
    guest = kiosk.by_code(["TICKET-NINO", "ticket-nino"])
    assert (guest.name, guest.latin_name, guest.greeting) == (
        "ნინო ბერიძე", "Nino Beridze", "გამარჯობა",
    )  # fmt: skip
    assert desk.reception.last_scans() == []
    answer = kiosk.check_in(guest)
    assert (answer.outcome, answer.printing) == (Outcome.ADMITTED, True)
    assert kiosk.check_in(guest).outcome is Outcome.ALREADY_IN


def test_where_a_document_is_seen_first_the_badge_waits_at_the_desk(kiosk, desk):
    desk.choose(document_step=True)
    answer = kiosk.check_in(kiosk.by_name("Nino Beridze", "7734"))
    assert (answer.outcome, answer.printing) == (Outcome.ADMITTED, False)


def test_whom_the_desk_wants_to_see_is_sent_there(kiosk, desk):
    desk.people.correct("N", {"alert": "Call the minister's office"})
    assert kiosk.by_code(["ticket-nino"]) == Refused(WhyNot.DESK)
    assert kiosk.by_name("Nino Beridze", "7734") == Refused(WhyNot.DESK)
    assert desk.reception.last_scans() == []
    desk.people.withdraw("A1", "Not accredited")
    assert kiosk.by_name("Айгерім Жүсіпова", "Volunteers") == Refused(WhyNot.DESK)


def test_a_withdrawn_persons_code_is_kept_as_an_attempt(kiosk, desk):
    desk.people.withdraw("N", "Not accredited")
    assert kiosk.by_code(["ticket-nino"]) == Refused(WhyNot.DESK)
    assert desk.reception.last_scans()[0].outcome is Outcome.WITHDRAWN


def test_who_guesses_too_often_waits_and_is_not_helped_even_with_the_right_words(kiosk, clock):
    for _ in range(self_service.GUESSES):
        assert kiosk.by_name("Nino Beridze", "0000") == Refused(WhyNot.UNKNOWN)
    assert kiosk.by_name("Nino Beridze", "7734") == Refused(WhyNot.WAIT, 60)
    assert kiosk.by_code(["ticket-nino"]).uid == "N"  # a code is no guess
    clock.forward(seconds=59.5)
    assert kiosk.by_name("Nino Beridze", "7734") == Refused(WhyNot.WAIT, 1)
    clock.forward(seconds=1)
    assert kiosk.by_name("Nino Beridze", "7734").uid == "N"


def test_many_unknown_codes_in_a_minute_make_it_wait_and_a_few_foreign_ones_do_not(kiosk, clock):
    for number in range(self_service.CODES - 1):
        assert kiosk.by_code([f"foreign-{number}"]) == Refused(WhyNot.UNKNOWN)
    assert kiosk.by_code(["ticket-nino"]).uid == "N"
    kiosk.by_code(["foreign"])
    assert kiosk.by_code(["ticket-nino"]) == Refused(WhyNot.WAIT, 60)
    clock.forward(seconds=61)
    assert kiosk.by_code(["ticket-nino"]).uid == "N"


def test_a_clock_that_is_turned_back_does_not_close_the_kiosk(kiosk, clock):
    for _ in range(self_service.GUESSES):
        kiosk.by_name("Nino Beridze", "0000")
    clock.forward(days=-3)
    assert kiosk.by_name("Nino Beridze", "7734").uid == "N"


def test_guesses_far_apart_are_slips_of_the_hand(kiosk, clock):
    for _ in range(3 * self_service.GUESSES):
        assert kiosk.by_name("Nino Beridze", "0000").why is WhyNot.UNKNOWN
        clock.forward(minutes=2)


def test_a_misspelled_name_is_noted_for_the_desk_and_changes_nothing(kiosk, desk):
    kiosk.note_spelling(kiosk.by_code(["ticket-nino"]), "Nino  Berid\x00ze")
    person = get("N")
    assert person.display_name == "ნინო ბერიძე"
    assert person.alert.startswith("Kiosk 20.06. 08:30: says the name is misspelled, write “Nino")
    assert kiosk.by_code(["ticket-nino"]) == Refused(WhyNot.DESK)
    assert connection().execute("SELECT count(*) FROM scan").fetchone() == (0,)


def test_the_code_that_ends_a_kiosk_is_not_kept_and_its_guesses_are_counted(kiosk, desk, clock):
    assert not kiosk.has_code()
    assert not kiosk.set_code("12")
    assert kiosk.set_code(" 48151 ")
    assert kiosk.has_code()
    assert "48151" not in desk.settings.kiosk_lock
    assert not self_service.opens("", "")
    for _ in range(self_service.GUESSES):
        assert not kiosk.try_code("0000")[0]
    assert kiosk.try_code("48151") == (False, 60)
    clock.forward(seconds=61)
    assert kiosk.try_code("48151") == (True, 0)


@given(st.text(max_size=200), st.text(max_size=200))
def test_whatever_is_typed_nobody_is_found_by_accident(name, fact):
    from checkin.rules.delegates import Person

    blank = dict.fromkeys(Person.__dataclass_fields__, "")
    person = Person(**{**blank, "extra": {}, "corrected": {}, "display_name": "Nino Beridze",
                       "email": "nino@rivers.example"})  # fmt: skip
    found = self_service.same_one([person], name, fact)
    assert found == [] or fact.strip().casefold() == "nino@rivers.example"
