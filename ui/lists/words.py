"""How a list and its columns are spoken of."""

from PySide6.QtCore import QLocale

from checkin.desk import ListFile, Mapping
from ui.parts.basics import isolated
from ui.tr import tr

# What a column may mean, in the order in which one looks for it.
MEANINGS = ("display_name", "given_name", "family_name", "latin_name", "honorific", "organisation",
            "position", "country", "delegation", "role", "ticket", "list_id", "email", "phone",
            "language", "photo", "status", "blocked", "attention", "alert", "notes")  # fmt: skip
SEVERAL = ("ticket", "blocked", "attention")  # more than one column may mean these
_SYSTEMS = {"ashar": "Ashar", "pretix": "pretix", "indico": "Indico", "eventbrite": "Eventbrite"}


def recognised(mapping: Mapping) -> str:
    """Where the list seems to come from."""
    family = mapping.preset.partition("-")[0]
    if family:
        said = tr("This looks like a list from {system}; its columns are known.")
        return said.format(system=_SYSTEMS.get(family, family))
    return tr("The headers were read and their meaning guessed. Look it over, and put it right.")


def described(file: ListFile) -> str:
    """What kind of file it is, in one line."""
    name, rows = isolated(file.path.name), f"{len(file.rows):,}"
    if file.kind == "csv":
        said = tr("{name}: text in {encoding}, separated by {delimiter}; lines: {rows}")
        return said.format(
            name=name, encoding=file.encoding, delimiter=_delimiter(file.delimiter), rows=rows
        )
    said = tr("{name}: sheet {sheet}; lines: {rows}")
    return said.format(name=name, sheet=isolated(file.sheet), rows=rows)


def country_word(country: str) -> str:
    """A country of a list that is not taken in yet."""
    if len(country) != 2 or not country.isupper():
        return country
    territory = QLocale.codeToTerritory(country)
    return QLocale.territoryToString(territory) if territory.value else country


def _delimiter(sign: str) -> str:
    named = {",": tr("commas"), ";": tr("semicolons"), "\t": tr("tabs"), "|": tr("bars")}
    return named.get(sign, sign)
