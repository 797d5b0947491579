"""Build the application: fonts, style, crash hook; open a desk; show its window."""

import logging
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from checkin.desk import Desk
from checkin.errors import DeskError
from checkin.paths import resources
from ui import recent
from ui.main_window import MainWindow
from ui.qt_printer import list_printers, open_any
from ui.style import fonts
from ui.welcome import Welcome

USUAL = (1280, 720)  # of a window nobody has made larger or smaller yet
log = logging.getLogger(__name__)


def run(folder: Path | None) -> int:
    """Open the window on the forum in `folder`, or the welcome; the exit status."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(levelname)s %(message)s")
    app = make_application(sys.argv)
    windows = Windows()
    sys.excepthook = windows.crashed
    if folder is None:
        windows.welcome()
    else:
        windows.open(folder)
    status = app.exec()
    windows.close()
    return status


def run_kiosk(folder: Path) -> int:
    """Open the self check-in on the forum in `folder`, over the whole screen; the exit status.

    Raises:
        DeskError: the forum cannot be opened.
    """
    from ui.kiosk.window import KioskWindow

    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(levelname)s %(message)s")
    app = make_application(sys.argv)
    sys.excepthook = Windows().crashed  # logged; the next person finds the kiosk as it was
    with open_desk(folder) as desk:
        window = KioskWindow(desk)
        window.ended.connect(app.quit)
        window.showFullScreen()
        return app.exec()


def make_application(arguments: list[str]) -> QApplication:
    """Qt with our fonts and style; there is one in a process."""
    app = QApplication(arguments)
    app.setApplicationName("Ashar")
    app.setStyle("Fusion")
    fonts.register(resources() / "fonts")
    app.setFont(fonts.font(14))
    _translate(app)
    return app


def open_desk(folder: Path) -> Desk:
    """A desk that also knows the printers of the operating system, where CUPS is not.

    Raises:
        ForumMissing, ForumForeign, ForumDamaged, ForumTooNew, ForumBusy, ForumNotWritable
    """
    more = list_printers if sys.platform == "win32" else list
    return Desk(folder, printers=open_any, more_printers=more)


class Windows:
    """Which window is open: the welcome, or a desk."""

    def __init__(self) -> None:
        self.desk: Desk | None = None
        self.window: MainWindow | Welcome | None = None

    def welcome(self, problem: str = "") -> None:
        """The first start: three doors."""
        made = Welcome(recent.forums(), problem)
        made.opened.connect(self.open)
        self._show(made)

    def open(self, folder: Path, then: Callable[[MainWindow], None] | None = None) -> None:
        """Open the forum in `folder`; the welcome says why where it cannot be."""
        self.close()
        try:
            self.desk = open_desk(Path(folder))
        except DeskError as error:
            self.welcome(str(error))
            return
        recent.remember(Path(folder))
        made = MainWindow(self.desk)
        made.left.connect(self.welcome)
        made.closing.connect(self._keep_size)
        self._show(made)
        if then:
            then(made)

    def close(self) -> None:
        """Let go of the desk that is open."""
        if isinstance(self.window, MainWindow):
            self.window.close()
        if self.desk is not None:
            self.desk.close()
            self.desk = None

    def crashed(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """A mistake of ours: log it whole, tell the operator, go on."""
        log.error("a mistake of ours", exc_info=(kind, error, trace))
        if isinstance(self.window, MainWindow) and isinstance(error, Exception):
            self.window.tasks.crashed.emit(error)

    def _keep_size(self) -> None:
        window = self.window
        if window is not None:
            size = window.normalGeometry()
            recent.remember_window(size.width(), size.height(), window.isMaximized())

    def _show(self, window: MainWindow | Welcome) -> None:
        old, self.window = self.window, window
        _open_as_left(window)
        if old is not None:
            old.close()
            old.deleteLater()


def _open_as_left(window: MainWindow | Welcome) -> None:
    """As large as it was when it was closed last, and never larger than the screen."""
    wide, tall, full = recent.window_size()
    room = window.screen().availableGeometry()
    window.resize(min(wide or USUAL[0], room.width()), min(tall or USUAL[1], room.height()))
    (window.showMaximized if full else window.show)()


def _translate(app: QApplication) -> None:
    """Qt's own words (dialogs, buttons) in the computer's language."""
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(QLocale(), "qtbase", "_", folder):
        app.installTranslator(translator)
