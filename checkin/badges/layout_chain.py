"""Which files say what a layout is: its own, and before it those it starts from.

Another layout is named, never addressed: it lies beside this one or came with the program.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from checkin.badges import values
from checkin.badges.table import Layer, Source
from checkin.errors import LayoutFaulty, LayoutMissing
from checkin.paths import resources

EXTENDS = "extends"
DEEPEST = 8
_LARGEST_FILE = 1_000_000


def layers_of(path: Path, text: str | None = None) -> list[Layer]:
    """What the files say, the one that is started from first, that of `path` last.

    Raises:
        LayoutMissing: the file cannot be read.
        LayoutFaulty: it is no TOML, or starts from what is not there, from itself, or too deep.
    """
    layers: list[Layer] = []
    seen: list[Path] = []
    while True:
        layer = read(path, text)
        layers.insert(0, layer)
        seen.append(path)
        if EXTENDS not in layer.values:
            return layers
        path, text = _base(layer, seen), None


def _base(layer: Layer, seen: list[Path]) -> Path:
    base = other_layout(layer, EXTENDS)
    if base in seen:
        raise layer.fault(EXTENDS, "the layouts start from each other in a circle")
    if len(seen) == DEEPEST:
        raise layer.fault(EXTENDS, f"more than {DEEPEST} layouts start from each other")
    return base


def other_layout(layer: Layer, key: str) -> Path:
    """The file of the layout that `key` names: beside the file that says so, else the program's.

    A layout that names itself means the program's of the same name.
    """
    try:
        name = values.name(layer.values[key])
    except ValueError as error:
        raise layer.fault(key, str(error)) from error
    path = layer.source.path
    for folder in (path.parent, program_folder()):
        other = folder / f"{name}.toml"
        if other != path and other.is_file() and other.resolve().parent == folder.resolve():
            return other
    raise layer.fault(key, f"there is no layout {name!r} beside this file, nor in the program")


def read(path: Path, text: str | None = None) -> Layer:
    """What one file says by itself; `text` is read as if it stood there."""
    text = _text_of(path) if text is None else text
    return Layer(_understood(text, path), (), Source(path, text))


def texts_before(path: Path, text: str) -> list[str]:
    """The files that the one at `path` starts from, as they are written, the first one first."""
    return [_text_of(layer.source.path) for layer in layers_of(path, text)[:-1]]


def badge_file(path: Path) -> Path:
    """The file of the badge that a sheet of badges prints."""
    return other_layout(read(path), "badge")


def program_folder() -> Path:
    return resources() / "layouts"


def known_names() -> Iterator[str]:
    """What the layouts of the program are called."""
    return (path.stem for path in sorted(program_folder().glob("*.toml")))


def _text_of(path: Path) -> str:
    try:
        with path.open("rb") as file:
            text = file.read(_LARGEST_FILE + 1).decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise LayoutMissing(path=path, known=", ".join(known_names())) from error
    if len(text) > _LARGEST_FILE:
        raise LayoutFaulty(path=path, line=1, key="the file", problem="it is far too long")
    return text


def _understood(text: str, path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        line = _line_of(str(error), text)
        raise LayoutFaulty(path=path, line=line, key="the file", problem=str(error)) from error


def _line_of(message: str, text: str) -> int:
    words = message.replace(",", " ").split()
    return int(words[words.index("line") + 1]) if "line" in words else text.count("\n") + 1
