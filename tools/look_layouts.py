"""Scenes of badges: the editor at work, who has which layout, a batch, findings."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtMultimedia import QMediaCaptureSession, QVideoFrame
from PySide6.QtWidgets import QMenu, QWidget

from checkin.desk import LayoutRule
from ui.people.portrait_camera import PortraitCamera
from ui.scanners.cameras import CameraPlace


def open_editor(s: Any) -> QWidget:
    """The layout editor on the layout of the desk."""
    s.window.show_page("badges")
    s.rest()
    page = s.window.pages["badges"]
    s.until(lambda: not page.preview.is_empty)
    page.edit_layout()
    s.until(lambda: page.editing.editor is not None)
    s.linger()
    return page.editing.editor


def _columns(s: Any) -> QWidget:
    """The menu of what can be put on, open at the columns of the list."""
    editor = open_editor(s)
    menu = next(m for m in editor.adding.findChildren(QMenu) if "Column of the list" in m.title())
    editor.adding.popup(editor.mapToGlobal(editor.rect().center()))
    menu.actions()[0].trigger()
    s.linger()
    editor.adding.hide()
    return editor


def _whose(s: Any) -> QWidget:
    """Rules, one of them of a deleted layout, and a choice of the desk's own."""
    gone = s.desk.layouts.save_as(s.desk.layouts.open("a6"), "Press 2026").name
    s.desk.layout_rules.choose(
        [
            LayoutRule("cr80", ("speaker",), ("KZ", "GE")),
            LayoutRule(gone, ("press",)),
            LayoutRule("4x6in", (), ("CN",)),
        ]
    )
    s.desk.layouts.delete(gone)
    s.desk.paper.choosing.send_to("role:guest", [], "table-card")
    s.window.show_page("badges")
    page = s.window.pages["badges"]
    s.until(lambda: not page.preview.is_empty)
    dialog = page.choose_whose()
    dialog.add()
    s.until(lambda: bool(dialog.others.text()))
    return dialog


class OneCamera(QObject):
    """A camera that shows somebody at once."""

    changed = Signal()
    failed = Signal(str)

    def all(self) -> list[CameraPlace]:
        return [CameraPlace("01", "Camera above the desk"), CameraPlace("02", "Built in")]

    def switch_on(self, place: CameraPlace, session: QMediaCaptureSession) -> None:
        session.videoSink().setVideoFrame(QVideoFrame(_somebody()))

    def switch_off(self, session: QMediaCaptureSession) -> None:
        pass


def _somebody() -> QImage:
    image = QImage(1280, 720, QImage.Format.Format_RGBA8888)
    image.fill(QColor("#B9C4C8"))
    p = QPainter(image)
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    p.setPen(Qt.PenStyle.NoPen)
    for color, left, top, wide, tall in (
        ("#0E5A6E", 430, 560, 420, 400), ("#3A2A20", 520, 120, 240, 300),
        ("#D9A986", 540, 170, 200, 260),
    ):  # fmt: skip
        p.setBrush(QColor(color))
        p.drawEllipse(left, top, wide, tall)
    p.end()
    return image


def _portrait(*, is_taken: bool = False, cameras: type = OneCamera) -> Callable[[Any], QWidget]:
    def show(s: Any) -> QWidget:
        s.window.show_page("people", s.uid("speaker"))
        s.rest()
        portraits = s.window.pages["people"].portraits
        portraits.make = partial(
            PortraitCamera, cameras=cameras(), asking=lambda _, answer: answer(True)
        )
        portraits.take(s.uid("speaker"))
        s.linger()
        if is_taken:
            portraits.dialog.take()
        return portraits.dialog

    return show


class NoCamera(OneCamera):
    """None is plugged in."""

    def all(self) -> list[CameraPlace]:
        return []


BADGES: dict[str, Callable[[Any], QWidget]] = {
    "layout-column": _columns,
    "portrait-live": _portrait(),
    "portrait-taken": _portrait(is_taken=True),
    "portrait-none": _portrait(cameras=NoCamera),
    "badges-whose": _whose,
}
