"""A person of a delegation on the list of those whose badges are fetched."""

from PySide6.QtWidgets import QCheckBox, QWidget

from checkin.desk import PickUpLine
from ui.parts.basics import Item, column, row, text
from ui.style.tokens import Theme


class PickUpRow(QWidget):
    """One person, with a tick."""

    def __init__(self, theme: Theme, line: PickUpLine, ticked: bool) -> None:
        super().__init__()
        self.line = line
        self.tick = QCheckBox()
        self.tick.setAccessibleName(line.name)
        self.tick.setChecked(ticked)
        names: list[Item] = [text(theme, line.name, "name", wrap=True)]
        if line.latin_name:
            names.append(text(theme, line.latin_name, "caption", "muted", wrap=True))
        self._serial = text(theme, line.serial or "–", "body")
        self._serial.setFixedWidth(theme.px(104))
        self._state = text(theme, self._said(), "body", "muted", wrap=True)
        self._state.setFixedWidth(theme.px(210))
        where = text(theme, line.organisation, "body", "muted", wrap=True)
        inside = row(
            self.tick, column(*names, gap=0), where, self._serial, self._state, gap=theme.sp(10)
        )
        inside.setStretch(1, 3)
        inside.setStretch(2, 2)
        self.setLayout(inside)

    def renew(self, line: PickUpLine) -> None:
        """The badge was printed meanwhile; the tick stays."""
        self.line = line
        self._serial.setText(line.serial or "–")
        self._state.setText(self._said())

    def _said(self) -> str:
        if self.line.is_in:
            return self.tr("in")
        if self.line.handed:
            return self.tr("badge handed, person not yet in")
        return self.tr("printed") if self.line.printed else self.tr("not printed yet")
