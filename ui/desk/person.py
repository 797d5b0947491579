"""The person in front: photo, both names, role, facts, what staff must know, what happened."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from checkin.desk import BadgeLine, Card, DocumentLine, JobState, ScanLine
from ui.desk.company import company
from ui.parts.basics import (
    Band,
    Item,
    column,
    fact,
    glyph,
    line,
    panel,
    role_chip,
    row,
    state_chip,
    text,
)
from ui.parts.portrait import Portrait
from ui.style.tokens import TINT_ICON, Theme, role_tone
from ui.tr import tr
from ui.words import field_word, outcome_word, role_word, state_word

Ask = Callable[[str, str], None]
_CHIPS = {"expected": "info", "in": "ok", "withdrawn": "bad"}
MOST_PAST = 3  # what happened before, on a card


def person_card(
    theme: Theme, card: Card, photos: Path, past: bool, ask: Ask | None = None
) -> QFrame:
    """Everything the desk shows of somebody; `past` adds what happened before.

    `ask` is told what the operator wants: "open" and the uid of another person, "companion".
    Without it nobody else is shown.
    """
    gap = 6 if past else 10  # what happened before needs the room
    body = column(_top(theme, card, photos), theme.sp(2), line(), _facts(theme, card), gap=gap)
    for each in _extras(theme, card):
        body.addWidget(each)
    if ask is not None:
        body.addLayout(company(theme, card, ask))
    if past and card.scans and not theme.large:
        body.addWidget(_past(theme, card.scans[:MOST_PAST]))
    body.addStretch(1)
    above, under = (10, 8) if past else (16, 14)
    body.setContentsMargins(theme.sp(16), theme.sp(above), theme.sp(16), theme.sp(under))
    made = panel(body)
    # as tall as its words are at its width: what they would ask for when narrow makes it scroll
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
    return made


def _top(theme: Theme, card: Card, photos: Path) -> Item:
    person = card.person
    photo = photos / person.photo if person.photo else None
    shown = photo if photo and photo.is_file() else None
    side = 78 if theme.large else 124 if shown else 84
    name = text(theme, person.display_name, "title" if theme.large else "display", wrap=True)
    names: list[Item] = [name]
    if person.latin_name and person.latin_name != person.display_name:
        kind = "name" if theme.large else "lead"
        names.append(text(theme, person.latin_name, kind, "muted", wrap=True))
    chips = row(
        role_chip(theme, person.role, role_word(person.role), "heading"),
        state_chip(theme, _CHIPS[card.state], _state(card)),
        None,
        gap=theme.sp(16),
    )
    words = column(*names, theme.sp(2), chips, None, gap=theme.sp(2))
    items: list[Item] = [Band(role_tone(theme, person.role).fill, 8)]
    if shown or not theme.large:  # large text needs the room of an empty frame
        items.append(Portrait(theme, shown, side, round(side * 1.24)))
    top = row(*items, words, gap=theme.sp(16))
    top.setStretch(len(items), 1)
    return top


def _state(card: Card) -> str:
    if card.state == "in" and card.since:
        return tr("In since {time}").format(time=f"{card.since:%H:%M}")
    return state_word(card.state)


def _facts(theme: Theme, card: Card) -> Item:
    person = card.person
    country = card.country_name
    if country != person.country:
        country = f"{country}  {person.country}"
    where = fact(theme, field_word("organisation"), person.organisation or "–")
    if person.position:
        where.insertWidget(2, text(theme, person.position, "caption", "muted", wrap=True))
    made = row(
        where,
        fact(theme, field_word("country"), country or "–"),
        fact(theme, field_word("serial"), _badge(card.badges)),
        fact(theme, tr("Seen"), _seen(card)),
        gap=theme.sp(20),
    )
    for place, share in enumerate((3, 2, 2, 2)):
        made.setStretch(place, share)
    return made


def _badge(badges: tuple[BadgeLine, ...]) -> str:
    live = next((badge for badge in badges if badge.void_at is None), None)
    if live is None:
        return tr("None printed yet")
    words = {
        JobState.QUEUED: tr("{serial}, queued"),
        JobState.SENT: tr("{serial}, printing"),
        JobState.PRINTING: tr("{serial}, printing"),
        JobState.WAITING: tr("{serial}, waits for the printer"),
        JobState.FAILED: tr("{serial}, not printed"),
    }.get(live.job or JobState.DONE, "{serial}")
    said = words.format(serial=live.serial)
    if live.handed_to:
        return tr("{badge}, handed to {taker}").format(badge=said, taker=live.handed_to)
    return said


def _seen(card: Card) -> str:
    last = next((scan for scan in card.scans if not scan.undone), None)
    if last is None:
        return tr("Not yet")
    return tr("{time}, desk {desk}").format(time=f"{last.at:%H:%M}", desk=last.desk)


def _extras(theme: Theme, card: Card) -> list[QWidget]:
    made: list[QWidget] = []
    if card.person.alert:
        made.append(_bar(theme, "info", card.person.alert))
    made += [_bar(theme, "info", each) for each in card.notices]
    if card.document is not None and (card.document.at is None or card.document.differs):
        made.append(_bar(theme, *_document(card.document)))
    if card.state == "withdrawn" and card.person.reason:
        made.append(_bar(theme, "bad", card.person.reason))
    for field, said in card.person.corrected.items():
        words = tr("The list says {field}: {value}").format(field=field_word(field), value=said)
        made.append(text(theme, words, "caption", "muted", wrap=True))
    if card.greeting[0] and card.state != "withdrawn" and not theme.large:
        made.append(_greeting(theme, *card.greeting))
    return made


def _document(said: DocumentLine) -> tuple[str, str]:
    """What is to be compared before the badge goes into the hand."""
    if said.differs:
        words = tr("The document differs from the list. Correct the person; the badge waits.")
        return "bad", words
    if said.tail:
        words = tr("See the document first. On the list its number ends in {tail}.")
        return "info", words.format(tail=said.tail)
    return "info", tr("See the document before you hand the badge over.")


def _bar(theme: Theme, state: str, words: str) -> QFrame:
    tone = theme.colors.tint[state]
    inside = row(
        glyph(theme, TINT_ICON[state], tone.on, 18),
        text(theme, words, "body", state, wrap=True),
        gap=theme.sp(10),
        margins=(theme.sp(12), theme.sp(8), theme.sp(12), theme.sp(8)),
    )
    inside.setStretch(1, 1)
    return panel(inside, state)


def _greeting(theme: Theme, said: str, spoken: str) -> QFrame:
    words = f"{said} · {spoken}" if spoken else said
    inside = row(
        glyph(theme, "languages", theme.colors.accent.fill, 18),
        text(theme, tr("Greet"), "caption", "muted"),
        text(theme, words, "heading"),
        None,
        gap=theme.sp(10),
        margins=(theme.sp(12), theme.sp(6), theme.sp(12), theme.sp(6)),
    )
    return panel(inside, "well")


def _past(theme: Theme, scans: tuple[ScanLine, ...]) -> QWidget:
    """What happened before, newest first: when, what, where, by whom."""
    rows: list[Item] = [text(theme, tr("What happened"), "caption", "muted")]
    for scan in scans:
        clock = text(theme, f"{scan.at:%d.%m. %H:%M}", "body", "muted")
        clock.setFixedWidth(theme.px(104))
        rows.append(row(clock, text(theme, _told(scan)), None, gap=theme.sp(8)))
    made = QWidget()
    made.setLayout(column(*rows, gap=theme.sp(4)))
    return made


def _told(scan: ScanLine) -> str:
    words = (
        tr("{outcome}, {place}, desk {desk}, {operator}")
        if scan.operator
        else tr("{outcome}, {place}, desk {desk}")
    )
    words = words.format(
        outcome=outcome_word(scan.outcome), place=scan.checkpoint, desk=scan.desk,
        operator=scan.operator,
    )  # fmt: skip
    return tr("{what} (taken back)").format(what=words) if scan.undone else words
