"""Printers of the operating system, painted through Qt: for Windows, and wherever CUPS is not.

The page is drawn by PDFium at the printer's own fineness and painted dot for dot: no scaling, no
margin, nothing lost. A Printer like any other, handed to the desk when the window begins.
"""

from collections.abc import Callable

from PySide6.QtCore import QMarginsF, QPoint, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from checkin.desk import (
    Fate,
    Media,
    Page,
    Printer,
    PrinterInfo,
    Stage,
    open_printer,
    page_count,
    page_picture,
)
from checkin.errors import PrinterNotReady, PrinterUncertain

KIND = "system"
MOST_DPI = 600  # finer a badge does not become; a printer of 1,200 takes each dot four times
NEAR_MM = 2.0  # a driver rounds; a printer that is further off has other paper in it
Open = Callable[[str], QPrinter]


def open_qprinter(name: str) -> QPrinter:
    """The printer of that name.

    Raises:
        PrinterNotReady: the computer knows none of that name, or it says that it is stopped.
    """
    found = QPrinterInfo.printerInfo(name)
    if found.isNull():
        names = ", ".join(QPrinterInfo.availablePrinterNames()) or "none"
        reason = f"there is no printer of this name; there are: {names}"
        raise PrinterNotReady(printer=name, reason=reason)
    if found.state() is QPrinter.PrinterState.Error:
        raise PrinterNotReady(printer=name, reason="it says that it needs somebody; look at it")
    return QPrinter(found, QPrinter.PrinterMode.HighResolution)


class QtPrinter(Printer):
    """The address is the name the operating system gives the printer."""

    def __init__(self, address: str, opener: Open = open_qprinter) -> None:
        super().__init__(address)
        self._open = opener

    def send(self, pdf: bytes, title: str, media: Media) -> Page:
        printer = self._open(self.address)
        printer.setDocName(title)
        self._lay_out(printer, media)
        painter = QPainter()
        if not painter.begin(printer):
            reason = "it did not begin the page; look whether it is on and not paused"
            raise PrinterNotReady(printer=self.address, reason=reason)
        painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        try:
            for number in range(page_count(pdf)):
                if number and not printer.newPage():
                    raise PrinterUncertain(printer=self.address)
                painter.drawImage(QPoint(0, 0), page_image(pdf, printer.resolution(), number))
        finally:
            is_over = painter.end()
        if not is_over or printer.printerState() is QPrinter.PrinterState.Error:
            raise PrinterUncertain(printer=self.address)
        return Page(title or "badge")

    def fate(self, sent: Page) -> Fate:
        """The print system has all of it when `send` is over; it tells us nothing later."""
        return Fate(Stage.DONE if sent.name else Stage.UNKNOWN)

    def _lay_out(self, printer: QPrinter, media: Media) -> None:
        """Exactly that paper, upright, no margin."""
        size = QSizeF(media.width_mm, media.height_mm)
        exact = QPageSize.SizeMatchPolicy.ExactMatch
        page = QPageSize(size, QPageSize.Unit.Millimeter, "", exact)
        printer.setFullPage(True)
        if printer.resolution() > MOST_DPI:
            printer.setResolution(MOST_DPI)
        layout = QPageLayout(
            page, QPageLayout.Orientation.Portrait, QMarginsF(), QPageLayout.Unit.Millimeter
        )
        layout.setMode(QPageLayout.Mode.FullPageMode)
        printer.setPageLayout(layout)
        if media.two_sided:
            edge = QPrinter.DuplexMode
            printer.setDuplex(edge.DuplexShortSide if media.is_wide else edge.DuplexLongSide)
        given = printer.pageLayout().fullRect(QPageLayout.Unit.Millimeter).size()
        off = max(abs(given.width() - size.width()), abs(given.height() - size.height()))
        if off > NEAR_MM:
            reason = (
                f"it prints on {given.width():.0f} x {given.height():.0f} mm and not on "
                f"{size.width():g} x {size.height():g} mm; set its paper in the system, or "
                "choose another layout"
            )
            raise PrinterNotReady(printer=self.address, reason=reason)


def list_printers() -> list[PrinterInfo]:
    """What the operating system offers."""
    states = {QPrinter.PrinterState.Active: "printing", QPrinter.PrinterState.Error: "stopped"}
    default = QPrinterInfo.defaultPrinterName()
    return [
        PrinterInfo(
            KIND, info.printerName(), info.description() or info.printerName(), info.makeAndModel(),
            states.get(info.state(), "ready"), is_default=info.printerName() == default,
        )
        for info in QPrinterInfo.availablePrinters()
    ]  # fmt: skip


def open_any(kind: str, address: str) -> Printer:
    """A printer of any kind: one of ours, or one of the operating system."""
    return QtPrinter(address) if kind == KIND else open_printer(kind, address)


def page_image(pdf: bytes, dpi: int, number: int) -> QImage:
    """A page, a pixel for every dot of the printer."""
    pixels = page_picture(pdf, dpi, page=number)
    kind = QImage.Format.Format_RGBX8888
    # a copy of its own, because the bytes go
    return QImage(pixels.rgba, pixels.width, pixels.height, pixels.width * 4, kind).copy()
