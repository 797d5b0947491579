"""Which letters of a hit are shown as met."""

import pytest

from checkin.names import marked


@pytest.mark.parametrize(
    ("text", "query", "parts"),
    [
        ("Michaela Friberg-Storey", "sto mich", ["Mich", "Sto"]),
        ("Нұртөре Жүсіп", "zhus", ["Жүсіп"]),
        ("Нұртөре Жүсіп", "нұр", ["Нұр"]),
        ("Zoe\u0308 Doe", "zoe", ["Zoe\u0308"]),
        ("राजेश कुमार", "राजे", ["राजे"]),
        ("김민준", "김", ["김"]),
        ("O’Brien", "obr", ["O’Br"]),
        ("d7@example.org", "7@ex", ["7@ex"]),
        ("Gruß", "grus", ["Gruß"]),
        ("Алексей", "smith", []),
    ],
)
def test_the_parts_met_are_marked(text, query, parts):
    assert [text[start:end] for start, end in marked(text, query)] == parts
