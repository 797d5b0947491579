"""The frame of every page: side rail and status bar."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QToolButton, QVBoxLayout, QWidget

from ui.parts.basics import row, text
from ui.parts.charts import shanyrak
from ui.style import icons
from ui.style.fonts import font
from ui.style.tokens import TINT_ICON, Theme


@dataclass(frozen=True)
class Place:
    """A page in the rail."""

    name: str
    word: str
    icon: str
    waiting: int = 0  # how much waits there for a person


@dataclass(frozen=True)
class Sign:
    """One word in the status bar. `state`: ok, warn, bad, or "" for plain facts."""

    page: str  # what a click opens
    icon: str
    words: str
    state: str = ""


class Logo(QWidget):
    """The shanyrak in gold; the only gold on the screen."""

    def __init__(self, theme: Theme, px: int) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedSize(theme.px(px), theme.px(px))

    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        shanyrak(p, box, QColor(self._theme.colors.gold), self.width() / 17)


class RailButton(QToolButton):
    """A page, with a count when something waits there."""

    def __init__(self, theme: Theme, place: Place, wide: bool, chosen: bool) -> None:
        super().__init__()
        c, style = theme.colors, Qt.ToolButtonStyle
        self._theme, self._count = theme, place.waiting
        self._least = rail_width(theme, wide) - 12
        self.setText(("  " if wide else "") + place.word)
        self.setAccessibleName(place.word)
        color = c.rail_on if chosen else c.rail_muted
        side = theme.px(14 if theme.large else 22)  # the words are large, and eight pages must fit
        self.setIcon(icons.icon(place.icon, color, side))
        self.setIconSize(QSize(side, side))
        self.setToolButtonStyle(
            style.ToolButtonTextBesideIcon if wide else style.ToolButtonTextUnderIcon
        )
        self.setCheckable(True)
        self.setChecked(chosen)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMinimumHeight(theme.px(34 if theme.large else 42 if wide else 58))

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(max(hint.width(), self._least), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._count:
            return
        p, t = QPainter(self), self._theme
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = t.px(18)
        right = self.width() - side - t.px(8)
        x = t.px(8) if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else right
        box = QRectF(x, t.px(5), side, side)
        tone = t.colors.verdict["already"]
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(QColor(tone.fill))
        p.drawEllipse(box)
        p.setPen(QColor(tone.on))
        p.setFont(font(t.px(11), 700))
        p.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(self._count))


class Rail(QFrame):
    """Pages with icon and word; words beside the icons where there is room.

    Signals:
        chosen: the name of a page.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, places: Sequence[Place], page: str, wide: bool) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setProperty("wide", wide)
        self.setFixedWidth(max(rail_width(theme, wide), _longest(theme, places, wide)))
        logo = Logo(theme, 34)
        name = text(theme, "Ashar", "heading", "rail")
        top = row(logo, name, None, gap=theme.sp(10)) if wide else row(None, logo, None)
        if not wide:
            name.hide()
        if theme.large:
            logo.hide()  # eight pages in large letters need its room
        top.setContentsMargins(theme.sp(10 if wide else 0), theme.sp(6), 0, theme.sp(10))
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.sp(6), theme.sp(8), theme.sp(6), theme.sp(8))
        box.setSpacing(theme.sp(4))
        box.addLayout(top)
        for number, place in enumerate(places, 1):
            if place is places[-1]:
                box.addStretch(1)
            made = RailButton(theme, place, wide, place.name == page)
            made.setToolTip(
                self.tr("{page} (Ctrl+{number})").format(page=place.word, number=number)
            )
            made.clicked.connect(lambda _=False, n=place.name: self.chosen.emit(n))
            box.addWidget(made)


class StatusBar(QFrame):
    """Each item a word, a mark and a page behind it; what is well may lose words, trouble never.

    Signals:
        chosen: the name of the page behind an item.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, signs: Sequence[Sign | None], narrow: bool) -> None:
        super().__init__()
        self.setObjectName("status")
        items: list[QWidget | None] = [
            None if sign is None else self._item(theme, sign, narrow) for sign in signs
        ]
        self.setLayout(row(*items, gap=theme.sp(6), margins=(theme.sp(10), 2, theme.sp(10), 2)))
        self.setFixedHeight(theme.px(34))

    def _item(self, theme: Theme, sign: Sign, narrow: bool) -> QToolButton:
        c, made = theme.colors, QToolButton()
        quiet = narrow and sign.state == "ok" and sign.page != "paper"
        made.setText("" if quiet else " " + sign.words)
        made.setAccessibleName(sign.words)
        made.setToolTip(sign.words)
        made.setProperty("state", sign.state)
        trouble = sign.state in ("warn", "bad")
        name = TINT_ICON[sign.state] if trouble else sign.icon
        color = c.tint[sign.state].on if sign.state else c.muted
        made.setIcon(icons.icon(name, color, theme.px(15)))
        made.setIconSize(QSize(theme.px(15), theme.px(15)))
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.clicked.connect(lambda: self.chosen.emit(sign.page))
        return made


def rail_width(theme: Theme, wide: bool) -> int:
    """Words beside the icons, below them, or below them in large text."""
    return theme.px(188 if wide else 80 if theme.large else 92)


def _longest(theme: Theme, places: Sequence[Place], wide: bool) -> int:
    """The rail of a language with longer words, below the icons."""
    if wide:
        return 0
    size = theme.px(12)
    words = (QFontMetricsF(font(size, 400, p.word)).horizontalAdvance(p.word) for p in places)
    return round(max(words)) + 2 * (theme.sp(6) + theme.sp(2)) + 6
