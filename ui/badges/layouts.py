"""The badge designs there are, each with a small picture of a real badge."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QLabel,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from checkin.desk import LayoutLine
from ui.badges.words import size_words
from ui.parts.basics import Item, column, row, scrolling, text
from ui.style.tokens import Theme

THUMB_DPI = 42
THUMB_PX = (58, 76)


class LayoutButton(QPushButton):
    """One design."""

    def __init__(self, theme: Theme, layout: LayoutLine) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setAccessibleName(f"{layout.title}, {size_words(layout)}")
        self.thumb = QLabel()
        self.thumb.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.thumb.setFixedSize(*(theme.px(side) for side in THUMB_PX))
        words = column(
            None,
            text(theme, layout.title, "strong", wrap=True),
            text(theme, size_words(layout), "caption", "muted", wrap=True),
            None,
            gap=theme.sp(2),
        )
        self._inside = row(gap=theme.sp(10), margins=(theme.sp(8),) * 4)
        if theme.large:
            self.thumb.hide()
        else:
            self._inside.addWidget(self.thumb)
        self._inside.addLayout(words, 1)
        self.setLayout(self._inside)
        # a button is never narrower than it asks for; this one wraps its words instead
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        return self._inside.sizeHint()

    def heightForWidth(self, width: int) -> int:
        return max(self._inside.totalHeightForWidth(width), self._inside.minimumSize().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._inside.minimumSize().height())


class Layouts(QFrame):
    """A list of designs, one of them chosen.

    Signals:
        chosen: the name of a design.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, layouts: Sequence[LayoutLine], current: str) -> None:
        super().__init__()
        self.theme = theme
        self.setProperty("panel", "card")
        self.setFixedWidth(theme.px(160 if theme.large else 240))
        self.buttons: dict[str, LayoutButton] = {}
        group = QButtonGroup(self)
        items: list[Item] = []
        for layout in layouts:
            made = LayoutButton(theme, layout)
            made.setChecked(layout.name == current)
            made.clicked.connect(lambda _=False, name=layout.name: self.chosen.emit(name))
            group.addButton(made)
            self.buttons[layout.name] = made
            items.append(made)
        inside = QWidget()
        inside.setLayout(column(*items, None, gap=theme.sp(6), margins=(theme.sp(10),) * 4))
        title = text(theme, self.tr("Layouts"), "heading")
        title.setContentsMargins(theme.sp(12), 0, theme.sp(12), 0)
        margins = (theme.sp(2), theme.sp(10), theme.sp(2), theme.sp(4))
        whole = column(title, gap=theme.sp(4), margins=margins)
        whole.addWidget(scrolling(inside), 1)
        self.setLayout(whole)

    def show_thumb(self, name: str, png: bytes) -> None:
        """What a badge of that design looks like."""
        picture = QPixmap()
        picture.loadFromData(png)
        thumb = self.buttons[name].thumb
        ratio = self.devicePixelRatioF()
        size = thumb.size() * ratio
        picture = picture.scaled(
            size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        picture.setDevicePixelRatio(ratio)
        thumb.setPixmap(picture)


class LayoutBox(QComboBox):
    """The same as a list to open, where there is no room for pictures.

    Signals:
        chosen: the name of a design.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, layouts: Sequence[LayoutLine], current: str) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Layout"))
        self.setMinimumWidth(theme.px(120))
        for layout in layouts:
            self.addItem(layout.title, layout.name)
        self.setCurrentIndex(max(self.findData(current), 0))
        self.activated.connect(lambda at: self.chosen.emit(str(self.itemData(at))))

    def show_thumb(self, name: str, png: bytes) -> None:
        """What a badge of that design looks like, beside its name."""
        picture = QPixmap()
        picture.loadFromData(png)
        self.setItemIcon(self.findData(name), QIcon(picture))
