import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkin.errors import PrinterKindUnknown, PrinterNotReady
from checkin.printers import Media, Sent, Stage, list_printers, open_printer
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
    with pytest.raises(PrinterKindUnknown, match="folder, cups, zebra, brother"):
        open_printer("fax", "")


def test_a_folder_is_always_offered():
    assert list_printers()[0].kind == "folder"


def test_a_page_in_the_folder_is_done_and_another_is_not_known(tmp_path):
    printer = open_printer("folder", str(tmp_path))
    assert printer.fate(printer.send(b"%PDF", "Ainur", A6)).stage is Stage.DONE
    assert printer.fate(Sent("Dana.pdf")).stage is Stage.UNKNOWN
    assert printer.fate(Sent("")).stage is Stage.UNKNOWN


def test_a_page_that_did_not_fit_leaves_nothing_behind(tmp_path, monkeypatch):
    def full(handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(PrinterNotReady, match="No space left on device"):
        open_printer("folder", str(tmp_path)).send(b"%PDF", "Ainur", A6)
    assert list(tmp_path.iterdir()) == []
