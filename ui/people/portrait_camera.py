"""A portrait taken with the desk's camera: a live picture, take it, keep it or once more.

Needs QtMultimedia, which comes with the extra `camera`; imported only where it is wanted.
"""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QCameraPermission, QIODevice, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QMediaCaptureSession, QVideoFrame, QVideoSink
from PySide6.QtWidgets import QApplication, QComboBox, QVBoxLayout, QWidget

from ui.parts.basics import button, column, message_bar, refill, row, text
from ui.parts.dialog import Sheet
from ui.people.viewfinder import Viewfinder, cut_out
from ui.scanners.cameras import CameraPlace, Cameras, chosen
from ui.style.tokens import Theme

Answer = Callable[[bool], None]
Asking = Callable[[QWidget, Answer], None]
MOST_PX = 4_096
QUALITY = 92  # of the JPEG


def ask_permission(asker: QWidget, answer: Answer) -> None:
    """Ask the system whether the camera may be used; systems that do not ask say yes."""
    app, camera = QApplication.instance(), QCameraPermission()
    assert app is not None
    status = app.checkPermission(camera)
    if status is Qt.PermissionStatus.Undetermined:
        app.requestPermission(
            camera, asker, lambda said: answer(said.status() is Qt.PermissionStatus.Granted)
        )
    else:
        answer(status is Qt.PermissionStatus.Granted)


