import pytest
from helpers import add_delegate

from checkin.desk.greeting import greeting
from checkin.rules import delegates


@pytest.mark.parametrize(
    ("language", "country", "said"),
    [
        ("ka", "", "გამარჯობა"),
        ("zh-Hant", "TW", "欢迎"),
        ("", "KZ", "Қош келдіңіз"),
        ("", "CH", ""),  # four languages: we would guess
        ("xx", "Atlantis", ""),
    ],
)
def test_people_are_greeted_in_their_own_language_or_not_at_all(act, language, country, said):
    add_delegate(act, language=language, country=country)
    assert greeting(delegates.get("D7"))[0] == said
