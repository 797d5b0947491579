from functools import partial

import pytest
from helpers import take_in
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QDialog, QMainWindow, QWidget

from checkin.paths import resources
from ui.style import fonts
from ui.style.tokens import theme_named
from ui.tasks import Tasks

PLAIN = (Qt.WindowType.Widget, Qt.WindowType.Window)  # no menu, no tooltip
PATIENCE_MS = 30_000
HEADER = ["ID", "Full name", "Name in Latin", "Organisation", "Country", "Role", "Phone", "Ticket"]
PEOPLE = [
    ["1", "Айгерім Жүсіпова", "Aigerim Zhussipova", "House of Volunteers", "Kazakhstan",
     "volunteer", "", "ticket-1"],
    ["2", "Айгерім Жүсіпова", "Aigerim Zhussipova", "Caspian Youth Centre", "Kazakhstan",
     "delegate", "", "ticket-2"],
    ["3", "ნინო ბერიძე", "Nino Beridze", "Rivers", "Georgia", "speaker", "+995 555 0107 734",
     "ticket-3"],
    ["4", "فيصل العتيبي", "Faisal Al-Otaibi", "Helping Hands", "Saudi Arabia", "guest", "",
     "ticket-4"],
]  # fmt: skip


def pytest_collection_modifyitems(items):
    """The offscreen screen has no window manager to tell sizes to, and says so every time."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints"))


@pytest.fixture(scope="session")
def qapp(qapp):
    """The application in the look it has at the desk: Fusion and the bundled fonts only."""
    qapp.setStyle("Fusion")
    fonts.register(resources() / "fonts")
    return qapp


@pytest.fixture
def qtbot(qtbot):
    """Hands with patience: nothing fails because the computer is slow."""
    for name in ("waitUntil", "waitSignal", "waitSignals"):
        setattr(qtbot, name, partial(getattr(qtbot, name), timeout=PATIENCE_MS))
    return qtbot


class Strays(QObject):
    """What is shown as a window and is none: it flashes on the screen and takes the keys away."""

    def __init__(self):
        super().__init__()
        self.found = []

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            is_window = isinstance(watched, QMainWindow | QDialog)
            if watched.isWindow() and not is_window and watched.windowType() in PLAIN:
                self.found.append(f"{type(watched).__name__} {watched.accessibleName()}")
        return False


@pytest.fixture
def no_strays(qapp):
    """Nothing opens a window of its own by the way."""
    strays = Strays()
    qapp.installEventFilter(strays)
    yield
    qapp.removeEventFilter(strays)
    assert strays.found == []


@pytest.fixture
def tasks(qtbot):
    tasks = Tasks("test")
    yield tasks
    tasks.close()


@pytest.fixture
def listed(tmp_path, desk):
    """A desk with four people on its list, two of whom share a name."""
    take_in(desk, tmp_path, [HEADER, *PEOPLE])
    return desk


@pytest.fixture(params=["light", "dark", "mirrored", "200 %"])
def theme(request):
    """Each way a window can look."""
    return {
        "light": theme_named("light"),
        "dark": theme_named("dark"),
        "mirrored": theme_named("light", rtl=True),
        "200 %": theme_named("light", 2.0),
    }[request.param]
