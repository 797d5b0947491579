"""Second step: what each column means, with the first people as they will be understood."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QFrame, QWidget

from checkin.desk import ImportPlan, ListFile, Mapping
from checkin.errors import DeskError
from ui.lists.preview import Preview
from ui.lists.words import MEANINGS, SEVERAL, recognised
from ui.parts.basics import Item, column, glyph, line, panel, row, scrolling, state_chip, text
from ui.style.tokens import Theme
from ui.words import field_word

SAMPLES = 3  # cells shown beside a header
_PATIENCE_MS = 150


class MeaningBox(QComboBox):
    """What one column means."""

    def __init__(self, header: str, means: str) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("What {column} means").format(column=header))
        self.addItem(self.tr("Kept as it is"), "")
        for meaning in MEANINGS:
            self.addItem(field_word(meaning), meaning)
        self.choose(means)

    def choose(self, means: str) -> None:
        """Mean this from now on."""
        self.setCurrentIndex(max(self.findData(means), 0))

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()  # whoever scrolls past must not change a meaning


class ColumnsStep(QWidget):
    """The columns of a list and their meaning.

    Signals:
        sheet_chosen: the name of another sheet of the file.
        changed: a column means something else; `columns()` has it all.
    """

    sheet_chosen = Signal(str)
    changed = Signal()

    def __init__(self, theme: Theme, file: ListFile, mapping: Mapping) -> None:
        super().__init__()
        self.theme, self.file = theme, file
        self.boxes: dict[str, MeaningBox] = {}
        self.preview = Preview(theme)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self.changed)
        main = row(gap=theme.sp(12))
        main.addWidget(self._list(mapping), 5)
        main.addWidget(self.preview, 6)
        whole = column(self._said(mapping), gap=theme.sp(10))
        whole.addLayout(main, 1)
        self.setLayout(whole)

    def columns(self) -> dict[str, str]:
        """What every column means now, "" for those kept as they are."""
        return {header: str(box.currentData()) for header, box in self.boxes.items()}

    def show_preview(self, plan: ImportPlan) -> None:
        """How the first people will be understood."""
        self.preview.show_plan(plan, self.columns())

    def say(self, error: DeskError) -> None:
        """Why the list cannot be understood like this."""
        self.preview.say(str(error))

    def _said(self, mapping: Mapping) -> Item:
        t = self.theme
        chip = state_chip(t, "ok" if mapping.preset else "info", recognised(mapping))
        items: list[Item] = [chip, None]
        if len(self.file.sheets) > 1:
            sheets = QComboBox()
            sheets.setAccessibleName(self.tr("Sheet"))
            sheets.addItems(list(self.file.sheets))
            sheets.setCurrentText(self.file.sheet)
            sheets.textActivated.connect(self.sheet_chosen)
            items += [text(t, self.tr("Sheet"), "body", "muted"), sheets]
        return row(*items, gap=t.sp(8))

    def _list(self, mapping: Mapping) -> QFrame:
        t = self.theme
        rows: list[Item] = []
        for at, header in enumerate(self.file.header):
            rows += [self._line(at, header, mapping.columns.get(header, "")), line()]
        inside = QWidget()
        inside.setLayout(column(*rows[:-1], None, gap=t.sp(6), margins=(t.sp(12),) * 4))
        whole = column(self._head(), line(), gap=0)
        whole.addWidget(scrolling(inside), 1)
        return panel(whole)

    def _head(self) -> Item:
        t = self.theme
        return row(
            text(t, self.tr("Column in the file"), "caption", "muted"), None,
            text(t, self.tr("means"), "caption", "muted"),
            gap=t.sp(8), margins=(t.sp(12), t.sp(8), t.sp(12), t.sp(8)),
        )  # fmt: skip

    def _line(self, at: int, header: str, means: str) -> Item:
        t = self.theme
        samples = [cells[at].strip() for _, cells in self.file.rows[:50] if cells[at].strip()]
        shown = " · ".join(_short(each) for each in samples[:SAMPLES]) or self.tr("empty")
        labels = (
            text(t, _short(header, 60), "strong", wrap=True),
            text(t, shown, "caption", "muted", wrap=True),
        )
        for label in labels:
            label.setMinimumWidth(t.px(60))  # a word that cannot be broken must not widen the list
        box = MeaningBox(header, means)
        box.currentIndexChanged.connect(lambda _: self._settle(header))
        self.boxes[header] = box
        words = column(*labels, gap=0)
        if t.large:
            return column(words, box, gap=t.sp(4))
        box.setFixedWidth(t.px(176))
        made = row(gap=t.sp(8))
        made.addLayout(words, 1)
        made.addWidget(glyph(t, "arrow-right", t.colors.muted, 16))
        made.addWidget(box)
        return made

    def _settle(self, header: str) -> None:
        """A meaning given to one column is taken from the one that had it."""
        means = str(self.boxes[header].currentData())
        for other, box in self.boxes.items():
            if means and means not in SEVERAL and other != header and box.currentData() == means:
                box.blockSignals(True)
                box.choose("")
                box.blockSignals(False)
        self._patience.start()


def _short(words: str, letters: int = 32) -> str:
    words = " ".join(words.split())
    return words if len(words) <= letters else f"{words[: letters - 1]}…"
