"""No text makes reading work without end: how much is done is counted, not timed."""

import json
import sys
from pathlib import Path

import pytest
from helpers import add_delegate
from worst_codes import MILLIONS, worst_texts

from checkin.desk import Outcome, Trial
from checkin.rules import credentials
from checkin.rules.gluing import code_at_end
from ui.scanners.splitting import LONGEST, Splitter

SAMPLES = json.loads((Path(__file__).parents[1] / "data/codes/tickets.json").read_text("utf-8"))
SIGNED = SAMPLES["pretix_sig1"][0]["secret"]
TICKET = "5jnmds3abtybx5kctruywyvhdzpuha82"
BADGE = credentials.make("001000123", 0, credentials.Seal("another", b"k" * 32))
WORST = worst_texts(BADGE, SIGNED, TICKET)
MOST_CALLS = 20_000  # of functions, for the hardest text; a usual one takes some hundred
MOST_CALLS_FOR_NOTHING = 3_000


def calls(work):
    """How many functions, Python's own too, are called meanwhile."""
    counted = 0

    def count(_frame, event, _what):
        nonlocal counted
        counted += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return counted


def asked_of(desk, text):
    def ask():
        desk.reception.is_code(text)
        desk.reception.codes_in(text)
        desk.reception.code_at_end(text)
        desk.reception.clues_in(text)
        desk.testing.judge(Trial(text, text))

    return ask


@pytest.fixture
def on_list(desk):
    with desk._core.writing() as act:
        add_delegate(act, tickets=[TICKET])
    desk.reception.is_code("so that every table is read and every module loaded")
    return desk


@pytest.mark.parametrize("name", WORST)
def test_no_text_makes_work_without_end(on_list, name):
    text = WORST[name]
    most = MOST_CALLS_FOR_NOTHING if len(text) >= MILLIONS else MOST_CALLS
    ask = asked_of(on_list, text)
    ask()
    assert calls(ask) < most


@pytest.mark.parametrize("name", WORST)
def test_no_such_text_admits_anybody(on_list, name):
    answer = on_list.reception.check_in(WORST[name])
    assert answer.outcome in (Outcome.UNKNOWN, Outcome.UNREADABLE)
    assert len(answer.text) <= 300


@pytest.mark.parametrize("letter", ["1", "ё", "٠", "É"])
def test_work_grows_with_a_text_no_faster_than_its_length(on_list, letter):
    short = asked_of(on_list, letter * 100)
    long = asked_of(on_list, letter * 400)
    short(), long()
    assert calls(long) < 5 * calls(short)


def test_a_list_is_asked_by_its_index_for_a_ticket_behind_letters(on_list):
    from checkin.store.journal import connection

    asked = []
    connection().set_trace_callback(asked.append)
    code_at_end("Nino " + TICKET, on_list._core.seal)
    connection().set_trace_callback(None)
    for sql in asked:
        plan = connection().execute(f"EXPLAIN QUERY PLAN {sql}").fetchall()
        assert not any("SCAN ticket" in row[3] for row in plan)


@pytest.mark.parametrize("flood", [b"\r", b"\n\t", b"x", b"BEGIN:VCARD\r", b"END:VCARD ", b"a\r"])
def test_a_flood_from_a_port_is_cut_and_leaves_nothing_behind(flood):
    splitter = Splitter()
    for _ in range(50):
        found = splitter.take(flood * 4_096)
        assert all(len(text) <= len(flood) * 4_096 + LONGEST for text in found)
        assert len(splitter._rest) <= LONGEST
