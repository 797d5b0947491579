"""The check of all badges, and putting right what it found: in place, then only that is checked."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from checkin.desk import BadgesWritten, Card, Desk
from checkin.errors import DeskError
from ui.badges.checking import Checked, check_again, check_all
from ui.badges.layouts import THUMB_DPI
from ui.badges.side import FINDINGS, Side
from ui.parts.long_work import Work
from ui.parts.page import Page
from ui.people.correcting import Correcting
from ui.tasks import Tasks


class Mending(QObject):
    """Checks badges on behalf of a page.

    Signals:
        mended: the uid and name of somebody whose badge is another one now.
    """

    mended = Signal(str, str)

    def __init__(self, page: Page, drawing: Tasks) -> None:
        super().__init__(page)
        self._page, self._drawing = page, drawing
        self._side: Side | None = None
        self.found: Checked | None = None
        self.correcting = Correcting(page)
        self.correcting.corrected.connect(self._corrected)

    def serve(self, side: Side) -> None:
        """Show what is found in these lists from now on."""
        self._side = side
        side.findings.check_asked.connect(self.check)
        side.findings.correction_asked.connect(self.correcting.correct)
        side.findings.photo_asked.connect(self.ask_photo)
        side.findings.latin_asked.connect(self.confirm_latin)
        side.findings.thumb_asked.connect(self._draw)
        if self.found is not None:
            side.show_findings(*self.found)

    def check(self) -> None:
        """Look at all badges."""
        if self._side is None:
            return
        work = Work(self)
        self._side.show_list(FINDINGS)
        self._side.findings.show_work(work)
        self._drawing.run(partial(check_all, self._desk, work), self._checked, self._not_checked)

    def check_again(self, uids: Sequence[str]) -> None:
        """Look at these badges only, and at whose say the same now; all others stay as found."""
        if self.found is None:
            self.check()
            return
        work = partial(check_again, self._desk, self.found, list(uids))
        self._drawing.run(work, self._checked, self._not_checked)

    def show_written(self, written: BadgesWritten) -> None:
        """What was found while a batch was written."""
        self._checked((written.badges, list(written.warnings)))

    def forget(self) -> None:
        """Badges look otherwise now, with another layout."""
        self.found = None
        if self._side is not None:
            self._side.findings.start_anew()

    def ask_photo(self, uid: str, name: str) -> None:
        """Ask for a photo of somebody."""
        kinds = self.tr("Pictures") + " (*.jpg *.jpeg *.png *.webp)"
        dialog = QFileDialog(self._page, self.tr("Photo of {name}").format(name=name), "", kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.take_photo(uid, name, Path(path)))
        dialog.open()

    def take_photo(self, uid: str, name: str, path: Path) -> None:
        """Make this picture somebody's photo."""
        self._mend(uid, name, partial(self._desk.photos.take, uid, path))

    def confirm_latin(self, uid: str, name: str) -> None:
        """Take the Latin name that is proposed; where none is, ask for it."""
        desk = self._desk

        def proposed() -> tuple[str, str, str]:
            said = desk.people.card(uid).latin
            if said is None or not said.latin or said.is_guess:
                return uid, name, ""
            desk.latin.confirm(uid, said.latin)
            return uid, name, said.latin

        self._page.tasks.run(proposed, self._confirmed)

    @property
    def _desk(self) -> Desk:
        return self._page.desk

    def _mend(self, uid: str, name: str, work: Callable[[], object]) -> None:
        def done() -> tuple[str, str]:
            work()
            return uid, name

        self._page.tasks.run(done, self._mended)

    def _mended(self, who: tuple[str, str]) -> None:
        uid, name = who
        if self._side is not None:
            self._side.findings.painter.forget(uid)
        self.mended.emit(uid, name)
        self.check_again([uid])

    def _confirmed(self, done: tuple[str, str, str]) -> None:
        uid, name, latin = done
        if latin:
            self._mended((uid, name))
        else:  # nobody can say it but the person, or staff
            self.correcting.correct(uid, "latin_name")

    def _corrected(self, card: Card) -> None:
        self._mended((card.person.uid, card.person.display_name))

    def _checked(self, found: Checked) -> None:
        self.found = found
        if self._side is not None:
            self._side.show_findings(*found)

    def _not_checked(self, error: DeskError) -> None:
        if self._side is not None:
            self._side.findings.end_work()
        self._page.fail(error)

    def _draw(self, uid: str) -> None:
        badges = self._desk.badges
        self._drawing.run(
            lambda: (uid, badges.picture(uid, dpi=THUMB_DPI)), self._drawn, _leave_out
        )

    def _drawn(self, drawn: tuple[str, bytes]) -> None:
        if self._side is not None:
            self._side.findings.show_thumb(*drawn)


def _leave_out(error: DeskError) -> None:
    """A badge that cannot be drawn has no picture; why, stands beside it."""
