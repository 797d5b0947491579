"""The options of a printer, asked of it and chosen in a dialog."""

import pytest
from printers.fake_cups import fake_cups

from checkin.desk import Target
from ui.paper.options import OptionsDialog
from ui.paper.page import PaperPage
from ui.style.tokens import theme_named


@pytest.fixture
def cups(monkeypatch):
    with fake_cups() as fake:
        monkeypatch.setenv("CUPS_SERVER", f"127.0.0.1:{fake.port}")
        yield fake


def test_what_a_printer_offers_is_chosen_from_its_menu(qtbot, desk, tasks, cups):
    target = Target("cups", "badge")
    page = PaperPage(desk, tasks, theme_named("light"))
    qtbot.addWidget(page)
    page.asking.options(target, "Badges")
    qtbot.waitUntil(lambda: isinstance(page.asking.dialog, OptionsDialog), timeout=20_000)
    box = page.asking.dialog.boxes["finishings"]
    said = [box.itemText(at) for at in range(box.count())]
    assert said == ["As the printer is set", "Leave it as it is", "Cut after each badge"]
    with qtbot.waitSignal(page.asking.kept, timeout=20_000):
        box.setCurrentIndex(2)
        box.activated.emit(2)
    assert desk.paper.options.offered(target)[1].chosen == "60"
    page.close()
