"""Photos of people, from a folder or one by one, into the forum's own folder of photos."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from checkin.desk.core import Core
from checkin.errors import DeskError
from checkin.paths import written_whole
from checkin.rules import delegates
from checkin.store.journal import connection

FOLDER = "photos"
ENDINGS = (".jpg", ".jpeg", ".png", ".webp")
NOBODY, SEVERAL, TWICE = "nobody", "several", "twice"
MOST_BYTES = 40_000_001
Told = Callable[[int, int], object]  # done, of; False stops


class PhotoNotTaken(DeskError):
    code = "photo-not-taken"
    text = "{file} was not taken: {reason}. The photo that was there before is kept."


@dataclass(frozen=True)
class PhotoLeft:
    """A file that was not taken, and why: a word above, or a sentence."""

    file: str
    reason: str


@dataclass(frozen=True)
class PhotosTaken:
    """What came of a folder of photos."""

    taken: int
    left: tuple[PhotoLeft, ...]
    stopped: bool = False


class Photos:
    """The photo of one person: put in from anywhere, taken away, put back."""

    def __init__(self, core: Core) -> None:
        self._core = core

    @property
    def folder(self) -> Path:
        """Where they lie."""
        return self._core.folder / FOLDER

    def take(self, uid: str, path: Path) -> str:
        """Make the picture in `path` the person's photo; the photo they had before, "" for none.

        Raises:
            DelegateUnknown, PhotoNotTaken
        """
        before = delegates.get(uid).photo
        take(self._core, uid, path)
        return before

    def take_content(self, uid: str, content: bytes, name: str) -> str:
        """The same with a picture that is no file: pasted, or of a camera. `name` names it.

        Raises:
            DelegateUnknown, PhotoNotTaken
        """
        before = delegates.get(uid).photo
        _keep(self._core, uid, content, name)
        return before

    def put(self, uid: str, name: str) -> str:
        """Show this photo, which was taken in before; "" shows none. What was there before.

        Raises:
            DelegateUnknown
        """
        before = delegates.get(uid).photo
        with self._core.writing() as act:
            delegates.correct(uid, {"photo": name}, act)
        return before


def take(core: Core, uid: str, path: Path) -> str:
    """Make the picture in `path` the person's photo; the name of the file kept.

    Raises:
        DelegateUnknown, PhotoNotTaken
    """
    delegates.get(uid)
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES)
    except OSError as error:
        raise PhotoNotTaken(file=path.name, reason=error.strerror or error) from error
    return _keep(core, uid, content, path.name)


def _keep(core: Core, uid: str, content: bytes, said: str) -> str:
    from checkin.badges.portrait import PhotoRefused, portrait

    try:
        made = portrait(content)
    except PhotoRefused as refused:
        raise PhotoNotTaken(file=said, reason=refused) from refused
    name = f"{uid}-{hashlib.sha256(made).hexdigest()[:8]}.jpg"  # a new picture is a new file
    try:
        with written_whole(core.subfolder(FOLDER) / name) as part:
            part.write_bytes(made)
    except OSError as error:
        raise PhotoNotTaken(file=said, reason=error.strerror or error) from error
    with core.writing() as act:
        delegates.correct(uid, {"photo": name}, act)
    return name


def take_all(core: Core, folder: Path, told: Told | None = None) -> PhotosTaken:
    """Give everybody the photo named by their id, e-mail, ticket or photo column.

    Raises:
        PhotoNotTaken: the folder cannot be read.
    """
    try:
        files = sorted(p for p in folder.iterdir() if p.suffix.lower() in ENDINGS and p.is_file())
    except OSError as error:
        raise PhotoNotTaken(file=folder.name, reason=error.strerror or error) from error
    whose = _whose()
    seen: set[str] = set()
    left: list[PhotoLeft] = []
    for nth, path in enumerate(files):
        if told and told(nth, len(files)) is False:
            return PhotosTaken(len(seen), tuple(left), stopped=True)
        uids = whose.get(_key(path.stem), set()) | whose.get(_key(path.name), set())
        uid = next(iter(uids), "")
        if len(uids) != 1 or uid in seen:
            reason = NOBODY if not uids else SEVERAL if len(uids) > 1 else TWICE
            left.append(PhotoLeft(path.name, reason))
            continue
        try:
            take(core, uid, path)
            seen.add(uid)
        except PhotoNotTaken as error:
            left.append(PhotoLeft(path.name, str(error.details["reason"])))
    return PhotosTaken(len(seen), tuple(left))


def _whose() -> dict[str, set[str]]:
    """Everything a photo may be named by, and the people it means."""
    found: dict[str, set[str]] = defaultdict(set)
    for uid, words in _names():
        if words:
            found[_key(words)].add(uid)
    return found


def _names() -> Iterator[tuple[str, str]]:
    for uid, email, photo in connection().execute("SELECT uid, email, photo FROM delegate"):
        yield from ((uid, uid), (uid, email), (uid, photo), (uid, Path(photo).stem))
    yield from connection().execute("SELECT delegate, text FROM ticket")


def _key(words: str) -> str:
    return words.strip().casefold()
