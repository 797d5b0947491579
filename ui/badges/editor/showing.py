"""On whose badges a field is drawn: roles, countries, languages, what they have and lack."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QWidget

from checkin.desk import EditField, ShowChoices
from ui.badges.editor.choosing import Choice, Ticks
from ui.badges.words import language_word, part_word
from ui.parts.basics import text
from ui.style.tokens import Theme
from ui.words import role_word

OF_PICTURES = ("photo", "credential")


class Showing(QWidget):
    """The conditions of a field; all must hold.

    Signals:
        said: all conditions there are now, as the layout file says them.
    """

    said = Signal(object)  # a dict would come out in another order

    def __init__(self, theme: Theme, fields: Sequence[str], choices: ShowChoices) -> None:
        super().__init__()
        self._field: EditField | None = None
        everybody, nobody = self.tr("Everybody"), self.tr("Nobody")
        nothing = self.tr("Nothing is asked")
        roles = [(each, role_word(each)) for each in choices.roles]
        languages = [(each, language_word(each)) for each in choices.languages]
        told = [(each, part_word(each)) for each in (*OF_PICTURES, *fields)]
        self._choices: dict[str, Sequence[Choice]] = {}
        self.ticks: dict[str, Ticks] = {}
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(theme.sp(8))
        if theme.large:
            form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        for key, words, said_so, offered in (
            ("roles", self.tr("Roles"), everybody, roles),
            ("not_roles", self.tr("But not"), nobody, roles),
            ("countries", self.tr("Countries"), everybody, choices.countries),
            ("not_countries", self.tr("But not"), nobody, choices.countries),
            ("languages", self.tr("Languages"), everybody, languages),
            ("has", self.tr("Who have"), nothing, told),
            ("lacks", self.tr("Who lack"), nothing, told),
        ):
            made = Ticks(theme, words, said_so)
            made.ticked.connect(lambda values, key=key: self._say(key, values))
            self.ticks[key], self._choices[key] = made, offered
            label = text(theme, words)
            label.setBuddy(made)
            form.addRow(label, made)

    def show_field(self, field: EditField) -> None:
        """Show the conditions of this field."""
        self._field = field
        for key, made in self.ticks.items():
            made.show_values(self._choices[key], [str(each) for each in field.show.get(key, ())])

    def _say(self, key: str, values: list[str]) -> None:
        if self._field is not None:
            show = {name: value for name, value in self._field.show.items() if name != key}
            self.said.emit({**show, key: values} if values else show)
