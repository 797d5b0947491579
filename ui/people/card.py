"""One person beside the list: who they are, what happened, and what one may do."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from checkin.desk import REPRINT_REASONS, Card
from ui.parts.basics import Item, button, column, line, row, scrolling
from ui.parts.flow import flow
from ui.people.known import Known, Wishes
from ui.people.photo_part import PhotoPart
from ui.people.reason import ReasonForm
from ui.style.tokens import Theme
from ui.words import reason_word


class PersonCard(QFrame):
    """The card of one person, with what one may do about them on its foot.

    Signals:
        check_in_asked, first_badge_asked, correction_asked, merge_asked: the uid.
        parting_asked: the uid of a merged record that is to be a person of its own again.
        document_seen: the uid and the kind of document. document_differs: the uid.
        latin_confirmed: the uid, and the name in Latin.
        photo_given: the uid, and a picture: a `Path` or bytes. photo_put: the uid and the name of
            a photo taken in before, "" for none.
        camera_asked: the uid of somebody whose photo is to be taken now.
        opened: the uid of another person on the card.
        handed, lost: the uid of whose badge went into their hand, or is lost.
        withdrawal_asked, return_asked, reprint_asked: the uid and the reason.
    """

    check_in_asked = Signal(str)
    first_badge_asked = Signal(str)
    correction_asked = Signal(str)
    merge_asked = Signal(str)
    document_seen = Signal(str, str)
    document_differs = Signal(str)
    latin_confirmed = Signal(str, str)
    photo_given = Signal(str, object)
    camera_asked = Signal(str)
    photo_put = Signal(str, str)
    handed = Signal(str)
    lost = Signal(str)
    parting_asked = Signal(str)
    withdrawal_asked = Signal(str, str)
    opened = Signal(str)
    return_asked = Signal(str, str)
    reprint_asked = Signal(str, str)

    def __init__(self, theme: Theme, today: str, photos: Path | None = None) -> None:
        super().__init__()
        self.theme = theme
        self._photos = photos
        self._photo_before: tuple[str, str] | None = None  # the uid, and the photo to go back to
        self.photo: PhotoPart | None = None
        self._known = Known(theme, today, self._wishes())
        self.card: Card | None = None
        self.setProperty("panel", "card")
        self._frame = column(gap=0)
        self.setLayout(self._frame)
        self._inside: QWidget | None = None
        self._foot: QWidget | None = None
        self._foot_room = column(gap=0)

    def show_card(self, card: Card) -> None:
        """Show this person."""
        self.card = card
        made, body = QWidget(), QWidget()
        self._foot, self._foot_room = None, column(gap=0)
        parts = self._known.parts(card)
        if self._photos is not None:
            self.photo = self._photo_part(card, self._photos)
            parts.insert(1, self.photo)
        if self.theme.large:
            parts.insert(1, self._foot_room)  # a foot that stays would leave no room for the card
        margins = (self.theme.sp(14),) * 4
        body.setLayout(column(*parts, None, gap=self.theme.sp(10), margins=margins))
        whole = column(gap=0)
        whole.addWidget(scrolling(body), 1)
        if not self.theme.large:
            whole.addWidget(line())
            whole.addLayout(self._foot_room)
        made.setLayout(whole)
        if self._inside is not None:
            self._frame.removeWidget(self._inside)
            self._inside.deleteLater()
        self._inside = made
        self._frame.addWidget(made)
        self.show_actions()

    def show_layout(self, words: str) -> None:
        """Say which layout the badge has, where it is another one than most people's."""
        self._known.layout.setText(words)
        self._known.layout.show()

    def note_photo(self, uid: str, before: str) -> None:
        """The photo of this person was changed; Undo goes back to what was before."""
        self._photo_before = (uid, before)

    def _photo_part(self, card: Card, folder: Path) -> PhotoPart:
        uid, name = card.person.uid, card.person.photo
        file = folder / Path(name).name if name else None
        before = self._photo_before if self._photo_before and self._photo_before[0] == uid else None
        shown = file if file is not None and file.is_file() else None
        made = PhotoPart(self.theme, shown, can_undo=before is not None)
        made.given.connect(lambda picture: self.photo_given.emit(uid, picture))
        made.camera_asked.connect(lambda: self.camera_asked.emit(uid))
        made.removed.connect(lambda: self.photo_put.emit(uid, ""))
        if before is not None:
            made.undone.connect(lambda: self.photo_put.emit(uid, before[1]))
        return made

    def show_actions(self) -> None:
        """The buttons of the card."""
        self._set_foot(_box(self.theme, *self._actions()))

    def ask_reason(self, form: ReasonForm) -> None:
        """A question in place of the buttons."""
        form.given_up.connect(self.show_actions)
        self._set_foot(form)
        form.edit.setFocus()

    def _wishes(self) -> Wishes:
        return Wishes(
            self.document_seen.emit,
            self.document_differs.emit,
            self.handed.emit,
            self.lost.emit,
            self.parting_asked.emit,
            self.latin_confirmed.emit,
            self.opened.emit,
        )

    def _set_foot(self, foot: QWidget) -> None:
        if self._foot is not None:
            self._foot_room.removeWidget(self._foot)
            self._foot.hide()
            self._foot.deleteLater()
        self._foot = foot
        self._foot_room.addWidget(foot)

    # -- what one may do

    def _actions(self) -> list[Item]:
        t, card = self.theme, self.card
        assert card is not None
        uid, state = card.person.uid, card.state
        first = button(t, self.tr("Check in"), kind="primary", icon="check")
        first.clicked.connect(lambda: self.check_in_asked.emit(uid))
        correct = button(t, self.tr("Correct…"), icon="pencil")
        correct.clicked.connect(lambda: self.correction_asked.emit(uid))
        same = button(t, self.tr("Same person…"), kind="quiet", icon="git-merge")
        same.setToolTip(self.tr("Two records are one person"))
        same.clicked.connect(lambda: self.merge_asked.emit(uid))
        items: list[Item] = [row(first, None)] if state == "expected" else []
        return [
            *items,
            flow(correct, self._paper_button()),
            flow(self._door_button(), same),
        ]

    def _paper_button(self) -> QWidget:
        assert self.card is not None
        uid = self.card.person.uid
        if any(badge.void_at is None for badge in self.card.badges):
            made = button(self.theme, self.tr("Reprint badge…"), icon="printer")
            made.clicked.connect(self._ask_reprint)
            return made
        made = button(self.theme, self.tr("Print badge"), icon="printer")
        made.clicked.connect(lambda: self.first_badge_asked.emit(uid))
        return made

    def _door_button(self) -> QWidget:
        assert self.card is not None
        if self.card.person.status == "withdrawn":
            made = button(self.theme, self.tr("Let in again…"), icon="undo-2")
            made.clicked.connect(self._ask_return)
            return made
        made = button(self.theme, self.tr("Withdraw…"), kind="danger", icon="circle-slash")
        made.clicked.connect(self._ask_withdrawal)
        return made

    def _ask_reprint(self) -> None:
        form = ReasonForm(
            self.theme,
            self.tr("Why a new badge? The old one stops opening doors."),
            self.tr("Reprint"),
            tuple(map(reason_word, REPRINT_REASONS)),
        )
        form.given.connect(self._reprint)
        self.ask_reason(form)

    def _ask_withdrawal(self) -> None:
        form = ReasonForm(
            self.theme,
            self.tr("Why may this person not enter any more? The desk shows it at the next scan."),
            self.tr("Withdraw"),
            (self.tr("Will not come"), self.tr("Accreditation taken back")),
        )
        form.given.connect(self._withdraw)
        self.ask_reason(form)

    def _ask_return(self) -> None:
        form = ReasonForm(
            self.theme,
            self.tr("Why may this person enter again?"),
            self.tr("Let in again"),
            (self.tr("Withdrawn by mistake"), self.tr("Accredited again")),
        )
        form.given.connect(self._let_return)
        self.ask_reason(form)

    def _reprint(self, reason: str) -> None:
        assert self.card is not None
        codes = {reason_word(code): code for code in REPRINT_REASONS}
        self.reprint_asked.emit(self.card.person.uid, codes.get(reason, reason))

    def _withdraw(self, reason: str) -> None:
        assert self.card is not None
        self.withdrawal_asked.emit(self.card.person.uid, reason)

    def _let_return(self, reason: str) -> None:
        assert self.card is not None
        self.return_asked.emit(self.card.person.uid, reason)


def _box(theme: Theme, *items: Item) -> QWidget:
    made = QWidget()
    space = theme.sp(12)
    made.setLayout(column(*items, gap=theme.sp(8), margins=(space, space, space, space)))
    return made
