import sqlite3
from dataclasses import replace
from datetime import timedelta

import pytest
from helpers import OPENING, add_delegate, later
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checkin.rules import delegates
from checkin.store import models, proof
from checkin.store.entries import Entry, Kind, canonical, digest, new_id, tick
from checkin.store.folding import all_rows
from checkin.store.journal import apply, connection, read, record, record_all


def test_entries_are_numbered_without_gaps_and_chained(act):
    add_delegate(act, "D1")
    add_delegate(act, "D2")
    entries = list(read("WHERE stream = ?", (act.stream,)))
    assert [e.seq for e in entries] == [1, 2, 3, 4]  # forum, checkpoint, two people
    assert [e.prev for e in entries[1:]] == [e.hash for e in entries[:-1]]


@pytest.mark.parametrize("sql", ["UPDATE entry SET operator = 'x'", "DELETE FROM entry"])
def test_the_journal_cannot_be_changed_or_shortened(store, sql):
    with pytest.raises(sqlite3.IntegrityError, match="the journal is never"):
        connection().execute(sql)


def test_a_whole_journal_verifies(act):
    add_delegate(act)
    found = proof.verify()
    assert (found.entries, found.streams, found.problems) == (3, 1, ())
    assert len(found.head) == 64


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("payload", '{"fields":{"display_name":"Somebody else"}}', "was changed"),
        ("operator", "nobody", "was changed"),
        ("at", "2020-01-01T00:00:00.000000", "was changed"),
        ("prev", "0" * 64, "does not follow"),
        ("hash", "0" * 64, "was changed"),
    ],
)
def test_a_changed_entry_is_found(act, column, value, said):
    add_delegate(act, "D1")
    add_delegate(act, "D2")
    connection().execute("DROP TRIGGER entry_unchanged")
    connection().execute(f"UPDATE entry SET {column} = ? WHERE seq = 3", (value,))
    assert any(said in problem for problem in proof.verify().problems)


def test_a_missing_entry_is_found(act):
    add_delegate(act, "D1")
    add_delegate(act, "D2")
    connection().execute("DROP TRIGGER entry_kept")
    connection().execute("DELETE FROM entry WHERE seq = 3")
    assert any("entry 3 is missing" in problem for problem in proof.verify().problems)


def test_a_table_that_tells_another_story_is_found_and_rebuilt(act):
    add_delegate(act, name="Ғалия")
    connection().execute("UPDATE delegate SET display_name = 'Forged'")
    assert any("delegate" in problem for problem in proof.verify().problems)
    proof.rebuild()
    assert proof.verify().problems == ()
    assert delegates.get("D7").display_name == "Ғалия"


def test_a_correction_keeps_what_the_list_said(act):
    add_delegate(act, name="Айгуль")
    with models.database.atomic("IMMEDIATE"):
        person = delegates.correct("D7", {"display_name": "Айгүл"}, later(act, minutes=1))
    assert person.display_name == "Айгүл"
    assert person.corrected == {"display_name": "Айгуль"}


def test_the_clock_of_the_journal_never_goes_back(act):
    add_delegate(act, "D1")
    add_delegate(replace(act, at=OPENING - timedelta(days=3650)), "D2")
    stamps = [entry.stamp for entry in read()]
    assert stamps == sorted(stamps)


@given(st.lists(st.datetimes(), min_size=1, max_size=40))
def test_a_tick_is_always_later_than_the_one_before(moments):
    last = ""
    for at in moments:
        now = tick(at, last)
        assert now > last
        last = now


def test_ids_sort_by_time_and_are_version_7():
    ids = [new_id(OPENING + timedelta(milliseconds=n)) for n in range(50)]
    assert ids == sorted(ids)
    assert {i[14] for i in ids} == {"7"}
    assert len(set(ids)) == 50


@given(st.dictionaries(st.text(), st.text(st.characters(codec=None)) | st.integers()))
def test_any_content_has_a_hash(content):
    entry = Entry("s", 1, "i", "k", "", "", "", "", canonical(content), "", "")
    assert digest(entry) == digest(entry)
    assert digest(entry._replace(payload=entry.payload + " ")) != digest(entry)


# -- the tables are a function of the set of entries --------------------------

