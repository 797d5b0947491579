"""A row of the findings: who, what is wrong, and the badge itself, drawn when it is looked at."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from ui.parts.tables import CellPainter
from ui.style.tokens import LIGHT, Theme

ROW_PX, THUMB_PX = 84, (64, 74)
Index = QModelIndex | QPersistentModelIndex


class FindingPainter(CellPainter):
    """Paints a cell with the picture of a badge at its end; asks for a picture it lacks once."""

    def __init__(self, theme: Theme, uid_of: Callable[[int], str]) -> None:
        super().__init__(theme, ROW_PX)
        self._uid_of = uid_of
        self._pictures: dict[str, QPixmap] = {}
        self._asked: set[str] = set()
        self.ask: Callable[[str], object] = lambda uid: None

    def show_png(self, uid: str, png: bytes) -> None:
        """Show this picture of a person's badge."""
        picture = QPixmap()
        picture.loadFromData(png)
        self._pictures[uid] = picture

    def forget(self, uid: str = "") -> None:
        """A badge looks otherwise now, or all do: ask again; the old picture stays until then."""
        self._asked = self._asked - {uid} if uid else set()

    def paint(self, p: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        uid, whole = self._uid_of(index.row()), QRect(option.rect)
        wide, tall = (self._theme.px(side) for side in THUMB_PX)
        room = wide + self._theme.sp(12)
        if option.state & QStyle.StateFlag.State_Selected:
            p.fillRect(whole, QColor(self._theme.colors.soft.fill))
        words = QRect(whole.left(), whole.top(), whole.width() - room, whole.height())
        option.rect = self._mirrored(words, whole)
        super().paint(p, option, index)
        frame = QRect(whole.right() - room, whole.center().y() - tall // 2, wide, tall)
        self._paint_badge(p, self._mirrored(frame, whole), uid)

    def _paint_badge(self, p: QPainter, frame: QRect, uid: str) -> None:
        picture = self._pictures.get(uid)
        if uid not in self._asked:
            self._asked.add(uid)
            self.ask(uid)
        if picture is None or picture.isNull():
            p.fillRect(frame.adjusted(8, 4, -8, -4), QColor(self._theme.colors.sunken))
            return
        size = picture.size().scaled(frame.size(), Qt.AspectRatioMode.KeepAspectRatio)
        box = QRect(frame.topLeft(), size)
        box.moveCenter(frame.center())
        p.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        p.fillRect(box, QColor(LIGHT.surface))
        p.drawPixmap(box, picture)
        p.setPen(QColor(self._theme.colors.edge))
        p.drawRect(box.adjusted(0, 0, -1, -1))
