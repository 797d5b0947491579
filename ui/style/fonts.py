"""Bundled fonts and real weights (a variable font's bold must be asked for by its axis)."""

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

FAMILY = "Noto Sans"
_STATIC = ((0x0530, 0x058F), (0x0780, 0x07BF), (0x0D80, 0x0DFF), (0x0F00, 0x0FFF), (0x10A0, 0x10FF))
_WEIGHT_AXIS = QFont.Tag("wght")


def register(folder: Path) -> None:
    """Add every .ttf to Qt's fallback chain; a bare machine shows boxes without them."""
    for path in sorted(folder.glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))


def font(px: int, weight: int = 400, words: str = "") -> QFont:
    """A font of `px` pixels; `weight` 400, 600 or 700. `words` tells which files will draw it."""
    made = QFont(FAMILY)
    made.setPixelSize(px)
    if weight > 400 and any(
        low <= ord(letter) <= high for letter in words for low, high in _STATIC
    ):
        made.setBold(True)  # these scripts come as two static files, not as an axis
    elif weight > 400:
        # The axis gives a variable font its true weight. Style weight stays at 600: Qt smears a
        # synthetic bold over the file from 700 on, and 600 still finds the real cut of static ones.
        made.setVariableAxis(_WEIGHT_AXIS, weight)
        made.setWeight(QFont.Weight.DemiBold)
    return made
