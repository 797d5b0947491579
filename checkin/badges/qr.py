"""The QR symbol of a badge's credential.

With version, error correction and mask fixed, a QR symbol is an affine map over GF(2) of its data
bits (ISO/IEC 18004: Reed-Solomon and masking are both linear). So the symbol of any 26 digits is
the symbol of 26 zeros XOR one basis symbol for every data bit that is set. The basis is made once
a process by the `qrcode` library; after that a symbol costs microseconds instead of 8 ms.
"""

from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

DIGITS = 26
QUIET_MODULES = 4
_VERSION = 1
DIGITS_SIDE = 17 + 4 * _VERSION  # modules of the symbol for 26 digits
_MASK = 3
_MOST_BYTES = 600  # a larger symbol has modules no scanner at a door can tell apart
_GROUP_BITS = {1: 4, 2: 7, 3: 10}  # numeric mode, ISO/IEC 18004 table 3 and 7.4.3


@dataclass(frozen=True)
class Symbol:
    """Modules in one number, row by row from the top, 1 is dark; after each row one that is light.

    So no run of dark modules reaches from one row into the next.
    """

    bits: int
    size: int  # modules along one side, without the quiet zone

    @property
    def rows(self) -> tuple[str, ...]:
        """The modules as "0" and "1"."""
        step = self.size + 1
        text = format(self.bits, f"0{self.size * step}b")
        return tuple(text[at : at + self.size] for at in range(0, len(text), step))


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
    edges, bars = _edges_of(of.size), _bars_of(of.size)
    changes = of.bits << 1 ^ of.bits  # a bit wherever dark begins or ends, the last light included
    found = enumerate(changes.to_bytes(edges.bytes, "big"))
    ends = chain.from_iterable(map(edges.__getitem__, found))
    dark = "".join(map(bars.__getitem__, zip(ends, ends, strict=True)))
    return f"q {module:.5f} 0 0 {module:.5f} {left:.3f} {bottom:.3f} cm {dark}f Q"


class _Edges(dict[tuple[int, int], tuple[int, ...]]):
    """Which modules dark begins or ends at, by the place of a byte of them and its value."""

    def __init__(self, size: int) -> None:
        bits = size * (size + 1) + 1
        self.bytes = -(-bits // 8)
        self._first = bits - 8 * self.bytes  # the module of the first bit, before the first row

    def __missing__(self, key: tuple[int, int]) -> tuple[int, ...]:
        place, value = key
        first = self._first + 8 * place
        found = self[key] = tuple(first + bit for bit in range(8) if value & 128 >> bit)
        return found


class _Bars(dict[tuple[int, int], str]):
    """The operators for a run of dark modules, from where it begins to where it ends."""

    def __init__(self, size: int) -> None:
        self._size = size

    def __missing__(self, key: tuple[int, int]) -> str:
        start, end = key
        row, left = divmod(start, self._size + 1)
        bar = self[key] = f"{left} {self._size - 1 - row} {end - start} 1 re "
        return bar


_edges_of = lru_cache(maxsize=4)(_Edges)  # the modules of a symbol never come out of its byte ...
_bars_of = lru_cache(maxsize=4)(_Bars)  # ... and runs are few, so what was found is found again


def _badge_symbol(digits: str) -> Symbol:
    bits, groups = _basis()
    for start, table in groups:
        bits ^= table[int(digits[start : start + 3])]
    return Symbol(bits, DIGITS_SIDE)


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
    return _bits(code.modules)


def _bits(modules: list[list[bool]]) -> int:
    rows = ("".join("1" if dark else "0" for dark in row) + "0" for row in modules)
    return int("".join(rows), 2)


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
    return Symbol(_bits(code.modules), len(code.modules))
