"""What stood in a field before a scanner typed into it, and how to put it back."""

from collections.abc import Callable

from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

Restore = Callable[[], None]


def remember(widget: QWidget) -> Restore:
    """Look at `widget` now; calling the result makes it so again, also what was marked in it."""
    restore = _memory_of(widget)

    def again() -> None:
        if isValid(widget):
            restore()

    return again


def _memory_of(widget: QWidget) -> Restore:
    line = _line_of(widget)
    if line is not None:
        return _of_line(line)
    if isinstance(widget, QTextEdit | QPlainTextEdit):
        return _of_text(widget)
    if isinstance(widget, QComboBox):
        return _of_choice(widget)
    if isinstance(widget, QAbstractItemView):
        return _of_view(widget)
    return lambda: None


def _line_of(widget: QWidget) -> QLineEdit | None:
    if isinstance(widget, QLineEdit):
        return widget
    if isinstance(widget, QComboBox | QAbstractSpinBox):
        return widget.findChild(QLineEdit)
    return None


def _of_line(line: QLineEdit) -> Restore:
    text, cursor = line.text(), line.cursorPosition()
    start, length = line.selectionStart(), len(line.selectedText())

    def restore() -> None:
        if line.text() != text:
            line.setText(text)
        line.setCursorPosition(cursor)
        if length and cursor == start:
            line.setSelection(start + length, -length)
        elif length:
            line.setSelection(start, length)

    return restore


def _of_text(field: QTextEdit | QPlainTextEdit) -> Restore:
    before = field.textCursor()
    anchor, position = before.anchor(), before.position()
    text, marked = field.toPlainText(), before.selection()

    def restore() -> None:
        cursor = field.textCursor()
        if field.toPlainText() != text:
            end = cursor.position()
            cursor.setPosition(min(anchor, position))
            cursor.setPosition(end, cursor.MoveMode.KeepAnchor)
            cursor.insertFragment(marked)
        cursor.setPosition(anchor)
        cursor.setPosition(position, cursor.MoveMode.KeepAnchor)
        field.setTextCursor(cursor)

    return restore


def _of_choice(choice: QComboBox) -> Restore:
    chosen = choice.currentIndex()
    return lambda: choice.setCurrentIndex(chosen)


def _of_view(view: QAbstractItemView) -> Restore:
    """A table jumps to the line that begins with what is typed."""
    line = QPersistentModelIndex(view.currentIndex())

    def restore() -> None:
        if line.isValid():
            view.setCurrentIndex(line.model().index(line.row(), line.column(), line.parent()))
        else:
            view.clearSelection()

    return restore
