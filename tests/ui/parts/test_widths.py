"""Columns are as wide the next time as this user drew them."""

import pytest

from ui.parts import widths
from ui.parts.grid import CellsModel, grid
from ui.parts.widths import keep_widths
from ui.style.tokens import theme_named


@pytest.fixture
def table(qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(widths, "own_settings", lambda: tmp_path)
    shown = []

    def make(scale=1.0):
        look = theme_named("light", scale)
        made = grid(look, CellsModel(["Name", "Country", "Badge"]), (0, 130, 110), "People")
        shown.append(made)
        qtbot.addWidget(made)
        made.resize(800, 300)
        keep_widths(made, look, "people")
        made.show()
        return made

    return make


def test_a_width_is_kept_in_every_size_of_text(qtbot, table, tmp_path):
    first = table()
    first.setColumnWidth(1, 200)
    qtbot.waitUntil((tmp_path / "columns.json").exists)
    assert table().columnWidth(1) == 200
    assert table(2.0).columnWidth(1) == 400
    assert table().columnWidth(2) == 110


def test_a_double_click_gives_the_first_width_back(qtbot, table, tmp_path):
    first = table()
    first.setColumnWidth(1, 200)
    first.horizontalHeader().sectionHandleDoubleClicked.emit(1)
    assert first.columnWidth(1) == 130


@pytest.mark.parametrize("said", ["", "[]", '{"people": 3}', '{"people": {"1": "wide", "2": -4}}'])
def test_what_cannot_be_read_is_left_out(table, tmp_path, said):
    (tmp_path / "columns.json").write_text(said, "utf-8")
    assert table().columnWidth(1) == 130
