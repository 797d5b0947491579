"""Who prints where: which printer for which badges, who comes next, and who shares the work."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from checkin.desk import LayoutLine, PrinterChoice, PrinterInfo, Target
from ui.paper.names import name_of, target_of
from ui.parts.basics import Item, button, column, row, scrolling, text
from ui.parts.dialog import Sheet
from ui.settings.choices import card, switch
from ui.style.tokens import Theme
from ui.words import role_word

TEAMS = ("A", "B", "C")
PLACES = 2  # printers one may name for a purpose: the one, and who comes next


class WhoPrints(Sheet):
    """Every choice is kept at once.

    Signals:
        sent_to: a purpose, its printers in order, the layout it is printed with.
        teamed: a printer and the team it works in.
        taking_over: whether the next in order prints by itself what a stopped one cannot.
    """

    sent_to = Signal(str, list, str)
    teamed = Signal(object, str)
    taking_over = Signal(bool)

    def __init__(
        self, theme: Theme, choice: PrinterChoice, printers: Sequence[PrinterInfo],
        layouts: Sequence[LayoutLine], parent: QWidget | None,
    ) -> None:  # fmt: skip
        super().__init__(theme, "", parent)
        self.setWindowTitle(self.tr("Who prints where"))
        self._choice, self._printers = choice, printers
        self._layouts = {line.name: line.title for line in layouts}
        self.boxes: dict[str, list[QComboBox]] = {}  # purpose -> its printers, then its layout
        self.teams: dict[Target, QComboBox] = {}
        self._targets = self._known()
        close = button(theme, self.tr("Close"), "Esc")
        close.clicked.connect(self.reject)
        inside = QWidget()
        inside.setLayout(column(*self._cards(), None, gap=theme.sp(12)))
        space = theme.sp(20)
        whole = column(
            text(theme, self.windowTitle(), "title"),
            gap=theme.sp(12), margins=(space, space, space, space),
        )  # fmt: skip
        whole.addWidget(inside if theme.large else scrolling(inside), 1)
        whole.addLayout(row(None, close))
        self.fill(whole)
        self.fit(860, 640)

    def _known(self) -> list[Target]:
        """Printers that are there, and those that were chosen and are not."""
        chosen = [target for order in self._choice.orders.values() for target in order]
        there = [target_of(printer) for printer in self._printers]
        return list(dict.fromkeys((*there, self._choice.desk, *chosen)))

    def _cards(self) -> list[Item]:
        t = self.theme
        ours = name_of(self._choice.desk, self._printers)
        desk = self.tr("This desk prints on {printer}").format(printer=f"\u2068{ours}\u2069")
        self.over = switch(
            self.tr("When a printer stops, the next in order prints by itself, and it is said"),
            self._choice.takes_over,
            self.taking_over.emit,
        )
        roles = {f"role:{role}": role_word(role) for role in self._choice.roles}
        others = {f"layout:{name}": title for name, title in self._layouts.items()}
        return [
            card(t, self.tr("All badges"), text(t, desk, wrap=True),
                 self._table({"": self.tr("And when it stops")}, self._following), self.over),
            card(t, self.tr("Badges of a role"), self._table(roles, self._with_layout),
                 text(t, self.tr("A layout chosen here comes before the rules of who has which "
                                 "layout (Badges)."), "caption", "muted", wrap=True)),
            card(t, self.tr("Badges of a layout"), self._table(others, self._plain)),
            card(t, self.tr("Printers that share the work"),
                 text(t, self.tr("The least busy printer of a team takes the next badge."), "body",
                      "muted", wrap=True),
                 self._teams()),
        ]  # fmt: skip

    def _table(
        self, purposes: Mapping[str, str], fields: Callable[[str, str], list[QComboBox]]
    ) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self.theme.sp(8))
        grid.setVerticalSpacing(self.theme.sp(8))
        heads = (self.tr("Printer"), self.tr("When it stops"), self.tr("Layout"))
        for line, (purpose, word) in enumerate(purposes.items(), 1):
            self.boxes[purpose] = fields(purpose, word)
            if self.theme.large:  # one below the other
                label = text(self.theme, word, "strong", wrap=True)
                grid.addLayout(column(label, *self.boxes[purpose]), line, 0)
                continue
            grid.addWidget(text(self.theme, word, wrap=True), line, 0)
            for at, box in enumerate(self.boxes[purpose], 1):
                grid.addWidget(box, line, at)
                grid.setColumnStretch(at, 2)
                if purpose and line == 1:
                    grid.addWidget(text(self.theme, heads[at - 1], "caption", "muted"), 0, at)
        grid.setColumnStretch(0, 2)
        return made

    def _following(self, purpose: str, word: str) -> list[QComboBox]:
        nobody = (self.tr("Badges wait"), self.tr("Then badges wait"))
        return self._printer_boxes(purpose, word, nobody)

    def _plain(self, purpose: str, word: str) -> list[QComboBox]:
        nobody = (self.tr("As all badges"), self.tr("Badges wait"))
        return self._printer_boxes(purpose, word, nobody)

    def _with_layout(self, purpose: str, word: str) -> list[QComboBox]:
        box = _box()
        box.addItem(self.tr("As everywhere"), "")
        for name, title in self._layouts.items():
            box.addItem(title, name)
        box.setCurrentIndex(max(box.findData(self._choice.layouts.get(purpose, "")), 0))
        box.setAccessibleName(self.tr("{purpose}: layout").format(purpose=word))
        box.activated.connect(lambda _: self._send(purpose))
        return [*self._plain(purpose, word), box]

    def _printer_boxes(self, purpose: str, word: str, nobody: tuple[str, str]) -> list[QComboBox]:
        chosen = self._choice.orders.get(purpose, ())
        made = []
        for place in range(PLACES):
            box = _box()
            box.addItem(nobody[place], None)
            for target in self._targets:
                box.addItem(name_of(target, self._printers), target)
            if place < len(chosen):
                box.setCurrentIndex(self._targets.index(chosen[place]) + 1)
            which = self.tr("{purpose}: printer {number}")
            box.setAccessibleName(which.format(purpose=word, number=place + 1))
            box.activated.connect(lambda _: self._send(purpose))
            made.append(box)
        return made

    def _send(self, purpose: str) -> None:
        boxes = self.boxes[purpose]
        said = (self._targets[at - 1] for b in boxes[:PLACES] if (at := b.currentIndex()) > 0)
        layout = boxes[PLACES].currentData() if len(boxes) > PLACES else ""
        self.sent_to.emit(purpose, list(said), layout)

    def _teams(self) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(self.theme.sp(8))
        for line, target in enumerate(self._targets):
            name = name_of(target, self._printers)
            box = _box()
            box.addItem(self.tr("Works alone"), "")
            for team in TEAMS:
                box.addItem(self.tr("Team {letter}").format(letter=team), team)
            box.setCurrentIndex(max(box.findData(self._choice.teams.get(target, "")), 0))
            box.setAccessibleName(self.tr("Team of {printer}").format(printer=name))
            box.activated.connect(
                lambda _, box=box, target=target: self.teamed.emit(target, box.currentData())
            )
            self.teams[target] = box
            grid.addWidget(text(self.theme, name, wrap=True), line, 0)
            grid.addWidget(box, line, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return made


def _box() -> QComboBox:
    """One that may be narrower than its longest words."""
    made = QComboBox()
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(8)
    return made
