"""Copies of the forum's file, made while it is in use."""

from datetime import datetime
from pathlib import Path
from shutil import copyfile

from checkin.desk.core import Core
from checkin.errors import BackupFailed, DeskError, DiskFull
from checkin.paths import written_whole
from checkin.rules.clock import local
from checkin.store import database

KEPT = 20  # newest backups; older ones make room


def make_backup(core: Core) -> Path:
    """Copy the forum's file into `backups/`.

    Raises:
        BackupFailed: with the reason; the forum itself is untouched.
    """
    moment = local(core.now(), core.zone)
    try:
        folder = core.subfolder("backups")
        target = folder / f"desk-{moment:%Y-%m-%d-%H%M%S}.sqlite"
        database.copy(core.path, target)
        for old in sorted(folder.glob("desk-*.sqlite"))[:-KEPT]:
            old.unlink()
    except DiskFull as error:
        raise BackupFailed(path=core.folder / "backups", reason="the disk is full") from error
    except OSError as error:
        raise BackupFailed(path=core.folder / "backups", reason=error.strerror or error) from error
    except DeskError as error:
        raise BackupFailed(path=core.folder / "backups", reason=str(error).rstrip(".")) from error
    return target


def copy_beside(backup: Path, folder: Path) -> Path:
    """Put a copy of a backup into another folder, whole or not at all.

    Raises:
        BackupFailed
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with written_whole(folder / backup.name) as part:
            copyfile(backup, part)
    except OSError as error:
        raise BackupFailed(path=folder, reason=error.strerror or error) from error
    return folder / backup.name


def last_backup(core: Core) -> datetime | None:
    """When the newest backup was made, local time."""
    newest = max((core.folder / "backups").glob("desk-*.sqlite"), default=None)
    if newest is None:
        return None
    return datetime.fromtimestamp(newest.stat().st_mtime, core.zone)
