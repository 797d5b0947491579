"""Rules are asked once and not at every scan; whoever changes one, the next scan knows it."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from helpers import add_delegate
from hypothesis import given
from hypothesis import strategies as st

from checkin.desk import Outcome, Place
from checkin.errors import DiskFull
from checkin.rules import merging, programme
from checkin.rules.layout_choice import LayoutRule, choose
from checkin.store import models, proof
from checkin.store.entries import Act, Entry, canonical, digest
from checkin.store.journal import connection


@pytest.fixture
def hall(desk):
    """A hall for delegates, and Dana who has passed its door."""
    with desk._core.writing() as act:
        add_delegate(act, "D1", "Dana Olsen", role="delegate", tickets=["T-DANA-1"])
        add_delegate(act, "D2", "Bo Berg", role="delegate", tickets=["T-BO-2"])
    place = Place("", "Hall", "free", 0, ("delegate",))
    id_ = desk.programme.save_place(place)
    assert come(desk, id_) == Outcome.ADMITTED
    return replace(place, id=id_)


def come(desk, hall, text="T-DANA-1"):
    return desk.reception.check_in(text, checkpoint=hall).outcome


def elsewhere(work):
    """On another thread, which has a connection of its own, as another program has."""
    with ThreadPoolExecutor(1) as threads:
        threads.submit(work).result()


def close_to_delegates(desk, hall, error=None):
    with desk._core.writing() as act:
        programme.set_place(replace(hall, roles=("press",)), act)
        assert come(desk, hall.id) == Outcome.WRONG_ROLE
        if error:
            raise error


@pytest.mark.parametrize("where", [lambda work: work(), elsewhere], ids=["here", "elsewhere"])
def test_a_rule_changed_meanwhile_is_known_at_the_next_scan(desk, hall, where):
    where(lambda: desk.programme.save_place(replace(hall, roles=("press",))))
    assert come(desk, hall.id) == Outcome.WRONG_ROLE
    where(lambda: desk.programme.save_place(hall))
    assert come(desk, hall.id) == Outcome.ADMITTED


def test_records_made_one_elsewhere_are_one_at_the_next_scan(desk, hall):
    desk.programme.set_guests("dinner", ["D2"])
    desk.programme.save_place(replace(hall, roles=(), guests=("dinner",)))
    assert come(desk, hall.id) == Outcome.NOT_ON_LIST

    def make_one():
        with desk._core.writing() as act:
            merging.merge("D1", "D2", {}, act)

    elsewhere(make_one)
    assert come(desk, hall.id) == Outcome.ADMITTED


def test_a_rule_that_was_taken_back_is_not_remembered(desk, hall):
    with pytest.raises(RuntimeError):
        close_to_delegates(desk, hall, RuntimeError())
    assert come(desk, hall.id) == Outcome.ADMITTED
    assert proof.verify().problems == ()


def test_a_commit_that_failed_is_not_remembered(desk, hall):
    """The disk is full at the very end: what was read meanwhile was never so."""

    def commit():
        desk._core.database.execute_sql("ROLLBACK")
        raise OSError(28, "No space left on device")

    desk._core.database.commit, kept = commit, desk._core.database.commit
    with pytest.raises(DiskFull):
        close_to_delegates(desk, hall)
    desk._core.database.commit = kept
    assert come(desk, hall.id) == Outcome.ADMITTED
    assert proof.verify().problems == ()


def test_tables_made_anew_are_asked_again(desk, hall):
    proof.rebuild()
    assert come(desk, hall.id) == Outcome.ADMITTED
    assert proof.verify().problems == ()


def test_a_layout_by_rule_holds_at_the_next_badge(desk, hall):
    with desk._core.writing() as act:
        choose((LayoutRule("cr80", ("delegate",)),), act)
    assert desk.reception.check_in("T-BO-2", checkpoint=hall.id, paper=True).printing
    sql = "SELECT layout FROM print_job WHERE delegate = 'D2'"
    assert connection().execute(sql).fetchall() == [("cr80",)]


def test_a_scan_asks_little(desk, hall):
    """No more statements than a reading needs; one too many at a scan is one for every scan."""
    asked: list[str] = []
    connection().set_trace_callback(asked.append)
    desk.reception.check_in("T-BO-2", checkpoint=hall.id, paper=True)
    new_badge, asked[:] = len(asked), []
    desk.reception.check_in("T-BO-2", checkpoint=hall.id, paper=True)
    connection().set_trace_callback(None)
    assert new_badge <= 22
    assert len(asked) <= 16


def test_what_is_read_beside_a_transaction_is_asked_each_time(desk, hall):
    with models.database.atomic("IMMEDIATE"):
        act = Act(desk._core.now(), "Dana", 2, "f" * 16)  # as a merge of another journal writes it
        programme.set_place(replace(hall, name="Great hall"), act)
    assert [place.name for place in programme.places()][-1] == "Great hall"


texts = st.text(st.characters(codec="utf-8"), max_size=30)


@given(st.lists(texts, min_size=7, max_size=7), texts, st.integers(1, 10**9))
def test_an_entry_is_bound_to_its_canonical_form(said, payload, seq):
    import hashlib

    entry = Entry(said[0], seq, *said[1:], payload, "ab", "")
    inside = hashlib.sha256(payload.encode()).hexdigest()
    form = canonical([*entry[:8], inside])
    assert digest(entry) == hashlib.sha256(f"ab{form}".encode()).hexdigest()
