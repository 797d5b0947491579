"""Make two records of one person one: find the other, lay both side by side, choose the words."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from checkin.desk import Card, Hit
from checkin.errors import DeskError
from ui.desk.hits import HitRow
from ui.parts.basics import (
    Item,
    button,
    column,
    isolated,
    line,
    message_bar,
    refill,
    row,
    scrolling,
    text,
)
from ui.parts.dialog import Sheet
from ui.style.tokens import Theme
from ui.words import field_word, role_word

FIELDS = ("display_name", "latin_name", "honorific", "position", "organisation", "country",
          "delegation", "role", "language", "email", "phone", "photo", "alert",
          "notes")  # fmt: skip
PAUSE_MS = 120  # after the last key, before the list is asked


class MergeDialog(Sheet):
    """Two records that are one person.

    Signals:
        looked_for: words by which the other record is searched; "" asks for look-alikes.
        chosen: the uid of the other record.
        agreed: kept uid, uid that gives way, and the fields as chosen.
    """

    looked_for = Signal(str)
    chosen = Signal(str)
    agreed = Signal(str, str, dict)

    def __init__(self, theme: Theme, card: Card, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self.setWindowTitle(self.tr("Two records, one person"))
        self.card = card
        self.other: Card | None = None
        self.sides: dict[str, tuple[Side, Side]] = {}
        self._trouble = text(theme, "", "body", "bad", wrap=True)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(lambda: self.looked_for.emit(self.words.text()))
        self._ask()
        self.fit(860, 660)

    def show_found(self, hits: list[Hit]) -> None:
        """People who may be the same; the one whose card is open is not offered."""
        others = [hit for hit in hits if hit.uid != self.card.person.uid][:6]
        items: list[Item] = []
        for hit in others:
            made = HitRow(self.theme, hit, chosen=False)
            made.clicked.connect(lambda uid=hit.uid: self.chosen.emit(uid))
            items.append(made)
        if not others:
            nobody = self.tr("Nobody else is found. Type the other name, or its badge number.")
            items.append(text(self.theme, nobody, "body", "muted", wrap=True))
        refill(self._found, *items, None)

    def show_other(self, other: Card) -> None:
        """Lay both side by side."""
        self.other = other
        self._trouble = text(self.theme, "", "body", "bad", wrap=True)
        self._trouble.hide()
        self.sides = {}
        self.fill(self._compare(other))

    def say(self, error: DeskError) -> None:
        """It could not be done; what was chosen stays."""
        self._trouble.setText(str(error))
        self._trouble.show()

    def fields(self) -> dict[str, str]:
        """What is to stand in the kept record."""
        said = {}
        for name, (mine, theirs) in self.sides.items():
            said[name] = (theirs if theirs.radio.isChecked() else mine).value
        return said

    def _ask(self) -> None:
        t = self.theme
        self.words = QLineEdit()
        self.words.setPlaceholderText(self.tr("Name, organisation, badge…"))
        self.words.setAccessibleName(self.tr("Look for the other record"))
        self.words.textChanged.connect(lambda: self._pause.start())
        self._found = QVBoxLayout()
        self._found.setSpacing(t.sp(4))
        stop = button(t, self.tr("Cancel"), "Esc")
        stop.clicked.connect(self.reject)
        said = self.tr("Who else is {name}? Choose the other record.")
        name = isolated(self.card.person.display_name)
        space = t.sp(20)
        self.fill(
            column(
                text(t, said.format(name=name), "title", wrap=True), self.words, self._found,
                None, row(None, stop), gap=t.sp(12), margins=(space, space, space, t.sp(16)),
            )
        )  # fmt: skip

    def _compare(self, other: Card) -> QVBoxLayout:
        t, space = self.theme, self.theme.sp(20)
        differing = [name for name in FIELDS if _value(self.card, name) != _value(other, name)]
        lines: list[Item] = []
        for name in differing:
            lines += [self._pair(name, other), line()]
        body = QWidget()
        body.setLayout(column(*lines, None, gap=t.sp(6), margins=(2, 2, 12, 2)))
        do = button(t, self.tr("Make them one"), "Enter", "primary", "git-merge")
        do.setDefault(True)
        do.clicked.connect(self._agree)
        stop = button(t, self.tr("Cancel"), "Esc")
        stop.setAutoDefault(False)
        stop.clicked.connect(self.reject)
        whole = column(*self._head(other), gap=t.sp(12), margins=(space, space, space, t.sp(16)))
        whole.addWidget(scrolling(body), 1)
        whole.addWidget(self._trouble)
        safe = self.tr("Nothing is deleted: the card of the kept record takes this back.")
        foot = row(text(t, safe, "caption", "muted", wrap=True), stop, do, gap=t.sp(8))
        foot.setStretch(0, 1)
        whole.addLayout(foot)
        return whole

    def _head(self, other: Card) -> list[Item]:
        t = self.theme
        words = self.tr("Scans, badges and tickets of both count for the kept record.")
        items: list[Item] = [
            text(t, self.tr("Two records, one person"), "title"),
            text(t, words, "body", "muted", wrap=True),
        ]
        if self.card.person.status != other.person.status:
            title = self.tr("One of them is withdrawn")
            said = self.tr("Let in again or withdraw one of the two first, then make them one.")
            items.append(message_bar(t, "warn", title, said))
        head = row(
            0, self._title(self.card, self.tr("Kept")), self._title(other, self.tr("Gives way")),
            gap=t.sp(12),
        )  # fmt: skip
        head.insertSpacing(0, t.px(120))
        head.setStretch(2, 1)
        head.setStretch(3, 1)
        return [*items, head]

    def _title(self, card: Card, word: str) -> QWidget:
        seen = self.tr("scans {scans}, badges {badges}, ticket codes {tickets}").format(
            scans=len(card.scans), badges=len(card.badges), tickets=len(card.tickets)
        )
        made = QWidget()
        made.setLayout(
            column(
                text(self.theme, word, "caption", "muted"),
                text(self.theme, card.person.display_name, "name", wrap=True),
                text(self.theme, seen, "caption", "muted", wrap=True),
                gap=1,
            )
        )
        return made

    def _pair(self, name: str, other: Card) -> Item:
        mine = Side(self.theme, name, _value(self.card, name))
        theirs = Side(self.theme, name, _value(other, name))
        self.sides[name] = (mine, theirs)
        group = QButtonGroup(self)
        group.addButton(mine.radio)
        group.addButton(theirs.radio)
        (mine if mine.value else theirs).radio.setChecked(True)
        word = text(self.theme, field_word(name), "body", "muted", wrap=True)
        word.setFixedWidth(self.theme.px(120))
        made = row(word, mine, theirs, gap=self.theme.sp(12))
        made.setStretch(1, 1)
        made.setStretch(2, 1)
        return made

    def _agree(self) -> None:
        if self.other is not None:
            self.agreed.emit(self.card.person.uid, self.other.person.uid, self.fields())


class Side(QFrame):
    """What one of the two records says of a field."""

    def __init__(self, theme: Theme, field: str, value: str) -> None:
        super().__init__()
        self.value = value
        shown = role_word(value) if field == "role" else value
        self.radio = QRadioButton()
        self.radio.setAccessibleName(f"{field_word(field)}: {shown or self.tr('nothing')}")
        words = text(theme, shown or "–", "body", "text" if value else "muted", wrap=True)
        inside = row(self.radio, words, gap=theme.sp(8))
        inside.setStretch(1, 1)
        self.setLayout(inside)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.radio.setChecked(True)


def _value(card: Card, name: str) -> str:
    return str(getattr(card.person, name))
