"""What the window does by itself, at its times: look after the desk, back up, keep the paper list.

It only asks; what is to be shown comes back as signals. Everything is done off the GUI thread.
"""

from PySide6.QtCore import QObject, QTimer, Signal

from checkin.desk import Desk, DeskStatus, Doubt, News
from checkin.errors import DeskError
from ui.tasks import Tasks

STATUS_MS = 5_000  # between two looks at printer, backup and disk
BACKUP_MS = 10 * 60_000  # between two copies of the forum's file
BESIDE_MS = 3_000  # between two looks whether somebody else has written into the forum
PAPER_LIST_MS = 60_000  # between two looks whether the list on paper is out of date


class Upkeep(QObject):
    """The works that come round again, of one desk.

    Signals:
        looked: how the desk is, a `DeskStatus`; only when it has changed.
        doubted: the clock of this computer was moved or is behind, a `ClockDoubt`.
        news_came: somebody else has written into the forum, `News`.
        list_kept: the list on paper is up to date, or nobody wants one.
        list_lost: why it could not be written, a `DeskError`.
    """

    looked = Signal(object)
    doubted = Signal(object)
    news_came = Signal(object)
    list_kept = Signal()
    list_lost = Signal(object)

    def __init__(self, desk: Desk, tasks: Tasks, aside: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self.desk = desk
        self.status: DeskStatus | None = None
        self._doubt: Doubt | None = None
        self._tasks, self._aside = tasks, aside

    def start(self) -> None:
        """Begin, with a look at once."""
        works = (
            (STATUS_MS, self.look), (BACKUP_MS, self.back_up), (PAPER_LIST_MS, self.keep_list),
            (BESIDE_MS, self.look_beside),
        )  # fmt: skip
        for every, do in works:
            timer = QTimer(self)
            timer.timeout.connect(do)
            timer.start(every)
        self.look()

    def look(self) -> None:
        """Ask the desk how it is."""
        self._tasks.run(self.desk.status, self._looked)
        self._aside.run(self.desk.bring_home, lambda _: None)

    def back_up(self) -> None:
        """Copy the forum's file."""
        self._tasks.run(self.desk.reports.backup, lambda _: self.look())

    def look_beside(self) -> None:
        """Ask whether somebody else has written into the forum."""
        self._tasks.run(self.desk.beside.news, self._heard)

    def keep_list(self) -> None:
        """Write the list on paper anew where somebody named a folder for it."""
        work = self.desk.fallback.write_list
        self._aside.run(work, lambda _: self.list_kept.emit(), self._no_list)

    def _heard(self, news: News) -> None:
        if news.entries:
            self.news_came.emit(news)

    def _no_list(self, error: DeskError) -> None:
        self.list_lost.emit(error)

    def _looked(self, status: DeskStatus) -> None:
        if status == self.status:
            return
        is_first, self.status = self.status is None, status
        if is_first and status.last_backup is None:
            self.back_up()
        self.looked.emit(status)
        self._look_at_clock(status)

    def _look_at_clock(self, status: DeskStatus) -> None:
        """Say a doubt once, when it comes up; a day outside the forum stands in the status bar."""
        before, self._doubt = self._doubt, status.clock.doubt if status.clock else None
        if self._doubt not in (None, Doubt.OUTSIDE, before):
            self.doubted.emit(status.clock)
