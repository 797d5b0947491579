"""The QR symbol of a badge's credential.

With version, error correction and mask fixed, a QR symbol is an affine map over GF(2) of its data
bits (ISO/IEC 18004: Reed-Solomon and masking are both linear). So the symbol of any 26 digits is
the symbol of 26 zeros XOR one basis symbol for every data bit that is set. The basis is made once
a process by the `qrcode` library; after that a symbol costs microseconds instead of 8 ms.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

DIGITS = 26
QUIET_MODULES = 4
_VERSION = 1
DIGITS_SIDE = 17 + 4 * _VERSION  # modules of the symbol for 26 digits
_MASK = 3
_MOST_BYTES = 600  # a larger symbol has modules no scanner at a door can tell apart
_GROUP_BITS = {1: 4, 2: 7, 3: 10}  # numeric mode, ISO/IEC 18004 table 3 and 7.4.3


@dataclass(frozen=True)
class Symbol:
    """Modules row by row as "0" and "1", 1 is dark."""

    rows: tuple[str, ...]

    @property
    def size(self) -> int:
        """Modules along one side, without the quiet zone."""
        return len(self.rows)


def symbol(text: str) -> Symbol | None:
    """The symbol for `text`: 26 digits as version 1-Q, anything else as small as it gets.

    None if it is longer than a QR can hold.
    """
    if len(text) == DIGITS and text.isascii() and text.isdigit():
        return _badge_symbol(text)
    return _any_symbol(text)


def path(of: Symbol, left: float, bottom: float, side: float) -> str:
    """PDF operators that fill all dark modules as one path; lengths in points, no quiet zone."""
    module = side / of.size
    rows = "".join(_row_path(row, of.size - 1 - nth) for nth, row in enumerate(of.rows))
    return f"q {module:.5f} 0 0 {module:.5f} {left:.3f} {bottom:.3f} cm {rows}f Q"


@lru_cache(maxsize=50_000)
def _row_path(row: str, y: int) -> str:
    dark = re.finditer("1+", row)
    return "".join(f"{run.start()} {y} {run.end() - run.start()} 1 re " for run in dark)


def _badge_symbol(digits: str) -> Symbol:
    zero, groups = _basis()
    bits = zero
    for start, table in groups:
        bits ^= table[int(digits[start : start + 3])]
    side = DIGITS_SIDE
    text = format(bits, f"0{side * side}b")
    return Symbol(tuple(text[at : at + side] for at in range(0, side * side, side)))


@lru_cache(maxsize=1)
def _basis() -> tuple[int, tuple[tuple[int, tuple[int, ...]], ...]]:
    """The symbol of 26 zeros, and for each group of three digits what every value changes."""
    zeros = "0" * DIGITS
    zero = _modules(zeros)
    groups = []
    for start in range(0, DIGITS, 3):
        length = min(3, DIGITS - start)
        changes = []
        for bit in range(_GROUP_BITS[length]):
            digits = zeros[:start] + str(1 << bit).zfill(length) + zeros[start + length :]
            changes.append(_modules(digits) ^ zero)
        groups.append((start, _all_values(changes, 10**length)))
    return zero, tuple(groups)


def _all_values(changes: list[int], count: int) -> tuple[int, ...]:
    table = [0] * count
    for value in range(1, count):
        lowest = value & -value
        table[value] = table[value ^ lowest] ^ changes[lowest.bit_length() - 1]
    return tuple(table)


def _modules(digits: str) -> int:
    from qrcode import QRCode
    from qrcode.constants import ERROR_CORRECT_Q
    from qrcode.util import MODE_NUMBER, QRData

    code = QRCode(version=_VERSION, error_correction=ERROR_CORRECT_Q, border=0, mask_pattern=_MASK)
    code.add_data(QRData(digits.encode(), mode=MODE_NUMBER))
    code.make(fit=False)
    return int("".join("1" if dark else "0" for row in code.modules for dark in row), 2)


@lru_cache(maxsize=1024)
def _any_symbol(text: str) -> Symbol | None:
    from qrcode import QRCode
    from qrcode.constants import ERROR_CORRECT_M

    content = text.encode("utf-8", "replace")
    if len(content) > _MOST_BYTES:
        return None
    code = QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(content)
    code.make(fit=True)
    return Symbol(tuple("".join("1" if dark else "0" for dark in row) for row in code.modules))
