"""Widgets side by side that go on in the next line where there is no room for all of them."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QStyle, QWidget

Line = list[QLayoutItem]


class Flow(QLayout):
    """As wide as it may be, as tall as that asks for; mirrors with the page.

    `end` aligns lines to the far side; `apart` moves the last widget alone there.
    """

    def __init__(self, gap: int, *, end: bool = False, apart: bool = False) -> None:
        super().__init__()
        self._items: Line = []
        self._end, self._apart = end, apart
        self.setSpacing(gap)
        self.setContentsMargins(0, 0, 0, 0)

    def insert(self, at: int, widget: QWidget) -> None:
        """Put a widget before the one at `at`."""
        self.addWidget(widget)
        self._items.insert(at, self._items.pop())

    # -- what Qt asks of a layout

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = self._lines(width)
        return sum(map(_tall, lines)) + self.spacing() * max(len(lines) - 1, 0)

    def sizeHint(self) -> QSize:
        """All in one line."""
        seen = self._seen()
        return QSize(self._wide(seen), _tall(seen))

    def minimumSize(self) -> QSize:
        """The widest alone in a line."""
        seen = self._seen()
        return QSize(max((each.sizeHint().width() for each in seen), default=0), _tall(seen))

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        lines, y = self._lines(rect.width()), rect.y()
        for line in lines:
            self._place(line, QRect(rect.x(), y, rect.width(), _tall(line)), line is lines[-1])
            y += _tall(line) + self.spacing()

    # -- the works

    def _place(self, line: Line, room: QRect, is_last: bool) -> None:
        left = room.width() - self._wide(line)
        x = room.x() + (max(left, 0) if self._end else 0)
        for each in line:
            size = each.sizeHint().boundedTo(QSize(room.width(), room.height()))
            if self._apart and is_last and each is line[-1]:
                x = room.right() + 1 - size.width()
            box = QRect(QPoint(x, room.y() + (room.height() - size.height()) // 2), size)
            each.setGeometry(QStyle.visualRect(self._direction(), room, box))
            x += size.width() + self.spacing()

    def _direction(self) -> Qt.LayoutDirection:
        parent = self.parentWidget()
        return parent.layoutDirection() if parent else Qt.LayoutDirection.LeftToRight

    def _seen(self) -> Line:
        return [each for each in self._items if not each.isEmpty()]

    def _lines(self, width: int) -> list[Line]:
        lines: list[Line] = []
        for each in self._seen():
            if lines and self._wide([*lines[-1], each]) <= width:
                lines[-1].append(each)
            else:
                lines.append([each])
        return lines

    def _wide(self, line: Line) -> int:
        gaps = self.spacing() * max(len(line) - 1, 0)
        return sum(each.sizeHint().width() for each in line) + gaps


def flow(*widgets: QWidget, gap: int = 8, end: bool = False, apart: bool = False) -> Flow:
    """Put widgets into a Flow."""
    made = Flow(gap, end=end, apart=apart)
    for each in widgets:
        made.addWidget(each)
    return made


def _tall(line: Line) -> int:
    return max((each.sizeHint().height() for each in line), default=0)
