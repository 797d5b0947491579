"""What of a text can be drawn at all. The text itself is never changed, only what reaches paper."""

import unicodedata
from functools import lru_cache

_SPACES = {code: " " for code in (*range(0x09, 0x0E), 0x85, 0x2028, 0x2029)}
_MISLEADING = {code: None for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}
_INVISIBLE = {0xAD: None, 0xFEFF: None, 0x2060: None}
_CLEANED = _MISLEADING | _INVISIBLE | _SPACES


@lru_cache(maxsize=8192)
def drawable(text: str) -> str:
    """`text` as it is drawn: composed (NFC), without what has no shape or misleads the reader.

    Bidi embeddings and isolates go ("Trojan source"); control characters and lone surrogates have
    no glyph in any font; line ends become spaces.
    """
    plain = text.translate(_CLEANED)
    if not plain.isprintable():
        plain = "".join(mark for mark in plain if unicodedata.category(mark) not in ("Cc", "Cs"))
    return unicodedata.normalize("NFC", plain)
