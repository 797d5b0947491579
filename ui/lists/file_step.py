"""First step: which file."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QWidget

from checkin.errors import DeskError
from ui.parts.basics import button, column, glyph, panel, row, text
from ui.style.tokens import Theme

ENDINGS = "*.csv *.txt *.tsv *.xlsx *.xlsm *.xls *.ods"


class FileStep(QWidget):
    """A place to drop a list on.

    Signals:
        chosen: the path of a file.
    """

    chosen = Signal(Path)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setAcceptDrops(True)
        self.choose = button(theme, self.tr("Choose a file…"), "", "primary", "folder-open")
        self.choose.setAutoDefault(True)
        self.choose.clicked.connect(self.open_chooser)
        self.trouble = text(theme, "", "body", "bad", wrap=True)
        self._trouble_box = self._boxed_trouble()
        self._trouble_box.hide()
        whole = column(self._trouble_box, gap=theme.sp(12))
        whole.addWidget(self._place(), 1)
        self.setLayout(whole)

    def open_chooser(self) -> None:
        """Ask for a file; the answer comes as `chosen`."""
        words = self.tr("Lists ({endings});;All files (*)").format(endings=ENDINGS)
        dialog = QFileDialog(self, self.tr("Choose a list"), "", words)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.chosen.emit(Path(path)))
        dialog.open()

    def say(self, error: DeskError | None) -> None:
        """Why the last file was not taken."""
        self.trouble.setText(str(error) if error else "")
        self._trouble_box.setVisible(error is not None)

    def _boxed_trouble(self) -> QFrame:
        t = self.theme
        sign = glyph(t, "octagon-x", t.colors.tint["bad"].on, 20)
        inside = row(sign, self.trouble, gap=t.sp(10), margins=(t.sp(12),) * 4)
        inside.setStretch(1, 1)
        return panel(inside, "bad")

    def _place(self) -> QFrame:
        t = self.theme
        words = text(t, self.tr("Drop a list here"), "title")
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        kinds = text(
            t,
            self.tr(
                "CSV in any usual encoding, XLSX, XLS or ODS. Exports of pretix, Indico and "
                "Eventbrite are known; of any other list the headers are understood."
            ),
            "body", "muted", wrap=True,
        )  # fmt: skip
        kinds.setAlignment(Qt.AlignmentFlag.AlignCenter)
        kinds.setMaximumWidth(t.px(560))
        sign = glyph(t, "file-spreadsheet", t.colors.accent.fill, 48)
        return panel(
            column(
                None,
                row(None, sign, None),
                words,
                row(None, kinds, None),
                row(None, self.choose, None),
                None,
                gap=t.sp(14),
                margins=(t.sp(20),) * 4,
            ),
            "well",
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.chosen.emit(Path(event.mimeData().urls()[0].toLocalFile()))
