"""What is asked or said before somebody is admitted: the organiser's list of it, and its form."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QModelIndex, QObject, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from checkin.desk import QUESTION_KINDS, Question
from checkin.errors import DeskError
from ui.parts.basics import Item, button, column, row, text
from ui.parts.dialog import Sheet
from ui.parts.grid import CellsModel, grid
from ui.parts.page import Page
from ui.parts.tables import Cell
from ui.parts.tick import Tick
from ui.programme.forms import LANGUAGES, Form, tick
from ui.settings.choices import labelled
from ui.style.tokens import ROLE_ICON, Theme
from ui.tr import tr
from ui.words import role_word

BETWEEN = ";"  # the answers of a choice in one line
WIDTHS = (0, 176, 176)


def kind_word(kind: str) -> str:
    """What sort of question it is."""
    return {
        "yes-no": tr("Yes or no"),
        "choice": tr("One of several"),
        "text": tr("Words"),
        "signature": tr("Signature on the screen"),
        "notice": tr("Instruction to read"),
        "alert": tr("The person's own note for staff"),
    }[kind]


def _title_of(question: Question) -> str:
    return tr("Question") if question.id else tr("New question")


class QuestionsSheet(Sheet):
    """All of them in their order.

    Signals:
        opened: the number of the one to change, -1 for a new one.
    """

    opened = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(theme, "", parent)
        self.setWindowTitle(self.tr("Asked before admission"))
        self.questions: list[Question] = []
        t = theme
        self._model = CellsModel((self.tr("Words"), self.tr("Kind"), self.tr("Asked of")), self)
        self.table = grid(t, self._model, WIDTHS, self.tr("Asked before admission"))
        self.table.activated.connect(lambda index: self.opened.emit(QModelIndex(index).row()))
        new = button(t, self.tr("New question"), kind="primary", icon="plus")
        new.setAutoDefault(False)
        new.clicked.connect(lambda: self.opened.emit(-1))
        done = button(t, self.tr("Close"), "Esc")
        done.setAutoDefault(False)
        done.clicked.connect(self.accept)
        words = self.tr(
            "Everybody is asked once, at the first check-in. An instruction that must be read "
            "stops the check-in until Enter; another one stands on the person's card."
        )
        whole = column(
            text(t, self.tr("Asked before admission"), "title"),
            text(t, words, "body", "muted", wrap=True),
            gap=t.sp(12), margins=(t.sp(24),) * 4,
        )  # fmt: skip
        whole.addWidget(self.table, 1)
        whole.addLayout(row(None, done, new, gap=t.sp(8)))
        self.fill(whole)
        self.fit(840, 560)

    def show_questions(self, questions: list[Question]) -> None:
        """Show these."""
        self.questions = questions
        self._model.show_rows(len(questions), lambda n: self._cells(questions[n]))

    def _cells(self, question: Question) -> tuple[Cell, ...]:
        said = question.said("en") or kind_word(question.kind)
        must = self.tr("Required") if question.required else self.tr("May be left out")
        if question.kind in ("notice", "alert"):
            must = self.tr("Must be read") if question.required else self.tr("On the card only")
        roles = ", ".join(map(role_word, question.roles)) or self.tr("Everybody")
        return (
            Cell(said, " · ".join(question.options("en")), bold=True),
            Cell(kind_word(question.kind), must),
            Cell(roles),
        )


class QuestionForm(Form):
    """One question: its kind, its words in several languages, of whom it is asked."""

    def __init__(self, theme: Theme, question: Question, parent: QWidget) -> None:
        title = _title_of(question)
        super().__init__(theme, title, parent)
        self._question = question
        self.kind = QComboBox()
        for kind in QUESTION_KINDS:
            self.kind.addItem(kind_word(kind), kind)
        self.kind.setCurrentIndex(self.kind.findData(question.kind))
        self.texts = {code: QLineEdit(question.texts.get(code, "")) for code in LANGUAGES}
        self.choices = {
            code: QLineEdit(f"{BETWEEN} ".join(each.get(code, "") for each in question.choices))
            for code in LANGUAGES
        }
        for code, edit in self.choices.items():
            edit.setPlaceholderText(self.tr("with meat; with fish; none") if code == "en" else "")
        self.required = tick(self.tr("Nobody is admitted before"), question.required)
        self.roles: dict[str, Tick] = {
            role: tick(role_word(role), role in question.roles) for role in ROLE_ICON
        }
        self._lay_out(self._lines(), self.keep, question.id)
        self.fit(820, 620)

    def keep(self) -> None:
        """Give away what stands in the fields."""
        kind = str(self.kind.currentData())
        self.kept.emit(
            replace(
                self._question,
                kind=kind,
                texts={code: edit.text().strip() for code, edit in self.texts.items()
                       if edit.text().strip()},
                choices=self._choices() if kind == "choice" else (),
                required=self.required.isChecked(),
                roles=tuple(role for role, each in self.roles.items() if each.isChecked()),
            )
        )  # fmt: skip

    def _choices(self) -> tuple[dict[str, str], ...]:
        """The answers; a language that names fewer goes without for the rest."""
        said = {
            code: [part.strip() for part in edit.text().split(BETWEEN)]
            for code, edit in self.choices.items()
        }
        count = len([part for part in said["en"] if part]) or max(map(len, said.values()))
        made = [
            {code: parts[n] for code, parts in said.items() if n < len(parts) and parts[n]}
            for n in range(count)
        ]
        return tuple(choice for choice in made if choice)

    def _lines(self) -> list[Item]:
        t, roles = self.theme, list(self.roles.values())
        words = [
            labelled(t, self.tr("Words, {language}").format(language=LANGUAGES[code]), edit)
            for code, edit in self.texts.items()
        ]
        answers = [
            labelled(t, self.tr("Answers, {language}").format(language=LANGUAGES[code]), edit)
            for code, edit in self.choices.items()
        ]
        self.kind.currentIndexChanged.connect(self._show_answers)
        self._show_answers()
        return [
            labelled(t, self.tr("Kind"), self.kind), *words, *answers,
            labelled(t, self.tr("Required"), self.required, None),
            labelled(t, self.tr("Only these roles"), *roles[:3], None),
            labelled(t, "", *roles[3:], None),
        ]  # fmt: skip

    def _show_answers(self) -> None:
        """Only a choice has answers to choose from."""
        for each in self.choices.values():
            each.setEnabled(self.kind.currentData() == "choice")


class Editing(QObject):
    """Opens the list and the form for a page, and keeps what was changed."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self.sheet: QuestionsSheet | None = None
        self.form: QuestionForm | None = None

    def begin(self) -> QuestionsSheet:
        """Open the list."""
        sheet = QuestionsSheet(self._page.theme, self._page)
        sheet.opened.connect(self._open)
        self.sheet = sheet
        self._read()
        sheet.open()
        return sheet

    def _open(self, number: int) -> None:
        sheet = self.sheet
        if sheet is None:
            return
        question = sheet.questions[number] if number >= 0 else Question("")
        form = QuestionForm(self._page.theme, question, sheet)
        questions = self._page.desk.questions
        form.kept.connect(lambda q: self._keep(form, lambda: questions.save(q)))
        form.removed.connect(lambda id_: self._keep(form, lambda: questions.remove(id_)))
        self.form = form
        form.open()

    def _keep(self, form: QuestionForm, work: Callable[[], object]) -> None:
        def kept(_: object) -> None:
            form.accept()
            self._read()

        def refused(error: DeskError) -> None:
            form.complain(str(error))

        self._page.tasks.run(work, kept, refused)

    def _read(self) -> None:
        if self.sheet is not None:
            asked = self._page.desk.questions.asked
            self._page.tasks.run(asked, self.sheet.show_questions, self._page.fail)
