"""What is wrong with layouts themselves, whoever's badge it is: found once, not of everybody."""

from collections.abc import Iterator, Sequence

from checkin.desk.core import Core
from checkin.desk.layout_choosing import gone, layouts_of
from checkin.desk.layouts import load, title_of
from checkin.desk.list_columns import missing

NO_COLUMN, LAYOUT_GONE = "no-column", "layout-gone"
Fault = tuple[str, str, str, str, str]  # uid, what it is said of, field, problem, layout


def faults(core: Core, uids: Sequence[str]) -> Iterator[Fault]:
    """Columns that no list has, and layouts that are named and not there."""
    for name, _ in gone(core):
        yield "", title_of(core, name), "layout", LAYOUT_GONE, name
    whose = {layout: uid for uid, layout in reversed(layouts_of(core, uids).items())}
    for name, uid in whose.items():
        layout = load(core, name)
        for column in missing(layout):
            yield uid, layout.title, column, NO_COLUMN, name
