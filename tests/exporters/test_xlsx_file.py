import zipfile
from io import BytesIO
from xml.etree import ElementTree

import openpyxl
import pytest
from exporters.reports import NASTY, PEOPLE, by_country, report
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import load_workbook
from xlsxwriter import Workbook

from checkin.exporters import Sheet, write_report, xlsx_file

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def names(path):
    """The second column as a reader sees it that knows Excel's escapes."""
    rows = load_workbook(str(path)).get_sheet_by_name("Delegates").to_python()
    return [row[1] for row in rows[1:]]


def people(texts):
    return [(str(n), text, n) for n, text in enumerate(texts)]


@pytest.fixture(params=["in memory", "row by row"])
def as_rows(request):
    """Rows counted beforehand stay in memory; a generator is written like a long sheet."""
    return list if request.param == "in memory" else iter


def test_every_text_is_kept_letter_by_letter(tmp_path, as_rows):
    path = tmp_path / "a.xlsx"
    write_report(report(as_rows(people(NASTY))), path)
    assert names(path) == list(NASTY)


def test_no_text_becomes_a_formula_a_link_or_a_date(tmp_path, as_rows):
    path = tmp_path / "a.xlsx"
    write_report(report(as_rows(people(NASTY))), path)
    sheet = openpyxl.load_workbook(path)["Delegates"]
    assert {cell.data_type for row in sheet.iter_rows(min_row=2) for cell in row[:2]} == {"s"}
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    with zipfile.ZipFile(path) as book:
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")


def test_numbers_are_numbers_unless_they_would_lose_digits(tmp_path, as_rows):
    path = tmp_path / "a.xlsx"
    write_report(report(as_rows([("1", 2**53, -5), ("2", 2**53 + 1, float("nan"))])), path)
    sheet = openpyxl.load_workbook(path)["Delegates"]
    assert [cell.value for cell in sheet[2]] == ["1", 2**53, -5]
    assert [cell.value for cell in sheet[3]] == ["2", "9007199254740993", "nan"]


def test_the_header_stays_and_filters(tmp_path, as_rows):
    path = tmp_path / "a.xlsx"
    write_report(report(as_rows(people(["Айгүл", "Ерлан"])), by_country()), path)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Delegates", "By country", "Notes"]
    sheet = book["Delegates"]
    assert [cell.value for cell in sheet[1]] == [column.name for column in PEOPLE]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:C3")


def test_the_notes_say_the_sum_and_the_hash(tmp_path):
    path = tmp_path / "a.xlsx"
    write_report(report([]), path)
    said = [cell.value for cell in openpyxl.load_workbook(path)["Notes"]["A"]]
    assert "440 on the list + 5 walk-ins - 6 withdrawn = 439 expected" in said
    assert "hash 5f2c" in said


@pytest.mark.parametrize("letter", ["x", "😀", "ё"])
def test_what_is_too_long_for_a_cell_says_so_there_and_in_the_notes(tmp_path, letter, as_rows):
    path = tmp_path / "a.xlsx"
    write_report(report(as_rows(people(["short", letter * 40_000]))), path)
    kept = names(path)[1]
    assert len(kept.encode("utf-16-le")) // 2 <= 32_767
    assert kept.endswith("(cut here, 40000 characters; the CSV file has all)")
    said = openpyxl.load_workbook(path)["Notes"]["A"][-1].value
    assert said.endswith("Delegates, row 3, column 2")


def test_the_longest_text_a_cell_holds_is_whole(tmp_path, as_rows):
    path = tmp_path / "a.xlsx"
    write_report(report(as_rows(people(["x" * 32_767]))), path)
    assert names(path) == ["x" * 32_767]


def test_what_xml_cannot_name_is_shown_instead_of_breaking_the_file(tmp_path, as_rows):
    path = tmp_path / "a.xlsx"
    write_report(report(as_rows(people(["a\ufffeb", "c\ud800d"]))), path)
    assert names(path) == ["a\\ufffeb", "c\\ud800d"]


@pytest.mark.parametrize(("kind", "direction"), [("bar", "bar"), ("column", "col")])
def test_charts_are_native_and_point_at_their_table(tmp_path, kind, direction):
    path = tmp_path / "a.xlsx"
    write_report(report([], by_country(kind)), path)
    with zipfile.ZipFile(path) as book:
        tree = ElementTree.fromstring(book.read("xl/charts/chart1.xml"))
    assert tree.find(f".//{CHART}barDir").get("val") == direction
    assert [found.text for found in tree.iterfind(f".//{CHART}cat//{CHART}f")] == [
        "'By country'!$A$2:$A$4"
    ] * 2
    assert [found.text for found in tree.iterfind(f".//{CHART}val//{CHART}f")] == [
        "'By country'!$B$2:$B$4",
        "'By country'!$C$2:$C$4",
    ]


def test_a_chart_without_rows_is_left_out(tmp_path):
    path = tmp_path / "a.xlsx"
    chart = by_country()
    write_report(report([], Sheet(chart.title, chart.columns, [], chart.chart)), path)
    with zipfile.ZipFile(path) as book:
        assert not [name for name in book.namelist() if "chart" in name]


def test_more_rows_than_a_worksheet_has_are_refused(tmp_path):
    book = Workbook(BytesIO(), {"in_memory": True})
    page = book.add_worksheet("Delegates")
    with pytest.raises(OSError, match="CSV"):
        xlsx_file._Cells(book, tmp_path).put(page, (1_048_576, 0), "x")


@given(st.lists(st.text(min_size=1, max_size=30), min_size=1, max_size=20), st.booleans())
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_text_is_a_string_cell_and_comes_back(tmp_path, texts, as_long):
    path = tmp_path / "a.xlsx"
    write_report(report((iter if as_long else list)(people(texts))), path)
    sheet = openpyxl.load_workbook(path)["Delegates"]
    assert {row[1].data_type for row in sheet.iter_rows(min_row=2)} == {"s"}
    unnameable = str.maketrans({"\ufffe": "\\ufffe", "\uffff": "\\uffff"})
    assert names(path) == [text.translate(unnameable) for text in texts]
