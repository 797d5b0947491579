"""The canvas in a frame: rulers in millimetres along two sides, and as near as one likes."""

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from ui.badges.editor.canvas import PAD_PX, Canvas
from ui.style.fonts import font
from ui.style.tokens import Theme

MM_PER_INCH, SCREEN_DPI = 25.4, 96
STEP = 1.25
LEAST, MOST = 1.0, 40.0  # pixels in a millimetre
FINEST_DPI = 450
RULER_PX = 22
ROOMY = 4.0  # pixels in a millimetre from which every one has a tick


class Ruler(QWidget):
    """Millimetres of the page along one side; where the chosen field is, it is tinted."""

    def __init__(self, theme: Theme, canvas: Canvas, axis: int) -> None:
        super().__init__()
        self.theme, self._canvas, self._axis = theme, canvas, axis
        side = theme.px(RULER_PX)
        (self.setFixedHeight if axis == 0 else self.setFixedWidth)(side)
        canvas.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Paint, QEvent.Type.Move, QEvent.Type.Resize):
            self.update()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        p, t, scale = QPainter(self), self.theme, self._canvas.scale
        start = self._canvas.mapTo(self.window(), QPoint(PAD_PX, PAD_PX))
        here = self.mapFrom(self.window(), start)
        origin = here.x() if self._axis == 0 else here.y()
        box = self._canvas.chosen_box()
        if box is not None:
            at, size = origin + box[self._axis] * scale, max(2.0, box[self._axis + 2] * scale)
            self._fill(p, at, size, QColor(t.colors.soft.fill))
        p.setFont(font(t.px(10)))
        step = 1 if scale >= ROOMY else 5
        label = 10 if scale * 10 >= t.px(22) else 50
        for mm in range(0, int(self._canvas.page_mm[self._axis]) + 1, step):
            self._tick(p, origin + mm * scale, mm, label)

    def _fill(self, p: QPainter, at: float, size: float, color: QColor) -> None:
        if self._axis == 0:
            p.fillRect(round(at), 0, round(size), self.height(), color)
        else:
            p.fillRect(0, round(at), self.width(), round(size), color)

    def _tick(self, p: QPainter, at: float, mm: int, label: int) -> None:
        deep = self.height() if self._axis == 0 else self.width()
        tall = round(deep * (0.42 if mm % 10 == 0 else 0.3 if mm % 5 == 0 else 0.16))
        p.setPen(QColor(self.theme.colors.muted))
        if self._axis == 0:
            p.drawLine(round(at), deep - tall, round(at), deep)
        else:
            p.drawLine(deep - tall, round(at), deep, round(at))
        if mm % label == 0:
            words, wide = str(mm), self.theme.px(26)
            if self._axis == 0:
                p.drawText(round(at) + 2, 0, wide, round(deep * 0.7), 0, words)
            else:
                p.save()
                p.translate(0, round(at) - 2)
                p.rotate(-90)
                p.drawText(0, 0, wide, round(deep * 0.7), 0, words)
                p.restore()


class View(QFrame):
    """The page between its rulers.

    Signals:
        scaled: it is shown in another size; how many per cent of paper.
    """

    scaled = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("panel", "well")
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.canvas = Canvas(theme)
        self.canvas.zoomed.connect(self.zoom)
        self._is_fit = True
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._refit)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.area.setWidget(self.canvas)
        self.area.setMinimumSize(theme.px(120), theme.px(120))
        inside = QGridLayout(self)
        inside.setContentsMargins(2, 2, 2, 2)
        inside.setSpacing(0)
        inside.addWidget(Ruler(theme, self.canvas, 0), 0, 1)
        inside.addWidget(Ruler(theme, self.canvas, 1), 1, 0)
        inside.addWidget(self.area, 1, 1)

    def show_page(self, page_mm: tuple[float, float]) -> None:
        """A page of this size."""
        self.canvas.page_mm = page_mm
        self._refit()

    def zoom(self, steps: int) -> None:
        """Nearer, or with less than 0 further."""
        self._is_fit = False
        self._scale_to(self.canvas.scale * STEP**steps)

    def true_size(self) -> None:
        """As large as paper, on a screen that tells its resolution truly."""
        self._is_fit = False
        self._scale_to(SCREEN_DPI / MM_PER_INCH)

    def fit(self) -> None:
        """As large as there is room."""
        self._is_fit = True
        self._refit()

    def dpi(self) -> int:
        """The resolution at which the page is sharp now."""
        wanted = self.canvas.scale * MM_PER_INCH * self.devicePixelRatioF()
        return round(min(wanted, FINEST_DPI))

    def _refit(self) -> None:
        if self._is_fit:
            room: QSize = self.area.maximumViewportSize()
            wide, tall = self.canvas.page_mm
            scale = min((room.width() - 2 * PAD_PX) / wide, (room.height() - 2 * PAD_PX) / tall)
            self._scale_to(scale - 0.01)

    def _scale_to(self, scale: float) -> None:
        scale = max(LEAST, min(scale, MOST))
        self.canvas.set_scale(self.canvas.page_mm, scale)
        self.scaled.emit(round(scale * MM_PER_INCH / SCREEN_DPI * 100))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._later.start()
