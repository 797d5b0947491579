"""What the people of one desk have chosen, in one TOML file of the forum's folder."""

import json
import logging
import tomllib
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from checkin.errors import SettingsNotKept
from checkin.paths import written_whole

FILE = "settings.toml"
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Settings:
    """Choices of one desk; every one has a default that works."""

    operator: str = ""
    checkpoint: str = ""  # id; "" = the first
    print_on_check_in: bool = True
    printer_kind: str = "folder"
    printer: str = ""  # address; "" = the forum's own paper folder
    printing_paused: bool = False  # nothing is sent until somebody lets it go on
    printers_take_over: bool = False  # the next in order prints what a stopped one cannot
    layout: str = "a6"
    language: str = ""  # "" = the computer's
    theme: str = "light"  # light, dark
    text_scale: float = 1.0  # 1.0 to 2.0
    sounds: bool = True
    paper_list: str = ""  # folder, a stick maybe, where the list on paper is kept; "" = none
    batch_by: str = "name"  # the order badges are written in: name, organisation, country, role
    batch_separated: bool = False
    batch_two_sided: bool = False
    batch_unprinted: bool = True  # only badges that are not printed yet
    document_step: bool = False  # a document is seen before a badge is handed over
    paper_country_language: str = "en"  # of countries, roles and days on a badge
    scan_port: str = ""  # where a serial scanner hangs; "" = none
    scan_usb: str = ""  # the number of that scanner itself, at whatever place it is
    scan_rate: int = 9_600  # baud; a scanner on USB does not mind
    scan_camera: bool = False  # whether the computer's camera is a scanner, too
    scan_camera_number: str = ""  # which one; "" = the computer's own choice
    scan_camera_words: str = ""  # what it calls itself, for when its number changes
    photo_camera_number: str = ""  # with which portraits are taken; "" = the computer's own choice
    photo_camera_words: str = ""
    scan_prefix: str = ""  # what the scanner sends before and after a code, to be left out
    scan_suffix: str = ""
    scan_gap_ms: int = 35  # between two keys of a keyboard scanner, at most
    supervisor_lock: str = ""  # what proves the PIN that lets somebody in against a rule
    kiosk_lock: str = ""  # what proves the code that ends a kiosk; never the code itself


def load(folder: Path) -> Settings:
    """The settings of the forum in `folder`; a value that makes no sense falls back to its default.

    A desk must open whatever stands in this file, so nothing is raised; it is logged.
    """
    path = folder / FILE
    try:
        said = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError) as error:
        log.warning("%s is not read: %s", path, error)
        return Settings()
    return replace(Settings(), **{k: v for k, v in said.items() if _fits(k, v)})


def save(settings: Settings, folder: Path) -> None:
    """Write the settings; the old file stays whole until the new one is.

    Raises:
        SettingsNotKept
    """
    # a JSON string, number or boolean is a TOML one too
    lines = [f"{k} = {json.dumps(v, ensure_ascii=False)}\n" for k, v in asdict(settings).items()]
    try:
        with written_whole(folder / FILE) as part:
            part.write_text("".join(lines), "utf-8")
    except OSError as error:
        raise SettingsNotKept(path=folder / FILE, reason=error.strerror or error) from error


def _fits(name: str, value: Any) -> bool:
    known = {field.name: type(field.default) for field in fields(Settings)}
    wanted = known.get(name)
    fits = type(value) is wanted or (wanted is float and type(value) is int)
    if name == "text_scale" and fits:
        fits = 1.0 <= value <= 2.0
    if not fits:
        log.warning("setting %s is not understood; its default is used", name)
    return fits
