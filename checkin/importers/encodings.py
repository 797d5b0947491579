"""Which letters the bytes of a text file mean, and how sure one may be.

A byte order mark decides; then the zero bytes of UTF-16, then whether the bytes are UTF-8. What
is left is one byte a letter, and the neighbours of the letters above 127 tell which: Cyrillic
words consist of them, Turkish and Western European words have one here and there. The code
pages are those of Windows (unicode.org/Public/MAPPINGS/VENDORS/MICSFT/WINDOWS).
"""

import codecs
import re
from pathlib import Path

from checkin.errors.lists import ListDamaged, ListWrongKind

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16 LE"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16 BE"),
)
_ZEROS = 4  # fewer are a mishap in a file of bytes
# The six bytes that are ğ ı ş İ Ş Ğ in windows-1254 and ð ý þ Ý Þ Ð in windows-1252.
_SHARED = rb"\xf0\xfd\xfe\xdd\xde\xd0"
_ICELANDIC = rb"\xe1\xe9\xed\xf3\xfa\xe6\xc1\xc9\xcd\xd3\xda\xc6"  # á é í ó ú æ, and capitals
_WORD_WITH_SHARED = re.compile(rb"[A-Za-z\x80-\xff]*[" + _SHARED + rb"][A-Za-z\x80-\xff]*")
_HIGH_TOGETHER = re.compile(rb"[\xa1-\xff]{2,}")
_HIGH = re.compile(rb"[\xa1-\xff]")


def decode(raw: bytes, path: Path) -> tuple[str, str]:
    """The text and the name of its encoding.

    Bytes that are no letter in an otherwise sound file become lone surrogates (U+DC80..DCFF),
    so that the one cell they stand in can be reported.

    Raises:
        ListDamaged: UTF-16 that ends in the middle of a letter.
        ListWrongKind: these bytes are no text in any encoding known here.
    """
    for mark, codec, name in _MARKS:
        if raw.startswith(mark):
            return _decoded(raw[len(mark) :], codec, path), name
    if codec := _utf16(raw):
        return _decoded(raw, codec, path), "UTF-16 LE" if codec.endswith("le") else "UTF-16 BE"
    if raw.count(0) * 10 > len(raw):
        raise ListWrongKind(path=path, found="no text", advice="Choose the list, as XLSX or CSV.")
    if (text := _utf8(raw)) is not None:
        return text, "UTF-8"
    name = _one_byte_a_letter(raw)
    try:
        return raw.decode(name), name
    except UnicodeDecodeError as error:
        raise ListWrongKind(
            path=path,
            found="a file whose letters cannot be told",
            advice="Save it as CSV UTF-8 or as XLSX and choose it again.",
        ) from error


def _decoded(raw: bytes, codec: str, path: Path) -> str:
    """A lone half of a UTF-16 pair passes, and is reported with its cell."""
    try:
        return raw.decode(codec, "surrogateescape" if codec == "utf-8" else "surrogatepass")
    except UnicodeDecodeError as error:
        raise ListDamaged(path=path, reason="its last letter is cut in two") from error


def _utf16(raw: bytes) -> str:
    """UTF-16 without a mark: zero bytes, and line ends where two bytes are one letter.

    The other byte order has line ends only by chance (U+0A00 is no letter, U+0D00 a rare sign).
    """
    zeros = raw.count(0)
    if len(raw) % 2 or zeros < _ZEROS or zeros * 100 < len(raw):
        return ""
    likely = {codec: _structure(raw, codec) for codec in ("utf-16-le", "utf-16-be")}
    best = max(likely, key=lambda codec: likely[codec])
    return best if likely[best][0] else ""


def _structure(raw: bytes, codec: str) -> tuple[int, int]:
    """How many line ends, and letters and digits of ASCII, the bytes have in this codec."""
    text = raw[:1_000_000].decode(codec, "replace")
    return len(re.findall(r"[\r\n]", text)), len(re.findall(r"[A-Za-z0-9]", text))


def _utf8(raw: bytes) -> str | None:
    """The text if this is UTF-8, also with a broken letter among many sound ones."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("utf-8", "surrogateescape")
    broken = sum("\udc80" <= letter <= "\udcff" for letter in text)
    sound = sum(letter > "\x7f" for letter in text) - broken
    return text if sound > 10 * broken else None


def _one_byte_a_letter(raw: bytes) -> str:
    """windows-1251, -1254 or -1252, by the statistics of the letters above 127."""
    together = sum(len(run) for run in _HIGH_TOGETHER.findall(raw))
    if together * 2 > len(_HIGH.findall(raw)):
        return "windows-1251"
    words = _WORD_WITH_SHARED.findall(raw)
    icelandic = sum(1 for word in words if re.search(rb"[" + _ICELANDIC + rb"]", word))
    if not words or icelandic * 4 > len(words) or not _is_text(raw, "windows-1254"):
        return "windows-1252"
    return "windows-1254"


def _is_text(raw: bytes, codec: str) -> bool:
    try:
        raw.decode(codec)
    except UnicodeDecodeError:
        return False
    return True
