"""Countries as people write them."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkin.names.countries import NOT_COUNTRIES, country_code, country_name

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("KZ", "KZ"),
        ("kz", "KZ"),
        ("KAZ", "KZ"),
        ("398", "KZ"),
        ("4", "AF"),
        ("Kazakhstan", "KZ"),
        ("Казахстан", "KZ"),
        ("Қазақстан", "KZ"),
        ("Kazakistan", "KZ"),
        ("Republic of Kazakhstan", "KZ"),
        ("Қазақстан Республикасы", "KZ"),
        ("Türkiye", "TR"),
        ("TÜRKİYE", "TR"),
        ("Turkey", "TR"),
        ("Korea", "KR"),
        ("Korea, Republic of", "KR"),
        ("Democratic People's Republic of Korea", "KP"),
        ("UAE", "AE"),
        ("U.A.E.", "AE"),
        ("США", "US"),
        ("United States of America", "US"),
        ("Кыргызстан", "KG"),
        ("Киргизия", "KG"),
        ("Kyrgyz Republic", "KG"),
        ("Iran (Islamic Republic of)", "IR"),
        ("Congo, Democratic Republic of the", "CD"),
        ("Dominica", "DM"),
        ("Dominican Republic", "DO"),
        ("Guinea", "GN"),
        ("Equatorial Guinea", "GQ"),
        ("中国", "CN"),
        ("日本", "JP"),
        ("السعودية", "SA"),
        ("Ελλάδα", "GR"),
        ("Suomi", "FI"),
        ("UK", "GB"),
        ("Kazakhstan / Қазақстан", "KZ"),
        ("  Côte d’Ivoire ", "CI"),
    ],
)
def test_a_country_is_known_however_it_is_written(text: str, code: str) -> None:
    assert country_code(text) == code


@pytest.mark.parametrize(
    "text",
    ["", "  ", "Atlantis", "Europe", "EU", "Republic", "Georgia, USA", "Kazakhstan/Uzbekistan"],
)
def test_what_is_no_country_stays_unknown(text: str) -> None:
    assert country_code(text) is None


@given(st.text(max_size=60))
def test_any_text_is_a_country_or_not(text: str) -> None:
    code = country_code(text)
    assert code is None or (len(code) == 2 and code.isupper() and code not in NOT_COUNTRIES)


@pytest.mark.parametrize("language", ["en", "ru", "kk", "tr", "ar", "zh", "fr", "ka"])
def test_a_country_named_in_a_language_is_found_again(language: str) -> None:
    for code in ("KZ", "TR", "US", "GB", "KR", "KP", "GE", "NE", "NG", "DM", "DO", "AE"):
        assert country_code(country_name(code, language)) == code


def test_a_country_is_named_in_the_language_asked_for_or_in_english() -> None:
    assert country_name("KZ", "kk") == "Қазақстан"
    assert country_name("kz", "zh-Hant") == "哈薩克"
    assert country_name("DE", "de_AT") == "Deutschland"
    assert country_name("KZ", "xx-XX") == "Kazakhstan"
    assert country_name("KZ", "") == "Kazakhstan"
    assert country_name("??", "en") == "??"


def test_importing_the_module_does_not_load_babel() -> None:
    source = "import sys, checkin.names.countries; sys.exit('babel' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", source], cwd=ROOT, check=False).returncode == 0
