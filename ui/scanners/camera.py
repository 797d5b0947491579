"""The computer's camera as a scanner: a small live view, decoded on a thread of its own.

Needs QtMultimedia, which comes with the extra `camera`; imported only where it is wanted.
"""

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtMultimedia import QMediaCaptureSession, QVideoFrame, QVideoSink
from PySide6.QtWidgets import QWidget

from checkin.desk import Desk
from ui.scanners.cameras import CameraPlace, Cameras, chosen
from ui.scanners.in_view import InView
from ui.scanners.picture import grey
from ui.tasks import Tasks

SIZE = QSize(640, 480)  # what is decoded; finer is slower and reads no more
VIEW = QSize(240, 180)
MARGIN_PX = 44  # of the view from the corner: the status bar stays free
DARK, SAMPLE = 45, 97  # mean grey of 255 below which it is too dark; every so many-th pixel
MOST_PX = 4_096
AGAIN_MS = 2_000  # between two tries of a camera that another program may have

Look = tuple[tuple[str, ...], bool]  # codes, whether it is too dark


class CameraScanner(QWidget):
    """Shows what the camera sees, as in a mirror, in a corner of `window`.

    Signals:
        scanned: a code that has come into view.
        changed: the camera is there or gone; see `is_gone`.
        crashed: a mistake of ours.
    """

    scanned = Signal(str)
    changed = Signal()
    crashed = Signal(Exception)

    def __init__(self, desk: Desk, window: QWidget, cameras: Cameras | None = None) -> None:
        super().__init__(window)
        self._desk, self._image = desk, QImage()
        self.tasks = Tasks("camera", self)
        self.tasks.crashed.connect(self._stumbled)
        self.in_view = InView()
        self.is_dark = self.is_gone = self._is_looking = False
        self.why_gone = ""
        self.place: CameraPlace | None = None
        self._wanted = ("", "")
        self._cameras = cameras or Cameras(self)
        self._cameras.changed.connect(self._look_for_it)
        self._cameras.failed.connect(self._lose)
        self._again = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._again.timeout.connect(self._look_for_it)
        self.sink = QVideoSink(self)
        self.sink.videoFrameChanged.connect(self.see)
        self.session = QMediaCaptureSession(self)
        self.session.setVideoSink(self.sink)
        self.setFixedSize(VIEW)
        self.setAccessibleName(self.tr("What the camera sees"))
        window.installEventFilter(self)
        self._move()

    def start(self, number: str = "", words: str = "") -> None:
        """Switch the camera on that was chosen, or the computer's first; again for another one."""
        self._wanted = (number, words)
        self._look_for_it()
        self.show()
        self.raise_()

    def stop(self) -> None:
        """Switch it off; waits for the frame that is being looked at."""
        self._again.stop()
        self._cameras.switch_off(self.session)
        self.tasks.close()
        self.hide()

    def see(self, frame: QVideoFrame) -> None:
        """Show a frame; decode it unless the one before is still being decoded."""
        if max(frame.width(), frame.height()) <= MOST_PX:
            self.look_at(frame.toImage())

    def _look_for_it(self) -> None:
        """A camera that was unplugged is used again as soon as it is back."""
        found = chosen(self._cameras.all(), *self._wanted)
        if found is None:
            self._lose("")
        elif found != self.place:
            self.place = found
            self._cameras.switch_on(found, self.session)
            self._say(is_gone=False)

    def _lose(self, why: str) -> None:
        self.place, self._image, self.is_dark = None, QImage(), False
        self._cameras.switch_off(self.session)
        if why:
            self._again.start()
        self._say(is_gone=True, why=why)

    def _say(self, *, is_gone: bool, why: str = "") -> None:
        if (is_gone, why) != (self.is_gone, self.why_gone):
            self.is_gone, self.why_gone = is_gone, why
            self.changed.emit()
        self.update()

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

    def _stumbled(self, mistake: Exception) -> None:
        self._is_looking = False
        self.crashed.emit(mistake)

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
        if self.is_gone:
            self._write(painter, self.words_of_loss(), self.height())
        elif self.is_dark:
            self._write(painter, self.tr("Too dark: turn the phone brighter"), 28)

    def words_of_loss(self) -> str:
        """Why there is no picture, and what to do."""
        if self.why_gone:
            words = self.tr("The camera gives no picture: {reason}. Close what else uses it.")
            return words.format(reason=self.why_gone.rstrip("."))
        return self.tr("The camera is unplugged. It is used again as soon as it is back.")

    def _write(self, painter: QPainter, words: str, tall: int) -> None:
        box = self.rect().adjusted(0, self.height() - tall, 0, 0)
        painter.fillRect(box, QColor(Qt.GlobalColor.black))
        painter.setPen(QColor(Qt.GlobalColor.white))
        inside = box.adjusted(12, 0, -12, 0)
        painter.drawText(inside, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)
