"""Which script a word is written in, as far as the tables of resources/scripts differ by it."""

from functools import lru_cache

_BLOCKS = (  # first code point of a run, script; Unicode 15 block charts
    (0x0000, "other"), (0x0041, "latin"), (0x0250, "latin"), (0x0370, "greek"),
    (0x0400, "cyrillic"), (0x0530, "armenian"), (0x0590, "hebrew"), (0x0600, "arabic"),
    (0x0700, "other"), (0x0750, "arabic"), (0x0780, "other"), (0x0900, "devanagari"),
    (0x0980, "bengali"), (0x0A00, "gurmukhi"), (0x0A80, "gujarati"), (0x0B00, "oriya"),
    (0x0B80, "tamil"), (0x0C00, "telugu"), (0x0C80, "kannada"), (0x0D00, "malayalam"),
    (0x0D80, "sinhala"), (0x0E00, "thai"), (0x0E80, "lao"), (0x0F00, "tibetan"),
    (0x1000, "burmese"), (0x10A0, "georgian"), (0x1100, "korean"), (0x1200, "ethiopic"),
    (0x1380, "other"), (0x1780, "khmer"), (0x1800, "mongolian"), (0x18B0, "other"),
    (0x1C90, "georgian"), (0x1CC0, "other"), (0x1E00, "latin"), (0x1F00, "greek"),
    (0x2000, "other"), (0x2C60, "latin"), (0x2C80, "other"), (0x3005, "chinese"),
    (0x3008, "other"), (0x3041, "katakana"), (0x3130, "korean"), (0x3190, "other"),
    (0x31F0, "katakana"), (0x3200, "other"), (0x3400, "chinese"), (0xA000, "other"),
    (0xA640, "cyrillic"), (0xA6A0, "other"), (0xA720, "latin"), (0xA800, "other"),
    (0xAC00, "korean"), (0xD7B0, "other"), (0xF900, "chinese"), (0xFB00, "other"),
    (0xFB50, "arabic"), (0xFE00, "other"), (0xFE70, "arabic"), (0xFF00, "other"),
    (0x20000, "chinese"), (0x323B0, "other"),
)  # fmt: skip


@lru_cache(maxsize=20_000)
def script_of(letter: str) -> str:
    """The script of one letter; hiragana counts as katakana, all Han as chinese."""
    code = ord(letter)
    return next(name for first, name in reversed(_BLOCKS) if first <= code)
