"""The frame: rail, pages, message bar, status bar. The only file that joins pages."""

from collections.abc import Callable
from functools import partial
from importlib import import_module

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from checkin.desk import ClockDoubt, Desk, DeskStatus, News
from checkin.errors import DeskError
from ui import messages, sounds
from ui.desk.page import DeskPage
from ui.desk.scanning import scan
from ui.desk.scene import Shown
from ui.keys import KeysPanel
from ui.paper.running import PaperRun
from ui.parts.basics import refill
from ui.parts.frame import Place, Rail, StatusBar
from ui.parts.page import IMPORT, Page
from ui.scanners.readings import Readings
from ui.scanners.together import Scanners
from ui.style.sheet import palette, sheet
from ui.style.tokens import Theme, theme_named
from ui.tasks import Tasks
from ui.upkeep import Upkeep

PAGES = {  # name -> icon, module, class; loaded when first shown
    "people": ("users", "ui.people.page", "PeoplePage"),
    "badges": ("id-card", "ui.badges.page", "BadgesPage"),
    "paper": ("printer", "ui.paper.page", "PaperPage"),
    "attendance": ("chart-column", "ui.attendance.page", "AttendancePage"),
    "programme": ("clock", "ui.programme.page", "ProgrammePage"),
    "diary": ("history", "ui.diary.page", "DiaryPageView"),
    "settings": ("settings", "ui.settings.page", "SettingsPage"),
}


