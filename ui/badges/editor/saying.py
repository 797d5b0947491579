"""What a field says: fields of the person, fixed words in some languages, a sign, a picture."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QFormLayout, QLineEdit, QWidget

from checkin.desk import EditField
from ui.badges.editor.buttons import quiet_button
from ui.badges.editor.choosing import Ticks
from ui.badges.editor.words import sign_word
from ui.badges.words import language_word, part_word
from ui.parts.basics import text
from ui.style.tokens import Theme
from ui.tr import tr

ANY = ""  # words for every language
LANGUAGES = ("en", "ru", "kk", "tr", "ar", "uz", "ky", "tg", "az", "tk", "zh", "fr", "de", "es")


class Saying(QWidget):
    """What is to be read in a field, or seen.

    Signals:
        said: what changes: keys of the layout file and their values.
        picture_asked: the file of another picture.
    """

    said = Signal(object)  # a dict would come out in another order
    picture_asked = Signal(Path)

    def __init__(self, theme: Theme, fields: Sequence[str], signs: Sequence[str]) -> None:
        super().__init__()
        self.theme = theme
        self._fields, self._signs = fields, signs
        self._field: EditField | None = None
        self._shape: object = None  # of the rows that stand there
        self.ticks = Ticks(theme, self.tr("Says"), self.tr("Fixed words"))
        self.words: dict[str, QLineEdit] = {}
        self.sign = QComboBox()
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setVerticalSpacing(theme.sp(8))
        if theme.large:
            self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)

    def show_field(self, field: EditField) -> None:
        """Show what this field says."""
        self._field = field
        shape = (field.kind, tuple(field.texts), bool(field.says))
        if shape != self._shape:
            self._shape = shape
            self._build(field)
        if field.kind in ("text", "part"):
            self.ticks.show_values([(each, part_word(each)) for each in self._fields], field.says)
        for language, edit in self.words.items():
            if edit.text() != field.texts[language]:
                edit.setText(field.texts[language])
        if field.kind == "drawing":
            self.sign.setCurrentIndex(self.sign.findData(field.words))

    def _build(self, field: EditField) -> None:
        while self._form.rowCount():
            self._form.removeRow(0)
        self.words = {}
        self.setVisible(field.kind in ("text", "part", "drawing", "picture"))
        if field.kind in ("text", "part"):
            self.ticks = Ticks(self.theme, self.tr("Says"), self.tr("Fixed words"))
            self.ticks.ticked.connect(self._say_fields)
            self._row(self.tr("Says"), self.ticks)
            self._build_words(field)
        elif field.kind == "drawing":
            self.sign = QComboBox()
            for name in self._signs:
                self.sign.addItem(sign_word(name), name)
            self.sign.activated.connect(lambda at: self._say({"name": self.sign.itemData(at)}))
            self._row(self.tr("Sign"), self.sign)
        elif field.kind == "picture":
            other = quiet_button(self.theme, self.tr("Another picture…"), self._ask_picture)
            self._form.addRow(other)

    def _build_words(self, field: EditField) -> None:
        for language in field.texts:
            edit = QLineEdit()
            edit.setMaxLength(500)
            edit.editingFinished.connect(self._say_words)
            self.words[language] = edit
            self._row(language_word(language) or self.tr("Words"), edit)
        if field.texts:
            more = QComboBox()
            more.addItem(self.tr("In a language more…"), None)
            for language in LANGUAGES:
                if language not in field.texts:
                    more.addItem(language_word(language), language)
            more.activated.connect(lambda at: self._add_language(more.itemData(at)))
            more.setAccessibleName(self.tr("Say it in a language more"))
            self._form.addRow(more)

    def _row(self, words: str, edit: QWidget) -> None:
        label = text(self.theme, words)
        label.setBuddy(edit)
        edit.setAccessibleName(words)
        edit.setMinimumWidth(self.theme.px(90))
        self._form.addRow(label, edit)

    def _say(self, change: Mapping[str, Any]) -> None:
        self.said.emit(dict(change))

    def _say_fields(self, fields: list[str]) -> None:
        if fields:
            self._say({"fields": fields, "text": None})
        else:
            self._say({"fields": None, "text": self.tr("Words")})

    def _say_words(self) -> None:
        """Words that were emptied are not said any more; the last ones stay."""
        field = self._field
        if field is None:
            return
        texts = {language: edit.text().strip() for language, edit in self.words.items()}
        kept = {language: words for language, words in texts.items() if words}
        if kept and kept != field.texts:
            self._say({"text": _as_written(kept)})

    def _add_language(self, language: str | None) -> None:
        field = self._field
        if language is None or field is None:
            return
        texts = dict(field.texts)
        if ANY in texts:  # words for everybody become those of English, which others fall back to
            texts = {"en" if language != "en" else "ru": texts[ANY]}
        self._say({"text": {**texts, language: next(iter(texts.values()))}})

    def _ask_picture(self) -> None:
        path = picture_file(self)
        if path is not None:
            self.picture_asked.emit(path)


def picture_file(parent: QWidget) -> Path | None:
    """Ask for the file of a picture."""
    chosen, _ = QFileDialog.getOpenFileName(
        parent, tr("Choose a picture"), "", tr("Pictures (*.png *.jpg *.jpeg *.webp)")
    )
    return Path(chosen) if chosen else None


def _as_written(texts: Mapping[str, str]) -> str | dict[str, str]:
    return texts[ANY] if set(texts) == {ANY} else dict(texts)
