"""The counter for what is on a design: put fields on it, take them off, change which lies on top.

Every method gives another draft, and writes nothing; what cannot be done is said in `problem`.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Literal

from checkin.badges.table import Place
from checkin.desk import flag_files
from checkin.desk.core import Core
from checkin.desk.faces import program_roles
from checkin.desk.hits import country_name
from checkin.desk.layouts import FOLDER, LayoutDraft, Layouts, file_name
from checkin.desk.list_columns import offered
from checkin.errors import DeskError
from checkin.names import sort_key
from checkin.paths import written_whole
from checkin.store.journal import connection

Order = Literal["front", "forward", "backward", "back"]
Arranged = tuple[LayoutDraft, tuple[Place, ...]]  # and the fields it is about
MOST_PICTURE_BYTES = 5_000_000
SHIFT_MM = 2.0  # a copy lies so much beside what it was copied from


class NotArranged(DeskError):
    code = "layout-not-arranged"
    text = (
        "Fields of the layout {title} cannot be put in or taken out here, because its file does "
        "not write them one under another, or they come from another layout. Nothing was changed; "
        "they can still be moved, and the file can be edited by hand."
    )


@dataclass(frozen=True)
class ShowChoices:
    """On whose badges a field can be: what occurs on the list."""

    roles: tuple[str, ...]
    countries: tuple[tuple[str, str], ...]  # code and name
    languages: tuple[str, ...]


class PictureNotTaken(DeskError):
    code = "layout-picture-not-taken"
    text = (
        "{file} cannot be put on a badge: {reason}. The layout is as it was; choose a PNG or JPEG "
        "of at most 5 MB and 25 million pixels."
    )


class Arranging:
    """What is on a design. Typesetting is loaded when it is first needed."""

    def __init__(self, core: Core, layouts: Layouts) -> None:
        self._core, self._layouts = core, layouts

    def fields(self) -> tuple[str, ...]:
        """Everything of a delegate that a badge can say."""
        from checkin.badges.face import WORDS

        return WORDS

    def columns(self) -> tuple[str, ...]:
        """The columns of the list that no field took, as a layout names them: `extra.Hotel`."""
        return offered(self._core)

    def dates(self) -> tuple[str, ...]:
        """The days of the forum in each language, as a layout names them: `dates.kk`."""
        from checkin.badges.days import dated

        return dated()

    def signs(self) -> list[str]:
        """The drawings a badge can have, the icon of the role first."""
        from checkin.badges.drawings import drawing_names

        return ["role", *sorted(drawing_names())]

    def choices(self) -> ShowChoices:
        """Roles, countries and languages of the people on the list, the program's roles first."""
        language = self._core.settings.language or "en"
        roles = dict.fromkeys([*program_roles(), *_distinct("role")])
        countries = [(code, country_name(self._core, code, language)) for code in _codes()]
        countries.sort(key=lambda each: sort_key(each[1], language))
        return ShowChoices(tuple(roles), tuple(countries), tuple(_distinct("language")))

    def take_picture(self, path: Path) -> str:
        """Copy a picture to the layouts of the forum; the name of the file there.

        Raises:
            PictureNotTaken
        """
        from checkin.badges.photo import encode

        try:
            if path.stat().st_size > MOST_PICTURE_BYTES:
                raise PictureNotTaken(file=path.name, reason="it is too large")
            content = path.read_bytes()
            if encode(content) is None:
                raise PictureNotTaken(file=path.name, reason="it is no picture we can read")
            stem = file_name(path.stem)
            mark = hashlib.sha256(content).hexdigest()[:6]  # another picture is another file
            name = f"{stem}-{mark}{path.suffix.lower()}"
            with written_whole(self._core.subfolder(FOLDER) / name) as part:
                part.write_bytes(content)
        except OSError as error:
            raise PictureNotTaken(file=path.name, reason=error.strerror or error) from error
        return name

    def has_flags(self) -> bool:
        """Whether pictures of flags lie beside the layouts of the forum."""
        return flag_files.are_there(self._core)

    def take_flags(self, folder: Path) -> int:
        """Copy the flags of a folder, named as kz.png, to the layouts of the forum; how many.

        Raises:
            FlagsNotTaken
        """
        return flag_files.take(self._core, folder)

    def add(
        self, draft: LayoutDraft, like: str, said: Mapping[str, Any], group: Place = ()
    ) -> Arranged:
        """With a new field over all others, or as the last words of a group.

        `like` is a table of new_fields.toml, `said` what it says: `{"fields": ["position"]}`.

        Raises:
            NotArranged
        """
        from checkin.badges.layout_pieces import added
        from checkin.badges.new_field import like_of, new_field

        like = "part" if group else like_of(said.get("fields", ())) if like == "text" else like
        boxes = [each.box_mm for each in draft.fields if not each.is_part]
        field = new_field(like, said, (draft.width_mm, draft.height_mm), boxes)
        if like == "stack":
            return self._add_group(draft, field)
        if group:
            draft = self._with_room(draft, group, field["height_mm"] + field["before_mm"])
        return self._arranged(draft, lambda text: added(text, field, group))

    def _with_room(self, draft: LayoutDraft, group: Place, needed_mm: float) -> LayoutDraft:
        """With the group so much taller that new words find room, down or else up."""
        box = next(each.box_mm for each in draft.fields if each.place == group)
        parts = [each.values for each in draft.fields if each.is_part and each.place[:2] == group]
        taken = sum(float(each["height_mm"]) + float(each["before_mm"]) for each in parts)
        missing = max(0.0, taken + needed_mm - box[3])
        below = draft.height_mm - box[1] - box[3]
        top = max(0.0, box[1] - max(0.0, missing - below))
        changes = [(group, "height_mm", box[3] + missing), (group, "y_mm", top)]
        return self._layouts.change(draft, changes) if missing else draft

    def _add_group(self, draft: LayoutDraft, field: Mapping[str, Any]) -> Arranged:
        """A group is one only with words in it."""
        from checkin.badges.layout_pieces import added
        from checkin.badges.new_field import new_field

        words = dict(field)
        part = new_field("part", {"fields": words.pop("fields")}, (0, 0))

        def both(text: str) -> tuple[str, Place]:
            text, place = added(text, words)
            return added(text, part, place)[0], place

        return self._arranged(draft, both)

    def remove(self, draft: LayoutDraft, places: Sequence[Place]) -> LayoutDraft:
        """Without these fields.

        Raises:
            NotArranged
        """
        from checkin.badges.layout_pieces import removed

        return self._arranged(draft, lambda text: (removed(text, places), ()))[0]

    def double(self, draft: LayoutDraft, places: Sequence[Place]) -> Arranged:
        """With each of these once more, a little beside it.

        Raises:
            NotArranged
        """
        from checkin.badges.layout_inherited import doubled_here
        from checkin.badges.layout_pieces import doubled

        copies: list[Place] = []
        for place in sorted(places, key=str, reverse=True):  # or the later ones would shift
            change = partial(doubled, place=place)
            if not isinstance(place[-1], int):
                change = partial(doubled_here, place=place, before=draft.before)
            draft, (copy,) = self._arranged(draft, change)
            draft = self._beside(draft, copy)
            copies = [_shifted(each, copy) for each in copies] + [copy]
        return draft, tuple(copies)

    def _beside(self, draft: LayoutDraft, place: Place) -> LayoutDraft:
        field = next((each for each in draft.fields if each.place == place), None)
        if field is None or field.is_part:
            return draft
        left, top, wide, tall = field.box_mm
        by = SHIFT_MM if left + wide + SHIFT_MM <= draft.width_mm else -SHIFT_MM
        down = SHIFT_MM if top + tall + SHIFT_MM <= draft.height_mm else -SHIFT_MM
        changes = [(place, "x_mm", max(0.0, left + by)), (place, "y_mm", max(0.0, top + down))]
        return self._layouts.change(draft, changes)

    def order(self, draft: LayoutDraft, place: Place, where: Order) -> Arranged:
        """With a field lying over or under the others; of words in a group, further down or up.

        Raises:
            NotArranged
        """
        from checkin.badges.layout_inherited import moved_there
        from checkin.badges.layout_pieces import moved

        at = _height(draft, place)
        to = {"front": len(draft.fields), "forward": at + 1, "backward": at - 1, "back": 0}[where]
        if isinstance(place[-1], int):
            return self._arranged(draft, lambda text: moved(text, place, to))
        return self._arranged(draft, lambda text: moved_there(text, place, to, draft.before))

    def _arranged(self, draft: LayoutDraft, change: Callable[[str], tuple[str, Place]]) -> Arranged:
        from checkin.badges.layout_pieces import NotInBlocks

        try:
            text, place = change(draft.text)
        except NotInBlocks as error:
            raise NotArranged(title=draft.title) from error
        return self._layouts.told(draft, text), (place,)


def _shifted(place: Place, copy: Place) -> Place:
    """Where a field is after a copy was put in before it."""
    depth = len(copy) - 1
    if len(place) > depth and isinstance(place[depth], str):
        return place  # of another file: nothing is put before it
    if len(place) > depth and place[:depth] == copy[:depth] and place[depth] >= copy[depth]:  # type: ignore[operator]
        return (*place[:depth], int(place[depth]) + 1, *place[depth + 1 :])
    return place


def _height(draft: LayoutDraft, place: Place) -> int:
    """How many fields of its list lie under a field."""
    from checkin.badges.layout_inherited import named_beside

    if isinstance(place[-1], int):
        return place[-1]
    names = named_beside(place, draft.text, draft.before)
    return names.index(place[-1]) if place[-1] in names else 0


def _distinct(column: str) -> list[str]:
    """What the list says in a column, the plainest first."""
    rows = connection().execute(f"SELECT DISTINCT {column} FROM delegate WHERE {column} != ''")
    return sorted(row[0] for row in rows)


def _codes() -> list[str]:
    return [code for code in _distinct("country") if len(code) == 2 and code.isupper()]
