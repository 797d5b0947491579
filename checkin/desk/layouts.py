"""The counter for badge designs: those of the program, and the forum's own, which one may edit."""

import os
import re
import tomllib
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from checkin.badges.layout_edit import Change, EditField
from checkin.desk.core import Core
from checkin.desk.faces import make_face
from checkin.errors import DeskError, LayoutFaulty
from checkin.paths import resources, written_whole
from checkin.rules import issuing

if TYPE_CHECKING:
    from checkin.badges import Layout

FOLDER, GONE = "layouts", "deleted"
SAMPLE_CODE, SAMPLE_SERIAL = "ASHAR SAMPLE 0000 0000 0000", "000 000 000"  # opens no door
LONGEST_NAME = 60
NAMELESS = "id: it is missing in the layout that this one starts from, so nothing can change it"
_NAMES_OF_WINDOWS = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


class LayoutNameTaken(DeskError):
    code = "layout-name-taken"
    text = "There is a layout called {title} already. Nothing was written; choose another name."


class LayoutNotKept(DeskError):
    code = "layout-not-kept"
    text = (
        "The layout could not be written to {path}: {reason}. What was there before is as it was, "
        "and the changes are still on the screen; save them under another name."
    )


class LayoutNotOwn(DeskError):
    code = "layout-not-own"
    text = (
        "The layout {title} came with the program and is never changed. "
        "Save the changes under a name of your own."
    )


@dataclass(frozen=True)
class LayoutLine:
    """A badge design one may choose."""

    name: str
    title: str
    width_mm: float
    height_mm: float
    is_own: bool = False
    problem: str = ""  # why it cannot be used; then the size is that of the plain badge
    per_page: int = 1
    is_folded: bool = False
    columns: int = 1  # of a sheet with several


@dataclass(frozen=True)
class LayoutDraft:
    """A design while it is edited. A change gives another draft; nothing is written by itself."""

    name: str
    title: str
    text: str  # the TOML, as a person writes it
    saved: str  # the same as it stands in the file, or would
    is_own: bool
    width_mm: float
    height_mm: float
    fields: tuple[EditField, ...]
    before: tuple[str, ...] = ()  # the files it starts from, as they are written
    problem: str = ""  # why it cannot be saved like this

    @property
    def is_changed(self) -> bool:
        """Whether there is something to save."""
        return self.text != self.saved


