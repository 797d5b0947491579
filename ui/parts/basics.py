"""Text, buttons, chips, panels and the two layout helpers used everywhere."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLayoutItem,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from ui.style import icons
from ui.style.fonts import font
from ui.style.tokens import TINT_ICON, TYPE, Theme, role_icon, role_tone
from ui.words import role_word

Item = QWidget | QLayout | int | None
MIRRORED = {"arrow-right": "arrow-left", "chevron-right": "chevron-left", "undo-2": "redo-2",
            "redo-2": "undo-2"}  # fmt: skip


def row(
    *items: Item, gap: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QHBoxLayout:
    """Widgets side by side; an int is a space, None takes what is left."""
    return _fill(QHBoxLayout(), items, gap, margins)  # type: ignore[return-value]


def column(
    *items: Item, gap: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QVBoxLayout:
    """Widgets one below the other."""
    return _fill(QVBoxLayout(), items, gap, margins)  # type: ignore[return-value]


def _fill(
    box: QBoxLayout, items: tuple[Item, ...], gap: int, margins: tuple[int, int, int, int]
) -> QBoxLayout:
    box.setSpacing(gap)
    box.setContentsMargins(*margins)
    for item in items:
        _put(box, item)
    return box


def _put(box: QBoxLayout, item: Item) -> None:
    if item is None:
        box.addStretch(1)
    elif isinstance(item, int):
        box.addSpacing(item)
    elif isinstance(item, QLayout):
        box.addLayout(item)
    else:
        box.addWidget(item)


def panel(layout: QLayout, kind: str = "card", width: int | None = None) -> QFrame:
    """A surface with a border from the theme."""
    made = QFrame()
    made.setProperty("panel", kind)
    made.setLayout(layout)
    if width:
        made.setFixedWidth(width)
    return made


def scrolling(inside: QWidget) -> QScrollArea:
    """Large text on a small screen: scroll, never squeeze."""
    made = QScrollArea()
    made.setWidgetResizable(True)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setMinimumHeight(1)  # what stands below it keeps its height
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setWidget(inside)
    return made


def line(vertical: bool = False) -> QFrame:
    """A hairline."""
    made = QFrame()
    made.setProperty("panel", "line")
    (made.setFixedWidth if vertical else made.setFixedHeight)(1)
    return made


def text(
    theme: Theme, words: str, kind: str = "body", tone: str = "text", wrap: bool = False
) -> QLabel:
    """A label of the type scale; plain text always, so people's data cannot become markup."""
    made = QLabel(words)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("kind", kind)
    made.setProperty("tone", tone)
    made.setFont(font(theme.px(TYPE[kind][0]), TYPE[kind][1], words))
    side = Qt.AlignmentFlag.AlignRight if theme.rtl else Qt.AlignmentFlag.AlignLeft
    # absolute: a Latin name on an Arabic page still starts at the page's leading edge
    made.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
    made.setWordWrap(wrap)
    if wrap:
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return made


def glyph(theme: Theme, name: str, color: str, px: int = 18) -> QLabel:
    """An icon as a label; arrows turn round with the page."""
    name = MIRRORED.get(name, name) if theme.rtl else name
    made = QLabel()
    picture = icons.pixmap(name, color, theme.px(px) * 2)
    picture.setDevicePixelRatio(2)
    made.setPixmap(picture)
    made.setFixedSize(theme.px(px), theme.px(px))
    return made


class ActionButton(QPushButton):
    """A button that shows its icon, its words and its key; mirrors with the layout."""

    def __init__(self, theme: Theme, words: str, key: str, kind: str, icon: str) -> None:
        super().__init__()
        self.setProperty("kind", kind)
        self.setAccessibleName(words)
        c, primary = theme.colors, kind == "primary"
        tone = {"primary": "on_accent", "quiet": "accent", "danger": "bad"}.get(kind, "text")
        tint = {"primary": c.accent.on, "quiet": c.accent.fill, "danger": c.tint["bad"].on}.get(
            kind, c.text
        )
        items: list[Item] = [glyph(theme, icon, tint, 18)] if icon else []
        self._words = text(theme, words, "strong" if primary else "body", tone)
        items.append(self._words)
        items += [theme.sp(2), keycap(theme, key, primary)] if key else []
        inside = row(
            None,  # where the button is made wider, its words stay in the middle
            *items,
            None,
            gap=theme.sp(8),
            margins=(theme.sp(13), 0, theme.sp(11 if key else 13), 0),
        )
        self.setLayout(inside)
        self._inside = inside
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def say(self, words: str) -> None:
        """Be called something else from now on."""
        self._words.setText(words)
        self.setAccessibleName(words)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(self._inside.sizeHint().width(), hint.height())


def button(theme: Theme, words: str, key: str = "", kind: str = "", icon: str = "") -> ActionButton:
    """Make an ActionButton: kind '', primary, quiet or danger."""
    return ActionButton(theme, words, key, kind, icon)


