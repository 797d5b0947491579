import os

import pytest
from helpers import OPENING, Clock, make_plan
from hypothesis import HealthCheck, settings

from checkin.desk.making import make_forum
from checkin.rules.credentials import Seal
from checkin.store import database, models
from checkin.store.entries import Act
from checkin.store.journal import connection

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A test never fails because the computer is slow: how fast things are stands in the benches.
settings.register_profile(
    "unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("unhurried")


@pytest.fixture
def forum_folder(tmp_path):
    """A forum on disk that nobody has opened: every thread gets a connection of its own there."""
    folder = tmp_path / "test.forum"
    make_forum(folder, make_plan(), Clock())
    return folder


@pytest.fixture
def store(forum_folder):
    """The open database of a forum, for rules and the journal."""
    db = database.open_database(forum_folder / database.FILE)
    yield db
    db.close_all()


@pytest.fixture
def act(store):
    """Dana at desk 1, at the opening."""
    stream = connection().execute("SELECT value FROM here WHERE name = 'stream'").fetchone()[0]
    return Act(OPENING, "Dana", 1, stream)


@pytest.fixture
def writing(store):
    """One transaction that may write."""
    return lambda: models.database.atomic("IMMEDIATE")


@pytest.fixture
def seal(store):
    here = dict(connection().execute("SELECT name, value FROM here"))
    forum = connection().execute("SELECT id FROM forum").fetchone()[0]
    return Seal(forum, bytes.fromhex(here["key"]))


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def desk(forum_folder, clock):
    from checkin.desk import Desk

    desk = Desk(forum_folder, clock=clock)
    yield desk
    desk.close()
