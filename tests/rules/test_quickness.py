"""What a check-in asks stays quick however many have come: it reads one person's rows."""

import pytest
from helpers import add_delegate, later

from checkin.rules import crowding, print_queue
from checkin.rules.checkins import Door, check_in_delegate, undo
from checkin.rules.clock import ZoneInfo
from checkin.rules.programme import Place
from checkin.store import proof
from checkin.store.journal import connection


@pytest.fixture
def asked(store):
    """What was asked of the database, with its values in place."""
    found = []
    yield found
    connection().set_trace_callback(None)


def plans(questions, table):
    """How SQLite goes about those questions that read `table`."""
    for sql in questions:
        if sql.startswith("SELECT") and f"FROM {table}" in sql:
            yield " ".join(row[3] for row in connection().execute(f"EXPLAIN QUERY PLAN {sql}"))


@pytest.mark.parametrize("rule", ["once", "daily", "free", "inout"])
def test_the_last_reading_of_a_person_is_found_by_the_person(asked, act, writing, rule):
    add_delegate(act)
    door = Door("hall", rule, ZoneInfo("Asia/Almaty"), Place("hall", "Hall", rule, capacity=1))
    with writing():
        connection().set_trace_callback(asked.append)
        check_in_delegate("D7", door, act)
        check_in_delegate("D7", door, act)
    connection().set_trace_callback(None)
    mine = [sql for sql in asked if "delegate = 'D7'" in sql]
    found = list(plans(mine, "scan"))
    assert found
    assert all("scan_delegate_checkpoint" in plan for plan in found)


def test_whether_a_badge_is_on_its_way_is_found_by_the_badge(asked, store):
    connection().set_trace_callback(asked.append)
    assert not print_queue.has_open_job("1" * 26)
    connection().set_trace_callback(None)
    assert all("print_job_badge" in plan for plan in plans(asked, "print_job"))


def test_a_crowd_is_counted_on_and_never_too_low(act, writing):
    door = Door("hall", "free", ZoneInfo("Asia/Almaty"))
    for number in range(4):
        add_delegate(act, f"D{number}")

    def come(uid, minutes=0.0):
        with writing():
            return check_in_delegate(uid, door, later(act, minutes=minutes))

    def counted(minutes=0.0):
        return crowding.at_most("hall", "", later(act, minutes=minutes).at)

    come("D0")
    assert counted() == 1
    second = come("D1")
    come("D2")
    assert counted(0.5) == 3
    with writing():
        undo(second.scan, act)
    assert counted(0.6) == 3  # too high is allowed, and only for a moment
    assert counted(2) == 2
    proof.rebuild()
    come("D3")
    assert counted(2.1) >= 3
