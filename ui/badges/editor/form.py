"""The properties of the chosen field, each a number or a choice."""

from pathlib import Path

from PySide6.QtCore import QEvent, QLocale, QObject, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QVBoxLayout,
    QWidget,
)

from checkin.desk import EditField
from ui.badges.editor.saying import Saying
from ui.badges.editor.showing import Showing
from ui.badges.editor.state import Offered
from ui.badges.editor.words import choices_of, color_word, condition_of, key_word, title_of
from ui.parts.basics import Item, column, refill, scrolling, text
from ui.style.tokens import Theme

MOST = {"mm": 1200.0, "pt": 400.0}
WHOLE = ("max_lines",)
Edit = QDoubleSpinBox | QComboBox


class Number(QDoubleSpinBox):
    """A number written as people write it: 7, not 7.00. It answers when it is left, or at Enter."""

    def __init__(self, theme: Theme, key: str) -> None:
        super().__init__()
        self.lineEdit().setTextMargins(theme.sp(10), 0, 0, 0)  # the sheet's padding is not heeded
        unit = key.rpartition("_")[2]
        self.setLocale(QLocale.c())
        self.setDecimals(0 if key in WHOLE else 2)
        self.setRange(1 if key in WHOLE else 0, MOST.get(unit, 20))
        self.setSingleStep(0.5 if key in ("max_pt", "min_pt") else 1)
        self.setKeyboardTracking(False)
        if unit in MOST:
            self.setSuffix(f" {unit}")

    def textFromValue(self, value: float) -> str:
        return f"{value:g}"


class Form(QWidget):
    """What can be said of one field.

    Signals:
        edited: the key of a property, and its new value.
        said: keys of the layout file and their new values, of this field alone.
        picture_asked: the file of another picture.
    """

    edited = Signal(str, object)
    said = Signal(object)  # a dict would come out in another order
    picture_asked = Signal(Path)

    def __init__(self, theme: Theme, offered: Offered) -> None:
        super().__init__()
        self.theme, self.colors = theme, offered.colors
        self.saying = Saying(theme, offered.fields, offered.signs)
        self.saying.said.connect(self.said)
        self.saying.picture_asked.connect(self.picture_asked)
        self.showing = Showing(theme, offered.fields, offered.choices)
        self.showing.said.connect(lambda show: self.said.emit({"show": show}))
        self.edits: dict[str, Edit] = {}
        self._kind = ""
        self._title = text(theme, "", "heading", wrap=True)
        self._when = text(theme, "", "caption", "muted", wrap=True)
        self._whose = text(theme, self.tr("On whose badges"), "strong")
        self._room = QVBoxLayout()
        inside = QWidget()
        inside.setLayout(
            column(
                self._title, self._when, self.saying, self._room,
                self._whose, self.showing, None,
                gap=theme.sp(8), margins=(theme.sp(12),) * 4,
            )
        )  # fmt: skip
        self.setLayout(column(scrolling(inside)))
        self.show_field(None)

    def show_field(self, field: EditField | None) -> None:
        """Show what this field is like; the same kind again keeps the cursor where it is."""
        if field is None:
            self._say_nothing()
            return
        self._title.setText(title_of(field))
        said = condition_of(field)
        self._when.setText(self.tr("Only on badges: {who}").format(who=said) if said else "")
        self._when.setVisible(bool(said))
        if field.kind != self._kind:
            self._build(field)
        for key, value in field.values.items():
            self._show_value(key, value)
        self.saying.show_field(field)
        self.showing.show_field(field)
        self._whose.show()
        self.showing.show()

    def _say_nothing(self) -> None:
        self._kind = ""
        for each in (self.saying, self._whose, self.showing):
            each.hide()
        self.edits = {}
        self._title.setText(self.tr("Nothing chosen"))
        self._when.setText(self.tr("Click on the page, or choose in the list."))
        self._when.show()
        refill(self._room)

    def _build(self, field: EditField) -> None:
        self._kind = field.kind
        self.edits = {}
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(self.theme.sp(8))
        form.setLabelAlignment(Qt.AlignmentFlag.AlignVCenter)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        if self.theme.large:
            form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        for key in field.values:
            edit = self._edit(key)
            edit.setAccessibleName(key_word(key, field.kind))
            edit.installEventFilter(self)
            edit.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            edit.setMinimumWidth(self.theme.px(90))  # or a number asks for room it never needs
            label = text(self.theme, key_word(key, field.kind))
            label.setBuddy(edit)
            form.addRow(label, edit)
            self.edits[key] = edit
        made = QWidget()
        made.setLayout(form)
        items: list[Item] = [made]
        refill(self._room, *items)

    def _edit(self, key: str) -> Edit:
        if key == "color":
            return self._color_box()
        if choices := choices_of(key):
            made = QComboBox()
            for words, value in choices:
                made.addItem(words, value)
            made.activated.connect(lambda at: self.edited.emit(key, made.itemData(at)))
            return made
        number = Number(self.theme, key)
        number.valueChanged.connect(
            lambda value: self.edited.emit(key, int(value) if key in WHOLE else round(value, 2))
        )
        return number

    def _color_box(self) -> QComboBox:
        made = QComboBox(editable=True, insertPolicy=QComboBox.InsertPolicy.NoInsert)
        made.setMinimumContentsLength(10)
        for name, digits in self.colors:
            made.addItem(_swatch(digits, self.theme), color_word(name), name)
        made.activated.connect(lambda at: self.edited.emit("color", made.itemData(at)))
        line = made.lineEdit()
        assert line is not None
        line.setToolTip(self.tr("A colour of the list, or six digits such as E3B450"))

        def typed() -> None:
            words = line.text().strip()
            at = made.findText(words)
            value = made.itemData(at) if at >= 0 else words.lstrip("#")
            if value:
                self.edited.emit("color", value)

        line.editingFinished.connect(typed)
        return made

    def _show_value(self, key: str, value: float | int | str) -> None:
        edit = self.edits[key]
        edit.blockSignals(True)
        if isinstance(edit, QDoubleSpinBox):
            edit.setValue(float(value))
        elif (at := edit.findData(value)) >= 0:
            edit.setCurrentIndex(at)
        else:
            edit.setCurrentText(str(value))
        edit.blockSignals(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wheel scrolls the form; it changes no number in passing."""
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return False


def _swatch(digits: str, theme: Theme) -> QIcon:
    side = theme.px(16)
    made = QPixmap(side, side)
    made.fill(QColor(f"#{digits}") if digits else Qt.GlobalColor.transparent)
    return QIcon(made)