class Layouts:
    """Badge designs. The forum's own lie in its folder `layouts`."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def lines(self) -> list[LayoutLine]:
        """Every design there is: the program's, then the forum's own by their titles."""
        from checkin import badges

        files = [path for path in sorted(self._folder.glob("*.toml")) if _is_inside(path)]
        own = [self._own_line(path) for path in files]
        own.sort(key=lambda line: line.title.casefold())
        names = {line.name for line in own}
        shipped = [LayoutLine(**line._asdict()) for line in badges.layout_names()]
        return [line for line in shipped if line.name not in names] + own

    def choose_saved(self, name: str) -> list[LayoutLine]:
        """Print badges in this design from now on, if there is one; every design there is."""
        lines = self.lines()
        if name in [line.name for line in lines]:
            self._core.change(layout=name)
        return lines

    def colors(self) -> list[tuple[str, str]]:
        """The colours that have a name, and their six digits; "" where the role decides."""
        from checkin.badges.colors import named_colors

        return named_colors()

    def open(self, name: str) -> LayoutDraft:
        """A design to edit; a sheet as the badge that is on it.

        Raises:
            LayoutMissing, LayoutFaulty
        """
        from checkin import badges

        path = find(self._core, name)
        layout = badges.load_layout(path)
        text = _read(path)
        contents = tomllib.loads(text)
        if "badge" in contents:
            text = badges.flat(text, _read(badges.badge_file(path)))
        is_own = path.parent == self._folder
        size = (layout.width_mm, layout.height_mm)
        before = tuple(badges.texts_before(path, text))
        fields = badges.fields_of(text, before)
        return LayoutDraft(path.stem, layout.title, text, text, is_own, *size, fields, before)

    def change(self, draft: LayoutDraft, changes: Sequence[Change]) -> LayoutDraft:
        """The draft with these values; one that the file may not have is said in `problem`."""
        from checkin import badges

        if any(badges.is_nameless(place) for place, _, _ in changes):
            return replace(draft, problem=NAMELESS)
        return self.told(draft, badges.changed(draft.text, changes, draft.before))

    def told(self, draft: LayoutDraft, text: str) -> LayoutDraft:
        """The draft with another text; what a layout may not say is said in `problem`."""
        from checkin import badges

        if text == draft.text:
            return draft
        told = replace(draft, text=text, fields=badges.fields_of(text, draft.before), problem="")
        try:
            badges.load_layout(self._file_of(told), text)
        except LayoutFaulty as error:
            return replace(told, problem="{key}: {problem}".format(**error.details))
        return told

    def picture(self, draft: LayoutDraft, uid: str, dpi: float = 110) -> bytes:
        """The real page of a delegate's badge on this draft, as PNG; one without a code has a
        sample of it.

        Raises:
            DelegateUnknown, LayoutFaulty
        """
        from checkin import badges

        layout = replace(badges.load_layout(self._file_of(draft), draft.text), sheet=None)
        badge = issuing.live_badge(uid)
        face = make_face(self._core, uid, badge.credential if badge else SAMPLE_CODE)
        if not face.serial:
            face = replace(face, serial=SAMPLE_SERIAL)
        return badges.page_png(badges.render_badge(face, layout), dpi)

    def save(self, draft: LayoutDraft) -> LayoutDraft:
        """Write the forum's own design.

        Raises:
            LayoutNotOwn, LayoutFaulty, LayoutNotKept: also where somebody else has changed the
                file since it was opened.
        """
        if not draft.is_own:
            raise LayoutNotOwn(title=draft.title)
        path = self._folder / f"{draft.name}.toml"
        if path.is_file() and _read(path) not in (draft.saved, draft.text):
            raise LayoutNotKept(path=path, reason="somebody has changed it meanwhile")
        return self._write(draft, path)

    def save_as(self, draft: LayoutDraft, title: str) -> LayoutDraft:
        """Write it as a new design of the forum's own.

        Raises:
            LayoutNameTaken, LayoutFaulty, LayoutNotKept
        """
        title = " ".join(title.split())
        name = file_name(title)
        for line in self.lines():
            if title.casefold() == line.title.casefold() or name == line.name.casefold():
                raise LayoutNameTaken(title=line.title)
        if draft.problem:
            self._refuse(draft)
        titled = self.change(draft, [((), "title", title)])
        path = self._folder / f"{name}.toml"
        return self._write(replace(titled, name=name, title=title, is_own=True), path)

    def delete(self, name: str) -> None:
        """Put an own design away; what was queued with it is printed still.

        Raises:
            LayoutNotOwn, LayoutNotKept
        """
        path = find(self._core, name)
        if path.parent != self._folder:
            raise LayoutNotOwn(title=name)
        try:
            gone = self._folder / GONE
            gone.mkdir(exist_ok=True)
            path.replace(gone / path.name)
        except OSError as error:
            raise LayoutNotKept(path=path, reason=error.strerror or error) from error
        if self._core.settings.layout == name:
            self._core.change(layout=type(self._core.settings)().layout)

    @property
    def _folder(self) -> Path:
        return self._core.folder / FOLDER

    def _file_of(self, draft: LayoutDraft) -> Path:
        """Where a draft is thought to lie: where its own pictures are, if it has any."""
        if any(field.kind in ("picture", "flag") for field in draft.fields):
            return self._folder / f"{draft.name}.toml"
        return find(self._core, draft.name)

    def _own_line(self, path: Path) -> LayoutLine:
        from checkin import badges

        try:
            layout = badges.load_layout(path)
        except DeskError as error:
            size = badges.load_layout("a6").page_mm
            return LayoutLine(path.stem, path.stem, *size, True, str(error))
        sheet = layout.sheet
        return LayoutLine(
            path.stem,
            layout.title,
            *layout.page_mm,
            is_own=True,
            per_page=layout.badges_per_page,
            is_folded=layout.is_folded,
            columns=sheet.columns if sheet else 1,
        )

    def _refuse(self, draft: LayoutDraft) -> None:
        from checkin import badges

        badges.load_layout(self._file_of(draft), draft.text)  # says what is wrong

    def _write(self, draft: LayoutDraft, path: Path) -> LayoutDraft:
        from checkin import badges

        badges.load_layout(path, draft.text)
        try:
            self._core.subfolder(FOLDER)
            with written_whole(path) as part:
                part.write_bytes(draft.text.encode("utf-8"))
        except OSError as error:
            raise LayoutNotKept(path=path, reason=error.strerror or error) from error
        return replace(draft, saved=draft.text)


def find(core: Core, name: str) -> Path:
    """The file of a design: the forum's own, or the program's of that name."""
    file = f"{Path(name).name}.toml"
    folder = core.folder / FOLDER
    own = folder / file
    if _is_inside(own):
        return own
    return resources() / "layouts" / file


def title_of(core: Core, name: str) -> str:
    """What a design is called; its name where the file cannot be read."""
    try:
        return load(core, name).title
    except DeskError:
        return name


def _is_inside(path: Path) -> bool:
    """Whether it is a file, and no link that leads out of its folder; neither is opened."""
    return path.is_file() and path.resolve().parent == path.parent.resolve()


def load(core: Core, name: str = "") -> "Layout":
    """A design by its name, "" for the chosen one; one that was deleted since is found as well.

    Raises:
        LayoutMissing, LayoutFaulty
    """
    path = find(core, name or core.settings.layout)
    gone = core.folder / FOLDER / GONE / path.name
    path = gone if not path.is_file() and gone.is_file() else path
    if not path.is_file():
        return _loaded(path, ())  # says that it is missing
    return _loaded(path, tuple(sorted(_written(path.parent))))


def _written(folder: Path) -> Iterator[tuple[str, int, int]]:
    """What lies in a folder and when it was written: a layout may name other files beside it."""
    with os.scandir(folder) as files:
        for each in files:
            seen = each.stat(follow_symlinks=False)
            yield each.name, seen.st_mtime_ns, seen.st_size


@lru_cache(maxsize=16)
def _loaded(path: Path, written: tuple[object, ...]) -> "Layout":
    """The layout as it was `written` last; reading it takes as long as ten badges."""
    from checkin import badges

    return badges.load_layout(path)


def file_name(title: str) -> str:
    """What the file of a design is called: letters, marks and digits of any script, and hyphens."""
    plain = unicodedata.normalize("NFC", title).casefold()
    kept = "".join(each if unicodedata.category(each)[0] in "LMN" else " " for each in plain)
    name = "-".join(kept.split())[:LONGEST_NAME].strip("-") or "layout"
    return f"{name}-layout" if _NAMES_OF_WINDOWS.fullmatch(name) else name


def _read(path: Path) -> str:
    return path.read_bytes().decode("utf-8")
