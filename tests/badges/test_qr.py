import pytest
import zxingcpp
from badges.samples import CREDENTIAL, face
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from qrcode import QRCode
from qrcode.constants import ERROR_CORRECT_Q
from qrcode.util import MODE_NUMBER, QRData

from checkin.badges import layout_names, load_layout, page_picture, qr, render_badge

PRINTER_DPI = 203  # the coarsest label printer
WITHOUT_CODE = "table-card"  # stands on a table and opens no door


def by_qrcode(digits: str) -> tuple[str, ...]:
    code = QRCode(version=1, error_correction=ERROR_CORRECT_Q, border=0, mask_pattern=3)
    code.add_data(QRData(digits.encode(), mode=MODE_NUMBER))
    code.make(fit=False)
    return tuple("".join("1" if dark else "0" for dark in row) for row in code.modules)


def read_from(pdf: bytes) -> list[str]:
    page = page_picture(pdf, dpi=PRINTER_DPI)
    grey = Image.frombytes("RGBA", (page.width, page.height), page.rgba).convert("L")
    black_and_white = grey.point(lambda light: 255 * (light > 127))
    return [found.text for found in zxingcpp.read_barcodes(black_and_white)]


@settings(max_examples=60, deadline=None)
@given(st.text("0123456789", min_size=26, max_size=26))
def test_the_symbol_is_the_one_qrcode_makes(digits):
    assert qr.symbol(digits).rows == by_qrcode(digits)


@pytest.mark.parametrize("layout", [name.name for name in layout_names()])
def test_the_code_is_read_from_every_layout_at_203_dpi(layout):
    pdf = render_badge(face(), load_layout(layout))
    assert set(read_from(pdf)) == (set() if layout == WITHOUT_CODE else {CREDENTIAL})


@pytest.mark.parametrize("ticket", ["HTTPS://TICKET.EXAMPLE/A1B2", "ą" * 40, "7" * 27])
def test_a_ticket_of_another_system_is_printed_as_it_is(ticket):
    assert read_from(render_badge(face(credential=ticket), load_layout("a6"))) == [ticket]


def test_a_text_no_badge_can_hold_has_no_symbol():
    assert qr.symbol("x" * 601) is None


def test_without_a_credential_there_is_no_code():
    assert read_from(render_badge(face(credential=""), load_layout("a6"))) == []
