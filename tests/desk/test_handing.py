"""Badges in hands: to their holder, to a representative, lost, and given back."""

import pypdfium2
import pytest
from helpers import take_in

from checkin.desk import Outcome
from checkin.rules.refusals import BadgesMissing, HandoverIncomplete, NotABadge

HEADER = ["ID", "Full name", "Name in Latin", "Organisation", "Country", "Ticket"]
ROWS = [
    ["1", "ნინო ბერიძე", "Nino Beridze", "Rivers", "Georgia", "t-1"],
    ["2", "Giorgi Maisuradze", "", "Rivers", "Georgia", "t-2"],
    ["3", "فيصل العتيبي", "Faisal Al-Otaibi", "Helping Hands", "Saudi Arabia", "t-3"],
]


@pytest.fixture
def listed(tmp_path, desk):
    take_in(desk, tmp_path, [HEADER, *ROWS])
    return desk


def print_all(desk):
    while desk.paper.print_next():
        pass


def words_of(path):
    with pypdfium2.PdfDocument(path) as pdf:
        return "\n".join(page.get_textpage().get_text_bounded() for page in pdf)


def picked(desk):
    """The Georgian delegation, printed."""
    uids = [line.uid for line in desk.handing.members("country", "GE")]
    assert desk.handing.print_for(uids) == 2
    print_all(desk)
    return uids


def test_a_delegation_takes_its_badges_in_one_act(listed):
    uids = picked(listed)
    done = listed.handing.hand_to(uids, "Dato Kldiashvili", "power of attorney 14", "Georgia")
    assert done.count == 2
    lines = listed.handing.members("country", "GE")
    assert [(line.name, line.handed, line.is_in) for line in lines] == [
        ("Giorgi Maisuradze", True, False),
        ("ნინო ბერიძე", True, False),
    ]
    assert [(d.name, d.people, d.handed) for d in listed.handing.delegations("country")] == [
        ("Georgia", 2, 2),
        ("Saudi Arabia", 1, 0),
    ]
    assert listed.people.page(state="handed").total == 2
    badge = listed.people.card(uids[0]).badges[0]
    assert badge.handed_to == "Dato Kldiashvili (power of attorney 14)"
    said = words_of(done.file)
    for words in ("Badges handed over", "Передача бейджей", "Dato Kldiashvili", "Nino Beridze"):
        assert words in said
    listed.reception.check_in("t-1")
    assert listed.people.page(state="handed").total == 1
    assert listed.reports.verify().problems == ()


def test_nothing_is_handed_over_by_halves(listed):
    uids = [line.uid for line in listed.handing.members("organisation", "Rivers")]
    listed.handing.print_for(uids[:1])
    print_all(listed)
    with pytest.raises(BadgesMissing, match="ნინო"):
        listed.handing.hand_to(uids, "Dato", "passport")
    with pytest.raises(HandoverIncomplete, match="paper"):
        listed.handing.hand_to(uids, "Dato", " ")
    assert listed.people.page(state="handed").total == 0


def test_a_scanned_list_names_its_people(listed):
    assert listed.handing.somebody("t-3\r").latin_name == "Faisal Al-Otaibi"
    assert listed.handing.somebody("no such") is None


def test_a_lost_badge_is_blocked_at_once_and_its_paper_is_filled_in(listed):
    uid = picked(listed)[1]
    old = listed.people.card(uid).badges[0]
    path = listed.handing.report_lost(uid)
    answer = listed.reception.check_in(old.credential)
    assert (answer.outcome, answer.voided.reason) == (Outcome.VOID_BADGE, "lost")
    said = words_of(path)
    for words in ("Application for a duplicate badge", "Заявление", "Nino Beridze", old.serial):
        assert words in said
    listed.paper.print_first(uid)
    new = listed.people.card(uid).badges[0]
    assert (new.serial, new.reissue) == (old.serial, old.reissue + 1)


def test_a_badge_given_back_is_scanned_in_once_and_reads_amber(listed):
    uid = picked(listed)[0]
    listed.handing.hand_over(uid)
    badge = listed.people.card(uid).badges[0]
    back = listed.handing.take_back(badge.credential + "\n")
    assert (back.name, back.serial, back.was_void) == ("Giorgi Maisuradze", badge.serial, False)
    assert listed.handing.take_back(badge.credential).was_void
    assert listed.people.card(uid).badges[0].returned_at is not None
    assert listed.reception.check_in(badge.credential).voided.reason == "returned"
    with pytest.raises(NotABadge):
        listed.handing.take_back("t-1")
    assert listed.reports.verify().problems == ()
