"""Every state of the desk has a word and a picture."""

import pytest

from checkin.desk import CORRECTABLE, JobState, Outcome
from ui import words
from ui.main_window import PAGES
from ui.style import icons
from ui.style.tokens import DARK, LIGHT, ROLE_ICON, TINT_ICON, VERDICT_ICON


@pytest.mark.parametrize("state", JobState)
def test_every_job_state_has_a_word(state):
    assert words.job_word(state)


def test_no_two_states_of_a_job_or_outcomes_say_the_same():
    assert len({words.job_word(state) for state in JobState}) == len(JobState)
    assert len({words.outcome_word(outcome) for outcome in Outcome}) == len(Outcome)


@pytest.mark.parametrize("role", ROLE_ICON)
def test_every_role_has_a_word_an_icon_and_a_colour_in_both_themes(role):
    assert words.role_word(role) != role
    assert role in LIGHT.role
    assert role in DARK.role


def test_a_role_of_a_forum_s_own_keeps_its_name():
    assert words.role_word("Interpreter") == "Interpreter"


@pytest.mark.parametrize("state", ["expected", "in", "withdrawn"])
def test_every_state_of_a_person_has_a_word(state):
    assert words.state_word(state)


@pytest.mark.parametrize("field", sorted(CORRECTABLE))
def test_every_field_one_can_correct_has_a_word(field):
    assert words.field_word(field) != field


@pytest.mark.parametrize(
    "icon",
    sorted({*ROLE_ICON.values(), *TINT_ICON.values(), *VERDICT_ICON.values(),
            *(icon for icon, _, _ in PAGES.values())}),
)  # fmt: skip
def test_every_icon_is_there(qtbot, icon):
    assert not icons.pixmap(icon, LIGHT.text, 24).toImage().isNull()
