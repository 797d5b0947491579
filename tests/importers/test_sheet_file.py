"""Spreadsheets: values of every kind, sheets, and files that are traps."""

import datetime
import io
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from checkin.errors.lists import (
    ListDamaged,
    ListEmpty,
    ListLocked,
    ListSheetUnknown,
    ListTooLarge,
    ListUnreadable,
    ListWrongKind,
)
from checkin.importers import open_list, read_rows, recognise

LISTS = Path(__file__).parents[1] / "data" / "lists"
SHEET = "xl/worksheets/sheet1.xml"


def workbook(path: Path, *sheets: tuple[str, list[list[Any]]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def rewritten(path: Path, part: str, content: bytes) -> Path:
    """The workbook with one of its parts replaced."""
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, old in parts.items():
            packed.writestr(name, content if name == part else old)
    return path


def test_values_become_the_text_a_list_would_write(tmp_path: Path) -> None:
    values = [
        *("=1+1 is text", 77012345678, 0.5, True, False, datetime.date(2026, 6, 20)),
        *(datetime.datetime(2026, 6, 20, 9, 30), datetime.time(9, 30), "007", "  Anna  "),
    ]
    path = tmp_path / "list.xlsx"
    book = xlsxwriter.Workbook(path, {"strings_to_formulas": False})
    sheet = book.add_worksheet()
    dated = book.add_format({"num_format": "yyyy-mm-dd"})
    stamped = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
    timed = book.add_format({"num_format": "hh:mm"})
    sheet.write_row(0, 0, [f"Column {number}" for number in range(len(values))])
    for column, value in enumerate(values):
        form = {datetime.date: dated, datetime.datetime: stamped, datetime.time: timed}
        sheet.write(1, column, value, form.get(type(value)))
    book.close()
    assert open_list(path).rows[0][1] == (
        *("=1+1 is text", "77012345678", "0.5", "true", "false", "2026-06-20"),
        *("2026-06-20T09:30:00", "09:30:00", "007", "  Anna  "),
    )


def test_a_calculated_formula_gives_its_value_and_a_failed_one_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["Name", "Organisation", "Notes"])
    sheet.write_row(1, 0, ["Anna"])
    sheet.write_formula(1, 1, '="A"&"B"', value="AB")
    sheet.write_formula(1, 2, "=1/0", value="#DIV/0!")
    book.close()
    with zipfile.ZipFile(path) as packed:
        xml = packed.read(SHEET)
    empty = b'<row r="3"><c r="A3" t="inlineStr"><is><t>Boris</t></is></c>'
    empty += b'<c r="B3" t="str"><f>""</f><v></v></c></row></sheetData>'
    file = open_list(rewritten(path, SHEET, xml.replace(b"</sheetData>", empty)))
    reading = read_rows(file, recognise(file))
    assert reading.rows[0].fields == {"display_name": "Anna", "organisation": "AB"}
    assert reading.rows[1].fields["organisation"] == ""
    assert [(note.row, note.column, note.problem) for note in reading.notes] == [
        (2, "Notes", "The formula of this cell failed: #DIV/0!.")
    ]


def test_a_formula_without_a_value_is_no_empty_cell(tmp_path: Path) -> None:
    rows = [["Name", "Notes"], ["=A9", "x"], ["Anna", "=A9"]]
    file = open_list(workbook(tmp_path / "list.xlsx", ("People", rows)))
    reading = read_rows(file, recognise(file))
    assert [(fault.row, fault.column) for fault in reading.faults] == [(2, "Name")]
    assert "formula without a value" in reading.faults[0].problem
    assert reading.rows[0].fields == {"display_name": "Anna"}  # its notes stay as they were


def test_a_rounded_number_is_no_ticket(tmp_path: Path) -> None:
    rows = [["Name", "Barcode"], ["Anna", 12345678901234567890], ["Boris", 123456789012345]]
    file = open_list(workbook(tmp_path / "list.xlsx", ("People", rows)))
    reading = read_rows(file, recognise(file))
    assert [row.tickets for row in reading.rows] == [(), ("123456789012345",)]
    assert "more than 15 digits" in reading.notes[0].problem


def test_the_sheet_that_looks_like_a_list_is_read(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "list.xlsx",
        ("Cover", [["International Volunteer Forum"], ["Astana, 2026"]]),
        ("Empty", []),
        ("People", [["Name", "Country"], ["Anna", "KZ"]]),
    )
    file = open_list(path)
    assert (file.kind, file.sheet, file.sheets) == ("xlsx", "People", ("Cover", "Empty", "People"))
    assert open_list(path, "Cover").header == ("International Volunteer Forum",)
    with pytest.raises(ListEmpty):
        open_list(path, "Empty")
    with pytest.raises(ListSheetUnknown, match=r"no sheet Guests\. Its sheets are: Cover, Empty"):
        open_list(path, "Guests")


def test_a_list_may_begin_below_and_to_the_right(tmp_path: Path) -> None:
    rows = [[None], [None, "Guests"], [None, "Name", "Country"], [None], [None, "Anna", "KZ"]]
    file = open_list(workbook(tmp_path / "list.xlsx", ("People", rows)))
    assert file.header == ("Column A", "Name", "Country")
    assert file.rows == ((5, ("", "Anna", "KZ")),)


def test_a_password_is_said_to_be_the_trouble() -> None:
    with pytest.raises(ListLocked, match="protected with a password"):
        open_list(LISTS / "locked.xlsx")


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9, 0.999])
@pytest.mark.parametrize("name", ["indico-registrations.xlsx", "delegates.xls", "delegates.ods"])
def test_half_a_file_is_a_sentence_or_a_list(tmp_path: Path, name: str, kept: float) -> None:
    raw = (LISTS / name).read_bytes()
    path = tmp_path / name
    path.write_bytes(raw[: int(len(raw) * kept)])
    with pytest.raises(ListUnreadable, match=name):
        open_list(path)


