"""Brother QL label printers, in their raster language.

Commands and the numbers of pins: Brother's "Raster Command Reference QL-800/810W/820NWB" and
"QL-1100/1110NWB". The head is as wide as the roll, so a page that is wider than long is turned.
"""

import struct
from typing import NamedTuple

from checkin.errors import PrinterNotReady
from checkin.printers.base import Media, Sent
from checkin.printers.raw import Dots, RawPrinter, page_count, page_dots

DPI = 300
CONTINUOUS = 0x0A
FEED_DOTS = 35  # before and after a page on an endless roll: as little as it takes


class Roll(NamedTuple):
    """An endless roll: what of the head lies over it."""

    width_mm: int
    dots: int
    margin_dots: int  # pins to the right of it
    pins: int = 720


ROLLS = (
    Roll(29, 306, 6), Roll(38, 413, 12), Roll(50, 554, 12), Roll(54, 590, 0), Roll(62, 696, 12),
    Roll(102, 1164, 12, 1296),
)  # fmt: skip


class BrotherPrinter(RawPrinter):
    """It says nothing over the network; its lamp does."""

    def send(self, pdf: bytes, title: str, media: Media) -> Sent:
        self.must_be_one_sided(media)
        roll, turned = self._roll(media)
        pages = (page_dots(pdf, DPI, turned, number) for number in range(page_count(pdf)))
        self.hand_over(b"".join(raster(dots, roll) for dots in pages))
        return Sent(title or "label")

    def _roll(self, media: Media) -> tuple[Roll, bool]:
        """The roll the page is made for, and whether the page lies across it."""
        for roll in ROLLS:
            for across, turned in ((media.width_mm, False), (media.height_mm, True)):
                if abs(roll.width_mm - across) <= 1:
                    return roll, turned
        wide = ", ".join(str(roll.width_mm) for roll in ROLLS)
        size = f"{media.width_mm:g} x {media.height_mm:g} mm"
        reason = f"no roll fits a badge of {size}; rolls are {wide} mm wide; choose another layout"
        raise PrinterNotReady(printer=self.address, reason=reason)


def raster(dots: Dots, roll: Roll) -> bytes:
    """One label, cut off behind."""
    lines = [_line(row, dots.width, roll) for row in dots.rows]
    known = 0x80 | 0x40 | 0x04 | 0x02  # it may trust: print well, width, kind of paper
    about = struct.pack("<BBBBIBB", known, CONTINUOUS, roll.width_mm, 0, len(lines), 0, 0)
    return b"".join(
        [
            b"\0" * 400,  # whatever it was in the middle of is over
            b"\x1b@",
            b"\x1bia\x01",  # raster language
            b"\x1biz" + about,
            b"\x1biM\x40\x1biA\x01\x1biK\x08",  # cut after each, and at the end
            b"\x1bid" + struct.pack("<H", FEED_DOTS),
            b"M\0",  # lines as they are
            *(b"g\0" + bytes([len(line)]) + line for line in lines),
            b"\x1a",
        ]
    )


def _line(row: bytes, width: int, roll: Roll) -> bytes:
    """One row as the pins burn it: mirrored, in the middle of the roll."""
    bits = int.from_bytes(row, "big") >> (len(row) * 8 - width)
    cut = (width - roll.dots) // 2  # of each side lies outside of what it can print
    bits = bits >> cut if cut >= 0 else bits << -cut
    bits &= (1 << roll.dots) - 1
    mirrored = int(f"{bits:0{roll.dots}b}"[::-1], 2)
    # the first bit is the rightmost pin, so the margin comes first
    return (mirrored << (roll.pins - roll.dots - roll.margin_dots)).to_bytes(roll.pins // 8, "big")
