"""How a list and its columns are spoken of."""

from PySide6.QtCore import QCoreApplication, QLocale

from checkin.desk import ListFile, Mapping
from ui.parts.basics import isolated

# What a column may mean, in the order in which one looks for it.
MEANINGS = ("display_name", "given_name", "family_name", "latin_name", "honorific", "organisation",
            "position", "country", "delegation", "role", "ticket", "list_id", "email", "phone",
            "language", "photo", "status", "blocked", "attention", "alert", "notes")  # fmt: skip
SEVERAL = ("ticket", "blocked", "attention")  # more than one column may mean these
_SYSTEMS = {"ashar": "Ashar", "pretix": "pretix", "indico": "Indico", "eventbrite": "Eventbrite"}


def _say(text: str) -> str:
    return QCoreApplication.translate("lists", text)


def recognised(mapping: Mapping) -> str:
    """Where the list seems to come from."""
    family = mapping.preset.partition("-")[0]
    if family:
        said = _say("This looks like a list from {system}; its columns are known.")
        return said.format(system=_SYSTEMS.get(family, family))
    return _say("The headers were read and their meaning guessed. Look it over, and put it right.")


def described(file: ListFile) -> str:
    """What kind of file it is, in one line."""
    name, rows = isolated(file.path.name), f"{len(file.rows):,}"
    if file.kind == "csv":
        said = _say("{name}: text in {encoding}, separated by {delimiter}; lines: {rows}")
        return said.format(
            name=name, encoding=file.encoding, delimiter=_delimiter(file.delimiter), rows=rows
        )
    said = _say("{name}: sheet {sheet}; lines: {rows}")
    return said.format(name=name, sheet=isolated(file.sheet), rows=rows)


def country_word(country: str) -> str:
    """A country of a list that is not taken in yet."""
    if len(country) != 2 or not country.isupper():
        return country
    territory = QLocale.codeToTerritory(country)
    return QLocale.territoryToString(territory) if territory.value else country


def _delimiter(sign: str) -> str:
    named = {",": _say("commas"), ";": _say("semicolons"), "\t": _say("tabs"), "|": _say("bars")}
    return named.get(sign, sign)
