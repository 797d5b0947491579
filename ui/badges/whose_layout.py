"""Whose badge has which layout, at every desk of the forum: rules, and the order they are asked."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from checkin.desk import Desk, LayoutLine, LayoutRule, LayoutShares
from checkin.errors import DeskError
from ui.badges.rule_row import RuleRow
from ui.parts.basics import button, column, isolated, message_bar, refill, row, scrolling, text
from ui.parts.dialog import Sheet
from ui.style.tokens import Theme
from ui.tasks import Tasks
from ui.words import role_word


class WhoseLayout(Sheet):
    """Every change is kept at once; the numbers under the rules add up to everybody expected."""

    def __init__(
        self, desk: Desk, tasks: Tasks, theme: Theme, layouts: Sequence[LayoutLine],
        parent: QWidget | None,
    ) -> None:  # fmt: skip
        super().__init__(theme, "", parent)
        self.setWindowTitle(self.tr("Who has which layout"))
        self._desk, self._tasks = desk, tasks
        self._layouts = [line for line in layouts if not line.problem]
        self._choices = desk.arranging.choices()
        self.rows: list[RuleRow] = []
        self._told = QVBoxLayout()
        self._room = QVBoxLayout()
        self._room.setSpacing(theme.sp(8))
        self.others = text(theme, "", wrap=True)
        self.fill(self._whole())
        self.fit(900, 620)
        for rule in desk.layout_rules.rules():
            self._put(rule)
        self._tasks.run(desk.layout_rules.shares, self._show_shares, self._refuse)

    def add(self) -> RuleRow:
        """One rule more, under all others; it does nothing until it says for whom it is."""
        made = self._put(LayoutRule(self._layouts[0].name))
        self._show_places()
        made.show_people(0, is_there=True)
        made.roles.setFocus()
        return made

    def _whole(self) -> QVBoxLayout:
        t, space = self.theme, self.theme.sp(20)
        close = button(t, self.tr("Close"), "Esc")
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        more = button(t, self.tr("Add a rule"), icon="plus")
        more.setAutoDefault(False)
        more.clicked.connect(self.add)
        words = self.tr(
            "The first rule that fits a person decides, at every desk of the forum. Whatever is "
            "chosen here is kept at once."
        )
        whole = column(
            text(t, self.windowTitle(), "title"),
            text(t, words, "body", "muted", wrap=True),
            gap=t.sp(10),
            margins=(space, space, space, t.sp(16)),
        )
        whole.addLayout(self._told)
        inside = QWidget()
        inside.setLayout(column(self._room, None, gap=t.sp(8)))
        whole.addWidget(inside if t.large else scrolling(inside), 1)
        whole.addWidget(self.others)
        whole.addLayout(row(more, None, close))
        return whole

    def _put(self, rule: LayoutRule) -> RuleRow:
        made = RuleRow(self.theme, rule, self._layouts, self._choices)
        made.changed.connect(self._keep)
        made.move_asked.connect(lambda by: self._move(made, by))
        made.removal_asked.connect(lambda: self._take_away(made))
        self.rows.append(made)
        self._room.addWidget(made)
        return made

    def _move(self, moved: RuleRow, by: int) -> None:
        at = self.rows.index(moved)
        self.rows.insert(at + by, self.rows.pop(at))
        self._room.removeWidget(moved)
        self._room.insertWidget(at + by, moved)
        self._keep()

    def _take_away(self, gone: RuleRow) -> None:
        self.rows.remove(gone)
        self._room.removeWidget(gone)
        gone.hide()
        gone.deleteLater()
        self._keep()

    def _keep(self) -> None:
        wanted = [each.rule for each in self.rows if each.is_whole]
        rules = self._desk.layout_rules
        self._show_places()

        def do() -> LayoutShares:
            rules.choose(wanted)
            return rules.shares()

        self._tasks.run(do, self._show_shares, self._refuse)

    def _show_places(self) -> None:
        for at, each in enumerate(self.rows, 1):
            each.show_place(at, len(self.rows))

    def _show_shares(self, shares: LayoutShares) -> None:
        self._show_places()
        lines = iter(shares.rules)
        for each in self.rows:
            line = next(lines, None) if each.is_whole else None
            each.show_people(line.people if line else 0, is_there=line is None or line.is_there)
        words = self.tr(
            "All others: {count} of {total} people expected; {layout}, which this desk has chosen."
        )
        here = sum(people for _, _, people in shares.here)
        total = sum(line.people for line in shares.rules) + here + shares.others
        title = isolated(self._title(shares.desk))
        self.others.setText(
            words.format(count=f"{shares.others:,}", total=f"{total:,}", layout=title)
        )
        refill(self._told, *([self._here(shares)] if shares.here else []))

    def _here(self, shares: LayoutShares) -> QWidget:
        """What this desk prints otherwise, which comes before all rules."""
        said = [
            self.tr("{role} ({count}): {layout}").format(
                role=role_word(role), layout=isolated(self._title(layout)), count=f"{people:,}"
            )
            for role, layout, people in shares.here
        ]
        title = self.tr("This desk prints some roles otherwise, whatever the rules say")
        words = self.tr("{said}. It is chosen in Printing, Who prints where.")
        return message_bar(self.theme, "info", title, words.format(said="; ".join(said)))

    def _title(self, name: str) -> str:
        return next((line.title for line in self._layouts if line.name == name), name)

    def _refuse(self, error: DeskError) -> None:
        title = self.tr("Nothing was changed")
        bar = message_bar(self.theme, "bad", title, str(error))
        bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        refill(self._told, bar)
