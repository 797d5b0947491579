"""A test page of a printer: print it, say what was measured on it, and every later page is right.

Also says which of its codes a scanner could read while the dialog is open.
"""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QGridLayout, QLayout, QWidget

from checkin.desk import Correction, Desk, LayoutLine, Measured, MeasuredWrongly, Target
from ui.paper.names import name_of
from ui.parts.basics import button, column, row, text
from ui.parts.dialog import Sheet
from ui.settings.choices import labelled
from ui.style.tokens import Theme
from ui.tr import tr


class TrialDialog(Sheet):
    """Four numbers read off a ruler.

    Signals:
        print_asked: a printer, a layout, and the lines at the head of the test page.
        kept: a printer and the correction of every later page.
    """

    print_asked = Signal(object, str, list)
    kept = Signal(object, object)

    def __init__(
        self, desk: Desk, theme: Theme, target: Target, layouts: Sequence[LayoutLine],
        parent: QWidget | None,
    ) -> None:  # fmt: skip
        super().__init__(theme, "", parent)
        self.setWindowTitle(self.tr("Test page"))
        self._desk, self._target = desk, target
        self._layouts = [line for line in layouts if not line.problem]
        self._now = desk.paper.trials.correction(target)
        self.found = self._now
        self.layout_box = QComboBox()
        for line in self._layouts:
            self.layout_box.addItem(line.title, line.name)
        self.layout_box.setCurrentIndex(max(self.layout_box.findData(desk.settings.layout), 0))
        self.layout_box.activated.connect(lambda _: self._expect())
        self.fields = [self._field(words) for words in self._questions()]
        self.said = text(theme, "", "body", "muted", wrap=True)
        self.read = text(theme, self._not_read(), "body", "muted", wrap=True)
        self._readings: list[str] = []
        self.fill(self._whole())
        self.fit(720, 600)
        self._expect()

    def take_scan(self, words: str) -> None:
        """A scanner read something: maybe a code of the test page."""
        reading = self._desk.paper.trials.reading(words)
        if reading is None:
            return
        words = self.tr("{size} mm at {ink} %")
        said = words.format(size=f"{reading.module_mm:g}", ink=reading.ink)
        self._readings = list(dict.fromkeys((*self._readings, said)))
        self.read.setText(self.tr("Codes read: {codes}").format(codes=", ".join(self._readings)))

    # -- building

    def _questions(self) -> list[str]:
        return [
            self.tr("From the left edge of the paper to the left line"),
            self.tr("From the upper edge of the paper to the upper line"),
            self.tr("From the left line to the right line"),
            self.tr("From the upper line to the lower line"),
        ]

    def _field(self, words: str) -> QDoubleSpinBox:
        made = QDoubleSpinBox(decimals=1, minimum=-20, maximum=1000, singleStep=0.1)
        made.lineEdit().setTextMargins(self.theme.sp(10), 0, 0, 0)  # the sheet's is not heeded
        made.setSuffix(self.tr(" mm"))
        made.setAccessibleName(words)
        made.valueChanged.connect(lambda _: self._judge())
        return made

    def _whole(self) -> QLayout:
        t = self.theme
        title = self.tr("Test page of {printer}").format(
            printer=f"\u2068{name_of(self._target)}\u2069"
        )
        ask = button(t, self.tr("Print it"), icon="printer")
        ask.setAutoDefault(False)
        ask.clicked.connect(self._print)
        grid = QGridLayout()
        grid.setHorizontalSpacing(t.sp(12))
        grid.setVerticalSpacing(t.sp(8))
        for line, (words, field) in enumerate(zip(self._questions(), self.fields, strict=True)):
            grid.addWidget(text(t, words, wrap=True), line, 0)
            grid.addWidget(field, line, 1)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 1)
        return column(
            text(t, title, "title", wrap=True),
            labelled(t, self.tr("Layout"), self.layout_box, ask),
            text(t, self.tr("What did you measure on it?"), "heading"),
            grid, self.said,
            text(t, self.tr("Which codes can be read?"), "heading"),
            self.read, None, self._foot(),
            gap=t.sp(12), margins=(t.sp(24),) * 4,
        )  # fmt: skip

    def _foot(self) -> QLayout:
        t = self.theme
        self.forget = button(t, self.tr("Forget the correction"))
        self.forget.setAutoDefault(False)
        self.forget.setEnabled(self._now != Correction())
        self.forget.clicked.connect(lambda: self._keep(Correction()))
        close = button(t, self.tr("Close"), "Esc")
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        self.keep = button(t, self.tr("Print so from now on"), "Enter", "primary", "check")
        self.keep.setDefault(True)
        self.keep.clicked.connect(lambda: self._keep(self.found))
        return row(self.forget, None, close, self.keep, gap=t.sp(8))

    def _not_read(self) -> str:
        return self.tr(
            "Scan the codes of the page one after another. The finest that is read shows how sharp "
            "the printer is, the palest how dark it must be set."
        )

    # -- measuring

    def _expect(self) -> None:
        """Begin with what is measured where nothing is off."""
        wanted = self._desk.paper.trials.expected(self.layout_box.currentData())
        for field, mm in zip(self.fields, wanted, strict=True):
            field.blockSignals(True)
            field.setValue(mm)
            field.blockSignals(False)
        self._judge()

    def _judge(self) -> None:
        seen = Measured(*(field.value() for field in self.fields))
        try:
            self.found = self._desk.paper.trials.improved(
                self._target, self.layout_box.currentData(), seen
            )
        except MeasuredWrongly as error:
            self.said.setText(str(error))
            self.keep.setEnabled(False)
            return
        self.said.setText(correction_words(self.found))
        self.keep.setEnabled(self.found != self._now)

    def _print(self) -> None:
        line = self._layouts[self.layout_box.currentIndex()]
        lines = head_lines(self._target, line, self._desk.paper.trials.now(), self._now)
        self.print_asked.emit(self._target, line.name, lines)

    def _keep(self, wanted: Correction) -> None:
        self.kept.emit(self._target, wanted)
        self.accept()


def head_lines(target: Target, line: LayoutLine, now: datetime, off: Correction) -> list[str]:
    """What a test page says of itself."""
    size = f"{line.width_mm:g} × {line.height_mm:g} mm"
    about = tr("{layout}, {size}, {time}")
    return [
        name_of(target),
        about.format(layout=line.title, size=size, time=f"{now:%Y-%m-%d %H:%M}"),
        correction_words(off),
    ]


def correction_words(off: Correction) -> str:
    """A correction as one says it."""
    if off == Correction():
        return tr("Nothing is corrected: the printer is not off.")
    aside = tr("{mm} mm to the left") if off.x_mm < 0 else tr("{mm} mm to the right")
    along = tr("{mm} mm up") if off.y_mm < 0 else tr("{mm} mm down")
    words = tr("Pages are moved {aside} and {along}; width {wide} %, height {tall} %.")
    return words.format(
        aside=aside.format(mm=f"{abs(off.x_mm):.1f}"),
        along=along.format(mm=f"{abs(off.y_mm):.1f}"),
        wide=f"{off.x_scale * 100:.1f}",
        tall=f"{off.y_scale * 100:.1f}",
    )
