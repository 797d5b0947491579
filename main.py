"""Open the desk's window; with a command, carry it out without Qt."""

import os
import sys
from pathlib import Path


def main(arguments: list[str]) -> int:
    """Introduce the windows and the desk to each other; the exit status."""
    from checkin import commands

    if arguments and (arguments[0] in commands.COMMANDS or arguments[0].startswith("-")):
        return commands.run(arguments, _kiosk)
    if len(arguments) > 1 or (arguments and not _may_be_a_folder(arguments[0])):
        print(f"There is no command {arguments[0]}. See main.py --help.", file=sys.stderr)
        return 2
    if not _has_display():
        return _no_window()
    from ui.app import run

    return run(Path(arguments[0]) if arguments else None)


def _kiosk(forum: Path) -> int:
    """The one command that needs a window."""
    if not _has_display():
        return _no_window()
    from ui.app import run_kiosk

    return run_kiosk(forum)


def _no_window() -> int:
    print(
        "There is no display here, so no window can be opened. "
        "Try: main.py rehearse FORUM, or main.py --help.",
        file=sys.stderr,
    )
    return 1


def _may_be_a_folder(word: str) -> bool:
    """Whether somebody may mean a forum by this: the window says it if there is none."""
    path = Path(word)
    return path.name != word or bool(path.suffix) or path.exists()


def _has_display() -> bool:
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
