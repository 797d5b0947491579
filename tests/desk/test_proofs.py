"""What is found about badges only by looking at the whole list, the files and the page."""

import io

from PIL import Image

from checkin.desk import BadgeRun


def join(desk, name, **fields):
    return desk.people.register_walk_in({"display_name": name, "latin_name": "X"} | fields)


def problems(desk, uids=()):
    return {(found.uid, found.problem) for found in desk.badges.check(uids or None)}


def picture(desk, name, size):
    written = io.BytesIO()
    Image.new("RGB", size, "gray").save(written, "PNG")
    (desk.folder / "photos").mkdir(exist_ok=True)
    (desk.folder / "photos" / name).write_bytes(written.getvalue())


def test_two_people_with_the_same_badge_are_both_named(desk):
    first, second = join(desk, "Anna Berg"), join(desk, "ANNA  berg")
    other = join(desk, "Anna Berg", organisation="Elsewhere")
    assert {found.uid for found in desk.badges.twins()} == {first, second}
    assert {found.uid for found in desk.badges.twins([second, other])} == {second}


def test_photos_are_looked_at_where_the_badge_shows_one(desk):
    uid = join(desk, "Anna Berg")
    assert problems(desk) == set()  # nobody has a photo, so none is missed
    named = join(desk, "Boris", photo="boris.png")
    assert problems(desk) == {(uid, "no-photo"), (named, "photo-missing")}
    picture(desk, "boris.png", (40, 50))
    assert (named, "photo-too-small") in problems(desk)
    picture(desk, "boris.png", (5001, 5000))
    assert (named, "photo-too-large") in problems(desk)
    picture(desk, "boris.png", (400, 500))
    assert problems(desk, [named]) == set()


def test_a_layout_without_a_photo_misses_none(desk):
    join(desk, "Boris", photo="boris.png")
    desk.choose(layout="label-62x100")
    assert not any("photo" in problem for _, problem in problems(desk))


def test_the_codes_of_numbered_badges_are_read_back(desk, tmp_path):
    uids = [join(desk, "Anna"), join(desk, "Boris")]
    desk.badges.write(tmp_path / "b.pdf", uids, run=BadgeRun())
    assert problems(desk) == set()