FIELDS = st.dictionaries(
    st.sampled_from(["display_name", "organisation", "email"]), st.sampled_from("абв"), min_size=1
)
UID = st.sampled_from(["D1", "D2"])
CREDENTIAL = st.sampled_from(["b1", "b2"])
NOTES = st.one_of(
    st.tuples(
        st.just(Kind.DELEGATE_REGISTERED),
        UID,
        st.fixed_dictionaries({"fields": FIELDS, "tickets": st.just(["t"])}),
    ),
    st.tuples(
        st.just(Kind.DELEGATE_CORRECTED),
        UID,
        st.fixed_dictionaries({"fields": FIELDS, "origin": st.sampled_from(["list", "desk"])}),
    ),
    st.tuples(st.just(Kind.DELEGATE_WITHDRAWN), UID, st.just({"reason": "asked"})),
    st.tuples(st.just(Kind.DELEGATE_RESTORED), UID, st.just({"reason": "a mistake"})),
    st.tuples(
        st.just(Kind.BADGE_ISSUED),
        UID,
        st.builds(
            lambda c: {"credential": c, "serial": c, "reissue": 0, "desk": 1},
            CREDENTIAL,
        ),
    ),
    st.tuples(
        st.sampled_from([Kind.BADGE_PRINTED, Kind.BADGE_HANDED_OVER, Kind.BADGE_VOIDED]),
        UID,
        st.builds(lambda c: {"credential": c, "reason": "lost", "desk": 1}, CREDENTIAL),
    ),
    st.tuples(
        st.just(Kind.BADGE_UNDONE),
        UID,
        st.builds(
            lambda c, what: {"credential": c, "what": what},
            CREDENTIAL,
            st.sampled_from(["badge-printed", "badge-handed-over", "badge-voided"]),
        ),
    ),
    st.tuples(
        st.just(Kind.SCANNED),
        UID,
        st.just({"checkpoint": "entrance", "outcome": "admitted", "text": "t", "desk": 1}),
    ),
    st.tuples(
        st.just(Kind.SEARCH_TAUGHT), UID, st.builds(lambda w: {"words": w}, st.sampled_from("аб"))
    ),
    st.tuples(st.just(Kind.SCAN_UNDONE), st.just("a scan"), st.just({})),
)


@settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(notes=st.lists(NOTES, max_size=14), data=st.data())
def test_entries_in_any_order_twice_or_in_halves_make_the_same_tables(store, act, notes, data):
    _forget_everything()
    with models.database.atomic("IMMEDIATE"):
        entries = [_undo_a_real_scan(note, act) for note in notes]
    expected = _tables()
    assert expected == _plain(all_rows(read()))

    order = data.draw(st.permutations(entries))
    half = data.draw(st.integers(0, len(order)))
    with models.database.atomic("IMMEDIATE"):
        _forget_tables()
        apply(order[:half])
        apply(order[half:] + order[:half])
    assert _tables() == expected


def _undo_a_real_scan(note, act):
    """Record a note; an undoing names the newest scan there is."""
    kind, subject, content = note
    if kind is Kind.SCAN_UNDONE:
        row = connection().execute("SELECT id FROM scan ORDER BY id DESC LIMIT 1").fetchone()
        subject = row[0] if row else subject
    return record((kind, subject, content), act)


def _forget_everything():
    with models.database.atomic("IMMEDIATE"):
        sql = (
            connection().execute("SELECT sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        )
        connection().execute("DROP TRIGGER entry_kept")
        connection().execute("DELETE FROM entry")
        connection().execute(next(row[0] for row in sql if "entry_kept" in row[0]))
        _forget_tables()


def _forget_tables():
    for model in models.JOURNALLED:
        connection().execute(f"DELETE FROM {model._meta.table_name}")


def _tables():
    return {
        (model._meta.table_name, tuple(sorted(row.items(), key=lambda item: item[0])))
        for model in models.JOURNALLED
        for row in _rows(model._meta.table_name)
    }


def _rows(table):
    cursor = connection().execute(f"SELECT * FROM {table}")
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def _plain(rows):
    return {(m._meta.table_name, tuple(sorted(row.items(), key=lambda i: i[0]))) for m, row in rows}


def test_many_entries_at_once_are_the_same_as_one_by_one(store, act):
    notes = [(Kind.DELEGATE_REGISTERED, f"D{n}", {"fields": {"display_name": f"N{n}"}})
             for n in range(1000)]  # fmt: skip
    with models.database.atomic("IMMEDIATE"):
        record_all(notes, act)
    assert proof.verify().problems == ()
    assert connection().execute("SELECT count(*) FROM delegate").fetchone()[0] == 1000


def test_a_new_stream_goes_on_after_what_was_copied_although_its_clock_is_behind(
    store, act, writing
):
    add_delegate(act, name="Ерлан")
    with writing():
        delegates.correct("D7", {"display_name": "Ерлан Омаров"}, later(act, days=150))
    copied = replace(act, stream="another life")
    with writing():
        delegates.correct("D7", {"display_name": "Ерлан О."}, copied)
    assert delegates.get("D7").display_name == "Ерлан О."
    assert proof.verify().problems == ()
