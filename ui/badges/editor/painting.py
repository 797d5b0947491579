"""How the page, its boxes, handles and guides are painted. Paper is white in both themes, so
what lies on it has the colours of the light one."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ui.style.tokens import LIGHT

if TYPE_CHECKING:
    from ui.badges.editor.canvas import Canvas

HANDLE_PX = 8
GRID_MM = 5
FLAT_PX = 2  # a box as thin as that is a line and has two handles


def handles(box: QRectF) -> list[tuple[str, QRectF]]:
    """The squares one pulls at, and the sides each moves; corners first."""
    middle, xs, ys = box.center(), {"l": box.left(), "r": box.right()}, {}
    ys = {"t": box.top(), "b": box.bottom()}
    across = [(x, at, middle.y()) for x, at in xs.items()]
    along = [(y, middle.x(), at) for y, at in ys.items()]
    corners = [(x + y, left, top) for x, left in xs.items() for y, top in ys.items()]
    if box.height() < FLAT_PX:
        wanted = across
    elif box.width() < FLAT_PX:
        wanted = along
    else:
        wanted = corners + across + along
    half = HANDLE_PX / 2
    return [(name, QRectF(x - half, y - half, HANDLE_PX, HANDLE_PX)) for name, x, y in wanted]


def paint_page(p: QPainter, canvas: "Canvas") -> None:
    """Everything on the canvas."""
    page = canvas.px_box()
    p.fillRect(page, QColor(LIGHT.surface))
    if not canvas.picture.isNull():
        p.drawPixmap(page, canvas.picture, QRectF(canvas.picture.rect()))
    p.setPen(QPen(QColor(canvas.theme.colors.edge), 1))
    p.drawRect(page.adjusted(-0.5, -0.5, 0.5, 0.5))
    if canvas.is_dragging:
        _grid(p, canvas, page)
    _outlines(p, canvas)
    _guides(p, canvas, page)
    for field in canvas.fields:
        if field.place in canvas.places and field.place != canvas.place:
            p.setPen(QPen(QColor(LIGHT.focus), 2))
            p.drawRect(canvas.px_box(canvas.box_of(field)))
    box = canvas.chosen_box()
    if box is not None:
        _chosen(p, canvas, canvas.px_box(box))


def _grid(p: QPainter, canvas: "Canvas", page: QRectF) -> None:
    color = QColor(LIGHT.edge)
    color.setAlpha(60)
    p.setPen(QPen(color, 1))
    step = GRID_MM * canvas.scale
    for nth in range(1, int(page.width() / step) + 1):
        x = page.left() + nth * step
        p.drawLine(QLineF(x, page.top(), x, page.bottom()))
    for nth in range(1, int(page.height() / step) + 1):
        y = page.top() + nth * step
        p.drawLine(QLineF(page.left(), y, page.right(), y))


def _outlines(p: QPainter, canvas: "Canvas") -> None:
    """Every box thinly; those that only some badges have, thinner still."""
    always, sometimes = QColor(LIGHT.edge), QColor(LIGHT.edge)
    sometimes.setAlpha(110)
    for field in canvas.fields:
        if not field.is_part and field.place != canvas.place[:2]:
            is_rare = bool(field.roles or field.has or field.kind == "photo")
            style = Qt.PenStyle.DotLine if is_rare else Qt.PenStyle.DashLine
            p.setPen(QPen(sometimes if is_rare else always, 1, style))
            p.drawRect(canvas.px_box(field.box_mm))


def _guides(p: QPainter, canvas: "Canvas", page: QRectF) -> None:
    p.setPen(QPen(QColor(LIGHT.verdict["unknown"].fill), 1))
    for axis, at in canvas.guides:
        if axis == "x":
            x = page.left() + at * canvas.scale
            p.drawLine(QLineF(x, 0, x, canvas.height()))
        else:
            y = page.top() + at * canvas.scale
            p.drawLine(QLineF(0, y, canvas.width(), y))


def _chosen(p: QPainter, canvas: "Canvas", box: QRectF) -> None:
    color = QColor(LIGHT.tint["bad"].on if canvas.is_faulty else LIGHT.focus)
    p.setBrush(Qt.BrushStyle.NoBrush)
    p.setPen(QPen(QColor(LIGHT.surface), 4))  # the box is seen on the dark head as well
    p.drawRect(box)
    p.setPen(QPen(color, 2))
    p.drawRect(box)
    is_filled = canvas.hasFocus()
    for _, handle in handles(box):
        p.setPen(QPen(color, 2))
        p.setBrush(color if is_filled else QColor(LIGHT.surface))
        p.drawRect(handle)
    p.setBrush(Qt.BrushStyle.NoBrush)
