"""Words in the cells of a list: roles, states, yes and no."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkin.importers.meanings import is_no, is_role, is_yes, role_of, status_of
from checkin.importers.words import fold, table

ROLES = ("delegate", "speaker", "guest", "press", "volunteer", "staff")


@pytest.mark.parametrize(
    ("word", "role"),
    [
        ("Delegate", "delegate"),
        ("DELEGATE PASS", "delegate"),
        ("Speaker pass", "speaker"),
        ("Guest speaker", "speaker"),
        ("Guest of honour", "guest"),
        ("VIP pass", "guest"),
        ("Press – day 1", "press"),
        ("Volunteer (Astana)", "volunteer"),
        ("Member of staff", "staff"),
        ("Делегат", "delegate"),
        ("Почётный гость", "guest"),
        ("почетный гость", "guest"),
        ("Представитель СМИ", "press"),
        ("Волонтёр", "volunteer"),
        ("Оргкомитет", "staff"),
        ("Қатысушы", "delegate"),
        ("Құрметті қонақ", "guest"),
        ("Ерікті", "volunteer"),
        ("Баяндамашы", "speaker"),
        ("Katılımcı", "delegate"),
        ("KONUŞMACI", "speaker"),
        ("Onur konuğu", "guest"),
        ("Basın Mensubu", "press"),
        ("GÖREVLİ", "staff"),
        ("志愿者", "volunteer"),
        ("Observer", ""),
        ("", ""),
        ("Expressions", ""),
    ],
)
def test_roles_are_known_in_many_languages(word: str, role: str) -> None:
    assert role_of(word) == role


def test_a_pass_is_not_the_bare_role() -> None:
    assert is_role("Speaker")
    assert not is_role("Speaker pass")


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("Cancelled", "withdrawn"),
        ("canceled", "withdrawn"),
        ("Withdrawn", "withdrawn"),
        ("Rejected", "withdrawn"),
        ("Not Attending", "withdrawn"),
        ("отменён", "withdrawn"),
        ("Отменено", "withdrawn"),
        ("бас тартты", "withdrawn"),
        ("İptal edildi", "withdrawn"),
        ("storniert", "withdrawn"),
        ("已取消", "withdrawn"),
        ("Awaiting payment", "waiting"),
        ("pending", "waiting"),
        ("Completed", "expected"),
        ("Attending", "expected"),
        ("подтверждён", "expected"),
        ("maybe", ""),
    ],
)
def test_states_are_known_in_many_languages(word: str, status: str) -> None:
    assert status_of(word) == status


def test_yes_and_no() -> None:
    for word in ("Yes", "да", "Иә", "EVET", "true", "是"):
        assert is_yes(word), word
        assert not is_no(word), word
    for word in ("No", "нет", "Жоқ", "Hayır", "false", "", "  "):
        assert is_no(word), word
        assert not is_yes(word), word


@given(st.text(max_size=40))
def test_any_word_is_a_role_or_none(word: str) -> None:
    assert role_of(word) in (*ROLES, "")


def test_no_word_means_two_things() -> None:
    said = table("meanings")
    assert tuple(said["roles"]) == ("speaker", "press", "volunteer", "staff", "guest", "delegate")
    for section in ("roles", "status", "answers"):
        owner: dict[str, str] = {}
        for meaning, words in said[section].items():
            for word in words:
                if fold(word):
                    assert owner.setdefault(fold(word), meaning) == meaning, word
