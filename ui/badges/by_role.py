"""Which layout is for which role, at every desk of the forum."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QGridLayout, QVBoxLayout, QWidget

from checkin.desk import Desk, LayoutLine
from checkin.errors import DeskError
from ui.parts.basics import button, column, message_bar, refill, row, scrolling, text
from ui.parts.dialog import Sheet
from ui.style.tokens import Theme
from ui.tasks import Tasks
from ui.words import role_word


class ByRoleDialog(Sheet):
    """A choice beside every role; each is kept at once."""

    def __init__(
        self, desk: Desk, tasks: Tasks, theme: Theme, layouts: Sequence[LayoutLine],
        parent: QWidget | None,
    ) -> None:  # fmt: skip
        super().__init__(theme, "", parent)
        self.setWindowTitle(self.tr("Layouts by role"))
        self._desk, self._tasks = desk, tasks
        self._layouts = [line for line in layouts if not line.problem]
        self.boxes: dict[str, QComboBox] = {}
        self._room = QVBoxLayout()
        self.fill(self._whole())
        self.fit(560, 480)

    def _whole(self) -> QVBoxLayout:
        t, space = self.theme, self.theme.sp(20)
        close = button(t, self.tr("Close"), "Esc")
        close.clicked.connect(self.reject)
        words = self.tr(
            "People of these roles have a layout of their own, at every desk. All others have the "
            "layout that the desk has chosen."
        )
        whole = column(
            text(t, self.windowTitle(), "title"),
            text(t, words, "body", "muted", wrap=True),
            gap=t.sp(12),
            margins=(space, space, space, t.sp(16)),
        )
        whole.addLayout(self._room)
        whole.addWidget(scrolling(self._lines()), 1)
        whole.addLayout(row(None, close))
        return whole

    def _lines(self) -> QWidget:
        rules = self._desk.layout_rules
        chosen = {r.roles[0]: r.layout for r in rules.rules() if len(r.roles) == 1}
        made, lines = QWidget(), QGridLayout()
        lines.setHorizontalSpacing(self.theme.sp(16))
        for at, role in enumerate(rules.roles()):
            lines.addWidget(text(self.theme, role_word(role)), at, 0)
            lines.addWidget(self._box(role, chosen.get(role, "")), at, 1)
        lines.setColumnStretch(1, 1)
        lines.setRowStretch(len(self.boxes), 1)
        made.setLayout(lines)
        return made

    def _box(self, role: str, layout: str) -> QComboBox:
        made = QComboBox()
        made.setAccessibleName(role_word(role))
        made.addItem(self.tr("As the desk has chosen"), "")
        for line in self._layouts:
            made.addItem(line.title, line.name)
        made.setCurrentIndex(max(made.findData(layout), 0))
        made.currentIndexChanged.connect(lambda _: self._give(role, str(made.currentData())))
        self.boxes[role] = made
        return made

    def _give(self, role: str, layout: str) -> None:
        rules = self._desk.layout_rules
        self._tasks.run(lambda: rules.give(role, layout), self._kept, self._refuse)

    def _kept(self, _: object) -> None:
        refill(self._room, message_bar(self.theme, "ok", self.tr("Kept for the whole forum"), ""))

    def _refuse(self, error: DeskError) -> None:
        title = self.tr("Nothing was changed")
        refill(self._room, message_bar(self.theme, "bad", title, str(error)))
