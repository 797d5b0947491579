"""Fusion's palette and the one style sheet of a window, both made from the tokens."""

import re
from functools import cache
from operator import attrgetter
from pathlib import Path

from PySide6.QtGui import QColor, QPalette

from ui.style import icons
from ui.style.tokens import Colors, Theme

_TEMPLATE = Path(__file__).with_name("window.qss")
_ICON = re.compile(r"@icon\(([\w-]+),([\w.]+)\)")
_SIZE = re.compile(r"@(px|sp)\((\d+)\)")
_COLOR = re.compile(r"@([a-z_]+(?:\.[a-z_]+)*)")


def palette(theme: Theme) -> QPalette:
    """What Fusion itself paints with."""
    c, made, role = theme.colors, QPalette(), QPalette.ColorRole
    for slot, color in (
        (role.Window, c.bg), (role.WindowText, c.text), (role.Base, c.surface), (role.Text, c.text),
        (role.AlternateBase, c.sunken), (role.Button, c.surface), (role.ButtonText, c.text),
        (role.Highlight, c.accent.fill), (role.HighlightedText, c.accent.on),
        (role.PlaceholderText, c.muted), (role.ToolTipBase, c.text), (role.ToolTipText, c.surface),
        (role.Link, c.accent.fill), (role.Accent, c.accent.fill),
    ):  # fmt: skip
        made.setColor(slot, QColor(color))
    for slot in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, slot, QColor(c.edge))
    return made


def sheet(theme: Theme) -> str:
    """The style sheet of a window in `theme`."""
    c = theme.colors
    filled = _ICON.sub(lambda m: icons.file(m[1], _color(c, m[2])), _template())
    filled = _SIZE.sub(lambda m: str(getattr(theme, m[1])(int(m[2]))), filled)
    return _COLOR.sub(lambda m: _color(c, m[1]), filled)


def _color(colors: Colors, name: str) -> str:
    """The colour of a token such as `bg`, `accent.on` or `tint.warn.fill`."""
    first, _, rest = name.partition(".")
    found = getattr(colors, first)
    if isinstance(found, dict):
        key, _, rest = rest.partition(".")
        found = found[key]
    return str(attrgetter(rest)(found) if rest else found)


@cache
def _template() -> str:
    return _TEMPLATE.read_text("utf-8")
