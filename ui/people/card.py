"""One person beside the list: who they are, what happened, and what one may do."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLayout, QWidget

from checkin.desk import REPRINT_REASONS, Card, MergedLine, Outcome, ScanLine
from ui.parts.basics import (
    Band,
    Item,
    button,
    column,
    fact,
    glyph,
    isolated,
    line,
    panel,
    role_chip,
    row,
    scrolling,
    state_chip,
    text,
)
from ui.parts.moments import moment
from ui.people.badge_lines import badge_item, live_badge_buttons
from ui.people.document_part import document_part
from ui.people.reason import ReasonForm
from ui.style.tokens import Theme, role_tone
from ui.words import field_word, outcome_word, reason_word, role_word, state_word

FIRST = ("organisation", "position", "country", "delegation")
LATER = ("email", "phone", "language", "notes")
_CHIP = {"in": "ok", "expected": "info", "withdrawn": "bad"}
_READ = {Outcome.ADMITTED: "circle-check", Outcome.ALREADY_IN: "history"}


class PersonCard(QFrame):
    """The card of one person, with what one may do about them on its foot.

    Signals:
        check_in_asked, first_badge_asked, correction_asked, merge_asked: the uid.
        parting_asked: the uid of a merged record that is to be a person of its own again.
        document_seen: the uid and the kind of document. document_differs: the uid.
        handed, lost: the uid of whose badge went into their hand, or is lost.
        withdrawal_asked, return_asked, reprint_asked: the uid and the reason.
    """

    check_in_asked = Signal(str)
    first_badge_asked = Signal(str)
    correction_asked = Signal(str)
    merge_asked = Signal(str)
    document_seen = Signal(str, str)
    document_differs = Signal(str)
    handed = Signal(str)
    lost = Signal(str)
    parting_asked = Signal(str)
    withdrawal_asked = Signal(str, str)
    return_asked = Signal(str, str)
    reprint_asked = Signal(str, str)

    def __init__(self, theme: Theme, today: str) -> None:
        super().__init__()
        self.theme, self._today = theme, today
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
        parts = self._parts(card)
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

    def show_actions(self) -> None:
        """The buttons of the card."""
        self._set_foot(_box(self.theme, *self._actions()))

    def ask_reason(self, form: ReasonForm) -> None:
        """A question in place of the buttons."""
        form.given_up.connect(self.show_actions)
        self._set_foot(form)
        form.edit.setFocus()

    def _set_foot(self, foot: QWidget) -> None:
        if self._foot is not None:
            self._foot_room.removeWidget(self._foot)
            self._foot.hide()
            self._foot.deleteLater()
        self._foot = foot
        self._foot_room.addWidget(foot)

    # -- what is known

    def _parts(self, card: Card) -> list[Item]:
        parts: list[Item] = [self._name(card)]
        if card.person.alert:
            parts.append(_note(self.theme, "info", card.person.alert))
        t = self.theme
        parts += self._document(card)
        parts += self._facts(card, FIRST)
        parts += [line(), text(t, self.tr("Seen"), "strong"), *self._seen(card)]
        parts += [line(), text(t, self.tr("Badges"), "strong"), *self._badges(card)]
        parts += [line(), *self._facts(card, LATER), *self._names_and_tickets(card)]
        return [*parts, *(self._merged(one) for one in card.merged)]

    def _document(self, card: Card) -> list[Item]:
        """First of all what must be looked at first."""
        if card.document is None:
            return []
        uid = card.person.uid
        part = document_part(
            self.theme,
            card.document,
            self._today,
            lambda kind: self.document_seen.emit(uid, kind),
            lambda: self.document_differs.emit(uid),
        )
        return [text(self.theme, self.tr("Document"), "strong"), part, line()]

    def _merged(self, one: MergedLine) -> Item:
        t = self.theme
        words = self.tr("{name} was made one with this record at {time}, by {operator}").format(
            name=isolated(one.names[0] if one.names else one.uid),
            time=moment(one.at, self._today),
            operator=isolated(one.operator or self.tr("nobody named")),
        )
        part = button(t, self.tr("Two people after all"), kind="quiet", icon="undo-2")
        part.clicked.connect(lambda: self.parting_asked.emit(one.uid))
        return column(text(t, words, "caption", "muted", wrap=True), row(part, None), gap=2)

    def _name(self, card: Card) -> Item:
        t, person = self.theme, card.person
        words: list[Item] = [text(t, person.display_name, "title", wrap=True)]
        if person.latin_name and person.latin_name != person.display_name:
            words.append(text(t, person.latin_name, "name", "muted", wrap=True))
        said = state_word(card.state)
        if card.since is not None:
            said = self.tr("In since {time}").format(time=moment(card.since, self._today))
        chips = row(
            role_chip(t, person.role, role_word(person.role)),
            state_chip(t, _CHIP[card.state], said),
            None,
            gap=t.sp(10),
        )
        words += [t.sp(4), chips]
        if person.walk_in:
            words.append(text(t, self.tr("Registered at the desk"), "caption", "muted"))
        if person.status == "withdrawn" and person.reason:
            words.append(_note(t, "bad", person.reason))
        return row(Band(role_tone(t, person.role).fill), column(*words, gap=2), gap=t.sp(12))

    def _facts(self, card: Card, fields: tuple[str, ...]) -> list[Item]:
        facts: list[Item] = []
        for field in fields:
            value = card.country_name if field == "country" else getattr(card.person, field)
            if value or field in card.person.corrected:
                facts.append(self._fact(card, field, value or "–"))
        return facts

    def _names_and_tickets(self, card: Card) -> list[Item]:
        corrected = [f for f in ("display_name", "latin_name") if f in card.person.corrected]
        facts: list[Item] = [self._fact(card, f, getattr(card.person, f)) for f in corrected]
        if card.tickets:
            facts.append(fact(self.theme, field_word("tickets"), "\n".join(card.tickets)))
        return facts

    def _fact(self, card: Card, field: str, value: str) -> QLayout:
        made = fact(self.theme, field_word(field), value)
        if field in card.person.corrected:
            said = isolated(card.person.corrected[field] or self.tr("nothing"))
            words = self.tr("Corrected at the desk; the list says {value}").format(value=said)
            made.addWidget(text(self.theme, words, "caption", "warn", wrap=True))
        return made

    def _badges(self, card: Card) -> list[Item]:
        if not card.badges:
            return [text(self.theme, self.tr("None yet"), "body", "muted")]
        uid = card.person.uid
        buttons = live_badge_buttons(
            self.theme,
            card.badges,
            lambda: self.handed.emit(uid),
            lambda: self.lost.emit(uid),
        )
        return [*(badge_item(self.theme, b, self._today) for b in card.badges), *buttons]

    def _seen(self, card: Card) -> list[Item]:
        if not card.scans:
            return [text(self.theme, self.tr("Not yet"), "body", "muted")]
        return [self._scan(scan) for scan in card.scans[:6]]

    def _scan(self, scan: ScanLine) -> Item:
        t = self.theme
        said = self.tr("{time}, {outcome}, {place}, desk {desk}").format(
            time=moment(scan.at, self._today),
            outcome=outcome_word(scan.outcome),
            place=isolated(scan.checkpoint),
            desk=scan.desk,
        )
        if scan.undone:
            said = self.tr("{reading} (undone)").format(reading=said)
        icon = "undo-2" if scan.undone else _READ.get(scan.outcome, "octagon-x")
        words = text(t, said, "caption", "muted" if scan.undone else "text", wrap=True)
        made = row(glyph(t, icon, t.colors.muted, 16), words, gap=t.sp(8))
        made.setStretch(1, 1)
        return made

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
            row(correct, self._paper_button(), None),
            row(self._door_button(), same, None),
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


def _note(theme: Theme, state: str, words: str) -> QFrame:
    """A tinted line that must be read."""
    icon = {"info": "info", "bad": "octagon-x"}[state]
    inside = row(
        glyph(theme, icon, theme.colors.tint[state].on, 18),
        text(theme, words, "body", state, wrap=True),
        gap=theme.sp(8),
        margins=(theme.sp(10), theme.sp(6), theme.sp(10), theme.sp(6)),
    )
    inside.setStretch(1, 1)
    return panel(inside, state)
