"""The words of a badge, from what is known of its holder."""

import json
import re

from checkin.badges.days import days, in_every_language
from checkin.badges.face import BadgeFace
from checkin.desk.core import Core
from checkin.desk.hits import country_name
from checkin.paths import resources
from checkin.rules import delegates, latin
from checkin.rules.credentials import grouped
from checkin.store.journal import one


def make_face(core: Core, uid: str, credential: str = "") -> BadgeFace:
    """What is to be read on the badge of a delegate; `credential` "" leaves the QR out.

    Raises:
        DelegateUnknown
    """
    person = delegates.get(uid)
    row = one("SELECT serial FROM badge WHERE credential = ?", (credential,))
    language = core.settings.paper_country_language
    return BadgeFace(
        display_name=person.display_name,
        latin_name=latin.on_badge(person),
        honorific=person.honorific,
        position=person.position,
        organisation=person.organisation,
        country=person.country,
        country_name=country_name(core, person.country, language),
        delegation=person.delegation,
        role=person.role,
        role_name=role_word(person.role, language),
        language=person.language,
        paper_language=language,
        forum=core.forum.name,
        dates=days(core.forum.begins, core.forum.ends, language),
        place=core.forum.place,
        credential=credential,
        serial=grouped(row[0]) if row else "",
        photo=_photo(core, person.photo),
        by_language=in_every_language(core.forum.begins, core.forum.ends),
        extra=tuple(person.extra.items()),
    )


def role_word(role: str, language: str) -> str:
    """A role as a badge names it; the role itself where no word is known."""
    words = _roles().get(role, {})
    return words.get(language) or words.get("en") or role


def program_roles() -> tuple[str, ...]:
    """The roles the program has words for."""
    return tuple(_roles())


def _roles() -> dict[str, dict[str, str]]:
    if not _ROLES:
        _ROLES.update(json.loads((resources() / "roles.json").read_text("utf-8")))
    return _ROLES


_ELSEWHERE = re.compile(r"^[/\\]|[\0:]|(?:^|[/\\])\.\.(?:[/\\]|$)")
_LARGEST_PHOTO = 40_000_000  # bytes
_ROLES: dict[str, dict[str, str]] = {}


def _photo(core: Core, name: str) -> bytes:
    """A person's picture, only ever from the forum's own folder of photos."""
    if not name or _ELSEWHERE.search(name):  # before the disk, or a server, is asked anything
        return b""
    folder = (core.folder / "photos").resolve()
    try:
        path = (folder / name).resolve()
        is_ours = path.is_relative_to(folder) and path.is_file()
        return path.read_bytes() if is_ours and path.stat().st_size <= _LARGEST_PHOTO else b""
    except (OSError, ValueError):  # a name no disk can have: far too long, half a letter
        return b""
