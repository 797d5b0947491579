"""Build the application: fonts, style, crash hook; open a desk; show its window."""

import logging
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator, Signal
from PySide6.QtWidgets import QApplication, QWidget

from checkin.desk import Desk
from checkin.errors import DeskError
from checkin.paths import resources
from ui import recent
from ui.kiosk.closed import Closed
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
    """Open the self check-in on the forum in `folder`, over the whole screen; the exit status."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(levelname)s %(message)s")
    app = make_application(sys.argv)
    sys.excepthook = Windows().crashed  # logged; the next person finds the kiosk as it was
    kiosk = Kiosk(folder)
    kiosk.ended.connect(app.quit)
    kiosk.open()
    app.exec()
    kiosk.close()
    return 0 if kiosk.was_open else 1


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


class Kiosk(QObject):
    """The self check-in of one forum, or why it cannot be opened.

    Signals:
        ended: nobody is served here any more.
    """

    ended = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self.desk: Desk | None = None
        self.window: QWidget | None = None
        self.was_open = False

    def open(self) -> None:
        """Open the forum and begin; the screen says why where it cannot be opened."""
        try:
            self.desk = open_desk(self._folder)
        except DeskError as error:
            log.warning("the kiosk is closed: %s", error)
            self._refuse(str(error))
            return
        from ui.kiosk.window import KioskWindow

        self.was_open = True
        made = KioskWindow(self.desk)
        made.ended.connect(self.ended)
        self._show(made)

    def close(self) -> None:
        """Let go of the forum."""
        if self.desk is not None:
            self.desk.close()
            self.desk = None

    def _refuse(self, problem: str) -> None:
        made = Closed(problem)
        made.again.connect(self.open)
        made.left.connect(self.ended)
        self._show(made)

    def _show(self, window: QWidget) -> None:
        old, self.window = self.window, window
        window.showFullScreen()
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
