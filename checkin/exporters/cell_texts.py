"""What a worksheet's cell can hold of a text; nothing is dropped without a word."""

import math
import re
from typing import TypeGuard

LONGEST = 32_767  # UTF-16 units in a cell
_EXACT = 2**53  # beyond it a spreadsheet's number loses its last digits
_UNNAMEABLE = re.compile("[\ud800-\udfff\ufffe\uffff]")


def held(text: str) -> tuple[str, bool]:
    """`text` as a cell holds it, and whether it had to be cut."""
    if len(text) <= LONGEST and text.isascii():  # nearly all there is
        return text, False
    text = _UNNAMEABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    units = text.encode("utf-16-le")
    if len(units) <= 2 * LONGEST:
        return text, False
    said = f" … (cut here, {len(text)} characters; the CSV file has all)"
    return units[: 2 * (LONGEST - len(said))].decode("utf-16-le", "ignore") + said, True


def is_number(value: str | int | float | None) -> TypeGuard[int | float]:
    """Whether a cell can hold `value` as a number, with every digit."""
    if value is None or isinstance(value, str):
        return False
    return math.isfinite(value) and abs(value) <= _EXACT
