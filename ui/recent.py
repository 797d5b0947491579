"""What this user left: the forums opened last, which the welcome offers, and the window's size."""

import json
import logging
from pathlib import Path

from checkin.paths import own_settings

KEPT = 5
log = logging.getLogger(__name__)


def forums() -> list[Path]:
    """Folders of forums that are still there, the newest first."""
    try:
        said = json.loads(_file().read_text("utf-8"))
    except FileNotFoundError:
        return []
    except (OSError, ValueError) as error:
        log.warning("the list of recent forums is not read: %s", error)
        return []
    found = [Path(each) for each in said if isinstance(each, str)]
    return [path for path in found if (path / "desk.sqlite").is_file()][:KEPT]


def remember(folder: Path) -> None:
    """Put `folder` first."""
    kept = [folder.resolve(), *(path for path in forums() if path.resolve() != folder.resolve())]
    try:
        _file().parent.mkdir(parents=True, exist_ok=True)
        _file().write_text(json.dumps([str(path) for path in kept[:KEPT]]), "utf-8")
    except OSError as error:
        log.warning("the list of recent forums is not kept: %s", error)


def window_size() -> tuple[int, int, bool]:
    """Width, height, and whether it filled the screen, when it was closed last; (0, 0, False)."""
    try:
        said = json.loads(_window_file().read_text("utf-8"))
        return int(said["width"]), int(said["height"]), bool(said["full"])
    except (OSError, ValueError, KeyError, TypeError):
        return 0, 0, False


def remember_window(width: int, height: int, full: bool) -> None:
    """Open the next window so."""
    try:
        _window_file().parent.mkdir(parents=True, exist_ok=True)
        said = {"width": width, "height": height, "full": full}
        _window_file().write_text(json.dumps(said), "utf-8")
    except OSError as error:
        log.warning("the size of the window is not kept: %s", error)


def _window_file() -> Path:
    return own_settings() / "window.json"


def _file() -> Path:
    return own_settings() / "recent.json"
