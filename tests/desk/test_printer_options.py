"""What a printer offers, and what the desk chose of it."""

import pytest
from printers.fake_cups import fake_cups

from checkin.desk import Target
from checkin.printers.ipp import Tag

BADGE = Target("cups", "badge")


@pytest.fixture
def cups(monkeypatch):
    with fake_cups() as fake:
        monkeypatch.setenv("CUPS_SERVER", f"127.0.0.1:{fake.port}")
        yield fake


def test_a_choice_is_kept_and_goes_with_every_badge_until_it_is_taken_back(desk, cups):
    desk.paper.choose(*BADGE)
    options = desk.paper.options
    assert [(line.name, line.chosen) for line in options.offered(BADGE)] == [
        ("media-source", ""), ("finishings", ""), ("print-speed", ""),
    ]  # fmt: skip
    options.choose(BADGE, "finishings", "60")
    assert options.offered(BADGE)[1].chosen == "60"
    assert asked(desk, cups)["finishings"][0].value == 60
    options.choose(BADGE, "finishings", "")
    assert "finishings" not in asked(desk, cups)


def test_a_folder_offers_nothing(desk):
    assert desk.paper.options.offered(Target("folder", "")) == []


def asked(desk, cups):
    """What the next badge was sent with."""
    desk.paper.print_first(desk.people.register_walk_in({"display_name": "Ali"}))
    cups.asked.clear()
    assert desk.paper.print_next().problem == ""
    return next(each for each in cups.asked if each.code == 2).group(Tag.JOB)