class PortraitCamera(Sheet):
    """Takes one portrait, upright, three by four.

    Signals:
        taken: the picture, as JPEG.
        camera_chosen: its number and its words.
    """

    taken = Signal(bytes)
    camera_chosen = Signal(str, str)

    def __init__(
        self, theme: Theme, wanted: tuple[str, str], parent: QWidget | None,
        cameras: Cameras | None = None, asking: Asking = ask_permission,
    ) -> None:  # fmt: skip
        super().__init__(theme, "", parent)
        self.setWindowTitle(self.tr("Take a photo"))
        self._wanted, self._frame_seen, self._still = wanted, QImage(), QImage()
        self._place: CameraPlace | None = None
        self._cameras = cameras or Cameras(self)
        self._cameras.changed.connect(self._look_for_it)
        self._cameras.failed.connect(self._lose)
        self._sink = QVideoSink(self)
        self._sink.videoFrameChanged.connect(self._see)
        self.session = QMediaCaptureSession(self)
        self.session.setVideoSink(self._sink)
        self.finished.connect(self._switch_off)
        self.finder = Viewfinder(theme)
        self._told = QVBoxLayout()
        self.said = ""
        self.fill(self._whole())
        self.fit(640, 660)
        self._show_state()
        asking(self, self._allowed)

    def take(self) -> None:
        """Take the picture that is seen now."""
        if not self._frame_seen.isNull():
            self._still = cut_out(self._frame_seen)
            self.finder.show_still(self._still)
            self._show_state()

    def again(self) -> None:
        """Not this one: see the camera's picture again."""
        self._still = QImage()
        self.finder.show_live(self._frame_seen)
        self._show_state()

    def keep(self) -> None:
        """This one is the photo."""
        content = QByteArray()
        buffer = QBuffer(content)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self._still.save(buffer, "JPEG", QUALITY)  # type: ignore[call-overload]
        self.taken.emit(bytes(content.data()))
        self.accept()

    def _whole(self) -> QVBoxLayout:
        t, space = self.theme, self.theme.sp(20)
        self._title = text(t, self.windowTitle(), "title")
        self._hint = text(t, "", "body", "muted", wrap=True)
        self.choice = QComboBox()
        self.choice.setAccessibleName(self.tr("Camera"))
        self.choice.activated.connect(self._choose)
        close = button(t, self.tr("Close"), "Esc")
        self.shutter = button(t, self.tr("Take the picture"), "Enter", "primary", "camera")
        self.once_more = button(t, self.tr("Once more"), icon="undo-2")
        self.keeper = button(t, self.tr("Keep it"), "Enter", "primary", "check")
        for made, do in (
            (close, self.reject), (self.shutter, self.take),
            (self.once_more, self.again), (self.keeper, self.keep),
        ):  # fmt: skip
            made.setAutoDefault(False)
            made.clicked.connect(do)
        whole = column(
            self._title, self._hint, gap=t.sp(10), margins=(space, space, space, t.sp(16))
        )
        whole.addLayout(self._told)
        whole.addWidget(self.finder, 1)
        whole.addWidget(self.choice)
        whole.addLayout(row(None, close, self.once_more, self.shutter, self.keeper))
        return whole

    def _show_state(self) -> None:
        is_still = not self._still.isNull()
        self.shutter.setVisible(not is_still)
        self.once_more.setVisible(is_still)
        self.keeper.setVisible(is_still)
        self.shutter.setEnabled(not self._frame_seen.isNull())
        first = self.keeper if is_still else self.shutter
        first.setDefault(True)
        first.setFocus()
        self._hint.setText(
            self.tr("Is it a good picture of the person? Nothing is kept before you say so.")
            if is_still
            else self.tr("The head belongs inside the dashed line. What is dimmed is cut off.")
        )

    # -- the camera

    def _allowed(self, is_so: bool) -> None:
        if is_so:
            self._look_for_it()
            return
        self._say(
            self.tr("The system does not let Ashar use the camera"),
            self.tr(
                "Allow it in the system's settings for privacy, then open this again. A photo can "
                "also be chosen from a file, dropped or pasted."
            ),
        )

    def _look_for_it(self) -> None:
        """One that was unplugged is used again as soon as it is back."""
        places = self._cameras.all()
        found = chosen(places, *self._wanted) or (places[0] if places else None)
        self._show_places(places, found)
        if found is None:
            self._lose("")
        elif found != self._place:
            self._place = found
            self._cameras.switch_on(found, self.session)
            self._say("", "")

    def _show_places(self, places: list[CameraPlace], found: CameraPlace | None) -> None:
        self.choice.setVisible(len(places) > 1)
        self.choice.clear()
        for place in places:
            self.choice.addItem(place.words, place)
        if found is not None:
            self.choice.setCurrentIndex(places.index(found))

    def _choose(self, at: int) -> None:
        place = self.choice.itemData(at)
        self._wanted = (place.number, place.words)
        self.camera_chosen.emit(*self._wanted)
        self._look_for_it()

    def _lose(self, why: str) -> None:
        had, self._place = self._place is not None, None
        self._cameras.switch_off(self.session)
        self._frame_seen = QImage()
        if self._still.isNull():  # one that was taken can still be kept
            self.finder.show_live(self._frame_seen)
        self._show_state()
        if why:
            title = self.tr("The camera gives no picture: {reason}").format(reason=why.rstrip("."))
            words = self.tr("Close what else uses it, then open this again.")
        elif had:
            title = self.tr("The camera is unplugged")
            words = self.tr("It is used again as soon as it is back. Nothing is lost.")
        else:
            title = self.tr("There is no camera at this computer")
            words = self.tr("Plug one in; it is found at once. Or choose, drop or paste a photo.")
        self._say(title, words)

    def _say(self, title: str, words: str) -> None:
        self.said = title
        bars = [message_bar(self.theme, "warn", title, words)] if title else []
        refill(self._told, *bars)

    def _see(self, frame: QVideoFrame) -> None:
        if max(frame.width(), frame.height()) > MOST_PX or not self._place:
            return
        image = frame.toImage()
        if image.isNull():
            return
        was_blind, self._frame_seen = self._frame_seen.isNull(), image
        if self._still.isNull():
            self.finder.show_live(image)
        if was_blind:
            self._show_state()

    def _switch_off(self) -> None:
        self._cameras.switch_off(self.session)
