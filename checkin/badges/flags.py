"""The flags of countries, as the organiser has them: pictures `flags/kz.png` beside the layout.

The program ships none: flags are drawn by many hands under many terms, and a ministry has its own.
"""

import re
from pathlib import Path

FLAGS = "flags"
_NAME = re.compile(r"([a-z]{2})\.(?:png|jpe?g|webp)", re.IGNORECASE)
_LARGEST = 200_000  # bytes; a flag on a badge is as large as a stamp


def read_flags(folder: Path) -> dict[str, bytes]:
    """ISO code to picture; links that lead elsewhere, and what is too large, are left alone."""
    found: dict[str, bytes] = {}
    if not folder.is_dir() or folder.resolve().parent != folder.parent.resolve():
        return found
    for path in sorted(folder.iterdir()):
        named = _NAME.fullmatch(path.name)
        if named and _is_ours(path, folder):
            found[named[1].upper()] = path.read_bytes()
    return found


def _is_ours(path: Path, folder: Path) -> bool:
    inside = path.is_file() and path.resolve().parent == folder.resolve()
    return inside and path.stat().st_size <= _LARGEST
