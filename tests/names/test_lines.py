"""Lines by number and numbers by line, against a plain list and dict."""

import tracemalloc

from hypothesis import given
from hypothesis import strategies as st

from checkin.names.lines import Lines

CELLS = st.text(st.characters(exclude_characters="\n\t"), min_size=1, max_size=6)
LINES = st.lists(st.lists(CELLS, min_size=1, max_size=4).map("\t".join), unique=True, max_size=12)


@given(first=LINES, later=LINES, shortened=st.booleans())
def test_every_line_has_its_number_and_every_number_its_line(
    first: list[str], later: list[str], shortened: bool
) -> None:
    lines = Lines()
    assert lines.take(first) == list(range(len(first)))
    lines.settle()
    if shortened:
        lines.shorten(2)
    added = [line for line in later if line not in first]
    assert [lines.add(line) for line in added] == list(range(len(first), len(first) + len(added)))
    cut = ["\t".join(line.split("\t")[:2]) for line in first] if shortened else first
    assert list(lines) == [*cut, *added] == [lines[at] for at in range(len(lines))]
    assert [lines.number(line) for line in first + added] == list(range(len(lines)))
    assert lines.number("nobody has this line") is None


def test_lines_take_little_more_than_their_letters() -> None:
    made = [f"nword{at}\tspelled{at}" for at in range(20_000)]
    tracemalloc.start()
    lines = Lines()
    lines.take(made)
    lines.settle()
    taken, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert taken < 2 * sum(map(len, made))
