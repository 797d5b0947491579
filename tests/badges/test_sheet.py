import io

from pypdf import PdfReader

from checkin.badges import BadgeFace, load_layout, render_badge


def test_a_badge_is_one_page_of_exactly_the_size_of_its_paper():
    page = PdfReader(
        io.BytesIO(render_badge(BadgeFace("Айгүл Серікқызы"), load_layout("a6")))
    ).pages[0]
    assert abs(float(page.mediabox.width) - 105 * 72 / 25.4) < 0.001
    assert abs(float(page.mediabox.height) - 148 * 72 / 25.4) < 0.001
