"""What the operator does from a person's card: the desk does it, and the page is told."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from checkin.desk import Card, CheckIn, Job
from ui.parts.basics import isolated
from ui.parts.page import Page
from ui.people.card import PersonCard
from ui.words import outcome_word


class Acting(QObject):
    """Does what a card asks for, on behalf of a page.

    Signals:
        settled: the card, as it stands now.
        done: something was done; what is shown may be out of date.
        paper_due: a badge waits to be printed.
        correction_asked: the uid of somebody whose fields are to be put right.
    """

    settled = Signal(Card)
    done = Signal()
    paper_due = Signal()
    correction_asked = Signal(str)

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page

    def obey(self, card: PersonCard) -> None:
        """Do what this card asks for from now on."""
        card.check_in_asked.connect(self._check_in)
        card.first_badge_asked.connect(self._print_first)
        card.document_seen.connect(self._see)
        card.document_differs.connect(self._differ)
        card.latin_confirmed.connect(self._confirm_latin)
        card.photo_given.connect(partial(self._take_photo, card))
        card.photo_put.connect(partial(self._put_photo, card))
        card.handed.connect(self._hand_over)
        card.lost.connect(self._block)
        card.withdrawal_asked.connect(self._withdraw)
        card.return_asked.connect(self._let_return)
        card.reprint_asked.connect(self._reprint)

    def _take_photo(self, card: PersonCard, uid: str, picture: object) -> None:
        desk, pasted = self._page.desk, self.tr("The pasted picture")

        def take() -> tuple[str, str, Card]:
            if isinstance(picture, Path):
                before = desk.photos.take(uid, picture)
            else:
                before = desk.photos.take_content(uid, bytes(picture), pasted)  # type: ignore[call-overload]
            return uid, before, desk.people.card(uid)

        self._page.tasks.run(take, partial(self._photo_changed, card))

    def _put_photo(self, card: PersonCard, uid: str, name: str) -> None:
        desk = self._page.desk
        work = lambda: (uid, desk.photos.put(uid, name), desk.people.card(uid))  # noqa: E731
        self._page.tasks.run(work, partial(self._photo_changed, card))

    def _photo_changed(self, card: PersonCard, done: tuple[str, str, Card]) -> None:
        uid, before, shown = done
        card.note_photo(uid, before)
        self.settled.emit(shown)

    def _withdraw(self, uid: str, reason: str) -> None:
        people = self._page.desk.people
        self._page.tasks.run(lambda: people.withdraw(uid, reason), self.settled.emit)

    def _let_return(self, uid: str, reason: str) -> None:
        people = self._page.desk.people
        self._page.tasks.run(lambda: people.restore(uid, reason), self.settled.emit)

    def _check_in(self, uid: str) -> None:
        reception = self._page.desk.reception
        self._page.tasks.run(lambda: reception.check_in_delegate(uid), self._checked_in)

    def _checked_in(self, answer: CheckIn) -> None:
        if answer.questions:  # they are asked at the desk
            self._page.asked_for.emit("desk", answer.uid)
            return
        title = self.tr("{name}: {outcome}").format(
            name=isolated(answer.name), outcome=outcome_word(answer.outcome)
        )
        state = "ok" if answer.outcome == "admitted" else "warn"
        self._page.told.emit(
            state, title, self.tr("The time and this desk are kept in the journal.")
        )
        if answer.printing:
            self.paper_due.emit()
        self.done.emit()

    def _print_first(self, uid: str) -> None:
        paper = self._page.desk.paper
        self._page.tasks.run(lambda: paper.print_first(uid), self._queued)

    def _reprint(self, uid: str, reason: str) -> None:
        paper = self._page.desk.paper
        self._page.tasks.run(lambda: paper.reprint(uid, reason), self._queued)

    def _see(self, uid: str, kind: str) -> None:
        handing = self._page.desk.handing
        self._page.tasks.run(lambda: handing.see_document(uid, kind), self._is_done)

    def _differ(self, uid: str) -> None:
        handing = self._page.desk.handing
        self._page.tasks.run(lambda: handing.document_differs(uid, "passport"), self._is_done)
        self.correction_asked.emit(uid)

    def _confirm_latin(self, uid: str, latin: str) -> None:
        desk = self._page.desk
        self._page.tasks.run(lambda: desk.latin.confirm(uid, latin), self._is_done)

    def _hand_over(self, uid: str) -> None:
        handing = self._page.desk.handing
        self._page.tasks.run(lambda: handing.hand_over(uid), self._is_done)

    def _block(self, uid: str) -> None:
        handing = self._page.desk.handing
        self._page.tasks.run(lambda: handing.report_lost(uid), self._blocked)

    def _blocked(self, application: Path) -> None:
        title = self.tr("The badge is blocked at this desk")
        words = self.tr("The application for a duplicate is filled in: {file}. Print the new badge"
                        " when it is signed.")  # fmt: skip
        self._page.told.emit("ok", title, words.format(file=isolated(str(application))))
        self.done.emit()

    def _queued(self, job: Job) -> None:
        title = self.tr("The badge of {name} is in the print queue.").format(
            name=isolated(job.name)
        )
        self._page.told.emit("info", title, "")
        self.paper_due.emit()
        self.done.emit()

    def _is_done(self, _: object) -> None:
        self.done.emit()
