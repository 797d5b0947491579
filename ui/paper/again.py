"""A badge that was printed is printed again: only for a reason, and the old one stops working."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from checkin.desk import REPRINT_REASONS, Job
from ui.parts.basics import column, isolated, text
from ui.parts.dialog import Sheet
from ui.people.reason import ReasonForm
from ui.style.tokens import Theme
from ui.words import reason_word


class AgainDialog(Sheet):
    """Asks why.

    Signals:
        given: the uid of the person, and the reason.
    """

    given = Signal(str, str)

    def __init__(self, theme: Theme, job: Job, parent: QWidget | None) -> None:
        super().__init__(theme, "", parent)
        self.setWindowTitle(self.tr("Print again"))
        words = {reason_word(reason): reason for reason in REPRINT_REASONS}
        self.form = ReasonForm(
            theme,
            self.tr("Why a new badge? The old one stops opening doors."),
            self.tr("Print again"),
            tuple(words),
        )

        def give(reason: str) -> None:
            self.given.emit(job.uid, words.get(reason, reason))
            self.accept()

        self.form.given.connect(give)
        self.form.given_up.connect(self.reject)
        space = theme.sp(20)
        title = self.tr("Print the badge of {name} again").format(name=isolated(job.name))
        self.fill(
            column(text(theme, title, "title", wrap=True), self.form,
                   gap=theme.sp(8), margins=(space,) * 4)
        )  # fmt: skip
        self.fit(520, 420)
        self.form.edit.setFocus()
