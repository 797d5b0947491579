"""Two records of one person become one, and two again, and every code stays with its record."""

import random

import pytest
from helpers import add_delegate, later

from checkin.rules import checkins, delegates, issuing, merging
from checkin.rules.attendance import Period, counts
from checkin.rules.checkins import Door
from checkin.rules.refusals import MergeImpossible, MergeUnknown
from checkin.store import journal, proof
from checkin.store.entries import Kind
from checkin.store.journal import connection, record
from checkin.store.models import JOURNALLED


@pytest.fixture
def twice(act):
    """One person on the list twice: K is to be kept, L to give way."""
    add_delegate(act, "K", "Aigul Serik", tickets=["ticket-k"], organisation="House")
    add_delegate(act, "L", "Айгүл Серік", tickets=["ticket-l"], organisation="House of Volunteers")


@pytest.fixture
def door(store):
    from zoneinfo import ZoneInfo

    return Door("entrance", "free", ZoneInfo("Asia/Almaty"))


def tables():
    """Everything the journalled tables say."""
    return {
        model: sorted(connection().execute(f"SELECT * FROM {model._meta.table_name}"), key=repr)
        for model in JOURNALLED
    }


def scans_of():
    sql = "SELECT scan.delegate FROM scan JOIN entry USING (id) ORDER BY seq"
    return [row[0] for row in connection().execute(sql)]


def merge(writing, act, **fields):
    with writing():
        return merging.merge("K", "L", fields, act)


def test_codes_badges_and_scans_of_both_count_for_the_kept_one(twice, act, seal, writing, door):
    with writing():
        badge = issuing.issue("L", seal, act)
        checkins.check_in("ticket-l", door, seal, act)
    merge(writing, act, display_name="Айгүл Серік")
    with writing():
        found = [
            checkins.check_in(code, door, seal, act)
            for code in ("ticket-l", "ticket-k", badge.credential)
        ]
    assert [(a.uid, a.name) for a in found] == [("K", "Айгүл Серік")] * 3
    assert scans_of() == ["K"] * 4
    assert issuing.live_badge("K").credential == badge.credential
    assert delegates.find("L") is None
    figures = counts(Period(""))
    assert (figures.on_list, figures.present, figures.badges) == (1, 1, 1)
    assert proof.verify().problems == ()


def test_an_undone_merge_gives_each_scan_back_to_whose_code_it_was(
    twice, act, seal, writing, door
):  # fmt: skip
    with writing():
        of_l = issuing.issue("L", seal, act)
    merge(writing, act)
    with writing():
        for code in ("ticket-l", "ticket-k", of_l.credential):
            checkins.check_in(code, door, seal, act)
        checkins.check_in_delegate("K", door, act)
        issuing.note_printed("K", of_l.credential, act)
        merging.undo("L", later(act, minutes=5))
    assert scans_of() == ["L", "K", "L", "K"]
    assert issuing.live_badge("L").printed == 1
    assert issuing.live_badge("K") is None
    assert counts(Period("")).on_list == 2
    assert proof.verify().problems == ()


def test_an_undone_merge_takes_back_what_was_chosen_and_not_what_was_typed_since(
    twice, act, writing
):  # fmt: skip
    merge(writing, act, organisation="House of Volunteers", display_name="Айгүл Серік")
    with writing():
        delegates.correct("K", {"organisation": "Rivers"}, act)
        merging.undo("L", act)
    person = delegates.get("K")
    assert (person.display_name, person.organisation) == ("Aigul Serik", "Rivers")
    assert person.corrected == {"organisation": "House"}
    assert delegates.get("L").organisation == "House of Volunteers"


def test_a_merge_says_who_it_was_and_only_once(twice, act, writing):
    merge(writing, act)
    assert [(m.lost, m.names, m.operator) for m in merging.into("K")] == [
        ("L", ("Айгүл Серік",), "Dana")
    ]
    with writing():
        merging.undo("L", act)
    with writing(), pytest.raises(MergeUnknown):
        merging.undo("L", act)


def test_a_withdrawn_record_does_not_slip_in_by_a_merge(twice, act, writing):
    with writing():
        delegates.withdraw("L", "banned", act)
    with pytest.raises(MergeImpossible, match="withdrawn"):
        merge(writing, act)
    with writing(), pytest.raises(MergeImpossible, match="same record"):
        merging.merge("K", "K", {}, act)


def test_chains_and_circles_end_at_one_person(twice, act, writing, seal, door):
    add_delegate(act, "M", "Aigul S.", tickets=["ticket-m"])
    merge(writing, act)
    with writing():
        merging.merge("M", "K", {}, act)
        assert checkins.check_in("ticket-l", door, seal, act).uid == "M"
        merging.undo("K", act)
        assert checkins.check_in("ticket-l", door, seal, act).uid == "K"
        # as two desks that know nothing of each other would: both ways
        note = {"kept": "L", "names": [], "before": {}, "fields": {}}
        record((Kind.DELEGATE_MERGED, "K", note), act)
    assert [uid for uid in ("K", "L") if delegates.find(uid)] == ["K"]
    assert proof.verify().problems == ()


@pytest.mark.parametrize("seed", range(4))
def test_entries_in_any_order_and_a_rebuild_make_the_same_tables(
    seed, twice, act, seal, writing, door
):  # fmt: skip
    chance = random.Random(seed)
    for minute in range(12):
        now = later(act, minutes=minute)
        with writing():
            if chance.random() < 0.4:
                (merging.undo if merging.find("L") else lambda *_: None)("L", now)
                if chance.random() < 0.7:
                    merging.merge("K", "L", {"notes": str(minute)}, now)
            code = chance.choice(["ticket-k", "ticket-l"])
            uid = checkins.check_in(code, door, seal, now).uid
            if chance.random() < 0.5:
                issuing.reissue(uid, "lost", seal, now)
    said = tables()
    entries = list(journal.read())
    with writing():
        for model in JOURNALLED:
            connection().execute(f"DELETE FROM {model._meta.table_name}")
        chance.shuffle(entries)
        for start in range(0, len(entries), 5):
            journal.apply(entries[start : start + 5])
    assert tables() == said
    proof.rebuild()
    assert tables() == said


def test_no_badge_is_made_twice_after_a_merge_is_undone(twice, act, seal, writing):
    with writing():
        issuing.issue("L", seal, act)
        merging.merge("K", "L", {}, act)
        new = issuing.reissue("K", "lost", seal, later(act, minutes=1))
        merging.undo("L", later(act, minutes=2))
        other = issuing.issue("L", seal, later(act, minutes=3))
    assert new.credential != other.credential
    assert (issuing.live_badge("K"), issuing.live_badge("L")) == (new, other)
    assert proof.verify().problems == ()
