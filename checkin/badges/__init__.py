"""BadgeFace in, PDF bytes out: every script, fitted, with its QR.

Only names are bound here; what draws is imported when it is first asked for, so that a window can
import this package for nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from checkin.badges.face import BadgeFace
    from checkin.badges.layout import Layout
    from checkin.badges.layout_chain import badge_file, texts_before
    from checkin.badges.layout_edit import EditField, changed, fields_of, flat, is_nameless
    from checkin.badges.layout_file import LayoutName, layout_names, load_layout
    from checkin.badges.picture import Pixels, page_dots, page_picture, page_png, page_words
    from checkin.badges.preflight import BadgeWarning, check_badge
    from checkin.badges.sheet import Rendered, Run, render_badge, render_badges

_HOMES = {
    "BadgeFace": "face",
    "BadgeWarning": "preflight",
    "EditField": "layout_edit",
    "Layout": "layout",
    "LayoutName": "layout_file",
    "Pixels": "picture",
    "Rendered": "sheet",
    "Run": "sheet",
    "badge_file": "layout_chain",
    "changed": "layout_edit",
    "check_badge": "preflight",
    "fields_of": "layout_edit",
    "flat": "layout_edit",
    "is_nameless": "layout_edit",
    "layout_names": "layout_file",
    "load_layout": "layout_file",
    "page_picture": "picture",
    "page_png": "picture",
    "page_dots": "picture",
    "page_words": "picture",
    "render_badge": "sheet",
    "render_badges": "sheet",
    "texts_before": "layout_chain",
}

__all__ = [
    "BadgeFace",
    "BadgeWarning",
    "EditField",
    "Layout",
    "LayoutName",
    "Pixels",
    "Rendered",
    "Run",
    "badge_file",
    "changed",
    "check_badge",
    "fields_of",
    "flat",
    "is_nameless",
    "layout_names",
    "load_layout",
    "page_dots",
    "page_picture",
    "page_png",
    "page_words",
    "render_badge",
    "render_badges",
    "texts_before",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