class MainWindow(QMainWindow):
    """One window on one desk.

    Signals:
        left: the operator wants another forum.
        closing: it is about to be closed, and still has its size.
    """

    left = Signal()
    closing = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.tasks = Tasks("desk", self)
        self.paper = Tasks("printer", self)
        self.theme = _theme_of(desk)
        self._page = "desk"
        self._waiting = 0
        self.upkeep = Upkeep(desk, self.tasks, self.paper, self)
        self.setWindowTitle(self.tr("{forum} – Ashar").format(forum=desk.forum.name))
        self.setMinimumSize(960, 600)
        self.setAcceptDrops(True)
        self.pages: dict[str, Page] = {}
        self._stack = QStackedWidget()
        self._frame()
        self.desk_page = DeskPage(desk, self.tasks, self.theme)
        self._add("desk", self.desk_page)
        self.desk_page.sounded.connect(self._sound)
        self.readings = Readings()
        self.scanners = Scanners(desk, self)
        self.scanners.scanned.connect(self._scanned)
        self.scanners.changed.connect(self._draw_status)
        self.scanners.told.connect(self._bar.tell)
        self.scanners.install()
        self.paper_run = PaperRun(desk, self)
        self.paper_run.told.connect(self._tell_of_paper)
        self.paper_run.solved.connect(lambda: self._bar.solved("paper"))
        self.paper_run.moved.connect(self.upkeep.look)
        self.desk_page.paper_due.connect(self.paper_run.print_what_waits)
        for each in (self.tasks, self.paper, self.paper_run, self.scanners):
            each.failed.connect(self.complain)
            each.crashed.connect(self._crashed)
        self._dress()
        self.upkeep.looked.connect(self._looked)
        self.upkeep.news_came.connect(self._refill)
        self.upkeep.doubted.connect(self._tell_of_clock)
        self.upkeep.list_kept.connect(lambda: self._bar.solved("paper-list"))
        self.upkeep.list_lost.connect(self._no_list)
        self.upkeep.start()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self.redress)
        self._keys()
        self.show_page("desk")
        self._warm_up()
        self.paper_run.print_what_waits()

    # -- pages -----------------------------------------------------------------

    def show_page(self, name: str, uid: str = "") -> None:
        """Bring a page into view; `uid` shows that person there."""
        page = self.pages.get(name) or self._load(name)
        self._page = name
        self._stack.setCurrentWidget(page)
        self._draw_rail()
        page.refresh()
        page.take_focus()
        if uid:
            self._open_there(page, uid)

    def _open_there(self, page: Page, uid: str) -> None:
        asked = "import_list" if uid == IMPORT else "open_person"
        opening = getattr(page, asked, None)
        if opening:
            opening(*() if uid == IMPORT else (uid,))

    def complain(self, error: DeskError) -> None:
        """Tell the operator of a failure, in a bar that stays until it is closed."""
        self._bar.tell("bad", *messages.words_of(error))

    def _tell_of_paper(self, state: str, title: str, words: str) -> None:
        self._bar.tell(state, title, words, "paper")

    def _warm_up(self, is_left: bool = True) -> None:
        """Make the search ready in parts: whoever scans meanwhile waits for one part at most."""
        if is_left:
            self.tasks.run(self.desk.reception.warm_up_further, self._warm_up)
        else:
            self.paper.run(self.desk.reports.get_ready, lambda _: None)  # no scan waits for it

    def _refill(self, news: News) -> None:
        """Somebody else has written into the forum: show what is so now."""
        self.pages[self._page].refill()
        self.upkeep.look()
        if news.people:
            self._warm_up()

    def redress(self) -> None:
        """Settings were changed: theme, text size, sounds."""
        self.theme = _theme_of(self.desk)
        self.scanners.use(self.desk.settings)
        self._dress()
        for page in self.pages.values():
            page.set_theme(self.theme)
        self.upkeep.look()

    def _add(self, name: str, page: Page) -> Page:
        self.pages[name] = page
        self._stack.addWidget(page)
        page.told.connect(self._bar.tell)
        page.failed.connect(self.complain)
        page.asked_for.connect(self.show_page)
        page.changed.connect(self.redress)
        page.camera_wanted.connect(lambda lent: self.scanners.lend(lent))
        due = getattr(page, "paper_due", None)
        if due is not None and name != "desk":
            due.connect(self.paper_run.print_what_waits)
        return page

    def _load(self, name: str) -> Page:
        _, module, made = PAGES[name]
        return self._add(
            name, getattr(import_module(module), made)(self.desk, self.tasks, self.theme)
        )

    # -- the frame -------------------------------------------------------------

    def _frame(self) -> None:
        self._bar = messages.MessageBar()
        self._bar.asked_for.connect(self.show_page)
        self._rail_room, self._foot_room = QVBoxLayout(), QVBoxLayout()
        right = QVBoxLayout()
        right.setSpacing(0)
        self._inside = QVBoxLayout()
        self._inside.addWidget(self._stack, 1)
        self._inside.addWidget(self._bar)
        right.addLayout(self._inside, 1)
        right.addLayout(self._foot_room)
        whole = QHBoxLayout()
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._rail_room)
        whole.addLayout(right, 1)
        made = QWidget()
        made.setObjectName("window")
        made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        made.setLayout(whole)
        self.setCentralWidget(made)

    def _dress(self) -> None:
        theme = self.theme
        self.setPalette(palette(theme))
        self.setStyleSheet(sheet(theme))
        side = Qt.LayoutDirection.RightToLeft if theme.rtl else Qt.LayoutDirection.LeftToRight
        self.setLayoutDirection(side)
        self._inside.setContentsMargins(theme.sp(16), theme.sp(14), theme.sp(16), theme.sp(12))
        self._inside.setSpacing(theme.sp(12))
        self._bar.set_theme(theme)
        self._draw_rail()
        self._draw_status()

    def _draw_rail(self) -> None:
        words = {
            "people": self.tr("People"), "badges": self.tr("Badges"), "paper": self.tr("Printing"),
            "attendance": self.tr("Attendance"), "programme": self.tr("Programme"),
            "diary": self.tr("Diary"), "settings": self.tr("Settings"),
        }  # fmt: skip
        places = [Place("desk", self.tr("Desk"), "scan-line")]
        places += [
            Place(name, words[name], icon, self._waiting if name == "paper" else 0)
            for name, (icon, _, _) in PAGES.items()
        ]
        rail = Rail(self.theme, places, self._page, self._is_wide())
        rail.chosen.connect(self.show_page)
        refill(self._rail_room, rail)

    def _draw_status(self) -> None:
        status = self.upkeep.status
        if status is None:
            return
        signs = messages.signs_of(status, self.desk.settings.operator)
        signs[1:1] = self.scanners.signs()
        bar = StatusBar(self.theme, signs, self.width() / self.theme.scale < 1100)
        bar.chosen.connect(self.show_page)
        refill(self._foot_room, bar)

    def _is_wide(self) -> bool:
        return self.width() >= 1440 and not self.theme.large

    # -- what is told ----------------------------------------------------------

    def _looked(self, status: DeskStatus) -> None:
        self._draw_status()
        if status.waiting != self._waiting:
            self._waiting = status.waiting
            self._draw_rail()

    def _tell_of_clock(self, found: ClockDoubt) -> None:
        self._bar.tell("warn", *messages.words_of_clock(found))

    def _no_list(self, error: DeskError) -> None:
        self._bar.tell("warn", *messages.words_of(error), "paper-list")

    def _sound(self, name: str) -> None:
        if name == "unknown" and self.readings.is_alarming():
            self._bar.tell(
                "warn",
                self.tr("Ten unknown codes within a minute"),
                self.tr("Is this the right list, and are they codes of this forum? Try by name."),
            )
        if self.desk.settings.sounds:
            sounds.play(name)

    def _scanned(self, text: str, typed: str = "") -> None:
        """A scan on any page, in any field, is answered on the desk page."""
        taken = getattr(QApplication.activeModalWidget(), "take_scan", None)
        if taken is not None:  # a dialog that gathers badges; nobody is checked in by it
            taken(text)
            return
        if self.readings.is_again(text):
            return
        if self._page != "desk":
            self.show_page("desk")
        self.desk_page.pause.stop()  # half a name in the box must not take the verdict's place
        read = partial(scan, self.desk, (text, typed))
        self.tasks.run(read, self._answered)

    def _answered(self, shown: Shown) -> None:
        """Who a contact card may mean is looked for in the box, for the operator to judge."""
        self.desk_page.show_answer(shown)
        if shown.hits and not self.desk_page.box.text():
            self.desk_page.box.setText(shown.query)

    def _crashed(self, error: Exception) -> None:
        self._bar.tell("bad", *messages.words_of_crash(error))

    # -- keys, drops, sizes ----------------------------------------------------

    def _keys(self) -> None:
        self._shortcut("F1", self.show_keys)
        for number, name in enumerate(("desk", *PAGES), 1):
            self._shortcut(f"Ctrl+{number}", partial(self.show_page, name))

    def _shortcut(self, key: str, do: Callable[[], None]) -> None:
        QShortcut(QKeySequence(key), self).activated.connect(do)

    def show_keys(self) -> None:
        """All keys on one sheet."""
        self.keys = KeysPanel(self.theme, self)
        self.keys.open()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        mime = event.mimeData()
        if any(url.isLocalFile() for url in mime.urls()) or self.scanners.pictures.takes(mime):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A picture dropped anywhere on the window is read; another file is a list to import."""
        if self.scanners.pictures.takes(event.mimeData()):
            self.scanners.pictures.read(event.mimeData())
            return
        path = next((u.toLocalFile() for u in event.mimeData().urls() if u.isLocalFile()), "")
        self.show_page("people")
        importing = getattr(self.pages["people"], "import_list", None)
        if path and importing:
            importing(path)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._draw_rail()
            self._draw_status()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Finish what was asked for, then let go of the file."""
        self.closing.emit()
        for page in self.pages.values():
            page.close()  # ends what it has under way aside
        self.scanners.stop()
        self.tasks.close()
        self.paper_run.close()
        self.paper.close()
        super().closeEvent(event)


def _theme_of(desk: Desk) -> Theme:
    settings = desk.settings
    rtl = settings.language.split("-")[0] in ("ar", "he", "fa", "ur")
    name = settings.theme
    if name == "computer":
        is_dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        name = "dark" if is_dark else "light"
    return theme_named(name, settings.text_scale, rtl)
