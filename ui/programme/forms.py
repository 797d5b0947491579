"""Forms of the programme: one checkpoint with its rules, one session."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget

from checkin.desk import Place, Session
from ui.parts.basics import Item, button, column, row, text
from ui.parts.dialog import Sheet
from ui.parts.tick import Tick
from ui.settings.choices import labelled
from ui.style.tokens import ROLE_ICON, Theme
from ui.tr import tr
from ui.words import role_word

MOST = 1_000_000  # seats
IN_A_LINE = 4  # boxes to tick
LANGUAGES = {"en": "English", "ru": "Русский", "kk": "Қазақша"}


def rule_word(rule: str) -> str:
    """How often one may pass."""
    return {
        "once": tr("Once in the whole forum"),
        "daily": tr("Once a day"),
        "free": tr("As often as one likes"),
        "inout": tr("In and out, both scanned"),
    }[rule]


class Form(Sheet):
    """Fields, a line for what is wrong, buttons.

    Signals:
        kept: what stands in the fields: a Place, a Session or a Question.
        removed: the id of what shall go.
    """

    kept = Signal(object)
    removed = Signal(str)

    def __init__(self, theme: Theme, title: str, parent: QWidget | None) -> None:
        super().__init__(theme, title, parent)
        self._title = title
        self.problem: QLabel = text(theme, "", "body", "bad", wrap=True)
        self.problem.hide()

    def complain(self, words: str) -> None:
        """Say what is wrong; what was typed stays."""
        self.problem.setText(words)
        self.problem.show()

    def _lay_out(self, lines: list[Item], keep: Callable[[], None], id_: str) -> None:
        t = self.theme
        done = button(t, self.tr("Keep"), "Enter", "primary", "check")
        done.setDefault(True)
        done.clicked.connect(keep)
        stop = button(t, self.tr("Cancel"), "Esc")
        stop.clicked.connect(self.reject)
        foot: list[Item] = [None, stop, done]
        if id_:
            away = button(t, self.tr("Remove"), kind="danger", icon="trash-2")
            away.setAutoDefault(False)
            away.clicked.connect(lambda: self.removed.emit(id_))
            foot.insert(0, away)
        self.fill(
            column(
                text(t, self._title, "title"), *lines, self.problem, None,
                row(*foot, gap=t.sp(8)), gap=t.sp(12), margins=(t.sp(24),) * 4,
            )
        )  # fmt: skip


class PlaceForm(Form):
    """One checkpoint: who may enter, when, how often, how many."""

    def __init__(self, theme: Theme, place: Place, lists: list[str], parent: QWidget) -> None:
        super().__init__(theme, _title_of(place), parent)
        self._place = place
        self.name = QLineEdit(place.name)
        self.rule = QComboBox()
        for rule in ("daily", "once", "free", "inout"):
            self.rule.addItem(rule_word(rule), rule)
        self.rule.setCurrentIndex(self.rule.findData(place.rule))
        self.opens, self.closes = QLineEdit(place.opens), QLineEdit(place.closes)
        self.opens.setPlaceholderText(self.tr("like 09:00"))
        self.closes.setPlaceholderText(self.tr("like 18:00"))
        self.seats = _seats(place.capacity)
        self.roles = {role: tick(role_word(role), role in place.roles)
                      for role in ROLE_ICON}  # fmt: skip
        names = sorted({*lists, *place.guests})
        self.guests = {name: tick(name, name in place.guests) for name in names}
        self._lay_out(self._lines(), self.keep, place.id)
        self.fit(760, 560)

    def keep(self) -> None:
        """Give away what stands in the fields."""
        self.kept.emit(
            replace(
                self._place,
                name=self.name.text(),
                rule=str(self.rule.currentData()),
                opens=self.opens.text().strip(),
                closes=self.closes.text().strip(),
                capacity=int(self.seats.text() or 0),
                roles=tuple(role for role, tick in self.roles.items() if tick.isChecked()),
                guests=tuple(name for name, tick in self.guests.items() if tick.isChecked()),
            )
        )

    def _lines(self) -> list[Item]:
        t = self.theme
        roles = list(self.roles.values())
        until = text(t, self.tr("until"), "body", "muted")
        lines: list[Item] = [
            labelled(t, self.tr("Name"), self.name),
            labelled(t, self.tr("May pass"), self.rule),
            labelled(t, self.tr("Open every day"), self.opens, until, self.closes),
            labelled(t, self.tr("Seats"), self.seats),
            labelled(t, self.tr("Only these roles"), *roles[:3], None),
            labelled(t, "", *roles[3:], None),
        ]
        if self.guests:
            ticks = list(self.guests.values())
            for at in range(0, len(ticks), IN_A_LINE):
                words = self.tr("Or on these lists") if at == 0 else ""
                lines.append(labelled(t, words, *ticks[at : at + IN_A_LINE], None))
        words = self.tr(
            "No times: open at any hour. No role and no list chosen: everybody on the list of the"
            " forum may enter. “Once” and “once a day” refuse whoever comes again."
        )
        return [*lines, text(t, words, "caption", "muted", wrap=True)]


class SessionForm(Form):
    """One session: what, where, when, for how many."""

    def __init__(
        self, theme: Theme, session: Session, halls: dict[str, str], parent: QWidget
    ) -> None:
        super().__init__(theme, _title_of(session), parent)
        self._session = session
        languages = [*LANGUAGES, *(code for code in session.titles if code not in LANGUAGES)]
        self.titles = {code: QLineEdit(session.titles.get(code, "")) for code in languages}
        self.hall = QComboBox()
        for id_, name in halls.items():
            self.hall.addItem(name, id_)
        self.hall.setCurrentIndex(max(0, self.hall.findData(session.checkpoint)))
        self.starts = QLineEdit(session.starts.replace("T", " "))
        self.ends = QLineEdit(session.ends.replace("T", " "))
        self.seats = _seats(session.capacity)
        self.speakers = QLineEdit(session.speakers)
        self._lay_out(self._lines(), self.keep, session.id)
        self.fit(760, 560)

    def keep(self) -> None:
        """Give away what stands in the fields."""
        titles = {code: edit.text().strip() for code, edit in self.titles.items()}
        self.kept.emit(
            replace(
                self._session,
                titles={code: title for code, title in titles.items() if title},
                checkpoint=str(self.hall.currentData()),
                starts=self.starts.text().strip().replace(" ", "T"),
                ends=self.ends.text().strip().replace(" ", "T"),
                capacity=int(self.seats.text() or 0),
                speakers=self.speakers.text().strip(),
            )
        )

    def _lines(self) -> list[Item]:
        t = self.theme
        until = text(t, self.tr("until"), "body", "muted")
        return [
            *(labelled(t, self.tr("Title, {language}").format(language=LANGUAGES.get(code, code)),
                       edit) for code, edit in self.titles.items()),
            labelled(t, self.tr("Hall"), self.hall),
            labelled(t, self.tr("From"), self.starts, until, self.ends),
            labelled(t, self.tr("Seats"), self.seats),
            labelled(t, self.tr("Speakers"), self.speakers),
        ]  # fmt: skip


def _title_of(made: Place | Session) -> str:
    if isinstance(made, Place):
        return tr("Checkpoint") if made.id else tr("New checkpoint")
    return tr("Session") if made.id else tr("New session")


def _seats(number: int) -> QLineEdit:
    made = QLineEdit(str(number or ""))
    made.setPlaceholderText(tr("no limit"))
    made.setValidator(QIntValidator(0, MOST, made))
    return made


def tick(words: str, is_on: bool) -> Tick:
    """A box to tick."""
    made = Tick(words)
    made.setChecked(is_on)
    return made
