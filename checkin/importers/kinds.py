"""What a file is, by what it holds; its name only says what somebody thought it was."""

import io
import re
import zipfile
from pathlib import Path

from checkin.errors.lists import (
    ListDamaged,
    ListEmpty,
    ListLocked,
    ListMisnamed,
    ListMissing,
    ListTooLarge,
    ListUnreadable,
    ListWrongKind,
)
from checkin.importers.limits import UNPACKED_BYTES

SHEETS = {".xlsx": "xlsx", ".xlsm": "xlsx", ".xls": "xls", ".ods": "ods"}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # [MS-CFB] 2.2: Excel 97, and encrypted newer files
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # [MS-OFFCRYPTO] 1.3.2: a stream of that name
_FOREIGN = (
    (b"%PDF", "a PDF"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\x89PNG", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a packed file"),
    (b"7z\xbc\xaf", "a packed file"),
    (b"Rar!", "a packed file"),
    (b"SQLite format 3", "a database"),
    (b"{\\rtf", "a text document"),
)
_ASK_FOR_LIST = "Ask for the list itself as XLSX or CSV."
_SAVE_AGAIN = "Open it in a spreadsheet program and save it as XLSX, or export it as CSV."


def read_bytes(path: Path) -> bytes:
    """The whole file.

    Raises:
        ListMissing, ListEmpty, ListTooLarge, ListUnreadable: with what to do.
    """
    try:
        size = path.stat().st_size
        if size > UNPACKED_BYTES:
            raise ListTooLarge(path=path, found=megabytes(size), limit=megabytes(UNPACKED_BYTES))
        with path.open("rb") as file:
            raw = file.read(UNPACKED_BYTES + 1)  # a pipe or device has no size, and maybe no end
    except FileNotFoundError as error:
        raise ListMissing(path=path) from error
    except OSError as error:
        raise ListUnreadable(path=path, reason=error.strerror or error) from error
    if len(raw) > UNPACKED_BYTES:
        raise ListTooLarge(path=path, found="more", limit=megabytes(UNPACKED_BYTES))
    if not raw.strip():
        raise ListEmpty(path=path)
    return raw


def kind_of(raw: bytes, path: Path) -> str:
    """csv, xlsx, xls or ods.

    Raises:
        ListWrongKind, ListMisnamed, ListLocked, ListDamaged: none of these, or misnamed.
    """
    for start, found in _FOREIGN:
        if raw.startswith(start):
            raise ListWrongKind(path=path, found=found, advice=_ASK_FOR_LIST)
    if raw.startswith(b"PK"):
        return _agreeing(_kind_of_zip(raw, path), path)
    if raw.startswith(_OLE):
        if _ENCRYPTED in raw:
            raise ListLocked(path=path)
        return _agreeing("xls", path)
    return _kind_of_text(raw, path)


def megabytes(count: int) -> str:
    return f"{count / 1_000_000:,.0f} MB"


def _kind_of_zip(raw: bytes, path: Path) -> str:
    try:
        packed = zipfile.ZipFile(io.BytesIO(raw))
        names = set(packed.namelist())
        if "mimetype" in names and b"opendocument.spreadsheet" in _start(packed, "mimetype"):
            if b"encryption-data" in _start(packed, "META-INF/manifest.xml"):
                raise ListLocked(path=path)
            return "ods"
    except (zipfile.BadZipFile, KeyError, RuntimeError, NotImplementedError) as error:
        raise ListDamaged(path=path, reason="it cannot be unpacked") from error
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "xl/workbook.bin" in names:
        raise ListWrongKind(path=path, found="a binary workbook (XLSB)", advice=_SAVE_AGAIN)
    raise ListWrongKind(path=path, found="a packed file or document", advice=_ASK_FOR_LIST)


def _start(packed: zipfile.ZipFile, name: str) -> bytes:
    with packed.open(name) as part:
        return part.read(1_000_000)


def _agreeing(kind: str, path: Path) -> str:
    """The kind of a spreadsheet, unless its name says it is text."""
    if path.suffix.lower() in (".csv", ".tsv", ".txt"):
        advice = f"Rename it to {path.stem}.{kind} and choose it again."
        raise ListMisnamed(path=path, found=f"a spreadsheet ({kind.upper()})", advice=advice)
    return kind


def _kind_of_text(raw: bytes, path: Path) -> str:
    start = raw[:2_000].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if re.match(rb"<(!doctype html|html|head|body|table|meta|!--)", start):
        raise ListWrongKind(path=path, found="a web page", advice=_SAVE_AGAIN)
    if start.startswith(b"<?xml"):
        raise ListWrongKind(path=path, found="an XML file", advice=_SAVE_AGAIN)
    if path.suffix.lower() in SHEETS:
        advice = f"If it is a CSV file, rename it to {path.stem}.csv and choose it again."
        raise ListMisnamed(path=path, found="a text file and no spreadsheet", advice=advice)
    return "csv"
