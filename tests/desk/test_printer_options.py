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


PPD = """*PPD-Adobe: "4.3"
*OpenUI *PageSize/Media Size: PickOne
*PageSize w162h288/2.25x4": "<</PageSize[162 288]>>setpagedevice"
*CloseUI: *PageSize
*OpenUI *zePrintRate/Print Rate: PickOne
*DefaultzePrintRate: Default
*zePrintRate Default/Printer Default: ""
*zePrintRate 2/2 inches/second: "<</cupsCompression 2>>setpagedevice"
*zePrintRate 4/4 inches/second: "<</cupsCompression 4>>setpagedevice"
*CloseUI: *zePrintRate
*OpenUI *CutMedia/Cut Media: PickOne
*CutMedia 0/Never: "<</CutMedia 0>>setpagedevice"
*CutMedia 4/After Every Page: "<</CutMedia 4>>setpagedevice"
*CloseUI: *CutMedia
*OpenUI *Darkness/Darkness: PickOne
*Darkness -1/Printer Default: ""
*CloseUI: *Darkness
"""


def test_what_only_the_driver_knows_is_offered_and_asked_for_by_its_name(desk, cups):
    desk.paper.choose(*BADGE)
    cups.ppd = PPD
    offered = {line.name: line.values for line in desk.paper.options.offered(BADGE)}
    assert offered["CutMedia"] == ("0", "4")
    assert offered["zePrintRate"] == ("Default", "2", "4")
    assert not {"PageSize", "Darkness"} & set(offered)  # the size is always exact; one is no choice
    desk.paper.options.choose(BADGE, "CutMedia", "4")
    assert asked(desk, cups)["CutMedia"][0].value == "4"


def test_a_folder_offers_nothing(desk):
    assert desk.paper.options.offered(Target("folder", "")) == []


def asked(desk, cups):
    """What the next badge was sent with."""
    desk.paper.print_first(desk.people.register_walk_in({"display_name": "Ali"}))
    cups.asked.clear()
    assert desk.paper.print_next().problem == ""
    return next(each for each in cups.asked if each.code == 2).group(Tag.JOB)
