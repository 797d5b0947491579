"""Scenes of badges: the editor at work, who has which layout, a batch, findings."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QMenu, QWidget

from checkin.desk import LayoutRule


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


def _whose(s: Any) -> QWidget:
    """Rules, one of them of a deleted layout, and a choice of the desk's own."""
    gone = s.desk.layouts.save_as(s.desk.layouts.open("a6"), "Press 2026").name
    s.desk.layout_rules.choose(
        [
            LayoutRule("cr80", ("speaker",), ("KZ", "GE")),
            LayoutRule(gone, ("press",)),
            LayoutRule("4x6in", (), ("CN",)),
        ]
    )
    s.desk.layouts.delete(gone)
    s.desk.paper.choosing.send_to("role:guest", [], "table-card")
    s.window.show_page("badges")
    page = s.window.pages["badges"]
    s.until(lambda: not page.preview.is_empty)
    dialog = page.choose_whose()
    dialog.add()
    s.until(lambda: bool(dialog.others.text()))
    return dialog


BADGES: dict[str, Callable[[Any], QWidget]] = {
    "layout-column": _columns,
    "badges-whose": _whose,
}