def test_a_byte_changed_inside_is_found(tmp_path: Path) -> None:
    raw = bytearray((LISTS / "indico-registrations.xlsx").read_bytes())
    raw[20_000] ^= 0xFF
    path = tmp_path / "list.xlsx"
    path.write_bytes(raw)
    with pytest.raises(ListDamaged, match="copy it again"):
        open_list(path)


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = workbook(tmp_path / "bomb.xlsx", ("People", [["Name"], ["Anna"]]))
    cell = b'<c r="A1" t="inlineStr"><is><t>' + b"a" * 60_000_000 + b"</t></is></c>"
    rewritten(
        path, SHEET, b"<worksheet><sheetData><row>" + cell + b"</row></sheetData></worksheet>"
    )
    assert path.stat().st_size < 100_000
    with pytest.raises(ListTooLarge, match="unpacks to 60 MB, and 50 MB is the limit"):
        open_list(path)


def test_two_cells_in_far_corners_are_refused(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "Name"
    book.active.cell(190_000, 400, "far")
    book.save(tmp_path / "sparse.xlsx")
    with pytest.raises(ListTooLarge, match="76,000,000 cells"):
        open_list(tmp_path / "sparse.xlsx")


def test_a_repeated_row_of_ods_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.ods"
    path.write_bytes((LISTS / "delegates.ods").read_bytes())
    with zipfile.ZipFile(path) as packed:
        xml = packed.read("content.xml")
    first = xml.replace(
        b"<table:table-row>", b'<table:table-row table:number-rows-repeated="900000">', 1
    )
    assert first != xml
    with pytest.raises(ListTooLarge, match="rows, and 200,000 rows is the limit"):
        open_list(rewritten(path, "content.xml", first))


def test_a_repeated_cell_of_ods_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.ods"
    path.write_bytes((LISTS / "delegates.ods").read_bytes())
    with zipfile.ZipFile(path) as packed:
        xml = packed.read("content.xml")
    last = xml.rfind(b'office:value-type="boolean"')
    repeated = xml[:last] + b'office:value-type="boolean" table:number-columns-repeated="9999"'
    repeated += xml[last + len(b'office:value-type="boolean"') :]
    with pytest.raises(ListTooLarge, match="columns, and 500 columns is the limit"):
        open_list(rewritten(path, "content.xml", repeated))


def test_cells_that_only_have_a_colour_are_no_columns(tmp_path: Path) -> None:
    path = workbook(tmp_path / "list.xlsx", ("People", [["Name"], ["Anna"]]))
    with zipfile.ZipFile(path) as packed:
        xml = packed.read(SHEET)
    coloured = b'<row r="90000"><c r="XFD90000" s="1"/></row></sheetData>'
    file = open_list(rewritten(path, SHEET, xml.replace(b"</sheetData>", coloured)))
    assert (file.header, file.rows) == (("Name",), ((2, ("Anna",)),))


def test_entities_are_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "list.xlsx", ("People", [["Name"], ["Anna"]]))
    with zipfile.ZipFile(path) as packed:
        xml = packed.read(SHEET)
    doctype = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]>'
    with pytest.raises(ListWrongKind, match="foreign XML"):
        open_list(rewritten(path, SHEET, doctype + xml))


def test_a_document_is_no_spreadsheet(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as document:
        document.writestr("word/document.xml", "<w:document/>")
    path = tmp_path / "list.xlsx"
    path.write_bytes(packed.getvalue())
    with pytest.raises(ListWrongKind, match="Ask for the list itself"):
        open_list(path)
