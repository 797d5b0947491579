"""Where our own data lies, also in a packaged program."""

import sys
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
