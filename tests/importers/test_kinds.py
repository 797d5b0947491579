"""Files that are not what their name says, too large, or not there."""

from pathlib import Path

import pytest

from checkin.errors.lists import (
    ListEmpty,
    ListMisnamed,
    ListMissing,
    ListTooLarge,
    ListUnreadable,
    ListWrongKind,
)
from checkin.importers import limits, open_list

LISTS = Path(__file__).parents[1] / "data" / "lists"


@pytest.mark.parametrize(
    ("name", "raw", "error", "said"),
    [
        ("a.csv", b"%PDF-1.7 ...", ListWrongKind, "is a PDF, not a list. Ask for the list itself"),
        ("a.csv", b"\xff\xd8\xff\xe0....", ListWrongKind, "is a picture"),
        ("a.xlsx", b"\x89PNG....", ListWrongKind, "is a picture"),
        ("a.xls", b"<html><table><tr>", ListWrongKind, "is a web page, not a list. Open it in"),
        ("a.csv", b"<!DOCTYPE html>", ListWrongKind, "is a web page"),
        ("a.xls", b'<?xml version="1.0"?><Workbook>', ListWrongKind, "an XML file"),
        ("a.xlsx", b"Name,Country\nAnna,KZ\n", ListMisnamed, "rename it to a.csv"),
        ("a.csv", b"", ListEmpty, "no people"),
        ("a.xlsx", b"  \n", ListEmpty, "no people"),
    ],
)
def test_what_is_no_list_is_said_in_one_sentence(
    tmp_path: Path, name: str, raw: bytes, error: type[Exception], said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(raw)
    with pytest.raises(error) as caught:
        open_list(path)
    assert str(path) in str(caught.value)
    assert said in str(caught.value)


def test_a_spreadsheet_called_csv_is_to_be_renamed(tmp_path: Path) -> None:
    for kind in ("xlsx", "xls", "ods"):
        source = next(path for path in sorted(LISTS.glob(f"[di]*.{kind}")))
        path = tmp_path / f"{kind}.csv"
        path.write_bytes(source.read_bytes())
        with pytest.raises(ListMisnamed, match=rf"Rename it to {kind}\.{kind}"):
            open_list(path)


def test_a_spreadsheet_under_the_name_of_another_is_read(tmp_path: Path) -> None:
    path = tmp_path / "list.xls"
    path.write_bytes((LISTS / "indico-registrations.xlsx").read_bytes())
    assert open_list(path).kind == "xlsx"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ListMissing, match="Look where it was saved"):
        open_list(tmp_path / "gone.csv")
    with pytest.raises(ListUnreadable, match="Nothing was taken in"):
        open_list(tmp_path)


def test_a_file_too_large_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.truncate(limits.UNPACKED_BYTES + 1_000_000)
    with pytest.raises(ListTooLarge, match="51 MB, and 50 MB is the limit"):
        open_list(path)


def test_more_rows_than_a_forum_has_people(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_bytes(b"Name\n" + b"A\n" * (limits.ROWS + 1))
    with pytest.raises(ListTooLarge, match="200,002 rows, and 200,000 rows is the limit"):
        open_list(path)


def test_more_columns_than_a_form_has_questions(tmp_path: Path) -> None:
    path = tmp_path / "wide.csv"
    width = limits.COLUMNS + 1
    path.write_text(",".join(map(str, range(width))) + "\n" + "x," * width)
    with pytest.raises(ListTooLarge, match="501 columns"):
        open_list(path)


def test_the_empty_columns_of_a_whole_sheet_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "wide.csv"
    path.write_text(f"Name{';' * 16_383}\nAnna{';' * 16_383}\n")
    assert open_list(path).rows == ((2, ("Anna",)),)
    path.write_text("Name," * 30_000 + "\n")
    with pytest.raises(ListTooLarge, match=r"row 1 has 30,001 cells, and 500 columns"):
        open_list(path)
