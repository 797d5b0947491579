"""Scenes of badges: the editor at work, who has which layout, a batch, findings."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QMenu, QWidget


def _editor(s: Any) -> QWidget:
    s.window.show_page("badges")
    s.rest()
    page = s.window.pages["badges"]
    s.until(lambda: not page.preview.is_empty)
    page.edit_layout()
    s.until(lambda: page.editing.editor is not None)
    s.linger()
    return page.editing.editor


def _columns(s: Any) -> QWidget:
    """The menu of what can be put on, open at the columns of the list."""
    editor = _editor(s)
    menu = next(m for m in editor.adding.findChildren(QMenu) if m.title() == "Column of the list")
    editor.adding.popup(editor.mapToGlobal(editor.rect().center()))
    menu.actions()[0].trigger()
    s.linger()
    editor.adding.hide()
    return editor


BADGES: dict[str, Callable[[Any], QWidget]] = {
    "layout-column": _columns,
}
