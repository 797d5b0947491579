"""Scenes of the kiosk, which has a window of its own."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from checkin.errors import ForumMissing
from ui.kiosk.closed import Closed
from ui.kiosk.window import KioskWindow

SIZE = (1280, 720)


def _kiosk(act: Callable[[KioskWindow, Any], None]) -> Callable[[Any], QWidget]:
    """The kiosk instead of the desk's window."""

    def show(s: Any) -> QWidget:
        s.window.close()
        s.desk.choose(sounds=False)
        s.desk.kiosk.set_code("4815")
        s.window = KioskWindow(s.desk)
        s.window.resize(*SIZE)
        s.window.show()
        s.rest()
        act(s.window, s)
        s.linger()
        return s.window

    return show


def _scan_at_kiosk(kiosk: KioskWindow, s: Any) -> None:
    kiosk.scanned(s.desk.people.card(s.uid("speaker")).tickets[0])
    s.until(lambda: kiosk.page is kiosk.confirm)


def _in_at_kiosk(kiosk: KioskWindow, s: Any) -> None:
    _scan_at_kiosk(kiosk, s)
    kiosk.check_in()
    s.until(lambda: kiosk.page is kiosk.verdict)


def _kiosk_closed(s: Any) -> QWidget:
    made = Closed(str(ForumMissing(path="/media/usb/Astana 2026.forum")))
    made.resize(*SIZE)
    made.show()
    s.linger()
    return made


KIOSK: dict[str, Callable[[Any], QWidget]] = {
    "kiosk": _kiosk(lambda kiosk, s: None),
    "kiosk-closed": _kiosk_closed,
    "kiosk-name": _kiosk(lambda kiosk, s: kiosk.start.by_name.click()),
    "kiosk-confirm": _kiosk(_scan_at_kiosk),
    "kiosk-in": _kiosk(_in_at_kiosk),
    "kiosk-staff": _kiosk(lambda kiosk, s: kiosk.staff.click()),
}
