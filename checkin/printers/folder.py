"""A folder that stands in for a printer: for trials, and for a print shop that watches it."""

import os
import re
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from checkin.errors import PrinterNotReady
from checkin.printers.base import Fate, Media, Printer, Sent, Stage

LONGEST = 100  # characters of a file name; file systems allow 255 bytes
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\ud800-\udfff]+')


class FolderPrinter(Printer):
    """Keeps every page as a PDF file of its own; one that is there is never overwritten."""

    suffix = ".pdf"

    def send(self, pdf: bytes, title: str, media: Media) -> Sent:
        return self.keep(pdf, title)

    def keep(self, content: bytes, title: str) -> Sent:
        """Write a file that is whole or not there.

        Raises:
            PrinterNotReady
        """
        part = Path(self.address, f".{file_name(title)}.part")
        try:
            with part.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            target = _free_name(Path(self.address), file_name(title), self.suffix)
            part.replace(target)
        except OSError as error:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            reason = error.strerror or str(error)
            raise PrinterNotReady(printer=self.address, reason=reason) from error
        return Sent(target.name)

    def fate(self, sent: Sent) -> Fate:
        is_there = bool(sent.name) and Path(self.address, sent.name).is_file()
        return Fate(Stage.DONE if is_there else Stage.UNKNOWN)

    def find(self, title: str, since: datetime) -> Sent | None:
        begun = since.replace(tzinfo=UTC).timestamp() - 2  # some file systems count in two seconds
        name = file_name(title)
        try:
            found = [
                each.name
                for each in Path(self.address).glob(f"*{self.suffix}")
                if each.stem.partition(" (")[0] == name.partition(" (")[0]
                and each.stat().st_mtime >= begun
            ]
        except OSError as error:
            reason = error.strerror or str(error)
            raise PrinterNotReady(printer=self.address, reason=reason) from error
        return Sent(max(found)) if found else None


def file_name(title: str) -> str:
    """`title` as a name every file system takes, never a path and never empty."""
    plain = _NOT_IN_NAMES.sub(" ", title).strip(" .")[:LONGEST].strip(" .")
    return plain or "badge"


def _free_name(folder: Path, name: str, suffix: str) -> Path:
    target, number = folder / f"{name}{suffix}", 1
    while target.exists():
        number += 1
        target = folder / f"{name} ({number}){suffix}"
    return target
