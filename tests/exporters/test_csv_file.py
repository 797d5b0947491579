import csv

from exporters.reports import NASTY, report
from hypothesis import example, given
from hypothesis import strategies as st

from checkin.exporters import write_report
from checkin.exporters.csv_file import guarded, unguarded

DANGEROUS = "=+-@＝＋－＠\t\r\n"
letters = st.sampled_from("=+-@＝＋－＠\t\r\n ';,\"'\u00a0\u200b\x00aбى1")
texts = st.text(letters, max_size=12) | st.text(max_size=20)


def read(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_it_is_what_excel_opens_with_a_double_click(tmp_path):
    path = tmp_path / "a.csv"
    write_report(report([("1", "Айгүл, Серікқызы", 2)]), path)
    expected = 'uid,display_name,scans\r\n1,"Айгүл, Серікқызы",2\r\n'
    assert path.read_bytes() == b"\xef\xbb\xbf" + expected.encode()


def test_every_nasty_text_comes_back_when_the_guard_is_taken_off(tmp_path):
    path = tmp_path / "a.csv"
    write_report(report([(str(n), text, n) for n, text in enumerate(NASTY)]), path)
    rows = read(path)[1:]
    assert [unguarded(row[1]) for row in rows] == list(NASTY)
    assert not [row[1] for row in rows if row[1][:1] and row[1][0] in DANGEROUS]


def test_ordinary_names_are_not_touched():
    for name in ("Айгүл Серікқызы", "O'ktam", "'s-Hertogenbosch", "Bat-Erdene", "a@example.org"):
        assert guarded(name) == name


def test_a_phone_keeps_its_plus_behind_an_apostrophe():
    assert guarded("+7 700 000 00 01") == "'+7 700 000 00 01"


def test_numbers_stay_numbers(tmp_path):
    path = tmp_path / "a.csv"
    write_report(report([("1", None, -5)]), path)
    assert read(path)[1] == ["1", "", "-5"]


def test_a_lone_surrogate_does_not_stop_the_report(tmp_path):
    path = tmp_path / "a.csv"
    write_report(report([("1", "a\ud800b", 1)]), path)
    assert read(path)[1][1] == "a\\ud800b"


@given(texts)
@example("\n \n=")
@example("'\t'=")
def test_the_guard_can_always_be_taken_off(text):
    assert unguarded(guarded(text)) == text


@given(texts)
def test_no_cell_can_start_a_formula_whatever_the_list_separator(text):
    assert guarded(text)[:1] not in tuple(DANGEROUS)
    for separator in ";\t\r\n":
        for piece in guarded(text).split(separator):
            assert piece.strip(" \u00a0\u200b\x00")[:1] not in tuple("=+-@＝＋－＠")


@given(texts)
def test_only_apostrophes_are_added(text):
    assert guarded(text).replace("'", "") == text.replace("'", "")
