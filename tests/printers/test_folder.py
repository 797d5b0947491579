import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkin.errors import PrinterKindUnknown, PrinterNotReady
from checkin.printers import Media, list_printers, open_printer
from checkin.printers.folder import file_name

A6 = Media(105, 148)


def test_a_folder_keeps_the_page(tmp_path):
    sent = open_printer("folder", str(tmp_path)).send(b"%PDF-1.7", "001 000 123 Ainur", A6)
    assert (tmp_path / sent.name).read_bytes() == b"%PDF-1.7"
    assert [p.name for p in tmp_path.iterdir()] == ["001 000 123 Ainur.pdf"]


def test_a_second_page_of_one_name_does_not_replace_the_first(tmp_path):
    printer = open_printer("folder", str(tmp_path))
    names = {printer.send(page, "Ainur", A6).name for page in (b"1", b"2", b"3")}
    assert sorted(names) == ["Ainur (2).pdf", "Ainur (3).pdf", "Ainur.pdf"]


def test_a_missing_folder_says_what_to_do(tmp_path):
    with pytest.raises(PrinterNotReady, match="stays in the print queue"):
        open_printer("folder", str(tmp_path / "gone")).send(b"", "D7", A6)


@given(st.text(max_size=300))
def test_no_name_of_a_person_is_ever_a_path(title):
    name = file_name(title)
    assert 0 < len(name) <= 100
    assert not set(name) & set("/\\\0:")
    assert name not in (".", "..")
    name.encode()


def test_an_unknown_kind_names_those_there_are():
    with pytest.raises(PrinterKindUnknown, match="folder, cups"):
        open_printer("fax", "")


def test_a_folder_is_always_offered():
    assert list_printers()[0].kind == "folder"
