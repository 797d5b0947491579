"""What a printer lets one choose: its tray, its cutter, its speed."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from checkin.desk import OptionLine, Target
from ui.parts.basics import Item, button, column, isolated, row, text
from ui.parts.dialog import Sheet
from ui.settings.choices import labelled
from ui.style.tokens import Theme
from ui.tr import tr


def option_words(name: str) -> str:
    """What is chosen, for the names that IPP has."""
    return {
        "media-source": tr("Paper tray"), "media-type": tr("Kind of paper"),
        "finishings": tr("Cutting and folding"), "print-speed": tr("Speed"),
        "print-darkness": tr("Darkness"), "print-quality": tr("Quality"),
        "orientation-requested": tr("Which way up"), "output-bin": tr("Output tray"),
        "CutMedia": tr("Cutting and folding"), "BrCutLabel": tr("Cutting and folding"),
        "zePrintMode": tr("Cutting and folding"), "PrintSpeed": tr("Speed"),
        "zePrintRate": tr("Speed"), "Darkness": tr("Darkness"), "zeDarkness": tr("Darkness"),
        "DymoPrintDensity": tr("Darkness"), "BrBrightness": tr("Darkness"),
    }.get(name, name)  # fmt: skip


def value_words(name: str, value: str) -> str:
    """A value in words, where IPP has a number for it; keywords are words already."""
    known = {
        ("finishings", "3"): tr("Leave it as it is"), ("finishings", "11"): tr("Cut"),
        ("finishings", "60"): tr("Cut after each badge"),
        ("finishings", "61"): tr("Cut after each document"),
        ("finishings", "62"): tr("Cut after each copy"),
        ("finishings", "63"): tr("Cut after each job"),
        ("orientation-requested", "3"): tr("Upright"),
        ("orientation-requested", "4"): tr("A quarter turn to the left"),
        ("orientation-requested", "5"): tr("A quarter turn to the right"),
        ("orientation-requested", "6"): tr("Upside down"),
        ("print-quality", "3"): tr("Draft"), ("print-quality", "4"): tr("Normal"),
        ("print-quality", "5"): tr("Best"),
    }  # fmt: skip
    return known.get((name, value)) or value.replace("-", " ")


class OptionsDialog(Sheet):
    """One list for each thing that the printer offers; what is chosen is kept at once.

    Signals:
        chosen: the printer, the name of what was chosen, its value ("" = the printer's own).
    """

    chosen = Signal(object, str, str)

    def __init__(
        self, theme: Theme, target: Target, name: str, lines: Sequence[OptionLine],
        parent: QWidget | None,
    ) -> None:  # fmt: skip
        super().__init__(theme, "", parent)
        self.setWindowTitle(self.tr("Options"))
        self._target = target
        self.boxes = {line.name: self._box(line) for line in lines}
        done = button(theme, self.tr("Done"), "Enter", "primary", "check")
        done.setDefault(True)
        done.clicked.connect(self.accept)
        title = self.tr("Options of {printer}").format(printer=isolated(name))
        fields: list[Item] = [
            labelled(theme, option_words(line.name), self.boxes[line.name]) for line in lines
        ]
        self.fill(
            column(
                text(theme, title, "title", wrap=True),
                text(theme, self._how(bool(lines)), "body", "muted", wrap=True),
                *fields,
                None,
                row(None, done, gap=theme.sp(8)),
                gap=theme.sp(12), margins=(theme.sp(24),) * 4,
            )
        )  # fmt: skip
        self.fit(560, 220 + 48 * len(lines))

    def _how(self, has_lines: bool) -> str:
        if not has_lines:
            return self.tr(
                "This printer says of nothing that it can be chosen. Set it at the printer itself."
            )
        return self.tr(
            "They go with every badge for this printer. Size and scale are always exact, "
            "whatever is chosen here."
        )

    def _box(self, line: OptionLine) -> QComboBox:
        box = QComboBox()
        box.addItem(self.tr("As the printer is set"), "")
        for value in line.values:
            box.addItem(value_words(line.name, value), value)
        box.setCurrentIndex(max(box.findData(line.chosen), 0))
        box.activated.connect(partial(self._give, line.name))
        return box

    def _give(self, name: str, at: int) -> None:
        self.chosen.emit(self._target, name, self.boxes[name].itemData(at))
