"""The first people of a list, as they will be understood."""

from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QStackedWidget

from checkin.desk import ImportPlan
from ui.lists.words import country_word
from ui.parts.basics import column, glyph, row, text
from ui.parts.grid import CellsModel, grid
from ui.parts.tables import Cell
from ui.style.tokens import Theme
from ui.words import role_word

PREVIEWED = 12  # rows of the list


@dataclass(frozen=True)
class Understood:
    """A row; of people who stay as they are, what the file says of them."""

    number: int
    fields: dict[str, str]
    problem: str  # why it is left out, or ""
    is_known: bool


class Preview(QFrame):
    """A small table, or the reason why there is none."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        heads = [self.tr("Line"), self.tr("Name"), self.tr("Organisation"), self.tr("Country"),
                 self.tr("Role")]  # fmt: skip
        self.model = CellsModel(heads, self)
        widths = (52, 0, 132, 104, 118)
        self.table = grid(theme, self.model, widths, self.tr("The first people"), 46)
        if theme.large:
            for narrow in (2, 3):
                self.table.setColumnHidden(narrow, True)
        self._trouble = text(theme, "", "body", "bad", wrap=True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._refusal())
        head = text(theme, self.tr("The first people, as they will be understood"), "strong")
        whole = column(head, gap=theme.sp(8))
        whole.addWidget(self._stack, 1)
        self.setLayout(whole)

    def show_plan(self, plan: ImportPlan, columns: dict[str, str]) -> None:
        """Show the rows of a plan made of the first rows only."""
        understood = understood_rows(plan, columns)
        self._stack.setCurrentIndex(0)
        self.model.show_rows(len(understood), lambda at: self._cells(understood[at]))

    def say(self, words: str) -> None:
        """Say why nothing can be shown."""
        self._trouble.setText(words)
        self._stack.setCurrentIndex(1)

    def _refusal(self) -> QFrame:
        t = self.theme
        inside = row(
            glyph(t, "octagon-x", t.colors.tint["bad"].on, 20), self._trouble,
            gap=t.sp(10), margins=(t.sp(12),) * 4,
        )  # fmt: skip
        inside.setStretch(1, 1)
        made = QFrame()
        made.setProperty("panel", "bad")
        made.setLayout(column(inside, None, gap=0))
        return made

    def _cells(self, row: Understood) -> list[Cell]:
        line, fields = Cell(str(row.number), muted=True), row.fields
        if row.problem:
            return [line, Cell(self.tr("Left out"), row.problem, state="bad"), *[Cell("")] * 3]
        latin, name = fields.get("latin_name", ""), fields.get("display_name", "")
        role = fields.get("role") or "delegate"
        return [
            line,
            Cell(name, latin if latin != name else "", bold=True),
            Cell(fields.get("organisation", "")),
            Cell(country_word(fields.get("country", ""))),
            Cell(fields.get("role", ""), muted=True)
            if row.is_known
            else Cell(role_word(role), role=role),
        ]


def understood_rows(plan: ImportPlan, columns: dict[str, str]) -> list[Understood]:
    """Every row of a plan."""
    known = {each.listed.number: each.listed.fields for each in plan.plan.new}
    known |= {listed.number: listed.fields for listed in plan.plan.listed.values()}
    problems = {fault.row: fault.problem for fault in plan.faulty}
    made = []
    for number, cells in plan.file.rows:
        written = {
            columns.get(header, ""): cell
            for header, cell in zip(plan.file.header, cells, strict=True)
        }
        fields = known.get(number)
        made.append(
            Understood(
                number, fields or _composed(written), problems.get(number, ""), fields is None
            )
        )
    return made


def _composed(written: dict[str, str]) -> dict[str, str]:
    if not written.get("display_name"):
        parts = (written.get("given_name", ""), written.get("family_name", ""))
        written["display_name"] = " ".join(filter(None, (part.strip() for part in parts)))
    return written
