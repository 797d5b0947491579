"""A person's name as it is searched and compared: pure functions over data in resources/scripts."""

from checkin.names.index import Index
from checkin.names.keys import KEYS_VERSION, Searchable, make_keys
from checkin.names.likeness import confusable
from checkin.names.marking import marked
from checkin.names.matches import Match, Why
from checkin.names.order import sort_key

__all__ = [
    "KEYS_VERSION",
    "Index",
    "Match",
    "Searchable",
    "Why",
    "confusable",
    "make_keys",
    "marked",
    "sort_key",
]
