"""What taking in a programme would do: new, changed, halls to make, lines that are left out."""

from PySide6.QtWidgets import QWidget

from checkin.desk import ProgrammePlan
from ui.parts.basics import Item, button, column, isolated, row, scrolling, text
from ui.parts.dialog import Sheet
from ui.style.tokens import Theme


class PlanSheet(Sheet):
    """Shows a plan; `accepted` means it is to be taken in."""

    def __init__(self, theme: Theme, plan: ProgrammePlan, parent: QWidget | None) -> None:
        super().__init__(theme, "", parent)
        self.setWindowTitle(self.tr("Import a programme"))
        t, count = theme, len(plan.new) + len(plan.changed)
        take = button(t, self.tr("Take it in"), "Enter", "primary", "check")
        take.setDefault(True)
        take.setEnabled(count > 0)
        take.clicked.connect(self.accept)
        leave = button(t, self.tr("Cancel"), "Esc")
        leave.clicked.connect(self.reject)
        inside = QWidget()
        inside.setLayout(column(*self._lines(plan), None, gap=t.sp(6)))
        title = self.tr("What {file} would change").format(file=isolated(plan.file.name))
        safe = self.tr("Nothing is written yet. Lines that are left out change nothing.")
        self.fill(
            column(
                text(t, title, "title"), scrolling(inside), text(t, safe, "caption", "muted"),
                row(None, leave, take, gap=t.sp(8)),
                gap=t.sp(12), margins=(t.sp(24),) * 4,
            )
        )  # fmt: skip
        self.fit(720, 480)

    def _lines(self, plan: ProgrammePlan) -> list[Item]:
        t = self.theme
        lines: list[Item] = [
            text(t, self.tr("New sessions: {count}").format(count=len(plan.new)), "strong"),
            text(t, self.tr("Changed sessions: {count}").format(count=len(plan.changed)), "strong"),
        ]
        if plan.halls:
            halls = self.tr("New checkpoints: {names}").format(
                names=", ".join(map(isolated, plan.halls))
            )
            lines.append(text(t, halls, "body", wrap=True))
        if plan.faulty:
            words = self.tr("Left out: {count}").format(count=len(plan.faulty))
            lines.append(text(t, words, "strong", "bad"))
        for wrong in plan.faulty:
            said = self.tr("Line {number}: {problem}")
            words = said.format(number=wrong.number, problem=wrong.problem)
            lines.append(text(t, words, "body", wrap=True))
        return lines
