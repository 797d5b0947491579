"""Bundled fonts and real weights (a variable font's bold must be asked for by its axis)."""

import re
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

FAMILY = "Noto Sans"
_STATIC = re.compile("[\u0530-\u058f\u0780-\u07bf\u0d80-\u0dff\u0f00-\u0fff\u10a0-\u10ff]")
_WEIGHT_AXIS = QFont.Tag("wght")


def register(folder: Path) -> None:
    """Add every .ttf to Qt's fallback chain; a bare machine shows boxes without them."""
    for path in sorted(folder.glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))


def font(px: int, weight: int = 400, words: str = "") -> QFont:
    """A font of `px` pixels; `weight` 400, 600 or 700. `words` tells which files will draw it."""
    made = QFont(FAMILY)
    made.setPixelSize(px)
    if weight > 400 and _STATIC.search(words):
        made.setBold(True)  # these scripts come as two static files, not as an axis
    elif weight > 400:
        # The axis gives a variable font its true weight. Style weight stays at 600: Qt smears a
        # synthetic bold over the file from 700 on, and 600 still finds the real cut of static ones.
        made.setVariableAxis(_WEIGHT_AXIS, weight)
        made.setWeight(QFont.Weight.DemiBold)
    return made
