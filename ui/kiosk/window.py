"""A full screen on which people check themselves in; only a code ends it."""

import logging
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QStackedWidget, QWidget

from checkin.desk import CheckIn, Desk, Guest, Refused, WhyNot
from ui import sounds
from ui.desk.verdict import Saying
from ui.kiosk import words
from ui.kiosk.code_page import CodePage
from ui.kiosk.pages import ConfirmPage, KioskPage, NamePage, SpellingPage, StartPage, VerdictPage
from ui.paper.running import PaperRun
from ui.parts.basics import button, column, row, text
from ui.parts.frame import Logo
from ui.scanners.readings import Readings
from ui.scanners.together import Scanners
from ui.style.sheet import palette, sheet
from ui.style.tokens import Theme, theme_named
from ui.tasks import Tasks
from ui.upkeep import Upkeep

RESET_MS = 15_000  # without a key or a touch, after which the next person sees nothing of the last
SCALE = 1.5  # of text and what is touched: read standing, pressed by a finger
TOUCHES = {
    QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin,
    QEvent.Type.Wheel, QEvent.Type.InputMethod,
}  # fmt: skip
log = logging.getLogger(__name__)


class KioskWindow(QWidget):
    """Leads one person at a time from a code or a name to a verdict.

    Signals:
        ended: somebody who knows the code has ended the kiosk.
    """

    ended = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.desk = desk
        self.theme = _theme_of(desk)
        self.tasks, self.paper = Tasks("desk", self), Tasks("printer", self)
        self.guest: Guest | None = None
        self._visit, self._is_asking, self._may_close = 0, False, False
        self.setObjectName("window")
        self.setWindowTitle(self.tr("Check-in"))
        side = Qt.LayoutDirection
        self.setLayoutDirection(side.RightToLeft if self.theme.rtl else side.LeftToRight)
        self.setPalette(palette(self.theme))
        self.setStyleSheet(sheet(self.theme))
        self._make_pages()
        self._reset = QTimer(self, singleShot=True, interval=RESET_MS)
        self._reset.timeout.connect(self.home)
        self.readings = Readings()
        self.scanners = Scanners(desk, self)
        self.scanners.scanned.connect(self.scanned)
        self.scanners.install()
        self.paper_run = PaperRun(desk, self)
        self.paper_run.told.connect(self._paper_waits)
        for each in (self.tasks, self.paper, self.paper_run, self.scanners):
            each.failed.connect(self._failed)
            each.crashed.connect(self._failed)
        self.upkeep = Upkeep(desk, self.tasks, self.paper, self)
        self.upkeep.start()
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)
        self._warm_up()
        self._show(self.start if desk.kiosk.has_code() else self.setup)

    def _warm_up(self, is_left: bool = True) -> None:
        """Make the search ready in parts, so that nobody's code waits for all of it."""
        if is_left:
            self.tasks.run(self.desk.reception.warm_up_further, self._warm_up)

    # -- the way of one person

    def home(self) -> None:
        """Forget who was there."""
        self._visit += 1
        self.guest, self._is_asking = None, False
        self._show(self.start if self.desk.kiosk.has_code() else self.setup)

    def scanned(self, text: str, typed: str = "") -> None:
        """A code, whatever is on the screen; not while somebody ends or sets up the kiosk."""
        if self.page in (self.setup, self.leaving) or self.readings.is_again(text):
            return
        self.home()
        self._ask(partial(self.desk.kiosk.by_code, (text, typed)), self._coded)

    def look_up(self, name: str, fact: str) -> None:
        """Somebody typed who they are."""
        self._ask(partial(self.desk.kiosk.by_name, name, fact), self._named)

    def check_in(self) -> None:
        """The name is right."""
        if self.guest is not None:
            self._ask(partial(self.desk.kiosk.check_in, self.guest), self._answered)

    def note_spelling(self, wanted: str) -> None:
        """The name is not right: the desk is told, and nobody is checked in."""
        guest = self.guest
        if guest is not None:
            work = partial(self.desk.kiosk.note_spelling, guest, wanted)
            self._ask(work, lambda _: self._say(*words.of_note()))

    def _coded(self, found: Guest | Refused) -> None:
        if isinstance(found, Guest):
            self._greet(found)
        elif found.why is WhyNot.WAIT:
            self._say(words.of_desk()[0], words.of_waiting(found.seconds))
        else:
            desk = found.why is WhyNot.DESK
            self._say(*(words.of_desk() if desk else words.of_unknown_code()))

    def _named(self, found: Guest | Refused) -> None:
        if isinstance(found, Guest):
            self._greet(found)
        elif found.why is WhyNot.DESK:
            self._say(*words.of_desk())
        elif found.why is WhyNot.WAIT:
            self.name_page.say(words.of_waiting(found.seconds))
        else:
            self.name_page.say(
                self.tr("Nobody is found by these two. Check both, or go to the desk.")
            )

    def _greet(self, guest: Guest) -> None:
        self.guest = guest
        self.confirm.greet(guest)
        self._show(self.confirm)

    def _answered(self, answer: CheckIn) -> None:
        if answer.printing:
            self.paper_run.print_what_waits()
        said = words.of_answer(answer, at_desk=self.desk.settings.document_step)
        self._say(*said, self.guest.name if self.guest else "")

    def _say(self, saying: Saying, step: str, name: str = "") -> None:
        self.verdict.say(saying, name, step)
        self._show(self.verdict)
        if saying.sound and self.desk.settings.sounds:
            sounds.play(saying.sound)

    def _paper_waits(self, *_: str) -> None:
        """Somebody's badge does not come out; whoever stands there is told where it is."""
        if self.page is self.verdict and self.guest is not None:
            self.verdict.say(self.verdict.band.saying, self.guest.name, words.of_paper())

    def _failed(self, error: Exception) -> None:
        log.warning("the kiosk could not: %s", error)
        if self._is_asking:
            self._is_asking = False
            self._say(*words.of_trouble())

    def _ask(self, work: Callable[[], object], then: Callable[..., None]) -> None:
        """One thing at a time: a second press changes nothing, a late answer is nobody's."""
        if self._is_asking:
            return
        self._is_asking, visit = True, self._visit

        def answered(answer: object) -> None:
            if visit == self._visit:
                self._is_asking = False
                then(answer)

        self.tasks.run(work, answered)

    # -- the code

    def set_up(self, code: str) -> None:
        """Keep the code, and begin."""
        if self.desk.kiosk.set_code(code):
            self.home()
        else:
            self.setup.say(self.tr("It is too short: at least four digits or letters."))

    def leave(self, code: str) -> None:
        """End the kiosk, if the code is right."""
        is_right, seconds = self.desk.kiosk.try_code(code)
        if is_right:
            self.end()
            return
        self.leaving.begin()
        waiting = self.tr("Too many tries. Wait {seconds} seconds.").format(seconds=seconds)
        self.leaving.say(waiting if seconds else self.tr("That is not the code."))

    def end(self) -> None:
        """Close, unasked."""
        self._may_close = True
        self.close()

    # -- the frame

    @property
    def page(self) -> KioskPage:
        """What is shown now."""
        shown = self._stack.currentWidget()
        assert isinstance(shown, KioskPage)
        return shown

    def _make_pages(self) -> None:
        t = self.theme
        self.start, self.name_page = StartPage(t), NamePage(t)
        self.confirm, self.spelling, self.verdict = ConfirmPage(t), SpellingPage(t), VerdictPage(t)
        self.setup, self.leaving = CodePage(t, is_first=True), CodePage(t, is_first=False)
        self._stack = QStackedWidget()
        for page in (self.start, self.name_page, self.confirm, self.spelling, self.verdict,
                     self.setup, self.leaving):  # fmt: skip
            self._stack.addWidget(page)
            page.left.connect(self.end if page is self.setup else self.home)
        self.start.name_asked.connect(lambda: self._show(self.name_page))
        self.name_page.given.connect(self.look_up)
        self.confirm.agreed.connect(self.check_in)
        self.confirm.misspelled.connect(lambda: self._show(self.spelling))
        self.spelling.written.connect(self.note_spelling)
        self.setup.given.connect(self.set_up)
        self.leaving.given.connect(self.leave)
        self.staff = button(t, self.tr("For staff"), kind="quiet")
        self.staff.clicked.connect(lambda: self._show(self.leaving))
        forum = text(t, self.desk.forum.name, "heading")
        head = row(Logo(t, 34), forum, None, self.staff, gap=t.sp(12))
        whole = column(head, gap=t.sp(8), margins=(t.sp(20), t.sp(14), t.sp(20), t.sp(20)))
        whole.addWidget(self._stack, 1)
        self.setLayout(whole)

    def _show(self, page: KioskPage) -> None:
        self.staff.setVisible(page not in (self.setup, self.leaving))
        self._stack.setCurrentWidget(page)
        page.begin()
        self._reset.stop()
        if page not in (self.start, self.setup):
            self._reset.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in TOUCHES and self._reset.isActive():
            self._reset.start()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.home()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if isinstance(focused, QPushButton):
                focused.click()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange and self.isMinimized():
            self.showFullScreen()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Alt+F4 asks for the code; before there is one, nothing is kept shut."""
        if not self._may_close and self.desk.kiosk.has_code():
            event.ignore()
            self._show(self.leaving)
            return
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        self.scanners.stop()
        self.tasks.close()
        self.paper_run.close()
        self.paper.close()
        super().closeEvent(event)
        self.ended.emit()


def _theme_of(desk: Desk) -> Theme:
    rtl = desk.settings.language.split("-")[0] in ("ar", "he", "fa", "ur")
    scale = max(SCALE, desk.settings.text_scale)
    return theme_named("dark" if desk.settings.theme == "dark" else "light", scale, rtl)
