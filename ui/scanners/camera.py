"""The computer's camera as a scanner: a small live view, decoded on a thread of its own.

Needs QtMultimedia, which comes with the extra `camera`; imported only where it is wanted.
"""

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtMultimedia import QCamera, QMediaCaptureSession, QVideoFrame, QVideoSink
from PySide6.QtWidgets import QWidget

from checkin.desk import Desk
from ui.scanners.in_view import InView
from ui.scanners.picture import grey
from ui.tasks import Tasks

SIZE = QSize(640, 480)  # what is decoded; finer is slower and reads no more
VIEW = QSize(240, 180)
MARGIN_PX = 44  # of the view from the corner: the status bar stays free
DARK, SAMPLE = 45, 97  # mean grey of 255 below which it is too dark; every so many-th pixel
MOST_PX = 4_096

Look = tuple[tuple[str, ...], bool]  # codes, whether it is too dark


class CameraScanner(QWidget):
    """Shows what the camera sees, as in a mirror, in a corner of `window`.

    Signals:
        scanned: a code that has come into view.
        crashed: a mistake of ours.
    """

    scanned = Signal(str)
    crashed = Signal(Exception)

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._image = desk, QImage()
        self.tasks = Tasks("camera", self)
        self.tasks.crashed.connect(self.crashed)
        self.in_view = InView()
        self.is_dark = self._is_looking = False
        self.camera: QCamera | None = None
        self.sink = QVideoSink(self)
        self.sink.videoFrameChanged.connect(self.see)
        self.session = QMediaCaptureSession(self)
        self.session.setVideoSink(self.sink)
        self.setFixedSize(VIEW)
        self.setAccessibleName(self.tr("What the camera sees"))
        window.installEventFilter(self)
        self._move()

    def start(self) -> None:
        """Switch the computer's first camera on."""
        self.camera = QCamera(self)
        self.session.setCamera(self.camera)
        self.camera.start()
        self.show()
        self.raise_()

    def stop(self) -> None:
        """Switch it off; waits for the frame that is being looked at."""
        if self.camera is not None:
            self.camera.stop()
        self.tasks.close()
        self.hide()

    def see(self, frame: QVideoFrame) -> None:
        """Show a frame; decode it unless the one before is still being decoded."""
        if max(frame.width(), frame.height()) <= MOST_PX:
            self.look_at(frame.toImage())

    def look_at(self, image: QImage) -> None:
        """The same for a picture."""
        if image.isNull():
            return
        if image.width() > SIZE.width() or image.height() > SIZE.height():
            image = image.scaled(SIZE, Qt.AspectRatioMode.KeepAspectRatio)
        self._image = image
        self.update()
        if not self._is_looking:
            self._is_looking = True
            self.tasks.run(lambda: self._look(image), self._looked)

    def _look(self, image: QImage) -> Look:
        pixels, width, height = grey(image)
        some = pixels[::SAMPLE]
        codes = self._desk.reception.codes_in_pixels(pixels, width, height, lines=False)
        return codes, sum(some) < DARK * len(some)

    def _looked(self, look: Look) -> None:
        self._is_looking = False
        codes, self.is_dark = look
        for code in self.in_view.fresh(codes):
            self.scanned.emit(code)

    def _move(self) -> None:
        room = self.parentWidget()
        if room is not None:
            left = MARGIN_PX // 4 if room.isRightToLeft() else room.width() - VIEW.width()
            self.move(left - MARGIN_PX // 4, room.height() - VIEW.height() - MARGIN_PX)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._move()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(Qt.GlobalColor.black))
        painter.save()
        painter.translate(self.width(), 0)
        painter.scale(-1, 1)  # people move a phone the right way only in a mirror
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        painter.drawImage(QRectF(left, top, size.width(), size.height()), self._image)
        painter.restore()
        if self.is_dark:
            self._say(painter, self.tr("Too dark: turn the phone brighter"))

    def _say(self, painter: QPainter, words: str) -> None:
        box = self.rect().adjusted(0, self.height() - 28, 0, 0)
        painter.fillRect(box, QColor(Qt.GlobalColor.black))
        painter.setPen(QColor(Qt.GlobalColor.white))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
