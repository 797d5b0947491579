"""A box to tick whose words go on in the next line where there is no room for all of them."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QStyle, QStyleOptionButton, QWidget

NARROW = 12  # letters that must have room beside the box
TALLEST = 10_000


class Tick(QCheckBox):
    """Qt's own check box has one line, and pushes a page wider than its window."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(self._words_in(width).height(), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        whole, least = super().sizeHint(), self.fontMetrics().averageCharWidth() * NARROW
        return QSize(min(whole.width(), self._before() + least), whole.height())

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        style, p = self.style(), QPainter(self)
        words, room = self._words_in(self.width()), self.rect()
        option.rect = style.subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        style.drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorCheckBox, option, p, self)
        words.moveCenter(QPoint(words.center().x(), room.center().y()))
        place = QStyle.visualRect(self.layoutDirection(), room, words)
        style.drawItemText(
            p, place, self._how(), self.palette(), self.isEnabled(), self.text(),
            self.foregroundRole(),
        )  # fmt: skip

    def _how(self) -> int:
        side = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
        wrapped = int(Qt.TextFlag.TextWordWrap) | int(Qt.TextFlag.TextShowMnemonic)
        return int(side | Qt.AlignmentFlag.AlignVCenter) | wrapped

    def _before(self) -> int:
        """What box and gap take of the width."""
        style = self.style()
        gap = style.pixelMetric(QStyle.PixelMetric.PM_CheckBoxLabelSpacing, None, self)
        return style.pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, None, self) + gap

    def _words_in(self, width: int) -> QRect:
        """Where the words stand in a box so wide, read from the left."""
        before = self._before()
        room = QRect(before, 0, max(width - before, 1), TALLEST)
        tall = self.fontMetrics().boundingRect(room, self._how(), self.text()).height()
        return QRect(room.left(), 0, room.width(), tall)
