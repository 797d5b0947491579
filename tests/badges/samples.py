"""Sample names in every script, and faces made of them."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from checkin.badges.face import BadgeFace

CREDENTIAL = "10010001230418276340918273"


@dataclass(frozen=True)
class Sample:
    script: str
    text: str
    language: str = ""
    order: str = "ltr"


SAMPLES = [
    Sample(**table)
    for table in tomllib.loads(Path(__file__).with_name("samples.toml").read_text("utf-8"))["name"]
]


def face(display_name: str = "Айгүл Серікқызы", **fields: object) -> BadgeFace:
    """A face with every field a forum fills; name what should differ."""
    usual: dict[str, object] = {
        "latin_name": "Aigul Serikkyzy",
        "position": "Director",
        "organisation": "Steppe Volunteers",
        "country": "KZ",
        "country_name": "Kazakhstan",
        "forum": "Steppe Volunteer Forum",
        "dates": "20–21 June 2027",
        "place": "Astana",
        "credential": CREDENTIAL,
        "serial": "001 000 123",
    }
    return BadgeFace(display_name, **(usual | fields))  # type: ignore[arg-type]
