"""Put right what the list has wrong about a person; what the list says stays in view."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLayout, QLineEdit, QWidget

from checkin.desk import Card
from checkin.errors import DeskError
from ui.parts.basics import Item, button, column, glyph, isolated, row, scrolling, text
from ui.parts.dialog import Sheet
from ui.style.tokens import ROLE_ICON, Theme
from ui.words import field_word, role_word

FIELDS = ("display_name", "latin_name", "honorific", "position", "organisation", "country",
          "delegation", "role", "language", "email", "phone", "alert", "notes")  # fmt: skip


class CorrectionDialog(Sheet):
    """A form with what is known of a person.

    Signals:
        corrected: the uid, and the fields that were changed.
    """

    corrected = Signal(str, dict)

    def __init__(
        self, theme: Theme, card: Card, parent: QWidget | None = None, field: str = ""
    ) -> None:
        super().__init__(theme, "", parent)
        self.setWindowTitle(self.tr("Correct a person"))
        self._card = card
        self.edits: dict[str, QLineEdit | QComboBox] = {}
        self._trouble = text(theme, "", "body", "bad", wrap=True)
        self._trouble.hide()
        self.save = button(theme, self.tr("Save"), "Enter", "primary", "check")
        self.save.setDefault(True)
        self.save.clicked.connect(self._give)
        self.fill(self._whole())
        self.fit(720, 640)
        chosen = self.edits.get(field, self.edits["display_name"])
        chosen.setFocus()
        if isinstance(chosen, QLineEdit):
            chosen.selectAll()

    def say(self, error: DeskError) -> None:
        """Something is not right yet; the form stays."""
        self._trouble.setText(str(error))
        self._trouble.show()
        self.save.setEnabled(True)

    def changes(self) -> dict[str, str]:
        """The fields that say something else now."""
        said = {field: _value(edit) for field, edit in self.edits.items()}
        return {k: v for k, v in said.items() if v != getattr(self._card.person, k)}

    def _whole(self) -> QLayout:
        t = self.theme
        head = column(
            text(t, self.tr("Correct a person"), "title"),
            text(t, self.tr("What the list says is kept and shown beside it."), "body", "muted"),
            gap=2,
        )
        form = QWidget()
        form.setLayout(
            column(
                *(self._line(field) for field in FIELDS), None, gap=t.sp(8), margins=(2, 2, 12, 2)
            )
        )
        stop = button(t, self.tr("Cancel"), "Esc")
        stop.setAutoDefault(False)
        stop.clicked.connect(self.reject)
        space = t.sp(20)
        whole = column(head, gap=t.sp(12), margins=(space, space, space, t.sp(16)))
        whole.addWidget(scrolling(form), 1)
        whole.addWidget(self._trouble)
        whole.addLayout(row(None, stop, self.save))
        return whole

    def _line(self, field: str) -> Item:
        t, person = self.theme, self._card.person
        edit = self._edit(field, getattr(person, field))
        edit.setAccessibleName(field_word(field))
        self.edits[field] = edit
        label = text(t, field_word(field))
        label.setFixedWidth(t.px(130))
        label.setBuddy(edit)
        items: list[Item] = [edit]
        if field in person.corrected:
            said = isolated(person.corrected[field] or self.tr("nothing"))
            words = self.tr("The list says {value}").format(value=said)
            sign = glyph(t, "file-spreadsheet", t.colors.muted, 16)
            listed = row(sign, text(t, words, "caption", "muted", wrap=True), gap=t.sp(6))
            listed.setStretch(1, 1)
            items.append(listed)
        made = row(label, gap=t.sp(10))
        made.addLayout(column(*items, gap=2), 1)
        return made

    def _edit(self, field: str, value: str) -> QLineEdit | QComboBox:
        if field != "role":
            return QLineEdit(value)
        made = QComboBox()
        for role in dict.fromkeys((*ROLE_ICON, value or "delegate")):
            made.addItem(role_word(role), role)
        made.setCurrentIndex(made.findData(value or "delegate"))
        return made

    def _give(self) -> None:
        changes = self.changes()
        if not changes:
            self.accept()
            return
        self.save.setEnabled(False)  # until the desk has answered
        self.corrected.emit(self._card.person.uid, changes)


def _value(edit: QLineEdit | QComboBox) -> str:
    return edit.text() if isinstance(edit, QLineEdit) else str(edit.currentData())
