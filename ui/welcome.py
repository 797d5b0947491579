"""First start: three doors, no reading required."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFileDialog, QFrame, QVBoxLayout, QWidget

from checkin.desk import ForumPlan, make_demo, make_forum
from checkin.errors import DeskError
from checkin.paths import forums
from ui.new_forum import NewForum
from ui.parts.basics import Item, button, column, glyph, message_bar, panel, refill, row, text
from ui.parts.charts import shanyrak
from ui.parts.frame import Logo
from ui.style.sheet import palette, sheet
from ui.style.tokens import LIGHT, Theme


class Welcome(QWidget):
    """Open a forum, make one, or try the demo.

    Signals:
        opened: the folder of a forum to open.
    """

    opened = Signal(object)

    def __init__(self, recent: list[Path], problem: str = "") -> None:
        super().__init__()
        self._theme, self._recent = Theme(LIGHT), recent
        self.setObjectName("window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle("Ashar")
        self.setPalette(palette(self._theme))
        self.setStyleSheet(sheet(self._theme))
        self.form: NewForum | None = None
        self._room = QVBoxLayout()
        whole = row(Side(self._theme), gap=0)
        whole.addLayout(self._room, 1)
        self.setLayout(whole)
        self.show_doors(problem)

    def show_doors(self, problem: str = "") -> None:
        """The three doors."""
        theme, items = self._theme, []
        if problem:
            items.append(message_bar(theme, "bad", self.tr("This could not be opened"), problem))
        doors = column(*self._doors(), gap=theme.sp(12))
        self._show(
            column(
                None, text(theme, self.tr("Welcome. Where do you want to begin?"), "title"),
                *items, theme.sp(6), doors, theme.sp(4), self._last(), None,
                gap=theme.sp(10),
                margins=(theme.sp(48), theme.sp(20), theme.sp(48), theme.sp(20)),
            )
        )  # fmt: skip

    def show_form(self) -> None:
        """What has to be known of a new forum."""
        self.form = NewForum(self._theme, forums())
        self.form.done.connect(self.make)
        self.form.cancelled.connect(self.show_doors)
        margins = (self._theme.sp(48), self._theme.sp(20), self._theme.sp(48), self._theme.sp(20))
        self._show(column(None, self.form, None, margins=margins))

    def try_demo(self) -> None:
        """Make the demo forum where forums are kept, unless it is there, and open it."""
        folder = forums() / "demo.forum"
        try:
            make_demo(folder)
        except DeskError as error:
            self.show_doors(str(error))
            return
        self.opened.emit(folder)

    def choose_folder(self) -> None:
        """Ask which folder is a forum."""
        said = QFileDialog.getExistingDirectory(
            self, self.tr("Open a forum"), str(forums().parent)
        )  # fmt: skip
        if said:
            self.opened.emit(Path(said))

    def make(self, folder: Path, plan: ForumPlan) -> None:
        """Make a forum and open it."""
        try:
            make_forum(folder, plan)
        except DeskError as error:
            if self.form:
                self.form.complain(str(error))
            return
        self.opened.emit(folder)

    def _doors(self) -> list[QFrame]:
        last = [self._go_on(self._recent[0])] if self._recent else []
        return [
            *last,
            self._door(
                "sparkles", self.tr("Try the demo forum"),
                self.tr("445 people, a printer that prints into a folder. Nothing can go wrong."),
                self.tr("Open the demo"), self.try_demo, first=not last,
            ),
            self._door(
                "file-spreadsheet", self.tr("Make a forum"),
                self.tr("Name and days, then your list: Excel, CSV, LibreOffice, pretix, Indico."),
                self.tr("Make a forum…"), self.show_form,
            ),
            self._door(
                "folder-open", self.tr("Open a forum"),
                self.tr("A folder made by Ashar on this computer or brought on a USB stick."),
                self.tr("Open a folder…"), self.choose_folder,
            ),
        ]  # fmt: skip

    def _go_on(self, path: Path) -> QFrame:
        """The forum of the last time."""
        words = self.tr("Where you were last: {folder}").format(folder=path.parent)
        return self._door(
            "history", path.stem, words, self.tr("Open again"), lambda: self.opened.emit(path),
            first=True,
        )  # fmt: skip

    def _door(
        self,
        icon: str,
        title: str,
        words: str,
        action: str,
        do: Callable[[], None],
        first: bool = False,
    ) -> QFrame:
        theme = self._theme
        go = button(theme, action, "", "primary" if first else "")
        go.clicked.connect(do)
        said = column(
            text(theme, title, "heading"), text(theme, words, "body", "muted", wrap=True),
            gap=theme.sp(2),
        )  # fmt: skip
        inside = row(
            glyph(theme, icon, theme.colors.accent.fill, 36), said, go, gap=theme.sp(18),
            margins=(theme.sp(20), theme.sp(16), theme.sp(18), theme.sp(16)),
        )  # fmt: skip
        inside.setStretch(1, 1)
        inside.setAlignment(go, Qt.AlignmentFlag.AlignVCenter)
        return panel(inside, "chosen" if first else "card")

    def _last(self) -> Item:
        if not self._recent[1:]:
            return 0
        theme, lines = self._theme, []
        for path in self._recent[1:4]:
            again = button(theme, self.tr("Open again"), kind="quiet")
            again.clicked.connect(lambda _=False, p=path: self.opened.emit(p))
            sign = glyph(theme, "clock", theme.colors.muted, 18)
            said = text(theme, f"{path.stem} ({path.parent})", "body", "muted")
            lines.append(row(sign, said, again, None, gap=theme.sp(8)))
        return column(*lines, gap=theme.sp(2))

    def _show(self, layout: QVBoxLayout) -> None:
        made = QWidget()
        made.setLayout(layout)
        refill(self._room, made)


class Side(QWidget):
    """The dark side: a large shanyrak, half risen, behind the name of the program."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedWidth(theme.px(420))
        self.setLayout(
            column(
                Logo(theme, 56), theme.sp(14), text(theme, "Ashar", "display", "rail"),
                text(theme, self.tr("Neighbours raise a yurt together.\nYou welcome a forum "
                                    "together."), "lead", "rail_muted", wrap=True),
                None,
                text(theme, self.tr("Everything stays on this computer. No account, no network "
                                    "needed."), "caption", "rail_muted", wrap=True),
                gap=theme.sp(8),
                margins=(theme.sp(40), theme.sp(56), theme.sp(32), theme.sp(36)),
            )
        )  # fmt: skip

    def paintEvent(self, event: QPaintEvent) -> None:
        p, c = QPainter(self), self._theme.colors
        p.fillRect(self.rect(), QColor(c.rail))
        side = self.width() * 1.5
        box = QRectF((self.width() - side) / 2, self.height() - side * 0.52, side, side)
        layer = QPixmap(self.size())  # so that crossings are not brighter than what crosses
        layer.fill(Qt.GlobalColor.transparent)
        brush = QPainter(layer)
        brush.setRenderHint(QPainter.RenderHint.Antialiasing)
        shanyrak(brush, box, QColor(c.gold), side / 34)
        brush.end()
        p.setOpacity(0.22)
        p.drawPixmap(0, 0, layer)
