"""What can be put on a badge, and what can be done with what is on it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from checkin.desk import LayoutOrder
from ui.badges.editor.line_bar import LineUp
from ui.badges.editor.saying import picture_file
from ui.badges.editor.state import EditState, Offered
from ui.badges.editor.words import sign_word
from ui.badges.words import OF_LIST, part_word

OF_THE_FORUM = ("forum", "dates", "place")
NOT_OFFERED = ("role",)  # as the list writes it; a badge says role_name
SHAPES = ("rule", "rectangle", "outline", "band")


class AddMenu(QMenu):
    """Everything that can be put on.

    Signals:
        picture_asked: a picture file to put on.
        flags_asked: a folder with pictures of flags, of which there are none beside the layouts.
    """

    picture_asked = Signal(Path)
    flags_asked = Signal(Path)

    def __init__(self, offered: Offered, state: EditState, parent: QWidget) -> None:
        super().__init__(parent)
        self._state, self._has_flags = state, offered.has_flags
        fields = [each for each in offered.fields if each not in NOT_OFFERED]
        of_person = [e for e in fields if e not in (*OF_THE_FORUM, *offered.columns)]
        self._words(self.tr("Field of the person"), of_person)
        self._columns(offered.columns)
        about = self._words(self.tr("About the forum"), OF_THE_FORUM)
        dates = about.addMenu(self.tr("Dates in a language"))
        for each in offered.dates:
            self._act(dates, part_word(each), "text", {"fields": [each]})
        self._one(self.tr("Words"), "text", text=self.tr("Words"))
        self._one(self.tr("Group of words"), "stack", fields=["display_name"])
        self.into = QMenu(self.tr("Field into this group"), self)
        self.addMenu(self.into)
        for field in fields:
            said = {"fields": [field]}
            self._act(self.into, part_word(field), "part", said, is_in_group=True)
        self.addSeparator()
        self._one(self.tr("QR code"), "code")
        self._one(self.tr("Photo"), "photo")
        self._flag = self.addAction("")
        self._flag.triggered.connect(self.add_flag)
        self._name_flag()
        self.addAction(self.tr("Picture from a file…")).triggered.connect(self.ask_picture)
        signs = self.addMenu(self.tr("Sign"))
        for name in offered.signs:
            self._act(signs, sign_word(name), "drawing", {"name": name})
        self.addSeparator()
        for like, words in zip(SHAPES, self._shapes(), strict=True):
            self._one(words, like)
        self.aboutToShow.connect(self._allow)

    def _shapes(self) -> tuple[str, ...]:
        return (
            self.tr("Line"),
            self.tr("Area"),
            self.tr("Frame"),
            self.tr("Band in the role's colour"),
        )

    def _words(self, title: str, fields: Sequence[str]) -> QMenu:
        menu = self.addMenu(title)
        for field in fields:
            words = field.removeprefix(OF_LIST).replace("&", "&&")
            word = words if field.startswith(OF_LIST) else part_word(field)
            self._act(menu, word, "text", {"fields": [field]})
        return menu

    def _columns(self, columns: Sequence[str]) -> None:
        """What the list says beyond the fields we know."""
        menu = self._words(self.tr("Column of the list"), columns)
        if not columns:
            menu.addAction(self.tr("Every column of the list is a field")).setEnabled(False)

    def _one(self, title: str, like: str, **said: object) -> None:
        self._act(self, title, like, said)

    def _act(
        self, menu: QMenu, title: str, like: str, said: object, *, is_in_group: bool = False
    ) -> None:
        act: QAction = menu.addAction(title)
        words = self.tr("Add {what}").format(what=title)

        def do() -> None:
            if is_in_group and not self._is_in_group():
                return
            group = self._state.place[:2] if is_in_group else ()
            self._state.add(like, dict(said), words, group)  # type: ignore[call-overload]

        act.triggered.connect(do)

    def ask_picture(self) -> None:
        """Ask for a picture; then it is put on beside what is chosen."""
        self._state.choose(())
        path = picture_file(self)
        if path is not None:
            self.picture_asked.emit(path)

    def add_flag(self) -> None:
        """Put the flag of everybody's country on; where there are no pictures, ask for them."""
        if self._has_flags:
            self._state.add("flag", {}, self.tr("Add a flag"))
            return
        words = self.tr("Choose a folder with flags: kz.png, fr.png …")
        dialog = QFileDialog(self.parentWidget(), words)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda folder: self.flags_asked.emit(Path(folder)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def show_flag(self, _: object = None) -> None:
        """There are pictures of flags now."""
        self._has_flags = True
        self._name_flag()
        self.add_flag()

    def _name_flag(self) -> None:
        """A word that goes on to ask ends with dots."""
        asks, puts = self.tr("Flag of the country…"), self.tr("Flag of the country")
        self._flag.setText(puts if self._has_flags else asks)

    def _allow(self) -> None:
        self.into.menuAction().setEnabled(self._is_in_group())

    def _is_in_group(self) -> bool:
        field = self._state.field
        return field is not None and field.kind in ("stack", "part")


class ArrangeMenu(QMenu):
    """What can be done with what is chosen."""

    def __init__(self, state: EditState, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        self._act(self.tr("Once more"), "Ctrl+D", lambda: state.double(self.tr("Once more")))
        self._act(self.tr("Remove"), "Del", lambda: state.remove(self.tr("Remove")))
        self.addSeparator()
        orders: list[tuple[str, LayoutOrder, str]] = [
            (self.tr("On top of all"), "front", "Ctrl+Shift+PgUp"),
            (self.tr("One further up"), "forward", "Ctrl+PgUp"),
            (self.tr("One further down"), "backward", "Ctrl+PgDown"),
            (self.tr("Under all"), "back", "Ctrl+Shift+PgDown"),
        ]
        self._orders = [
            self._act(words, key, lambda where=where, words=words: state.order(where, words))
            for words, where, key in orders
        ]
        self.addSeparator()
        self.line_up = LineUp(state, self, parent)
        self.addSeparator()
        self._act(self.tr("Choose all"), "Ctrl+Shift+A", self._choose_all)
        state.chosen_changed.connect(self._allow)
        self._allow()

    def _act(self, words: str, key: str, do: object) -> QAction:
        act: QAction = self.addAction(words)
        act.setShortcut(QKeySequence(key))
        act.triggered.connect(lambda: do())  # type: ignore[operator]
        parent = self.parentWidget()
        if parent is not None:
            parent.addAction(act)  # its key works while the menu is closed
        return act

    def _choose_all(self) -> None:
        self._state.choose_all([e.place for e in self._state.draft.fields if not e.is_part])

    def _allow(self) -> None:
        for act in self._orders:
            act.setEnabled(len(self._state.places) == 1)
