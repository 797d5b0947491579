"""Pictures of the report as SVG inside the page: columns, lying bars. Sizes are in pixels."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import ceil

WIDTH = 940
INK, MUTED, LINE, ACCENT, PALE = "#1A2228", "#545E66", "#DDDAD2", "#0E5A6E", "#DCEBEF"


@dataclass(frozen=True)
class Columns:
    """Standing columns from left to right. `labels` are as many as `values`, "" for none."""

    title: str  # what a reader who cannot see the picture is told
    values: Sequence[int]
    labels: Sequence[str]
    unit: str  # of the labels
    thing: str  # of the values


@dataclass(frozen=True)
class Bar:
    """A lying bar: how many are here, of how many expected."""

    label: str
    here: int
    expected: int


def columns(what: Columns, height: int = 240) -> str:
    """Columns over a line, the largest with its number."""
    top, bottom, left, right = 28, 40, 44, 24
    most = max([*what.values, 1])
    step = (WIDTH - left - right) / max(1, len(what.values))
    scale = (height - top - bottom) / most
    floor = height - bottom
    parts = [_rule(left, floor - mark * scale, mark) for mark in _marks(most)]
    for place, (value, label) in enumerate(zip(what.values, what.labels, strict=True)):
        x, tall = left + place * step, value * scale
        if value:
            parts.append(
                f'<rect x="{x + step * 0.1:.1f}" y="{floor - tall:.1f}" width="{step * 0.8:.1f}"'
                f' height="{tall:.1f}" rx="2" fill="{ACCENT}"/>'
            )
        if label:
            parts.append(_text(x + step / 2, floor + 18, label, "middle", MUTED))
        if value == most and value not in what.values[:place]:
            parts.append(_text(x + step / 2, floor - tall - 7, f"{value:,}", "middle", INK, 600))
    parts.append(_text(WIDTH, height - 2, what.unit, "end", MUTED))
    parts.append(_text(left, 12, what.thing, "start", MUTED))
    return _picture(what.title, height, parts)


def bars(title: str, lines: Sequence[Bar]) -> str:
    """One bar a line: filled is here, outlined is expected."""
    row, left, right = 26, 210, 84
    most = max([line.expected for line in lines] + [1])
    scale = (WIDTH - left - right) / most
    parts = []
    for place, line in enumerate(lines):
        y = place * row + 4
        parts.append(_text(left - 12, y + 13, line.label, "end", INK))
        parts.append(
            f'<rect x="{left}" y="{y}" width="{max(2, line.expected * scale):.1f}" height="18"'
            f' rx="3" fill="{PALE}" stroke="{ACCENT}" stroke-opacity=".35"/>'
            f'<rect x="{left}" y="{y}" width="{line.here * scale:.1f}" height="18"'
            f' rx="3" fill="{ACCENT}"/>'
        )
        said = f"{line.here} of {line.expected}"
        parts.append(_text(left + line.expected * scale + 10, y + 13, said, "start", MUTED))
    return _picture(title, len(lines) * row + 8, parts)


def _picture(title: str, height: int, parts: Sequence[str]) -> str:
    return (
        f'<svg viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{escape(title)}">'
        + "".join(parts)
        + "</svg>"
    )


def _rule(left: int, y: float, mark: int) -> str:
    line = f'<line x1="{left}" x2="{WIDTH}" y1="{y:.1f}" y2="{y:.1f}" stroke="{LINE}"/>'
    return line + _text(left - 8, y + 4, f"{mark:,}", "end", MUTED)


def _marks(most: int) -> list[int]:
    """Round numbers from nothing to the largest, five at most."""
    rough = most / 4
    power = 10 ** (len(str(ceil(rough))) - 1)
    step = max(1, next(power * n for n in (1, 2, 5, 10) if power * n >= rough))
    return list(range(0, most + 1, step))


def _text(x: float, y: float, said: str, anchor: str, color: str, weight: int = 400) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{color}"'
        f' font-weight="{weight}">{escape(said)}</text>'
    )
