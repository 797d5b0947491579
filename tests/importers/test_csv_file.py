"""Text files: the encodings, delimiters and quotation marks that offices really send."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkin.errors.lists import ListDamaged, ListEmpty, ListQuotesWrong, ListWrongKind
from checkin.importers import ListFile, open_list, read_rows, recognise
from checkin.importers.csv_file import open_csv

HEADER = ("ФИО", "Name", "Notes")
LATIN_HEADER = ("Full name", "Country", "Notes")
UNICODE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")


def written(rows: list[tuple[str, ...]], delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode(encoding)


def opened(raw: bytes) -> ListFile:
    return open_csv(raw, Path("list.csv"))


cells = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)


@given(
    st.lists(st.tuples(cells.filter(str.strip), cells, cells), min_size=1, max_size=6),
    st.sampled_from((",", ";", "\t")),
    st.sampled_from(UNICODE),
)
def test_any_text_comes_back_in_any_unicode_and_delimiter(
    rows: list[tuple[str, ...]], delimiter: str, encoding: str
) -> None:
    file = opened(written([HEADER, *rows], delimiter, encoding))
    assert file.header == HEADER
    assert [row for _, row in file.rows] == rows
    assert file.delimiter == delimiter
    assert (file.faults, file.notes) == ((), ())


WORDS = {
    "windows-1251": ["Иванов Иван", "Серикбаев Ержан", "Ольга Ёлкина", "Анна", "БЕЛОУСОВ"],
    "windows-1254": ["Yılmaz Şahin", "Çağrı Işık", "Ayşe Doğan", "İbrahim Öztürk", "Gülşen"],
    "windows-1252": ["Jérôme Lefèvre", "Müller, Jörg", "Peñalver", "Ångström", "Straße"],
}


@given(st.data(), st.sampled_from(sorted(WORDS)), st.sampled_from((",", ";", "\t")))
def test_old_code_pages_are_told_apart_by_their_letters(
    data: st.DataObject, encoding: str, delimiter: str
) -> None:
    names = data.draw(st.lists(st.sampled_from(WORDS[encoding]), min_size=4, max_size=12))
    rows = [(name, "KZ", "x") for name in names]
    raw = written([LATIN_HEADER, *rows], delimiter, encoding)
    file = opened(raw)
    assert [row for _, row in file.rows] == rows


def test_the_operator_sees_which_encoding_was_taken() -> None:
    for encoding, names in WORDS.items():
        raw = written([LATIN_HEADER, *((name, "", "") for name in names)], ";", encoding)
        assert opened(raw).encoding == encoding
    assert opened(written([HEADER, ("Айгүл", "", "")])).encoding == "UTF-8"
    assert (
        opened(written([HEADER, ("Айгүл", "", "")], encoding="utf-16-le")).encoding == "UTF-16 LE"
    )


def test_icelanders_keep_their_letters() -> None:
    names = ["Guðrún Þórðardóttir", "Ólafur Sigurðsson", "Halldór Ásgeirsson", "Þorbjörg"]
    file = opened(written([LATIN_HEADER, *((name, "", "") for name in names)], ";", "windows-1252"))
    assert [row[0] for _, row in file.rows] == names


def test_a_turkish_list_with_spaniards_stays_turkish() -> None:
    names = ["Ayşe Yılmaz", "José Pérez", "María García", "Ahmet Çelik", "Işıl Doğan"]
    file = opened(written([LATIN_HEADER, *((name, "", "") for name in names)], ";", "windows-1254"))
    assert [row[0] for _, row in file.rows] == names


def test_one_broken_letter_spoils_its_own_row_only(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    good = "ФИО,Страна\nАйгүл Серікқызы,Қазақстан\nАб".encode()
    path.write_bytes(good + b"\xff" + "в,KZ\nСерик,KZ\n".encode())
    file = open_list(path)
    reading = read_rows(file, recognise(file))
    assert [row.number for row in reading.rows] == [2, 4]
    assert [(fault.row, fault.column) for fault in reading.faults] == [(3, "ФИО")]


def test_excels_line_that_names_the_delimiter_is_no_row() -> None:
    file = opened("sep=;\r\nName;Notes\r\nAnna;a, b, c\r\n".encode("utf-8-sig"))
    assert (file.header, file.rows) == (("Name", "Notes"), ((2, ("Anna", "a, b, c")),))


def test_row_numbers_are_those_of_a_spreadsheet() -> None:
    file = opened(b'Name,Notes\r\nAnna,"two\r\nlines"\r\n\r\n,\r\nBoris,x\r\n')
    assert [number for number, _ in file.rows] == [2, 5]


def test_the_header_is_found_below_a_title() -> None:
    raw = "Список участников;;\n;;\n№;ФИО / Full name;Страна\n1;Иванов Иван;РФ\n"
    file = opened(raw.encode("windows-1251"))
    assert file.header == ("№", "ФИО / Full name", "Страна")
    assert file.rows == ((4, ("1", "Иванов Иван", "РФ")),)


def test_a_list_of_one_column_is_a_list() -> None:
    assert opened("Имя\nАйгүл\nSmith; John\n".encode()).rows == (
        (2, ("Айгүл",)),
        (3, ("Smith; John",)),
    )


def test_columns_of_one_name_and_of_no_name_are_kept_apart() -> None:
    file = opened(b"Name,Name,,Name (2),Ticket,,\nA,x,y,z,1,,\n")
    assert file.header == ("Name", "Name (3)", "Column C", "Name (2)", "Ticket")
    assert [note.column for note in file.notes] == ["Name (3)"]


def test_two_hundred_columns_work() -> None:
    header = ["Name", *(f"Question {number}" for number in range(199))]
    file = opened(written([tuple(header), tuple(map(str, range(200)))]))
    assert (len(file.header), file.rows[0][1][199]) == (200, "199")


def test_a_row_whose_quotation_marks_do_not_match_is_reported() -> None:
    file = opened(b'Name,Country\n"A" B,KZ\nC,KZ\n')
    assert [(fault.row, fault.problem) for fault in file.faults] == [
        (2, "The quotation marks of this row do not match; correct the row.")
    ]
    reading = read_rows(file, recognise(file))
    assert [row.fields["display_name"] for row in reading.rows] == ["C"]
    assert len(reading.faults) == 1


def test_a_quotation_mark_never_closed_stops_the_list_at_its_row() -> None:
    with pytest.raises(ListQuotesWrong, match="opened in row 3"):
        opened(b'Name,Country\nA,KZ\n"B,KZ\nC,KZ\n')


def test_half_a_letter_at_the_end_of_utf_16_is_damage() -> None:
    with pytest.raises(ListDamaged, match="cut in two"):
        opened(written([HEADER, ("Айгүл", "", "")], encoding="utf-16")[:-1])


@pytest.mark.parametrize("raw", [b"Name,Country\n", b"\n;;\n", b"Name\n   \n", "\ufeff".encode()])
def test_a_header_alone_is_no_list(raw: bytes) -> None:
    with pytest.raises(ListEmpty, match=r"list\.csv has no people"):
        opened(raw)


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(ListWrongKind, match="letters cannot be told"):
        opened(bytes(range(256)) * 20)
    with pytest.raises(ListWrongKind, match="no text"):
        opened(b"Name\n" + b"\0\0\1\0\0\0" * 100)


@given(st.binary(max_size=400))
def test_any_bytes_are_a_list_or_a_sentence(raw: bytes) -> None:
    try:
        file = opened(raw)
    except (ListDamaged, ListEmpty, ListQuotesWrong, ListWrongKind):
        return
    assert file.header
