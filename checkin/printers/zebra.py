"""Zebra label printers, in ZPL II: the page as one graphic (`^GF`), dot for dot.

Commands: Zebra's "ZPL II Programming Guide": ^GF, ^PW, ^LL, and ~HS, by which it says how it is.
"""

from checkin.errors import PrinterNotReady
from checkin.printers.base import Media, Sent
from checkin.printers.raw import Dots, RawPrinter, page_count, page_dots, place_of

DPI = 203  # of most; others say so in their address
# line and place in the three lines of ~HS -> what it means when it is 1
_TROUBLE = {
    (0, 1): "it is out of paper",
    (0, 2): "it is paused; press its button",
    (1, 2): "its head is open",
    (1, 3): "its ribbon is used up",
}


class ZebraPrinter(RawPrinter):
    """Asked how it is before every page, where it can answer."""

    def send(self, pdf: bytes, title: str, media: Media) -> Sent:
        self.must_be_one_sided(media)
        trouble = trouble_of(self.ask(b"~HS", b"\x03\r\n"))
        if trouble:
            raise PrinterNotReady(printer=self.address, reason=trouble)
        dpi = place_of(self.address).dpi or DPI
        pages = (page_dots(pdf, dpi, page=number) for number in range(page_count(pdf)))
        self.hand_over(b"".join(map(zpl, pages)))
        return Sent(title or "label")


def zpl(dots: Dots) -> bytes:
    """One label."""
    step = (dots.width + 7) // 8
    total = step * dots.height
    drawn = "\n".join(row.hex().upper() for row in dots.rows)
    return (
        f"^XA^PW{dots.width}^LL{dots.height}^LH0,0^FO0,0"
        f"^GFA,{total},{total},{step},\n{drawn}\n^FS^PQ1^XZ\n"
    ).encode()


def trouble_of(said: bytes) -> str:
    """What the three lines of ~HS tell of trouble; "" where there is none, or no answer."""
    lines = [
        line.strip("\x02\x03\r\n ").split(",")
        for line in said.decode("ascii", "replace").split("\x03")
        if line.strip()
    ]
    found = [
        words
        for (line, at), words in _TROUBLE.items()
        if line < len(lines) and at < len(lines[line]) and lines[line][at] == "1"
    ]
    return ", ".join(found)
