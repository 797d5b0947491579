"""Batches on their way to paper: how far each has come, and how it goes on after a jam."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDoubleSpinBox, QProgressBar, QWidget

from checkin.desk import Batch
from ui.parts.basics import Item, button, column, panel, row, state_chip, text
from ui.parts.dialog import Sheet
from ui.parts.flow import flow
from ui.settings.choices import labelled
from ui.style.tokens import Theme
from ui.tr import tr


class Batches(QWidget):
    """A line for every batch that is not over.

    Signals:
        retry_asked: the number of a batch of which shall be sent again what did not come out.
        tray_asked: a batch of which somebody looks what lies in the tray.
        cancel_asked: the number of a batch whose rest shall be given up.
    """

    retry_asked = Signal(int)
    tray_asked = Signal(object)
    cancel_asked = Signal(int)

    def __init__(self, theme: Theme, batches: Sequence[Batch]) -> None:
        super().__init__()
        self.theme = theme
        self.lines = [batch for batch in batches if not batch.is_over]
        self.setLayout(column(*map(self._line, self.lines), gap=theme.sp(8)))

    def _line(self, batch: Batch) -> QWidget:
        t = self.theme
        bar = QProgressBar()
        bar.setRange(0, batch.badges)
        bar.setValue(batch.printed)
        bar.setTextVisible(False)
        bar.setAccessibleName(batch_words(batch))
        title = text(t, batch.title, "strong")
        said = text(t, batch_words(batch), "body", "muted", wrap=True)
        stopped = [state_chip(t, "bad", self.tr("Stopped"))] if batch.stopped_at else []
        head: list[Item] = [*stopped, title, None]
        buttons = flow(*self._buttons(batch), gap=t.sp(8), end=not t.large)
        space = t.sp(12)
        if t.large:
            inside = column(row(*head, gap=t.sp(8)), said, bar, buttons, gap=t.sp(4))
        else:
            inside = column(row(*head[:-1], buttons, gap=t.sp(8)), said, bar, gap=t.sp(4))
        inside.setContentsMargins(space, t.sp(8), space, t.sp(10))
        return panel(inside)

    def _buttons(self, batch: Batch) -> list[QWidget]:
        t = self.theme
        made: list[QWidget] = []
        if batch.stopped_at:
            again = button(t, self.tr("Go on"), kind="primary", icon="play")
            again.setToolTip(self.tr("Sends again what certainly did not come out"))
            again.clicked.connect(lambda: self.retry_asked.emit(batch.id))
            made.append(again)
        tray = button(t, self.tr("Look into the tray…"), icon="eye")
        tray.clicked.connect(lambda: self.tray_asked.emit(batch))
        stop = button(t, self.tr("Give up the rest"), icon="x")
        stop.clicked.connect(lambda: self.cancel_asked.emit(batch.id))
        return [*made, tray, stop]


class TrayDialog(Sheet):
    """Asks which page is the last that came out.

    Signals:
        given: the number of the batch, and the page.
    """

    given = Signal(int, int)

    def __init__(self, theme: Theme, batch: Batch, parent: QWidget | None) -> None:
        super().__init__(theme, "", parent)
        self.setWindowTitle(self.tr("What lies in the tray"))
        self._batch = batch
        last = batch.stopped_at - 1 if batch.stopped_at else batch.pages_done
        self.page = QDoubleSpinBox(decimals=0, minimum=0, maximum=batch.pages, value=last)
        self.page.lineEdit().setTextMargins(theme.sp(10), 0, 0, 0)  # the sheet's is not heeded
        self.page.valueChanged.connect(lambda _: self._say())
        self.said = text(theme, "", "body", "muted", wrap=True)
        self.do = button(theme, self.tr("Go on there"), "Enter", "primary", "play")
        self.do.setDefault(True)
        self.do.clicked.connect(self._give)
        close = button(theme, self.tr("Cancel"), "Esc")
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        how = self.tr(
            "Count the pages of this batch that came out well, from the first on. Later pages are "
            "printed again, also those that the printer had taken already."
        )
        if batch.has_headings:
            how += " " + self.tr("Do not count the pages that carry only the name of a group.")
        self.fill(
            column(
                text(theme, self.windowTitle(), "title"),
                text(theme, how, "body", wrap=True),
                labelled(theme, self.tr("Last page that came out"), self.page),
                self.said, None, row(None, close, self.do, gap=theme.sp(8)),
                gap=theme.sp(12), margins=(theme.sp(24),) * 4,
            )
        )  # fmt: skip
        self.fit(600, 340)
        self._say()
        self.page.setFocus()

    def _say(self) -> None:
        page, pages = int(self.page.value()), self._batch.pages
        if page == pages:
            self.said.setText(self.tr("All pages are out: nothing is printed again."))
        elif page == 0:
            self.said.setText(self.tr("No page is out: the batch is printed from the beginning."))
        else:
            words = self.tr("Pages 1 to {last} came out; it goes on at page {next} of {pages}.")
            self.said.setText(words.format(last=page, next=page + 1, pages=pages))

    def _give(self) -> None:
        self.given.emit(self._batch.id, int(self.page.value()))
        self.accept()


def batch_words(batch: Batch) -> str:
    """How far it has come."""
    words = tr("{printed} of {badges} badges printed, {done} of {pages} pages")
    if batch.stopped_at:
        words = tr("{printed} of {badges} badges printed; it stopped at page {page} of {pages}")
    return words.format(
        printed=batch.printed,
        badges=batch.badges,
        done=batch.pages_done,
        pages=batch.pages,
        page=batch.stopped_at,
    )
