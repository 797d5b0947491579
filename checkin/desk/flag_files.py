"""Pictures of flags, taken from a folder of the organiser's to where layouts look for them."""

from pathlib import Path

from checkin.desk.core import Core
from checkin.desk.layouts import FOLDER
from checkin.errors import DeskError
from checkin.paths import written_whole


class FlagsNotTaken(DeskError):
    code = "layout-flags-not-taken"
    text = (
        "No flags were taken from {folder}: {reason}. The layout is as it was; choose a folder in "
        "which every flag is a picture named by the two letters of its country, such as kz.png."
    )


def are_there(core: Core) -> bool:
    """Whether layouts of this forum find any flag."""
    from checkin.badges.flags import FLAGS, read_flags

    return bool(read_flags(core.folder / FOLDER / FLAGS))


def take(core: Core, folder: Path) -> int:
    """Copy every flag that can be drawn; how many.

    Raises:
        FlagsNotTaken: there is none, or they cannot be read or written.
    """
    from checkin.badges.flags import FLAGS, read_flags
    from checkin.badges.photo import encode

    try:
        flags = {code: content for code, content in read_flags(folder).items() if encode(content)}
        if not flags:
            raise FlagsNotTaken(folder=folder, reason="there is no picture of a flag in it")
        home = core.subfolder(FOLDER) / FLAGS
        home.mkdir(exist_ok=True)
        for code, content in flags.items():
            with written_whole(home / f"{code.lower()}{_ending(content)}") as part:
                part.write_bytes(content)
    except OSError as error:
        raise FlagsNotTaken(folder=folder, reason=error.strerror or error) from error
    return len(flags)


def _ending(content: bytes) -> str:
    """By what the picture is, whatever its file was called."""
    if content.startswith(b"\x89PNG"):
        return ".png"
    return ".jpg" if content.startswith(b"\xff\xd8") else ".webp"
