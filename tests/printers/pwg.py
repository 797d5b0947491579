"""Draws a page of PWG raster, as a printer that understands nothing else does (PWG 5102.4)."""

import struct
from dataclasses import dataclass

from PIL import Image

HEADER = 1796


@dataclass(frozen=True)
class Page:
    """What was on the first page, and how large it was meant to be."""

    image: Image.Image
    dpi: int
    size_pt: tuple[int, int]


def first_page(data: bytes) -> Page:
    """The first page of a file."""
    assert data[:4] == b"RaS2"
    header = data[4 : 4 + HEADER]
    dpi, _ = struct.unpack_from(">II", header, 276)
    size_pt = struct.unpack_from(">II", header, 352)
    width, height = struct.unpack_from(">II", header, 372)
    bits, per_line = struct.unpack_from(">II", header, 388)
    assert bits in (1, 8), "a badge printer here is black or grey"
    lines = _lines(data, 4 + HEADER, height, per_line)
    if bits == 1:
        image = Image.frombytes("1", (width, height), bytes(255 - b for b in b"".join(lines)))
        return Page(image.convert("L"), dpi, size_pt)
    return Page(Image.frombytes("L", (width, height), b"".join(lines)), dpi, size_pt)


def _lines(data: bytes, at: int, height: int, per_line: int) -> list[bytes]:
    """Each line is said once with how often it comes, and packed like PackBits within."""
    lines: list[bytes] = []
    while len(lines) < height:
        times, at, line = data[at] + 1, at + 1, bytearray()
        while len(line) < per_line:
            code, at = data[at], at + 1
            if code < 128:  # one value, so often
                line += data[at : at + 1] * (code + 1)
                at += 1
            else:  # so many values as they are
                line += data[at : at + 257 - code]
                at += 257 - code
        lines += [bytes(line)] * times
    return lines
