"""The card of the person in front."""

import pytest
from PySide6.QtWidgets import QLabel

from ui.desk.person import person_card
from ui.parts.portrait import Portrait
from ui.style.tokens import theme_named

LIGHT = theme_named("light")
LONGEST = "Maria Wilhelmina Johanna Petronella van den Heuvel-Braakhuis"


@pytest.fixture
def card_of(qtbot, listed):
    """The card of whoever is found by these words, as it is now."""

    def card_of(words, theme=LIGHT, past=False):
        uid = listed.reception.search(words)[0].uid
        made = person_card(theme, listed.people.card(uid), listed.folder / "photos", past)
        qtbot.addWidget(made)
        return made

    return card_of


def said(card):
    return [label.text() for label in card.findChildren(QLabel) if label.text()]


def test_both_names_role_state_and_facts_are_words(card_of):
    words = said(card_of("Nino"))
    for word in ("ნინო ბერიძე", "Nino Beridze", "Speaker", "Expected", "Rivers", "Not yet"):
        assert word in words
    assert any(word.startswith("Georgia") for word in words)


def test_the_card_follows_what_happens(card_of, listed):
    listed.reception.check_in("ticket-3")
    words = said(card_of("Nino"))
    assert "In since 08:30" in words
    assert "08:30, desk 1" in words
    assert "001 000 001, queued" in words


def test_what_happened_says_by_whom(card_of, listed):
    listed.choose(operator="Timur")
    listed.reception.check_in("ticket-3")
    assert "Admitted, Main entrance, desk 1, Timur" in said(card_of("Nino", past=True))


def test_a_badge_that_waits_says_so(card_of, listed):
    listed.paper.choose("folder", str(listed.folder / "gone" / "away"))
    listed.reception.check_in("ticket-3")
    listed.paper.print_next()
    assert "001 000 001, waits for the printer" in said(card_of("Nino"))


def test_what_the_list_said_stays_beside_a_correction(card_of, listed):
    uid = listed.reception.search("Nino")[0].uid
    listed.people.correct(uid, {"organisation": "Lakes", "alert": "Call extension 12"})
    words = said(card_of("Nino"))
    assert {"Lakes", "Call extension 12"} <= set(words)
    assert any("The list says" in word and "Rivers" in word for word in words)


def test_who_was_withdrawn_is_not_greeted_and_the_reason_is_shown(card_of, listed):
    uid = listed.reception.search("Nino")[0].uid
    assert "Greet" in said(card_of("Nino"))
    listed.people.withdraw(uid, "visa refused")
    words = said(card_of("Nino"))
    assert "visa refused" in words
    assert "Greet" not in words


def test_a_name_of_sixty_letters_wraps_and_is_whole(card_of, listed, theme):
    uid = listed.reception.search("Nino")[0].uid
    listed.people.correct(uid, {"display_name": LONGEST})
    card = card_of("Petronella", theme)
    assert LONGEST in said(card)
    card.resize(830, 420)
    assert card.minimumSizeHint().width() <= 980


@pytest.mark.parametrize("name", ["../desk.sqlite", "nobody.jpg", ""])
def test_a_photo_that_is_not_there_leaves_an_empty_frame(card_of, listed, name):
    uid = listed.reception.search("Nino")[0].uid
    listed.people.correct(uid, {"photo": name}) if name else None
    card = card_of("Nino")
    assert card.findChild(Portrait) is not None
    assert not card.grab().isNull()


def test_names_are_never_markup(card_of, listed):
    uid = listed.reception.search("Nino")[0].uid
    listed.people.correct(uid, {"display_name": "<b>Nino</b> &amp;"})
    assert "<b>Nino</b> &amp;" in said(card_of("Nino"))
