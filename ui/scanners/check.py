"""The scanner check: scan this code, and read in words what is set wrong."""

from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, QStandardPaths, Qt, Signal
from PySide6.QtGui import QColor, QPageSize, QPainter, QPaintEvent, QPdfWriter
from PySide6.QtWidgets import QFileDialog, QWidget

from checkin.desk import HARMLESS, Desk, Diagnosis, Problem, Trial
from ui.parts.basics import Item, button, column, message_bar, row, text
from ui.parts.dialog import Sheet
from ui.scanners.check_words import words_of
from ui.scanners.trying import TrialListener
from ui.style.tokens import Theme

QUIET = 4  # white modules around a code
CODE_MM = 50


class CodePicture(QWidget):
    """A QR on white paper, in both themes."""

    def __init__(self, theme: Theme, rows: tuple[str, ...]) -> None:
        super().__init__()
        self._rows = rows
        self.setFixedSize(theme.px(210), theme.px(210))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        draw_code(painter, self._rows, QRectF(self.rect()))


class ScannerCheck(Sheet):
    """Says what is set wrong in a scanner, and asks for what can be repaired.

    Signals:
        repaired: fields of `Settings` that make it good.
    """

    repaired = Signal(dict)

    def __init__(self, theme: Theme, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self.setWindowTitle(self.tr("Check the scanner"))
        self._desk, self._rows = desk, desk.testing.code()
        self.found: Diagnosis | None = None
        self._by_wire = False
        self.listener = TrialListener(self)
        self.listener.tried.connect(self.judge)
        self.finished.connect(self.listener.off)
        self._draw()
        self.fit(720, 470)

    def open(self) -> None:
        self.listener.on()
        super().open()

    def judge(self, trial: Trial) -> None:
        """Say what this reading of the keyboard tells."""
        self._judge(trial, by_wire=False)

    def _judge(self, trial: Trial, *, by_wire: bool) -> None:
        self._by_wire = by_wire
        self.found = self._desk.testing.judge(trial)
        self._draw()

    def take_scan(self, words: str) -> None:
        """A reading that came by a serial port, the camera or a picture, not by keys."""
        settings = self._desk.settings
        rate = settings.scan_rate if settings.scan_port else 0
        self._judge(Trial(words, words, rate=rate), by_wire=True)

    def repair(self) -> None:
        """Make good what can be; the next reading shows it."""
        if self.found and self.found.repairs:
            is_guess = Problem.GARBLED in self.found.problems
            self.repaired.emit(self.found.repairs)
            self.found = None
            again = self.tr("The desk listens at another speed now. Scan the code once more.")
            kept = self.tr("That is kept for this desk. The scanner can be used.")
            self._draw(again if is_guess else kept)

    def save(self, path: Path) -> None:
        """Write the code as a page to print."""
        writer = QPdfWriter(str(path))
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        writer.setPageMargins(QMarginsF(20, 20, 20, 20))
        painter = QPainter(writer)
        side = CODE_MM / 25.4 * writer.resolution()
        draw_code(painter, self._rows, QRectF(0, 0, side, side))
        words = self.tr("Ashar: scan this code in Settings, Check the scanner.")
        painter.drawText(QRectF(0, side, writer.width(), side), words)
        painter.end()

    def sentences(self) -> list[tuple[str, str, str]]:
        """State, title and sentence of everything that was found."""
        if self.found is None:
            return []
        if not self.found.problems:
            return [("ok", self.tr("This scanner is set right"), self._praise())]
        return [(_state(each), *words_of(each, self.found.around)) for each in self.found.problems]

    def _praise(self) -> str:
        if self._by_wire:
            return self.tr("The code came whole, without the keyboard: no layout can change it.")
        return self.tr("It sends the code quickly, whole, and ends it with Enter.")

    def _draw(self, note: str = "") -> None:
        t = self.theme
        said: list[Item] = [message_bar(t, *each) for each in self.sentences()]
        if not said:
            ask = note or self.tr("Nothing is checked in by it. The check takes a second.")
            said = [text(t, self.tr("Scan this code"), "heading"), text(t, ask, wrap=True)]
        beside = column(*said, None, gap=t.sp(10))
        both = row(CodePicture(t, self._rows), gap=t.sp(20))
        both.addLayout(beside, 1)
        space = t.sp(22)
        title = text(t, self.tr("Check the scanner"), "title")
        whole = column(title, gap=t.sp(16), margins=(space, space, space, space))
        whole.addLayout(both, 1)
        whole.addLayout(row(*self._buttons(), gap=t.sp(8)))
        self.fill(whole)

    def _buttons(self) -> list[Item]:
        t = self.theme
        paper = button(t, self.tr("Save as PDF to print…"), icon="printer")
        paper.clicked.connect(self._ask_where)
        close = button(t, self.tr("Close"), "Esc")
        close.clicked.connect(self.accept)
        made: list[Item] = [paper, None, close]
        if self.found and self.found.repairs:
            repair = button(t, self.tr("Repair it"), kind="primary", icon="check")
            repair.clicked.connect(self.repair)
            made.append(repair)
        return made

    def _ask_where(self) -> None:
        folder = QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )  # fmt: skip
        name = str(Path(folder, "scanner-check.pdf"))
        dialog = QFileDialog(self, self.tr("Save the test code"), name, "PDF (*.pdf)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.fileSelected.connect(lambda path: self.save(Path(path)))
        dialog.open()


def draw_code(painter: QPainter, rows: tuple[str, ...], box: QRectF) -> None:
    """The dark modules, with the white around them that a scanner needs."""
    module = box.width() / (len(rows) + 2 * QUIET)
    painter.translate(box.topLeft())
    for y, line in enumerate(rows):
        for x, dark in enumerate(line):
            if dark == "1":
                left, top = (x + QUIET) * module, (y + QUIET) * module
                painter.fillRect(QRectF(left, top, module, module), QColor(Qt.GlobalColor.black))
    painter.resetTransform()


def _state(problem: Problem) -> str:
    return "info" if problem in HARMLESS else "warn"
