"""Names that are one name in several languages: Юлия and Julia, محمد and Mehmet."""

from collections.abc import Iterable
from functools import cache

from checkin.names import tables
from checkin.names.folding import clean, fold


def common_names(latin: Iterable[str]) -> list[str]:
    """The first name of every group of variants that one of the folded spellings belongs to."""
    groups = _groups()
    return list(dict.fromkeys(groups[name] for name in latin if name in groups))


@cache
def _groups() -> dict[str, str]:
    groups: dict[str, str] = {}
    for row in tables.rows("variants"):
        first, *others = (fold(clean(name)) for name in row[0].split())
        for name in (first, *others):
            groups.setdefault(name, first)
    return groups
