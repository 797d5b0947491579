"""The forum's own badge designs: opened, changed, saved, put away; the program's are never."""

import pytest

from checkin.desk.faces import make_face
from checkin.desk.layouts import LayoutNameTaken, LayoutNotKept, LayoutNotOwn, file_name
from checkin.errors import LayoutMissing
from checkin.paths import resources


@pytest.fixture
def own(desk):
    draft = desk.layouts.change(desk.layouts.open("a6"), [(("element", 1), "x_mm", 8.5)])
    return desk.layouts.save_as(draft, "Жастар форумы")


def shipped():
    return {path.name: path.read_bytes() for path in (resources() / "layouts").iterdir()}


def test_a_changed_design_is_saved_in_the_forum_and_the_original_is_as_it_was(desk):
    before = shipped()
    draft = desk.layouts.change(desk.layouts.open("a6"), [(("element", 1), "x_mm", 8.5)])
    assert draft.is_changed
    own = desk.layouts.save_as(draft, "  Жастар   форумы ")
    assert (own.name, own.title, own.is_own, own.is_changed) == (
        "жастар-форумы", "Жастар форумы", True, False)  # fmt: skip
    written = (desk.folder / "layouts" / "жастар-форумы.toml").read_bytes().decode()
    old = before["a6.toml"].decode().split("\n")
    new = written.split("\n")
    assert [b for a, b in zip(old, new, strict=True) if a != b] == [
        'title = "Жастар форумы"', "x_mm = 8.5"]  # fmt: skip
    assert shipped() == before
    assert [line.name for line in desk.layouts.lines() if line.is_own] == ["жастар-форумы"]


def test_an_own_design_is_printed(desk, own, tmp_path):
    uid = desk.people.register_walk_in({"display_name": "Нино", "latin_name": "Nino"})
    desk.choose(layout=own.name)
    assert desk.badges.write(tmp_path / "b.pdf", [uid]).badges == 1
    assert desk.badges.picture(uid).startswith(b"\x89PNG")
    assert desk.layouts.picture(own, uid, 40).startswith(b"\x89PNG")
    assert desk.badges.check() == []


def test_saving_again_writes_only_the_own_file(desk, own):
    again = desk.layouts.change(own, [(("element", 1), "y_mm", 9)])
    kept = desk.layouts.save(again)
    assert not kept.is_changed
    assert desk.layouts.open(own.name).text == again.text
    with pytest.raises(LayoutNotOwn):
        desk.layouts.save(desk.layouts.open("a6"))


def test_a_name_is_taken_once(desk, own):
    for title in ("Жастар форумы", "ЖАСТАР форумы", "A6 badge", "a6"):
        with pytest.raises(LayoutNameTaken):
            desk.layouts.save_as(own, title)


def test_what_the_file_may_not_say_is_refused_and_not_written(desk, own):
    path = desk.folder / "layouts" / f"{own.name}.toml"
    before = path.read_bytes()
    bad = desk.layouts.change(own, [(("element", 1), "x_mm", 104)])
    assert "outside the badge" in bad.problem
    for save in (desk.layouts.save, lambda draft: desk.layouts.save_as(draft, "Other")):
        with pytest.raises(Exception, match="outside the badge"):
            save(bad)
    assert path.read_bytes() == before
    assert desk.layouts.change(bad, [(("element", 1), "x_mm", 50)]).problem == ""


def test_what_somebody_else_wrote_meanwhile_is_not_overwritten(desk, own):
    path = desk.folder / "layouts" / f"{own.name}.toml"
    path.write_text(own.text + "# by hand\n", "utf-8")
    with pytest.raises(LayoutNotKept):
        desk.layouts.save(desk.layouts.change(own, [(("element", 1), "y_mm", 9)]))
    assert path.read_text("utf-8").endswith("# by hand\n")


def test_a_deleted_design_is_not_offered_but_prints_what_was_queued(desk, own):
    desk.people.register_walk_in({"display_name": "Нино", "latin_name": "Nino"})
    desk.choose(layout=own.name)
    desk.layouts.delete(own.name)
    assert desk.settings.layout == "a6"
    assert not [line for line in desk.layouts.lines() if line.is_own]
    assert desk.badges.check(layout=own.name) == []
    with pytest.raises(LayoutNotOwn):
        desk.layouts.delete("a6")
    with pytest.raises(LayoutMissing):
        desk.layouts.open(own.name)


def test_a_faulty_file_is_listed_with_its_fault(desk, own):
    (desk.folder / "layouts" / "broken.toml").write_text("title = ", "utf-8")
    line = next(line for line in desk.layouts.lines() if line.name == "broken")
    assert "broken.toml" in line.problem
    assert line.width_mm > 0


def test_a_sheet_is_edited_as_its_badge_and_stays_a_sheet(desk, own):
    draft = desk.layouts.open("a4-2x2")
    assert (draft.width_mm, draft.is_changed) == (105, False)
    kept = desk.layouts.save_as(draft, "Own sheet")
    line = next(line for line in desk.layouts.lines() if line.name == kept.name)
    assert (line.width_mm, line.height_mm) == (210, 297)


@pytest.mark.parametrize(
    ("title", "name"),
    [("../../etc", "etc"), ("CON", "con-layout"), ("  ", "layout"), ("A/B: c", "a-b-c"),
     ("नमस्ते", "नमस्ते"), ("x" * 300, "x" * 60)],
)  # fmt: skip
def test_a_file_name_is_harmless(title, name):
    assert file_name(title) == name


def test_a_design_changed_by_hand_is_printed_as_it_is_now(desk, own):
    uid = desk.people.register_walk_in({"display_name": "Нино", "latin_name": "Nino"})
    desk.choose(layout=own.name)
    before = desk.badges.picture(uid)
    path = desk.folder / "layouts" / f"{own.name}.toml"
    path.write_text(path.read_text("utf-8").replace("x_mm = 8.5", "x_mm = 28.5"), "utf-8")
    assert desk.badges.picture(uid) != before


def test_the_days_are_in_the_language_of_the_papers_countries(desk):
    uid = desk.people.register_walk_in({"display_name": "Anna"})
    desk.choose(paper_country_language="kk")
    face = make_face(desk._core, uid)
    assert face.dates == "2026 жылғы 20–21 маусым"
    assert dict(face.by_language)["dates.ru"] == "20–21 июня 2026 года"
