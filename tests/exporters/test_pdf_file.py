import csv

import pytest
from exporters.reports import NASTY, by_country
from pypdf import PdfReader

from checkin.exporters import Column, Report, Sheet, base, left_out, write_report
from checkin.exporters.pdf_file import _ROWS
from checkin.paths import resources

COLUMNS = (
    Column("uid"),
    Column("display_name", "Name"),
    Column("latin_name", "Latin name"),
    Column("organisation", "Organisation"),
    Column("country", "Country"),
    Column("role", "Role"),
    Column("status", "Status"),
    Column("first_in", "First in", kind="time"),
    Column("scans", "Scans", kind="number"),
)
NOTES = ("440 on the list + 5 walk-ins - 6 withdrawn = 439 expected", "hash " + "5f2c" * 16)


def person(name="Айгүл Серікқызы", latin="Aigul Serikkyzy", **fields):
    row = {"organisation": "CICA", "country": "KZ", "role": "delegate", "status": "expected"}
    row |= {"display_name": name, "latin_name": latin, "scans": 1, **fields}
    return [row.get(column.name, "") for column in COLUMNS]


def pages_of(path, rows, notes=NOTES, columns=COLUMNS):
    sheets = (Sheet("Delegates", columns, rows),)
    report = Report("International Volunteer Forum", "Astana, 20-21 June 2026", sheets, notes)
    write_report(report, path)
    return [page.extract_text() for page in PdfReader(path).pages]


def test_a_row_has_both_names_and_the_minute_of_arrival(tmp_path):
    row = person(first_in="2026-06-20T08:31:22+05:00")
    (page,) = pages_of(tmp_path / "a.pdf", [row])
    for words in ("Айгүл Серікқызы", "Aigul Serikkyzy", "CICA", "KZ", "2026-06-20 08:31", "1 / 1"):
        assert words in page
    assert "08:31:22" not in page


def test_every_page_is_headed_and_counted(tmp_path):
    pages = pages_of(tmp_path / "a.pdf", [person() for _ in range(3 * _ROWS - 8)])
    assert len(pages) == 3
    for number, page in enumerate(pages, start=1):
        assert f"{number} / 3" in page
        for words in ("International Volunteer Forum", "Astana", "Organisation", "Signature"):
            assert words in page


@pytest.mark.parametrize("rows", [0, 1, _ROWS - 1, _ROWS, _ROWS + 1, 2 * _ROWS])
def test_the_notes_stand_whole_on_the_last_page(tmp_path, rows):
    pages = pages_of(tmp_path / "a.pdf", [person() for _ in range(rows)])
    assert [NOTES[0] in page and NOTES[1] in page for page in pages] == [
        *[False] * (len(pages) - 1),
        True,
    ]
    assert f"{len(pages)} / {len(pages)}" in pages[-1]


def test_the_page_is_a4_lying(tmp_path):
    pages_of(tmp_path / "a.pdf", [person()])
    box = PdfReader(tmp_path / "a.pdf").pages[0].mediabox
    assert (round(box.width * 25.4 / 72), round(box.height * 25.4 / 72)) == (297, 210)


def test_who_is_withdrawn_has_nothing_to_sign(tmp_path):
    rows = [person(status="withdrawn"), person("Ерлан", "Yerlan")]
    (page,) = pages_of(tmp_path / "a.pdf", rows, notes=())
    assert page.count("withdrawn") == 1
    assert "expected" not in page


def test_a_latin_name_that_says_the_same_is_not_said_twice(tmp_path):
    (page,) = pages_of(tmp_path / "a.pdf", [person("Zeynep Kaya", "Zeynep Kaya")])
    assert page.count("Zeynep Kaya") == 1


def test_the_whole_demo_forum_can_be_read_from_its_list(tmp_path):
    with (resources() / "demo" / "delegates.csv").open(encoding="utf-8-sig", newline="") as file:
        people = list(csv.DictReader(file))
    rows = [person(each["Full name"], each["Name in Latin"]) for each in people]
    said = "\n".join(pages_of(tmp_path / "a.pdf", rows))
    assert [each["Name in Latin"] for each in people if each["Name in Latin"] not in said] == []
    cyrillic = [each["Full name"] for each in people if "Ѐ" <= each["Full name"][0] <= "ӿ"]
    assert len(cyrillic) > 150
    assert [name for name in cyrillic if name not in said] == []


def test_hostile_words_are_only_words(tmp_path):
    rows = [person(text, text, organisation=text, country=text, role=text) for text in NASTY]
    said = "\n".join(pages_of(tmp_path / "a.pdf", rows))
    assert "=HYPERLINK" in said
    assert "<r><t>x</t></r>" in said


def test_very_long_words_stay_on_the_page(tmp_path):
    row = person("Айгүл" * 300, "Aigul " * 300, organisation="Қор " * 300, role="x" * 300)
    pages = pages_of(tmp_path / "a.pdf", [row, person("Ерлан", "Yerlan")])
    assert len(pages) == 1
    assert "Yerlan" in pages[0]


def test_columns_without_a_title_are_headed_all_the_same(tmp_path):
    bare = tuple(Column(column.name) for column in COLUMNS)
    (page,) = pages_of(tmp_path / "a.pdf", [person()], NOTES, bare)
    assert "Name Organisation Country Role First in" in page
    assert "display_name" not in page


def test_a_sheet_without_people_shows_all_its_columns(tmp_path):
    columns = (Column("hour"), Column("arrivals", kind="number"))
    (page,) = pages_of(tmp_path / "a.pdf", [("08:00", 12)], NOTES, columns)
    for words in ("hour", "arrivals", "08:00", "12"):
        assert words in page


def test_a_list_too_long_for_paper_becomes_its_sums_and_says_where_the_rows_are(tmp_path):
    rows = [person()] * (base.MOST_ON_PAPER + 1)
    report = Report("Forum", "Astana", (Sheet("Delegates", COLUMNS, rows), by_country()), NOTES)
    write_report(report, tmp_path / "a.pdf")
    said = [page.extract_text() for page in PdfReader(tmp_path / "a.pdf").pages]
    assert len(said) < 4
    assert "20,001 rows are too many for paper" in said[0]
    assert NOTES[0] in said[0]
    assert "Uzbekistan" in said[1]
    assert left_out(report, tmp_path / "a.pdf") == 20_001
    assert left_out(report, tmp_path / "a.csv") == 0


def test_a_list_without_sums_still_says_where_its_rows_are(tmp_path):
    said = pages_of(tmp_path / "a.pdf", [person()] * (base.MOST_ON_PAPER + 1))
    assert len(said) == 1
    assert "XLSX or CSV has them all" in said[0]
