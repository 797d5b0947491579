"""A small picture of a sheet of labels: a click says which one is the first that is still there."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from checkin.desk import LayoutLine
from ui.style.tokens import Theme

TALL_PX, MARGIN_PX, GAP_PX = 132, 6, 3


class LabelPicker(QWidget):
    """Labels before the first free one are crossed out. The number beside it does the same by keys.

    Signals:
        chosen: the number of the first free label, counted as one reads.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme, layout: LayoutLine) -> None:
        super().__init__()
        self._theme = theme
        self._columns = max(layout.columns, 1)
        self._count = max(layout.per_page, 1)
        self._first = 1
        tall = theme.px(TALL_PX)
        self.setFixedSize(round(tall * layout.width_mm / layout.height_mm), tall)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(self.tr("Click on the first label that is still on the sheet"))
        self.show_first(1)

    def show_first(self, first: int) -> None:
        """Show from which label on it is printed."""
        self._first = first
        words = self.tr("Labels used already: {used} of {count}")
        self.setAccessibleName(words.format(used=first - 1, count=self._count))
        self.update()

    def label_box(self, number: int) -> QRectF:
        """Where a label is, counted from 1."""
        rows = -(-self._count // self._columns)
        wide = (self.width() - 2 * MARGIN_PX) / self._columns
        tall = (self.height() - 2 * MARGIN_PX) / rows
        at, row = (number - 1) % self._columns, (number - 1) // self._columns
        box = QRectF(MARGIN_PX + at * wide, MARGIN_PX + row * tall, wide, tall)
        return box.adjusted(GAP_PX / 2, GAP_PX / 2, -GAP_PX / 2, -GAP_PX / 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for number in range(1, self._count + 1):
            if self.label_box(number).contains(QPointF(event.position())):
                self.chosen.emit(number)
                return

    def paintEvent(self, event: QPaintEvent) -> None:
        p, colors = QPainter(self), self._theme.colors
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setPen(QPen(QColor(colors.edge), 1))
        p.setBrush(QColor(colors.surface))
        p.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        for number in range(1, self._count + 1):
            self._paint_label(p, number)

    def _paint_label(self, p: QPainter, number: int) -> None:
        box, colors = self.label_box(number), self._theme.colors
        is_gone = number < self._first
        p.setPen(QPen(QColor(colors.line if is_gone else colors.edge), 1))
        p.setBrush(QColor(colors.sunken if is_gone else colors.soft.fill))
        p.drawRoundedRect(box, 2, 2)
        if is_gone:
            p.setPen(QPen(QColor(colors.edge), 1))
            p.drawLine(box.topLeft(), box.bottomRight())
            p.drawLine(box.topRight(), box.bottomLeft())
        else:
            p.setPen(QColor(colors.soft.on))
            p.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number - self._first + 1))
