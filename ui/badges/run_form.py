"""How a batch of badges goes onto paper: its order, its sheets, both sides."""

from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QFormLayout, QWidget

from checkin.desk import BadgeRun, Desk, LayoutLine
from ui.badges.label_picker import LabelPicker
from ui.parts.basics import column, row, text
from ui.parts.tick import Tick
from ui.style.tokens import Theme
from ui.tr import tr

LABEL_PX = 190  # a question longer than this goes on in the next line


class RunForm(QWidget):
    """The choices of a batch; what was chosen last is chosen again, but for the first label."""

    def __init__(self, desk: Desk, theme: Theme, layout: LayoutLine) -> None:
        super().__init__()
        kept = desk.settings
        self.by = QComboBox()
        narrow = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.by.setSizeAdjustPolicy(narrow)
        self.by.setMinimumContentsLength(12)
        for key, words in orders():
            self.by.addItem(words, key)
        self.by.setCurrentIndex(max(self.by.findData(kept.batch_by), 0))
        self.separated = Tick(self.tr("A page with the name before each group"))
        self.separated.setChecked(kept.batch_separated)
        self.two_sided = Tick(self.tr("Print the badge on both sides of the paper"))
        self.two_sided.setChecked(kept.batch_two_sided and not layout.is_folded)
        if layout.is_folded:
            self.two_sided.hide()
        self.first = QDoubleSpinBox(decimals=0, minimum=1, maximum=max(layout.per_page, 1))
        self.first.lineEdit().setTextMargins(theme.sp(10), 0, 0, 0)  # the sheet's is not heeded
        self.by.currentIndexChanged.connect(self._allow)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        if theme.large:
            form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setHorizontalSpacing(theme.sp(12))
        form.setVerticalSpacing(theme.sp(8))
        form.addRow(self.tr("Order"), self.by)
        form.addRow("", self.separated)
        if layout.per_page > 1:
            words = self.tr("First free label of the first sheet, of {count}")
            self.picker = LabelPicker(theme, layout)
            self.picker.chosen.connect(self.first.setValue)
            self.first.valueChanged.connect(lambda value: self.picker.show_first(int(value)))
            beside = column(self.first, None, gap=0)
            asked = text(theme, words.format(count=layout.per_page), wrap=True)
            if not theme.large:  # else it stands over the sheet, and may be as wide as that
                asked.setFixedWidth(theme.px(LABEL_PX))
            form.addRow(asked, row(self.picker, beside, None, gap=theme.sp(12)))
        form.addRow("", self.two_sided)
        self._allow()

    def chosen(self) -> BadgeRun:
        """What is chosen now."""
        return BadgeRun(
            by=self.by.currentData(),
            separated=self.separated.isChecked() and self.separated.isEnabled(),
            first_label=int(self.first.value()),
            two_sided=self.two_sided.isChecked(),
        )

    def _allow(self) -> None:
        self.separated.setEnabled(self.by.currentData() != "name")


def keep(desk: Desk, run: BadgeRun, *, only_unprinted: bool) -> None:
    """Offer the same the next time; the first label is another one then."""
    desk.choose(
        batch_by=run.by,
        batch_separated=run.separated,
        batch_two_sided=run.two_sided,
        batch_unprinted=only_unprinted,
    )


def orders() -> list[tuple[str, str]]:
    """The orders a batch may have, in words."""
    return [
        ("name", tr("By name")),
        ("organisation", tr("By organisation, then by name")),
        ("country", tr("By country, then by name")),
        ("role", tr("By role, then by name")),
    ]
