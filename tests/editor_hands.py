"""Hands that work the layout editor: open it, choose, drag, and read what it says."""

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel

from ui.badges.editor.dialog import EditorDialog
from ui.badges.editor.state import prepare
from ui.style.tokens import theme_named

NO, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton
PHOTO = "photo"


def open_editor(qtbot, desk, tasks, name="a6", theme=None):
    editor = EditorDialog(desk, tasks, theme or theme_named("light"), prepare(desk, name))
    qtbot.addWidget(editor)
    editor.show()
    qtbot.waitUntil(lambda: not editor.canvas.picture.isNull(), timeout=10_000)
    return editor


def choose(editor, kind):
    field = next(each for each in editor.state.draft.fields if each.kind == kind)
    editor.state.choose(field.place)
    return field.box_mm


def box(editor):
    return editor.state.field.box_mm


def point(editor, x_mm, y_mm):
    return editor.canvas.px_box((x_mm, y_mm, 0, 0)).topLeft().toPoint()


def drag(qtbot, editor, start, end, keys=NO):
    canvas = editor.canvas
    qtbot.mousePress(canvas, LEFT, keys, start)
    for part in (0.3, 0.6, 1.0):
        at = start + (end - start) * part
        qtbot.mouseMove(canvas, at)
        send_move(canvas, at, keys)
    qtbot.mouseRelease(canvas, LEFT, keys, end)


def send_move(canvas, at, keys):
    there = QPointF(at)
    kind = QEvent.Type.MouseMove
    event = QMouseEvent(kind, there, canvas.mapToGlobal(there), LEFT, LEFT, keys)
    QApplication.sendEvent(canvas, event)


def shown_words(editor):
    bar = editor.questions.bar
    return " ".join(each.text() for each in bar.findChildren(QLabel)) if bar else ""
