"""Cameras that show what a test gives them, through Qt's own capture session."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QMediaCaptureSession, QVideoFrame, QVideoFrameInput

from ui.scanners.cameras import CameraPlace


class FedCameras(QObject):
    """Stands in for `Cameras`; frames go the way of a camera's: capture session, sink, scanner."""

    changed = Signal()
    failed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.places = [CameraPlace("00", "Test")]
        self.frames = 0
        self._input: QVideoFrameInput | None = None

    def all(self):
        return self.places

    def switch_on(self, place: CameraPlace, session: QMediaCaptureSession) -> None:
        self.switch_off(session)
        self._input = QVideoFrameInput(self)
        session.setVideoFrameInput(self._input)
        session.videoSink().videoFrameChanged.connect(self._count)

    def switch_off(self, session: QMediaCaptureSession) -> None:
        if self._input is not None:
            session.setVideoFrameInput(None)
            session.videoSink().videoFrameChanged.disconnect(self._count)
            self._input = None

    def feed(self, image) -> bool:
        """Show a picture; False where the session cannot take it yet."""
        return self._input.sendVideoFrame(
            QVideoFrame(image.convertToFormat(QImage.Format.Format_RGBA8888))
        )

    def _count(self, _frame) -> None:
        self.frames += 1
