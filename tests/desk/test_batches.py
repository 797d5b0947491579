"""A batch in the order it is handed out in, and nothing left behind by one that was stopped."""

import pytest

from checkin.desk import BadgeRun
from checkin.desk.badges import NobodyMeant
from checkin.errors import BadgesStopped, DelegateUnknown

PEOPLE = [
    ("Boris", "Ural", "RU"),
    ("Anna", "", "KZ"),
    ("Әлия", "Altai", "KZ"),
    ("Абай", "Altai", "MN"),
]


@pytest.fixture
def peopled(desk):
    uids = {
        name: desk.people.register_walk_in(
            {"display_name": name, "organisation": place, "country": country}
        )
        for name, place, country in PEOPLE
    }
    return desk, uids


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("name", ["Anna", "Boris", "Абай", "Әлия"]),
        ("organisation", ["Абай", "Әлия", "Boris", "Anna"]),
        ("country", ["Anna", "Әлия", "Абай", "Boris"]),
        ("role", ["Anna", "Boris", "Абай", "Әлия"]),
        ("", ["Boris", "Anna", "Әлия", "Абай"]),
    ],
)
def test_badges_lie_in_the_order_they_are_handed_out_in(peopled, tmp_path, by, expected):
    desk, uids = peopled
    names = {uid: name for name, uid in uids.items()}
    made = desk.badges.write(tmp_path / "b.pdf", list(uids.values()), run=BadgeRun(by=by))
    assert [names[uid] for uid in made.uids] == expected


def test_separators_are_pages_of_their_own(peopled, tmp_path):
    desk, uids = peopled
    run = BadgeRun(by="country", separated=True)
    made = desk.badges.write(tmp_path / "b.pdf", list(uids.values()), run=run)
    assert (made.badges, made.pages) == (4, 7)


def test_a_stopped_batch_leaves_no_file(peopled, tmp_path):
    desk, uids = peopled
    with pytest.raises(BadgesStopped):
        desk.badges.write(tmp_path / "b.pdf", list(uids.values()), told=lambda done, of: False)
    assert list(tmp_path.glob("b.pdf*")) == []


def test_somebody_unknown_is_said_in_any_order(peopled, tmp_path):
    desk, uids = peopled
    with pytest.raises(DelegateUnknown):
        desk.badges.write(tmp_path / "b.pdf", [*uids.values(), "x"], run=BadgeRun(by="name"))


def test_an_empty_choice_is_nobody_and_makes_no_file(peopled, tmp_path):
    desk, uids = peopled
    for write in (desk.badges.write, desk.badges.write_by_rules):
        with pytest.raises(NobodyMeant):
            write(tmp_path / "b.pdf", [])
    assert list(tmp_path.glob("b*.pdf*")) == []
    assert desk.badges.check([]) == desk.badges.twins([]) == []
    assert desk.badges.write(tmp_path / "b.pdf", None).badges == len(uids)
