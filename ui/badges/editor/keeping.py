"""Saving, saving under a name, deleting, and the questions before something would be lost."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from checkin.desk import Desk, LayoutDraft
from checkin.errors import DeskError
from ui.badges.editor.questions import Questions
from ui.badges.editor.state import EditState
from ui.parts.basics import isolated
from ui.tasks import Tasks


class Keeping(QObject):
    """What becomes of a draft.

    Signals:
        saved: the name of a layout that was written.
        deleted: the name of one that was put away.
        left: the window may close; nothing asks any more.
    """

    saved = Signal(str)
    deleted = Signal(str)
    left = Signal()

    def __init__(self, desk: Desk, tasks: Tasks, state: EditState, questions: Questions) -> None:
        super().__init__(state)
        self._desk, self._tasks = desk, tasks
        self._state, self._questions = state, questions
        self._then: Callable[[], object] | None = None  # when it has been saved

    def save(self) -> None:
        """Write the forum's own layout; one of the program's gets a name first."""
        draft, layouts = self._state.draft, self._desk.layouts
        if not draft.is_own:
            self.ask_name()
        elif not self._is_faulty():
            self._tasks.run(partial(layouts.save, draft), self._saved, self.refuse)

    def ask_name(self) -> None:
        """Ask what the layout is to be called."""
        if not self._is_faulty():
            self._questions.ask_name(
                self.tr("Name of the layout"),
                self.tr("It is kept in this forum. Layouts of the program stay as they are."),
                self.tr("{title}, our own").format(title=self._state.draft.title),
                (self.tr("Save"), self.save_as),
            )

    def save_as(self) -> None:
        """Write it under the name that was given."""
        title = self._questions.name.text().strip()
        if title:
            work = partial(self._desk.layouts.save_as, self._state.draft, title)
            self._tasks.run(work, self._saved, self.refuse)

    def ask_delete(self) -> None:
        """Ask before an own layout goes."""
        title = isolated(self._state.draft.title)
        words = self.tr("Badges that wait for the printer are printed in it still.")
        naming = self._desk.layout_rules.naming(self._state.draft.name)
        if naming:
            words += " " + self.tr(
                "It is named in {count} rules of who has which layout: they are passed over then, "
                "and people have the layout of the next rule, or the desk's."
            ).format(count=naming)
        self._questions.ask(
            self.tr("Delete {title}?").format(title=title),
            words,
            (self.tr("Keep it"), "", self._questions.close),
            (self.tr("Delete"), "danger", self.delete),
        )

    def delete(self) -> None:
        """Put the layout away."""
        layouts, name = self._desk.layouts, self._state.draft.name
        self._tasks.run(lambda: layouts.delete(name), self._gone, self.refuse)

    def leave(self) -> None:
        """Leave at once, or ask about what is not saved. At a question, take that back."""
        if self._questions.is_asking:
            self._questions.close()
            return
        if not self._state.draft.is_changed:
            self.left.emit()
            return
        self._questions.ask(
            self.tr("There are changes that are not saved"),
            self.tr("The layout in the forum is as it was before them."),
            (self.tr("Go on editing"), "", self._questions.close),
            (self.tr("Leave without them"), "danger", self.left.emit),
            (self.tr("Save and leave"), "primary", self.save_and_leave),
        )

    def save_and_leave(self) -> None:
        """Save, and when that is done leave."""
        self._then = self.left.emit
        self._questions.close()
        self.save()

    def say_fault(self) -> None:
        """Say why the draft cannot be saved, or nothing."""
        problem = self._state.draft.problem
        if problem:
            self._questions.say("bad", self.tr("This cannot be printed or saved"), problem)
        elif self._questions.bar is not None:
            self._questions.close()

    def refuse(self, error: DeskError) -> None:
        """Say why something could not be done."""
        self._then = None
        self._questions.say("bad", self.tr("This could not be done"), str(error))

    def _is_faulty(self) -> bool:
        self.say_fault()
        return bool(self._state.draft.problem)

    def _saved(self, draft: LayoutDraft) -> None:
        self._state.kept(draft)
        title = self.tr("{title} is saved").format(title=isolated(draft.title))
        self._questions.say("ok", title, self.tr("Badges are printed in it from now on."))
        self.saved.emit(draft.name)
        if self._then is not None:
            self._then()

    def _gone(self, _: object) -> None:
        self.deleted.emit(self._state.draft.name)
        self.left.emit()
