"""The cameras of this computer: which there are, which was chosen, and that one was unplugged.

Needs QtMultimedia, which comes with the extra `camera`; imported only where it is wanted.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtMultimedia import QCamera, QCameraDevice, QMediaCaptureSession, QMediaDevices


@dataclass(frozen=True)
class CameraPlace:
    """A camera that is plugged in. The system may give it another number at another place."""

    number: str
    words: str  # what it calls itself


class Cameras(QObject):
    """What the system knows of its cameras.

    Signals:
        changed: one was plugged in or pulled out.
        failed: the one that is on gives no picture; why, in the system's words.
    """

    changed = Signal()
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._on: QCamera | None = None
        self._devices = QMediaDevices(self)
        self._devices.videoInputsChanged.connect(self.changed)

    def all(self) -> list[CameraPlace]:
        """Those that are plugged in, the system's own choice first."""
        usual = QMediaDevices.defaultVideoInput()
        found = sorted(QMediaDevices.videoInputs(), key=lambda each: each != usual)
        return [_place(device) for device in found]

    def switch_on(self, place: CameraPlace, session: QMediaCaptureSession) -> None:
        """Let `session` have the pictures of this camera."""
        self.switch_off(session)
        for device in QMediaDevices.videoInputs():
            if _place(device) == place:
                self._on = QCamera(device, self)
                self._on.errorOccurred.connect(lambda _, words: self.failed.emit(words))
                session.setCamera(self._on)
                self._on.start()
                return

    def switch_off(self, session: QMediaCaptureSession) -> None:
        """Let go of the camera, so that other programs may have it."""
        camera, self._on = self._on, None
        if camera is not None:
            camera.stop()
            session.setCamera(None)  # type: ignore[arg-type]  # how Qt lets go of it
            camera.deleteLater()


def chosen(
    places: Sequence[CameraPlace], number: str, words: str
) -> CameraPlace | None:  # fmt: skip
    """The camera that was chosen, also where it has another number now; without choice the first.

    A chosen camera that is away is never replaced by another one: who chose the one above the
    desk does not want to be seen by the one in the screen.
    """
    if not number:
        return places[0] if places else None
    exact = [place for place in places if place.number == number and place.words == words]
    alike = [place for place in places if place.words == words]
    return next(iter(exact or alike), None)


def _place(device: QCameraDevice) -> CameraPlace:
    return CameraPlace(bytes(device.id().data()).hex(), device.description())
