"""The only file that speaks to the operator outside a page: the message bar, the status bar."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from checkin.desk import ClockDoubt, DeskStatus, Doubt
from checkin.errors import DeskError
from ui.paper.rolls import roll_words
from ui.parts.basics import button, message_bar, refill
from ui.parts.frame import Sign
from ui.style.tokens import LIGHT, Theme
from ui.tr import tr

LITTLE_SPACE = 200_000_000  # bytes; below this the desk may soon be unable to write
MEGABYTE, GIGABYTE = 1_000_000, 1_000_000_000


class MessageBar(QWidget):
    """One message at a time; it stays until somebody has closed it, or its cause is gone.

    Signals:
        asked_for: the page where something can be done about it.
    """

    asked_for = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._theme = Theme(LIGHT)
        self._room = QVBoxLayout(self)
        self._room.setContentsMargins(0, 0, 0, 0)
        self.message: tuple[str, str, str] | None = None
        self._page = ""
        self.hide()

    def tell(self, state: str, title: str, words: str, page: str = "") -> None:
        """Say something: state ok, warn, bad or info; `page` is where it can be solved."""
        self.message, self._page = (state, title, words), page
        self._draw()

    def solved(self, page: str) -> None:
        """What `page` could solve is solved."""
        if self._page == page:
            self.close_message()

    def close_message(self) -> None:
        """The operator has read it."""
        self.message, self._page = None, ""
        self._draw()

    def set_theme(self, theme: Theme) -> None:
        """Dress anew."""
        self._theme = theme
        self._draw()

    def _draw(self) -> None:
        self.setVisible(self.message is not None)
        if self.message is None:
            return
        close = button(self._theme, self.tr("Close"), kind="quiet", icon="x")
        close.clicked.connect(self.close_message)
        buttons = [close]
        if self._page and not self._theme.large:  # else the status bar leads there
            go = button(self._theme, self.tr("Show the print queue"), icon="printer")
            go.clicked.connect(lambda: self.asked_for.emit(self._page))
            buttons.insert(0, go)
        refill(self._room, message_bar(self._theme, *self.message, *buttons))


def words_of(error: DeskError) -> tuple[str, str]:
    """Title and sentence of a failure. Sentences that are not translated yet are English."""
    titles = {
        "disk-full": tr("The disk is full"),
        "forum-busy": tr("The forum is held by another program"),
        "forum-not-writable": tr("The forum cannot be written"),
        "printer-not-ready": tr("The printer is not ready"),
        "backup-failed": tr("No backup was made"),
        "import-stopped": tr("Stopped"),
        "delegate-incomplete": tr("The name is missing"),
    }
    return titles.get(error.code, tr("This could not be done")), str(error)


def words_of_crash(error: Exception) -> tuple[str, str]:
    """Title and sentence of a mistake of ours."""
    words = tr("What was written before is safe. Please report this: {error}")
    return tr("Ashar made a mistake"), words.format(error=f"{type(error).__name__}: {error}")


def signs_of(status: DeskStatus, operator: str) -> list[Sign | None]:
    """What the status bar says; None takes the room that is left."""
    return [
        _paper(status),
        _backup(status),
        _space(status),
        *_clock(status),
        None,
        Sign("settings", "badge-check", operator or tr("Desk {n}").format(n=status.desk)),
        Sign("programme", "map-pin", status.checkpoint),
    ]


def _paper(status: DeskStatus) -> Sign:
    if status.waiting:
        words = tr("Badges waiting for the printer: {count}").format(count=status.waiting)
        return Sign("paper", "printer", words, "bad")
    if status.is_paused:
        words = tr("Printing is paused, queued: {count}").format(count=status.queued)
        return Sign("paper", "printer", words, "warn")
    if status.printer_problem:
        return Sign("paper", "printer", tr("The printer has a problem"), "warn")
    if status.roll is not None:
        return Sign("paper", "printer", roll_words(status.roll), "warn")
    if status.queued:
        words = tr("{printer}: {count} in the queue")
        return Sign("paper", "printer", words.format(
            printer=_printer(status.printer), count=status.queued), "ok")  # fmt: skip
    words = tr("{printer} is ready").format(printer=_printer(status.printer))
    return Sign("paper", "printer", words, "ok")


def _printer(name: str) -> str:
    folder = tr("Folder of PDF files")
    return {"": folder, "paper": folder, "mail": tr("E-mails with the badge")}.get(name, name)


def _backup(status: DeskStatus) -> Sign:
    if status.last_backup is None:
        return Sign("settings", "database-backup", tr("No backup yet"), "warn")
    words = tr("Backup at {time}").format(time=f"{status.last_backup:%H:%M}")
    return Sign("settings", "database-backup", words, "ok")


def _space(status: DeskStatus) -> Sign:
    free = status.free_bytes
    size = f"{free // GIGABYTE} GB" if free >= GIGABYTE else f"{free // MEGABYTE} MB"
    words = tr("{size} free").format(size=size)
    return Sign("settings", "hard-drive", words, "bad" if free < LITTLE_SPACE else "ok")


def _clock(status: DeskStatus) -> list[Sign]:
    """Nothing while the clock can be believed."""
    if status.clock is None:
        return []
    if status.clock.doubt is Doubt.OUTSIDE:
        words = tr("{date} is not a day of the forum")
        return [Sign("settings", "clock", words.format(date=_day(status.clock.says)), "warn")]
    return [Sign("settings", "clock", tr("The clock may be wrong"), "bad")]


def words_of_clock(found: ClockDoubt) -> tuple[str, str]:
    """Title and sentence of a clock that was moved or is behind."""
    says, against = _moment(found.says), _moment(found.against or found.says)
    if found.doubt is Doubt.MOVED:
        words = tr(
            "A moment ago it would have said {against}, and now it says {says}. Nothing is lost; "
            "if {says} is wrong, put the clock right in the settings of the computer."
        )
        return tr("The clock of this computer was moved"), words.format(against=against, says=says)
    words = tr(
        "It says {says}, and the newest entry of this desk was written at {against}. Nothing is "
        "lost and everybody can be checked in, but put the clock right in the settings of the "
        "computer: days and times of attendance rest on it."
    )
    return tr("The clock of this computer is behind"), words.format(against=against, says=says)


def _day(at: datetime) -> str:
    return f"{at:%d.%m.%Y}"


def _moment(at: datetime) -> str:
    return f"{at:%d.%m.%Y %H:%M}"
