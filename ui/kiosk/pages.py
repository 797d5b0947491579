"""What a kiosk shows, one thing at a time: large words, large buttons, nobody else's name."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from checkin.desk import Guest
from ui.desk.verdict import Saying, VerdictBand
from ui.parts.basics import ActionButton, Item, button, column, glyph, panel, row, text
from ui.style.tokens import Theme

WIDE = 620  # of a card, in pixels of the theme
LONGEST = 120  # letters of a field


class KioskPage(QFrame):
    """A card in the middle of the screen.

    Signals:
        left: back to the beginning.
    """

    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._room = QVBoxLayout(self)
        self._room.setContentsMargins(0, 0, 0, 0)
        self._card: QWidget | None = None
        self.build()

    def build(self) -> None:
        """Make what the page shows, with `show_card`."""

    def begin(self) -> None:
        """The page comes into view, empty."""

    def show_card(self, *items: Item) -> None:
        """Show these, one below the other, instead of what was shown."""
        t = self.theme
        space = t.sp(34)
        made = panel(column(*items, gap=t.sp(16), margins=(space,) * 4), "card")
        made.setMaximumWidth(t.px(WIDE))
        made.setMinimumWidth(min(t.px(WIDE), 760))
        if self._card is not None:
            self._room.removeWidget(self._card)
            self._card.deleteLater()
        self._card = made
        self._room.addWidget(made, 0, Qt.AlignmentFlag.AlignCenter)

    def big(self, words: str, kind: str = "", icon: str = "", key: str = "") -> ActionButton:
        """A button for a finger."""
        made = button(self.theme, words, key, kind, icon)
        made.setProperty("big", True)
        return made

    def field(self, words: str) -> QLineEdit:
        """A field to write in; `words` say what."""
        made = QLineEdit()
        made.setAccessibleName(words)
        made.setMaxLength(LONGEST)
        made.setMinimumHeight(self.theme.px(42))
        return made

    def back(self) -> ActionButton:
        """The button that leads to the beginning."""
        made = self.big(self.tr("Back"), "quiet", "arrow-left", "Esc")
        made.clicked.connect(self.left)
        return made


class StartPage(KioskPage):
    """Nobody is there yet.

    Signals:
        name_asked: somebody has no code.
    """

    name_asked = Signal()

    def build(self) -> None:
        t = self.theme
        self.by_name = self.big(self.tr("I have no code"), icon="user-plus")
        self.by_name.clicked.connect(self.name_asked)
        sign = glyph(t, "qr-code", t.colors.accent.fill, 84)
        words = self.tr("From your invitation, your ticket or your badge, on paper or a telephone.")
        self.show_card(
            text(t, self.tr("Welcome"), "lead", "muted"),
            text(t, self.tr("Hold your code before the scanner"), "display", wrap=True),
            row(sign, text(t, words, "lead", wrap=True), gap=t.sp(20)),
            t.sp(6),
            row(self.by_name, None),
        )

    def begin(self) -> None:
        self.by_name.setFocus()


class NamePage(KioskPage):
    """The whole name, and one thing more.

    Signals:
        given: name and fact.
    """

    given = Signal(str, str)

    def build(self) -> None:
        t = self.theme
        called, known = self.tr("Your full name"), self.tr("One thing more")
        self.name, self.fact = self.field(called), self.field(known)
        said = self.tr(
            "Your e-mail, the last four digits of your telephone, or your organisation."
        )  # fmt: skip
        self._note = text(t, "", "lead", "bad", wrap=True)
        self.go_on = self.big(self.tr("Go on"), "primary", "arrow-right", "Enter")
        self.go_on.clicked.connect(self._give)
        self.name.returnPressed.connect(self.fact.setFocus)
        self.fact.returnPressed.connect(self._give)
        buttons = row(self.back(), None, self.go_on, gap=t.sp(12))
        self.show_card(
            text(t, self.tr("Who are you?"), "display"),
            text(t, called, "lead"), self.name,
            text(t, known, "lead"), self.fact,
            text(t, said, "body", "muted", wrap=True),
            self._note, buttons,
        )  # fmt: skip

    def begin(self) -> None:
        self.name.clear()
        self.fact.clear()
        self.say("")
        self.name.setFocus()

    def say(self, words: str) -> None:
        """What is wrong, below the fields."""
        self._note.setText(words)
        self._note.setVisible(bool(words))

    def _give(self) -> None:
        name, fact = self.name.text().strip(), self.fact.text().strip()
        if name and fact:
            self.given.emit(name, fact)
        else:
            self.say(self.tr("Both are needed, so that nobody checks in for you."))
            (self.fact if name else self.name).setFocus()


class ConfirmPage(KioskPage):
    """The name as the badge will say it.

    Signals:
        agreed: it is right.
        misspelled: it is not.
    """

    agreed = Signal()
    misspelled = Signal()

    def greet(self, guest: Guest) -> None:
        """Show the name of who stands there."""
        t = self.theme
        self.yes = self.big(self.tr("Yes, check me in"), "primary", "check", "Enter")
        self.yes.clicked.connect(self.agreed)
        self.no = self.big(self.tr("No, it is misspelled"), icon="pencil")
        self.no.clicked.connect(self.misspelled)
        name = text(t, guest.name, "display", wrap=True)
        name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        latin = text(t, guest.latin_name, "lead", "muted", wrap=True)
        latin.setAlignment(Qt.AlignmentFlag.AlignCenter)
        if guest.latin_name in ("", guest.name):
            latin.hide()
        asked = text(t, self.tr("Is your name written right?"), "title")
        asked.setAlignment(Qt.AlignmentFlag.AlignCenter)
        hello = text(t, guest.greeting, "lead", "accent")
        hello.setAlignment(Qt.AlignmentFlag.AlignCenter)
        if not guest.greeting:
            hello.hide()
        self.show_card(
            hello, name, latin, t.sp(4), asked, t.sp(4),
            row(self.back(), None, self.no, self.yes, gap=t.sp(12)),
        )  # fmt: skip
        self.setAccessibleName(asked.text() + " " + guest.name)

    def begin(self) -> None:
        self.yes.setFocus()


class SpellingPage(KioskPage):
    """How the name should be written.

    Signals:
        written: the right spelling.
    """

    written = Signal(str)

    def build(self) -> None:
        t = self.theme
        asked = self.tr("How is it written right?")
        self.name = self.field(asked)
        self.name.returnPressed.connect(self._give)
        self.tell = self.big(self.tr("Tell the desk"), "primary", "check", "Enter")
        self.tell.clicked.connect(self._give)
        said = self.tr("As in your passport. The desk puts it right and prints your badge.")
        self.show_card(
            text(t, asked, "display", wrap=True),
            self.name,
            text(t, said, "lead", "muted", wrap=True),
            row(self.back(), None, self.tell, gap=t.sp(12)),
        )

    def begin(self) -> None:
        self.name.clear()
        self.name.setFocus()

    def _give(self) -> None:
        self.written.emit(self.name.text())


class VerdictPage(KioskPage):
    """What became of it, and what to do now."""

    def build(self) -> None:
        t = self.theme
        self.band = VerdictBand(t, Saying("ready", "", ""))
        self._next = text(t, "", "title", wrap=True)
        self._name = text(t, "", "display", wrap=True)
        self.done = self.big(self.tr("Done"), "primary", "check", "Enter")
        self.done.clicked.connect(self.left)
        self.show_card(self.band, self._name, self._next, t.sp(4), row(None, self.done))

    def say(self, saying: Saying, name: str, words: str) -> None:
        """Verdict, to whom, and the next step."""
        self.band.say(saying)
        self._name.setText(name)
        self._name.setVisible(bool(name))
        self._next.setText(words)
        self._next.setVisible(bool(words))

    def begin(self) -> None:
        self.done.setFocus()
