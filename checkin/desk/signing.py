"""The papers people sign at the counter: for a pile of badges, for the duplicate of a lost one."""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from checkin.desk.core import Core
from checkin.desk.hits import country_name
from checkin.desk.pickups import PickUpLine
from checkin.errors import ReportNotWritten
from checkin.paths import resources
from checkin.rules import delegates
from checkin.rules.clock import local
from checkin.rules.credentials import grouped


def write_sign_off(
    core: Core, lines: Sequence[PickUpLine], taker: str, paper: str, delegation: str
) -> Path:
    """The paper by which somebody signs for the badges of these people.

    Raises:
        ReportNotWritten
    """
    from checkin.exporters import papers  # typesetting; not before the first paper

    words = _words()["sign-off"]
    facts = (
        papers.Fact(_both(core, words["for"]), delegation),
        papers.Fact(_both(core, words["taker"]), taker),
        papers.Fact(_both(core, words["paper"]), paper),
        papers.Fact(_both(core, words["count"]), str(len(lines))),
    )
    said = papers.SignedPaper(
        _both(core, words["title"]),
        core.forum.name,
        _both(core, words["statement"]),
        tuple(fact for fact in facts if fact.value),
        _feet(core),
        tuple(_both(core, _words()["table"][n]) for n in ("name", "organisation", "badge")),
        tuple(
            papers.Named(each.name, each.latin_name, each.organisation, each.country, each.serial)
            for each in lines
        ),
    )
    path = _path(core, "sign-off")
    papers.write_paper(said, path)
    return path


def write_application(core: Core, uid: str, serial: str) -> Path:
    """The application for the duplicate of a lost badge, filled in.

    Raises:
        ReportNotWritten
    """
    from checkin.exporters import papers

    words, person = _words()["duplicate"], delegates.get(uid)
    now = local(core.now(), core.zone)
    latin = person.latin_name if person.latin_name != person.display_name else ""
    values = {
        "name": " / ".join(name for name in (person.display_name, latin) if name),
        "organisation": person.organisation,
        "country": country_name(core, person.country),
        "badge": grouped(serial),
        "blocked": f"{now:%Y-%m-%d %H:%M}",
    }
    said = papers.SignedPaper(
        _both(core, words["title"]),
        core.forum.name,
        _both(core, words["statement"]),
        tuple(
            papers.Fact(_both(core, words[name]), value, person.country)
            for name, value in values.items()
            if value
        ),
        _feet(core),
    )
    path = _path(core, f"duplicate-{serial}")
    papers.write_paper(said, path)
    return path


def _both(core: Core, words: dict[str, str]) -> tuple[str, str]:
    """English, and the operator's language where we have it, else Russian."""
    own = core.settings.language
    return words["en"], words.get(own if own != "en" else "", words["ru"])


def _feet(core: Core) -> tuple[tuple[str, str], ...]:
    foot = _words()["foot"]
    return tuple(_both(core, foot[name]) for name in ("date", "signature", "desk"))


def _path(core: Core, stem: str) -> Path:
    now = local(core.now(), core.zone)
    try:
        folder = core.subfolder("exports")
    except OSError as error:
        path, reason = core.folder / "exports", error.strerror or error
        raise ReportNotWritten(path=path, reason=reason) from error
    return folder / f"{stem}-{now:%Y%m%d-%H%M%S}.pdf"


@cache
def _words() -> dict[str, dict[str, dict[str, str]]]:
    found: dict[str, dict[str, dict[str, str]]] = json.loads(
        (resources() / "papers.json").read_text("utf-8")
    )
    return found