def keycap(theme: Theme, key: str, on_accent: bool = False) -> QLabel:
    """The picture of a key."""
    made = text(theme, key, "key", "on_accent" if on_accent else "muted")
    made.setProperty("keycap", "on" if on_accent else "plain")
    made.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # keys are written alike everywhere
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    made.setFixedHeight(theme.px(20))
    made.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return made


class Plate(QWidget):
    """A small filled square with an icon: the mark of a role or of a state."""

    def __init__(self, theme: Theme, icon: str, fill: str, on: str, px: int = 20) -> None:
        super().__init__()
        self._icon = MIRRORED.get(icon, icon) if theme.rtl else icon
        self._fill, self._on = fill, on
        self.setFixedSize(theme.px(px), theme.px(px))

    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(QColor(self._fill))
        box = QRectF(self.rect())
        p.drawRoundedRect(box, box.width() / 4, box.width() / 4)
        inner = box.width() * 0.2
        icons.paint(p, self._icon, self._on, box.adjusted(inner, inner, -inner, -inner))


class Band(QWidget):
    """A bar in a role's colour along the leading edge."""

    def __init__(self, color: str, width: int = 6) -> None:
        super().__init__()
        self._color = color
        self.setFixedWidth(width)

    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(QColor(self._color))
        p.drawRoundedRect(QRectF(self.rect()), self.width() / 2, self.width() / 2)


def role_chip(theme: Theme, role: str, word: str = "", kind: str = "body") -> QWidget:
    """Role: colour, own icon and word, always together."""
    tone = role_tone(theme, role)
    made = QWidget()
    plate = Plate(theme, role_icon(role), tone.fill, tone.on, 20 if kind == "body" else 28)
    made.setLayout(row(plate, text(theme, word or role_word(role), kind), gap=theme.sp(6)))
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
    return made


def state_chip(theme: Theme, state: str, words: str) -> QFrame:
    """ok, warn, bad, info as a tinted pill with icon and word."""
    tone = theme.colors.tint[state]
    inside = row(
        glyph(theme, TINT_ICON[state], tone.on, 14),
        text(theme, words, "caption", state),
        gap=theme.sp(5),
        margins=(theme.sp(8), theme.sp(3), theme.sp(9), theme.sp(3)),
    )
    made = panel(inside, state)
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
    return made


def message_bar(theme: Theme, state: str, title: str, words: str, *buttons: QWidget) -> QFrame:
    """What happened, that nothing is lost, the next step."""
    tone = theme.colors.tint[state]
    lines: list[Item] = [text(theme, title, "strong", state, wrap=True)]
    if words:
        lines.append(text(theme, words, "body", state, wrap=True))
    said = column(*lines, gap=theme.sp(2))
    inside = row(
        glyph(theme, TINT_ICON[state], tone.on, 22),
        said,
        *buttons,
        gap=theme.sp(12),
        margins=(theme.sp(14), theme.sp(10), theme.sp(12), theme.sp(10)),
    )
    inside.setStretch(1, 1)
    return panel(inside, state)


def fact(theme: Theme, label: str, value: str, tone: str = "text") -> QVBoxLayout:
    """A small label above its value."""
    return column(
        text(theme, label, "caption", "muted"),
        text(theme, value, "body", tone, wrap=True),
        None,
        gap=1,
    )


def figure(theme: Theme, number: str, words: str, tone: str = "text") -> QVBoxLayout:
    """A large number and what it counts."""
    return column(
        text(theme, number, "figure", tone), text(theme, words, "caption", "muted"), gap=0
    )


def empty(theme: Theme, icon: str, sentence: str, *buttons: QWidget) -> QWidget:
    """A page with nothing on it yet: what comes here, and the one thing to do."""
    sign = glyph(theme, icon, theme.colors.muted, 40)
    said = text(theme, sentence, "lead", "muted", wrap=True)
    said.setAlignment(Qt.AlignmentFlag.AlignCenter)
    made = QWidget()
    made.setLayout(
        column(None, row(None, sign, None), said, row(None, *buttons, None), None, gap=theme.sp(14))
    )
    return made


def isolated(name: str) -> str:
    """A name that may stand inside any sentence without turning it round (UAX #9, isolates)."""
    return f"\u2068{name}\u2069"


def refill(room: QBoxLayout, *items: Item) -> None:
    """Put `items` into a layout in place of what was in it, without a moment of emptiness."""
    old = [room.takeAt(0) for _ in range(room.count())]
    for item in items:
        _put(room, item)
    for item in items:
        if isinstance(item, QWidget):
            item.show()
    for gone in old:
        if gone is not None:
            _discard(gone)


def _discard(item: QLayoutItem) -> None:
    widget, inner = item.widget(), item.layout()
    if widget is not None:
        widget.hide()
        widget.deleteLater()
    if inner is not None:
        while inner.count():
            inside = inner.takeAt(0)
            if inside is not None:
                _discard(inside)
        inner.deleteLater()
