"""Lucide icons, tinted from the theme."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from checkin.paths import own_cache, resources

FOLDER = resources() / "icons"


@cache
def _svg(name: str, color: str) -> bytes:
    text = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    return text.replace("currentColor", color).encode()


@cache
def file(name: str, color: str) -> str:
    """Path of a tinted copy, for the places where only a style sheet can set a picture."""
    folder = own_cache() / "icons"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}-{color.lstrip('#')}.svg"
    path.write_bytes(_svg(name, color))
    return path.as_posix()


def paint(painter: QPainter, name: str, color: str, box: QRectF) -> None:
    """Draw an icon into `box`."""
    _drawing(name, color).render(painter, box)


@cache
def _drawing(name: str, color: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_svg(name, color)))


@cache
def pixmap(name: str, color: str, px: int) -> QPixmap:
    """A square picture of `px` pixels."""
    made = QPixmap(QSize(px, px))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    paint(painter, name, color, QRectF(0, 0, px, px))
    painter.end()
    return made


def icon(name: str, color: str, px: int = 20) -> QIcon:
    """The same as an icon for buttons; drawn at twice the size for sharp screens."""
    return QIcon(pixmap(name, color, px * 2))
