"""Whose badges a batch holds: a sum that adds up to the list, and who is left out and why."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from checkin.desk import BatchPlan, LeftOut
from ui.badges.editor.buttons import quiet_button
from ui.parts.basics import column, isolated, row, text
from ui.parts.grid import CellsModel, grid
from ui.parts.tables import Cell
from ui.style.tokens import Theme
from ui.tr import tr

ROW_PX = 30


class Whose(QWidget):
    """The numbers, and on asking the names."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._left: Sequence[LeftOut] = ()
        self.said = text(theme, "", wrap=True)
        self.left_said = text(theme, "", "body", "muted", wrap=True)
        self.ask = quiet_button(
            theme, self.tr("Show who is left out"), self.show_names, "", "users"
        )
        self.model = CellsModel([self.tr("Name"), self.tr("Why")], self)
        self.table = grid(theme, self.model, (0, 260), self.tr("Who is left out"), ROW_PX)
        self.table.setFixedHeight(theme.px(38 + 5 * ROW_PX))
        whole = column(self.said, self.left_said, row(self.ask, None), gap=theme.sp(6))
        whole.addWidget(self.table)
        self.setLayout(whole)
        self.ask.hide()
        self.table.hide()

    def show_plan(self, plan: BatchPlan) -> None:
        """Say how many are in it, how many are not, and that it adds up."""
        self._left = plan.left_out
        count, left = len(plan.uids), len(plan.left_out)
        words = self.tr("In this batch: {count} of {total} people on the list")
        if not count:
            words = self.tr("Nobody is in this batch: all {total} people of the list are left out")
        self.said.setText(words.format(count=f"{count:,}", total=f"{count + left:,}"))
        self.said.setProperty("kind", "strong")
        reasons = Counter(reason_words(each) for each in plan.left_out)
        parts = [f"{why}: {many:,}" for why, many in reasons.most_common()]
        self.left_said.setText(self.tr("Left out: {who}").format(who="; ".join(parts)))
        self.left_said.setVisible(bool(left))
        self.ask.setVisible(bool(left) and self.table.isHidden())
        self.table.setVisible(bool(left) and not self.table.isHidden())
        self.model.show_rows(left, self._cells)

    def show_names(self) -> None:
        """Show them by name."""
        self.table.show()
        self.ask.hide()

    def _cells(self, at: int) -> list[Cell]:
        each = self._left[at]
        return [Cell(each.name), Cell(reason_words(each))]


def reason_words(left: LeftOut) -> str:
    """Why somebody is left out."""
    return {
        "withdrawn": tr("withdrawn"),
        "printed": tr("printed already"),
        "on-the-way": tr("on its way to the printer"),
        "other-layout": tr("has the layout {layout}").format(layout=isolated(left.layout)),
    }[left.reason]
