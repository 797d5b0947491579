"""What is known of one person, as the card beside the list shows it, from the name down."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFrame, QLayout

from checkin.desk import Card, CompanionLine, MergedLine, Outcome, ScanLine
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
    state_chip,
    text,
)
from ui.parts.moments import moment
from ui.people.answer_lines import answer_item
from ui.people.badge_lines import badge_item, live_badge_buttons
from ui.people.document_part import document_part
from ui.people.latin_part import latin_part
from ui.style.tokens import Theme, role_tone
from ui.words import field_word, outcome_word, role_word, state_word

FIRST = ("organisation", "position", "country", "delegation")
LATER = ("email", "phone", "language", "notes")
_CHIP = {"in": "ok", "expected": "info", "withdrawn": "bad"}
_READ = {Outcome.ADMITTED: "circle-check", Outcome.ALREADY_IN: "history"}


@dataclass(frozen=True)
class Wishes:
    """What the operator may ask for inside of what is known; all are told the uid."""

    document_seen: Callable[[str, str], None]  # and the kind of document
    document_differs: Callable[[str], None]
    handed: Callable[[str], None]
    lost: Callable[[str], None]
    parted: Callable[[str], None]  # of a merged record
    latin: Callable[[str, str], None]  # and the Latin name that is right
    opened: Callable[[str], None]  # of somebody who comes with this person, or the other way


class Known(QObject):
    """Draws it, in one theme and on one day."""

    def __init__(self, theme: Theme, today: str, wishes: Wishes) -> None:
        super().__init__()
        self._theme, self._today, self._wishes = theme, today, wishes
        self.layout = text(theme, "", "caption")  # why the badge has another layout than most

    def parts(self, card: Card) -> list[Item]:
        """Everything, from the name down."""
        parts: list[Item] = [self._name(card)]
        if card.person.alert:
            parts.append(_note(self._theme, "info", card.person.alert))
        parts += [_note(self._theme, "info", each) for each in card.notices]
        t = self._theme
        parts += self._document(card)
        parts += self._facts(card, FIRST)
        parts += [line(), text(t, self.tr("Seen"), "strong"), *self._seen(card)]
        self.layout = text(t, "", "caption", "muted", wrap=True)
        self.layout.hide()
        parts += [line(), text(t, self.tr("Badges"), "strong"), self.layout, *self._badges(card)]
        parts += [line(), *self._facts(card, LATER), *self._names_and_tickets(card)]
        parts += self._company(card)
        parts += self._answers(card)
        return [*parts, *(self._merged(one) for one in card.merged)]

    def _company(self, card: Card) -> list[Item]:
        """Who comes with this person, or with whom they come."""
        lines = [card.principal] if card.principal else card.companions
        if not lines:
            return []
        t = self._theme
        title = self.tr("Comes with") if card.principal else self.tr("Companions")
        return [line(), text(t, title, "strong"), *(self._companion(each) for each in lines)]

    def _companion(self, one: CompanionLine) -> Item:
        t = self._theme
        go = button(t, isolated(one.name), kind="quiet", icon="users")
        go.clicked.connect(lambda: self._wishes.opened(one.uid))
        words = self.tr("{what}, {state}").format(
            what=one.position or role_word(one.role), state=state_word(one.state)
        )
        return column(row(go, None), text(t, words, "caption", "muted", wrap=True), gap=0)

    def _answers(self, card: Card) -> list[Item]:
        if not card.answers:
            return []
        t = self._theme
        return [
            line(), text(t, self.tr("Answers"), "strong"),
            *(answer_item(t, each, self._today) for each in card.answers),
        ]  # fmt: skip

    def _document(self, card: Card) -> list[Item]:
        """First of all what must be looked at first."""
        if card.document is None:
            return []
        uid = card.person.uid
        part = document_part(
            self._theme,
            card.document,
            self._today,
            lambda kind: self._wishes.document_seen(uid, kind),
            lambda: self._wishes.document_differs(uid),
        )
        return [text(self._theme, self.tr("Document"), "strong"), part, line()]

    def _merged(self, one: MergedLine) -> Item:
        t = self._theme
        words = self.tr("{name} was made one with this record at {time}, by {operator}").format(
            name=isolated(one.names[0] if one.names else one.uid),
            time=moment(one.at, self._today),
            operator=isolated(one.operator or self.tr("nobody named")),
        )
        part = button(t, self.tr("Two people after all"), kind="quiet", icon="undo-2")
        part.clicked.connect(lambda: self._wishes.parted(one.uid))
        return column(text(t, words, "caption", "muted", wrap=True), row(part, None), gap=2)

    def _name(self, card: Card) -> Item:
        t, person = self._theme, card.person
        words: list[Item] = [text(t, person.display_name, "title", wrap=True)]
        if person.latin_name and person.latin_name != person.display_name:
            words.append(text(t, person.latin_name, "name", "muted", wrap=True))
        if card.latin is not None:
            uid = person.uid
            words.append(latin_part(t, card.latin, lambda name: self._wishes.latin(uid, name)))
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
            facts.append(fact(self._theme, field_word("tickets"), "\n".join(card.tickets)))
        return facts

    def _fact(self, card: Card, field: str, value: str) -> QLayout:
        made = fact(self._theme, field_word(field), value)
        if field in card.person.corrected:
            said = isolated(card.person.corrected[field] or self.tr("nothing"))
            words = self.tr("Corrected at the desk; the list says {value}").format(value=said)
            made.addWidget(text(self._theme, words, "caption", "warn", wrap=True))
        return made

    def _badges(self, card: Card) -> list[Item]:
        if not card.badges:
            return [text(self._theme, self.tr("None yet"), "body", "muted")]
        uid = card.person.uid
        buttons = live_badge_buttons(
            self._theme,
            card.badges,
            lambda: self._wishes.handed(uid),
            lambda: self._wishes.lost(uid),
        )
        return [*(badge_item(self._theme, b, self._today) for b in card.badges), *buttons]

    def _seen(self, card: Card) -> list[Item]:
        if not card.scans:
            return [text(self._theme, self.tr("Not yet"), "body", "muted")]
        return [self._scan(scan) for scan in card.scans[:6]]

    def _scan(self, scan: ScanLine) -> Item:
        t = self._theme
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
