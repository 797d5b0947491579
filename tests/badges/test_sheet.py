import gc
import io
import shutil
import subprocess
import sys
import unicodedata
from concurrent.futures import ThreadPoolExecutor

import pypdfium2
import pytest
from badges.samples import SAMPLES, face
from PIL import Image
from pypdf import PdfReader

from checkin.badges import (
    BadgeFace,
    layout_names,
    load_layout,
    page_picture,
    page_png,
    render_badge,
    render_badges,
)
from checkin.errors import BadgesStopped

NAMES = [name.name for name in layout_names()]
LEFT_TO_RIGHT = [sample for sample in SAMPLES if sample.order == "ltr"]
HOSTILE = [
    "<img src=/etc/passwd>",
    '<a href="javascript:app.alert(1)">x</a>',
    ") Tj ET Q /URI (http://x.example) BT (",
    "\\101\\102 <</Launch(calc)>>",
    "endstream endobj 1 0 obj",
    "A\u202egnp.exe\u202c",
]


def read(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    text = document[0].get_textpage().get_text_range()
    document.close()
    return text


def plain(text: str) -> str:
    """What a search box would compare; PDFium marks a hyphen at the end of a line."""
    return "".join(unicodedata.normalize("NFC", text).replace("\ufffe", "-").split())


@pytest.mark.parametrize("name", NAMES)
def test_the_page_is_exactly_as_large_as_its_paper_and_is_not_scaled_in_print(name):
    layout = load_layout(name)
    document = read(render_badge(face(), layout))
    assert [float(side) * 25.4 / 72 for side in document.pages[0].mediabox] == pytest.approx(
        [0, 0, *layout.page_mm], abs=0.0005
    )
    assert document.trailer["/Root"]["/ViewerPreferences"]["/PrintScaling"] == "/None"


@pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf is not installed here")
@pytest.mark.parametrize("name", NAMES)
def test_qpdf_finds_nothing_wrong_with_the_file(name, tmp_path):
    faces = [face(sample.text, language=sample.language) for sample in SAMPLES]
    path = tmp_path / "badges.pdf"
    path.write_bytes(render_badges(faces, load_layout(name)).pdf)
    checked = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.parametrize("sample", LEFT_TO_RIGHT, ids=lambda sample: sample.script)
def test_a_name_can_be_found_in_the_finished_file(sample):
    pdf = render_badge(face(sample.text, language=sample.language), load_layout("a6"))
    if sample.script == "emoji":
        assert "Anna" in text_of(pdf)
    else:
        assert plain(sample.text) in plain(text_of(pdf))


def test_every_font_is_embedded_and_carries_only_what_is_used():
    pdf = render_badge(face("Айгүл 欧阳"), load_layout("a6"))
    fonts = read(pdf).pages[0]["/Resources"]["/Font"]
    for font in fonts.values():
        descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert len(descriptor["/FontFile2"].get_data()) < 30_000
        assert font["/BaseFont"][7] == "+"


def test_a_name_is_never_read_as_markup_or_as_pdf():
    for name in HOSTILE:
        faces = {field: name for field in ("position", "organisation", "forum", "serial")}
        pdf = render_badge(face(name, **faces), load_layout("a6"))
        page = read(pdf).pages[0]
        assert "/Annots" not in page
        assert b"/Launch" not in pdf
        assert b"/URI" not in pdf
        assert b"/JavaScript" not in pdf
        assert "\u202e" not in text_of(pdf)
        assert plain(name.translate({0x202E: None, 0x202C: None})) in plain(text_of(pdf))


def test_the_same_badge_is_the_same_file():
    assert render_badge(face(), load_layout("a6")) == render_badge(face(), load_layout("a6"))


def test_a_batch_holds_one_page_for_each_badge_and_tells_whose_is_wrong():
    done: list[int] = []
    faces = [face(), face("\U0001e900\U0001e901"), face("")]
    rendered = render_badges(faces, load_layout("a6"), done.append)
    assert (rendered.pages, len(read(rendered.pdf).pages), done) == (3, 3, [1, 2, 3])
    assert {(w.index, w.field, w.problem) for w in rendered.warnings} == {
        (1, "display_name", "no-glyph")
    }


def test_an_empty_batch_is_told_by_its_pages():
    assert render_badges([], load_layout("a6")).pages == 0


def test_eleven_cards_take_two_sheets_of_ten():
    rendered = render_badges([face(f"Айгүл {n}") for n in range(11)], load_layout("a4-2x5"))
    assert rendered.pages == 2


def test_a_folded_badge_says_everything_twice():
    text = text_of(render_badge(face(), load_layout("a6-folded")))
    assert text.count("001 000 123") == 2


def test_nothing_is_printed_twice_when_both_names_are_one():
    for latin in ("Anna Berg", "", "ANNA  BERG"):
        text = text_of(render_badge(face("Anna Berg", latin_name=latin), load_layout("a6")))
        assert text.lower().count("anna") == 1


def test_a_person_with_nothing_but_a_name_gets_a_badge_on_every_layout():
    for name in NAMES:
        assert "Сәуле" in text_of(render_badge(BadgeFace("Сәуле"), load_layout(name)))


def test_a_page_becomes_a_picture_of_the_asked_size():
    pdf = render_badge(face(), load_layout("label-62x100"))
    picture = page_picture(pdf, width_px=310)
    assert (picture.width, picture.height) == (310, 500)
    assert len(picture.rgba) == 310 * 500 * 4
    assert Image.open(io.BytesIO(page_png(pdf, dpi=25.4))).size == (62, 100)


def test_the_package_costs_nothing_until_a_badge_is_asked_for():
    code = (
        "import sys, checkin.badges; print('reportlab' in sys.modules or 'qrcode' in sys.modules)"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "False"


def test_pictures_made_by_two_threads_at_once_are_the_ones_made_alone():
    files = [render_badge(face(sample.text), load_layout("cr80")) for sample in SAMPLES[:12]]
    with ThreadPoolExecutor(2) as pool:
        together = list(pool.map(page_png, files))
    assert together == [page_png(pdf) for pdf in files]


def test_badges_made_by_two_threads_at_once_are_the_ones_made_alone():
    layouts = [load_layout(name) for name in ("a6", "label-62x100")]
    work = [(face(sample.text), layout) for sample in SAMPLES for layout in layouts]
    with ThreadPoolExecutor(2) as pool:
        together = list(pool.map(lambda job: render_badge(*job), work))
    assert together == [render_badge(*job) for job in work]


def test_pythons_search_for_circles_is_on_again_after_batches_whole_stopped_and_side_by_side():
    layout = load_layout("a6")
    during = []
    with pytest.raises(BadgesStopped):
        render_badges([face()] * 2, layout, lambda done: (during.append(gc.isenabled()), False)[1])
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda _: render_badges([face()] * 3, layout), range(4)))
    assert during == [False]
    assert gc.isenabled()
