"""One rule of whose badge has which layout: roles, countries, the layout, and for how many."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QWidget

from checkin.desk import LayoutLine, LayoutRule, ShowChoices
from ui.badges.editor.buttons import small_button
from ui.badges.editor.choosing import Ticks
from ui.parts.basics import Item, column, panel, row, text
from ui.style.tokens import Theme
from ui.words import role_word


class RuleRow(QWidget):
    """A rule that is not whole yet asks for a role or a country, and is not kept.

    Signals:
        changed: it says something else.
        move_asked: one up (-1) or one down (1).
        removal_asked: away with it.
    """

    changed = Signal()
    move_asked = Signal(int)
    removal_asked = Signal()

    def __init__(
        self, theme: Theme, rule: LayoutRule, layouts: Sequence[LayoutLine], choices: ShowChoices
    ) -> None:
        super().__init__()
        self._theme, self._layouts = theme, layouts
        self._choices = {
            "roles": [(each, role_word(each)) for each in choices.roles],
            "countries": list(choices.countries),
        }
        self.rule = rule
        self.roles = Ticks(theme, self.tr("Roles"), self.tr("Any role"))
        self.countries = Ticks(theme, self.tr("Countries"), self.tr("Any country"))
        self.layout_box = self._layout_box()
        self.said = text(theme, "", "caption", "muted", wrap=True)
        self.number = text(theme, "", "strong")
        self._show_rule()
        self.roles.ticked.connect(lambda values: self._say(roles=values))
        self.countries.ticked.connect(lambda values: self._say(countries=values))
        self.setLayout(column(self._card()))

    @property
    def is_whole(self) -> bool:
        """Whether it says for whom it is."""
        return bool(self.rule.roles or self.rule.countries)

    def show_place(self, number: int, count: int) -> None:
        """Say which one it is, of how many."""
        self.number.setText(self.tr("{number}.").format(number=number))
        self.up.setEnabled(number > 1)
        self.down.setEnabled(number < count)

    def show_people(self, people: int, *, is_there: bool) -> None:
        """Say for how many it decides."""
        if not self.is_whole:
            self._say_state(self.tr("Choose a role or a country; until then it does nothing."), "")
        elif not is_there:
            words = self.tr(
                "This layout was deleted. The rule is passed over: the next one that fits decides, "
                "else the desk's layout. Choose another layout."
            )
            self._say_state(words, "bad")
        elif people == 0:
            self._say_state(self.tr("Decides for nobody on the list now."), "warn")
        else:
            self._say_state(
                self.tr("People it decides for: {count}").format(count=f"{people:,}"), ""
            )

    def _say_state(self, words: str, state: str) -> None:
        self.said.setText(words)
        self.said.setProperty("tone", state or "muted")
        self.said.style().polish(self.said)

    def _card(self) -> QFrame:
        t = self._theme
        self.up = small_button(t, self.tr("Earlier"), "chevron-up", lambda: self._move(-1))
        self.down = small_button(t, self.tr("Later"), "chevron-down", lambda: self._move(1))
        away = small_button(t, self.tr("Take the rule away"), "trash-2", self.removal_asked.emit)
        fields: list[Item] = [self.roles, self.countries, self.layout_box]
        buttons: list[Item] = [self.up, self.down, away]
        if t.large:
            inside = column(self.number, *fields, row(*buttons, None), self.said, gap=t.sp(8))
        else:
            line = row(self.number, *fields, *buttons, gap=t.sp(8))
            for at in (1, 2, 3):
                line.setStretch(at, 1)
            inside = column(line, self.said, gap=t.sp(4))
        inside.setContentsMargins(*(t.sp(10),) * 4)
        return panel(inside)

    def _layout_box(self) -> QComboBox:
        made = QComboBox()
        made.setAccessibleName(self.tr("Layout"))
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.setMinimumContentsLength(8)
        for line in self._layouts:
            made.addItem(line.title, line.name)
        if made.findData(self.rule.layout) < 0:
            made.addItem(self.tr("{layout} (deleted)").format(layout=self.rule.layout), None)
        at = made.findData(self.rule.layout)
        made.setCurrentIndex(at if at >= 0 else made.count() - 1)
        made.activated.connect(lambda at: self._say(layout=made.itemData(at)))
        return made

    def _show_rule(self) -> None:
        self.roles.show_values(self._choices["roles"], self.rule.roles)
        self.countries.show_values(self._choices["countries"], self.rule.countries)

    def _say(
        self, layout: str | None = None, roles: list[str] | None = None,
        countries: list[str] | None = None,
    ) -> None:  # fmt: skip
        rule = self.rule
        self.rule = LayoutRule(
            rule.layout if layout is None else layout,
            rule.roles if roles is None else tuple(roles),
            rule.countries if countries is None else tuple(countries),
        )
        self.changed.emit()

    def _move(self, by: int) -> None:
        self.move_asked.emit(by)
