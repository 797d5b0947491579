"""What a spreadsheet unpacks to, looked at before anything is given to its reader.

XLSX and ODS are ZIP files of XML: a small one can unpack to gigabytes, and two cells in opposite
corners make a reader take memory for all between them. What the reader does not tell, because it
gives an empty cell for it, is found here too: formulas that were never calculated or failed.
"""

import io
import posixpath
import re
import zipfile
import zlib
from pathlib import Path
from xml.etree import ElementTree

from checkin.errors.lists import ListDamaged, ListTooLarge, ListWrongKind
from checkin.importers.kinds import megabytes
from checkin.importers.limits import CELLS, COLUMNS, LOOSE, LOOSE_BYTES, ROWS, UNPACKED_BYTES

_XML = (".xml", ".rels")
_CHUNK = 1 << 20
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
# ECMA-376 part 1, 18.3.1.4: <c r="B2" s="1" t="e"><f>1/0</f><v>#DIV/0!</v></c>
# A cell with something in it; sheets are full of empty ones that only have a colour.
_FILLED = re.compile(rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3})(\d{1,7})"(?:[^>]*[^>/])?>')
_CELL = re.compile(rb"<(?:\w+:)?c ([^>]*[^>/])>(.*?)</(?:\w+:)?c>", re.DOTALL)
_FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
_VALUE = re.compile(rb"<(?:\w+:)?(?:v|is)(?: [^>]*)?>(.+?)</", re.DOTALL)
_ODS_ROW = re.compile(rb"<table:table-row\b([^>]*)>(.*?)</table:table-row>", re.DOTALL)
_ODS_CELL = re.compile(rb"<table:(?:covered-)?table-cell\b([^>]*)>")
_ODS_COLUMNS = re.compile(rb'number-columns-repeated="(\d+)"')
_ODS_ROWS = re.compile(rb'number-rows-repeated="(\d+)"')


def refuse_bombs(raw: bytes, path: Path) -> None:
    """Nothing, if this spreadsheet may be unpacked and read.

    Raises:
        ListTooLarge: it would take more memory than any list of people.
        ListDamaged: it cannot be unpacked to its end.
        ListWrongKind: its XML defines entities, as no spreadsheet program does.
    """
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        parts = [part for part in packed.infolist() if part.filename.endswith(_XML)]
        _refuse_size(sum(part.file_size for part in parts), len(raw), path)
        for part in parts:
            start = _checked_start(packed, part, path)
            if b"<!DOCTYPE" in start or b"<!ENTITY" in start:
                raise ListWrongKind(
                    path=path, found="a workbook with foreign XML", advice="Save it anew as XLSX."
                )
            if part.filename.startswith("xl/worksheets/"):
                _refuse_extent(packed.read(part), path)
            elif part.filename == "content.xml":
                _refuse_repeats(packed.read(part), path)


def unread_cells(raw: bytes, sheet: str) -> dict[int, dict[int, str]]:
    """Row -> column (from 0) -> why, of the cells of an XLSX sheet that have no value to read."""
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        part = _part_of(packed, sheet)
        xml = packed.read(part) if part else b""
    if b't="e"' not in xml and not _FORMULA.search(xml):
        return {}
    unread: dict[int, dict[int, str]] = {}
    for match in _CELL.finditer(xml):
        why = _why_unread(match[1], match[2])
        if why and (place := re.search(rb'\br="([A-Z]{1,3})(\d+)"', match[1])):
            unread.setdefault(int(place[2]), {})[_column(place[1])] = why
    return unread


def _why_unread(attributes: bytes, content: bytes) -> str:
    value = _VALUE.search(content)
    if b't="e"' in attributes:
        failed = value[1].decode("utf-8", "replace") if value else "no value"
        return f"The formula of this cell failed: {failed}."
    if b't="str"' not in attributes and value is None and _FORMULA.search(content):
        return "This cell is a formula without a value; open the list, let it calculate, save it."
    return ""


def _checked_start(packed: zipfile.ZipFile, part: zipfile.ZipInfo, path: Path) -> bytes:
    """The first bytes of a part, after all of it was unpacked in pieces and its sum was right."""
    try:
        with packed.open(part) as stream:
            start = stream.read(_CHUNK)
            while stream.read(_CHUNK):
                pass
    except (zipfile.BadZipFile, EOFError, OSError, RuntimeError, NotImplementedError) as error:
        raise ListDamaged(path=path, reason="it cannot be unpacked") from error
    except zlib.error as error:
        raise ListDamaged(path=path, reason="it cannot be unpacked") from error
    return start[:4_096]


def _refuse_size(unpacked: int, packed: int, path: Path) -> None:
    limit = LOOSE_BYTES if unpacked < packed * LOOSE else UNPACKED_BYTES
    if unpacked > limit:
        raise _too_large(path, f"it unpacks to {megabytes(unpacked)}", megabytes(limit))


def _refuse_extent(xml: bytes, path: Path) -> None:
    places = _FILLED.findall(xml)
    if not places:
        return
    rows = max(map(int, {row for _, row in places}))
    columns = max(map(_column, {column for column, _ in places})) + 1
    _refuse(rows, columns, path)


def _refuse_repeats(xml: bytes, path: Path) -> None:
    """The same for ODS, which writes a cell or a row once and how often it is repeated."""
    rows = columns = cells = 0
    for attributes, content in _ODS_ROW.findall(xml):
        if b"<text:p" not in content and b"office:value" not in content:
            continue  # the empty rest of a sheet, a million rows, which no reader keeps
        times = int(found[1]) if (found := _ODS_ROWS.search(attributes)) else 1
        filled = content[: content.find(b">", content.rfind(b"office:value"))]
        width = sum(
            int(found[1]) if (found := _ODS_COLUMNS.search(cell)) else 1
            for cell in _ODS_CELL.findall(filled + b">")
        )
        rows, columns = rows + times, max(columns, width)
        cells += times * width
    _refuse(rows, columns, path)


def _refuse(rows: int, columns: int, path: Path) -> None:
    found = ((rows, ROWS, "rows"), (columns, COLUMNS, "columns"), (rows * columns, CELLS, "cells"))
    for count, limit, word in found:
        if count > limit:
            raise _too_large(path, f"{count:,} {word}", f"{limit:,} {word}")


def _too_large(path: Path, found: str, limit: str) -> ListTooLarge:
    return ListTooLarge(path=path, found=found, limit=limit)


def _column(letters: bytes) -> int:
    """The column of "A", "AB" ..., from 0."""
    index = 0
    for letter in letters:
        index = index * 26 + letter - 64
    return index - 1


def _part_of(packed: zipfile.ZipFile, sheet: str) -> str:
    """The part of the package that holds a sheet (ECMA-376 part 2, 9.3: relationships)."""
    book = ElementTree.fromstring(packed.read("xl/workbook.xml"))
    relations = ElementTree.fromstring(packed.read("xl/_rels/workbook.xml.rels"))
    targets = {found.get("Id"): found.get("Target", "") for found in relations}
    for found in book.iter():
        if found.tag.endswith("}sheet") and found.get("name") == sheet:
            target = targets.get(found.get(_RELATION), "")
            return posixpath.normpath(posixpath.join("/xl", target)).lstrip("/") if target else ""
    return ""
