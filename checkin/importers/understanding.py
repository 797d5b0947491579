"""Countries, roles and states, from the list's words to ours; what has no match is kept."""

from dataclasses import dataclass, field

from checkin.importers.base import Fault
from checkin.importers.meanings import (
    DEFAULT_ROLE,
    EXPECTED,
    WITHDRAWN,
    is_no,
    is_role,
    is_yes,
    role_of,
    status_of,
)
from checkin.names.countries import country_code

_UNKNOWN = {
    "country": "{word!r} is no country known here; it is kept as written{rows}.",
    "role": "{word!r} is no role known here; it counts as delegate and the word is kept{rows}.",
    "status": "{word!r} is no status known here; it counts as expected and the word is kept{rows}.",
}
_SHOWN = 60  # letters of a word that nobody understood


@dataclass
class Puzzles:
    """Words of the list that nobody has told us about, and the rows they stand in."""

    column: dict[str, str]  # field -> header
    rows: dict[tuple[str, str], list[int]] = field(default_factory=dict)  # (field, word) -> rows

    def add(self, means: str, word: str, row: int) -> None:
        self.rows.setdefault((means, word), []).append(row)

    def as_notes(self) -> list[Fault]:
        """One note for each word, at the first row it stands in."""
        notes = []
        for (means, word), rows in self.rows.items():
            shown = word if len(word) <= _SHOWN else f"{word[:_SHOWN]}…"
            count = f" ({len(rows)} rows)" if len(rows) > 1 else ""
            problem = _UNKNOWN[means].format(word=shown, rows=count)
            notes.append(Fault(rows[0], self.column[means], problem))
        return notes


def understand(
    number: int,
    fields: dict[str, str],
    extra: dict[str, str],
    answers: list[tuple[str, str, str]],
    puzzles: Puzzles,
) -> None:
    """Put our words into `fields`; the list's own words stay in `extra` where they say more.

    `answers` are cells of yes or no: meaning (blocked, attention), column, text.
    """
    if country := fields.get("country"):
        code = country_code(country)
        fields["country"] = code or country
        if not code:
            puzzles.add("country", country, number)
    if "role" in fields:
        _understand_role(number, fields, extra, puzzles)
    if "status" in fields:
        _understand_status(number, fields, extra, puzzles)
    for means, header, text in answers:
        _understand_answer(means, header, text, fields, extra)


def _understand_role(
    number: int, fields: dict[str, str], extra: dict[str, str], puzzles: Puzzles
) -> None:
    word = fields["role"]
    role = role_of(word)
    fields["role"] = role or DEFAULT_ROLE
    if word and not is_role(word):
        extra[puzzles.column["role"]] = word
    if word and not role:
        puzzles.add("role", word, number)


def _understand_status(
    number: int, fields: dict[str, str], extra: dict[str, str], puzzles: Puzzles
) -> None:
    word = fields["status"]
    status = status_of(word)
    fields["status"] = WITHDRAWN if status == WITHDRAWN else EXPECTED
    if word not in ("", WITHDRAWN) and status != EXPECTED:
        extra[puzzles.column["status"]] = word
    if word and not status:
        puzzles.add("status", word, number)


def _understand_answer(
    means: str, header: str, text: str, fields: dict[str, str], extra: dict[str, str]
) -> None:
    if means == "blocked":
        fields.setdefault("status", EXPECTED)
        if not is_no(text):
            fields["status"] = WITHDRAWN
            extra[header] = text
    else:
        fields.setdefault("alert", "")
        if is_yes(text):
            fields["alert"] = fields["alert"] or header
            extra[header] = text
