"""Where our own data lies, also in a packaged program; and how a file gets there whole."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import platformdirs


def resources() -> Path:
    """The folder of fonts, layouts, icons, sounds, translations, scripts and the demo."""
    packed = getattr(sys, "_MEIPASS", None)  # set by PyInstaller
    return Path(packed) / "resources" if packed else Path(__file__).parents[1] / "resources"


def forums() -> Path:
    """Where new forums are put unless the operator names another place."""
    return Path(platformdirs.user_documents_path()) / "Ashar"


def own_cache() -> Path:
    """A folder for what can be made again at any time."""
    return Path(platformdirs.user_cache_path("ashar", appauthor=False))


def own_settings() -> Path:
    """The folder for what belongs to this user of this computer, not to one forum."""
    return Path(platformdirs.user_config_path("ashar", appauthor=False))


@contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """A place beside `path` to write to; the file takes its name when the block ends well.

    So a file of that name is always whole, also when the power goes, and the old one stays until
    then. Nothing is left behind where the block fails.

    Raises:
        OSError: `path` is a folder or a device, or the disk does not take the file.
    """
    if path.exists() and not path.is_file():
        raise OSError(None, "a folder or a device has that name")
    part = path.with_name(f".{path.name}.part")
    try:
        yield part
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise
