"""A picture on the window, dropped or pasted, is a reading; a list still is a list."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication
from qrcode.main import QRCode

from ui.main_window import MainWindow
from ui.scanners.picture import grey


@pytest.fixture
def window(qtbot, listed):
    listed.choose(sounds=False, print_on_check_in=False)
    window = MainWindow(listed)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.desk_page.box.hasFocus)
    yield window
    QGuiApplication.clipboard().clear()
    window.close()


@pytest.fixture
def ticket(tmp_path):
    made = QRCode()
    made.add_data("ticket-3")
    path = tmp_path / "ticket.png"
    made.make_image().save(path)
    return path


def drop(window, mime):
    action, kind = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    window.dropEvent(QDropEvent(QPointF(5, 5), action, mime, kind, Qt.KeyboardModifier.NoModifier))


def file_mime(*paths):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def is_admitted(window):
    return window.desk_page.band.saying.headline == "Admitted"


def test_a_dropped_picture_is_read(qtbot, window, ticket):
    drop(window, file_mime(ticket))
    qtbot.waitUntil(lambda: is_admitted(window))


def test_a_pasted_picture_is_read_though_the_box_has_the_focus(qtbot, window, ticket, keys_of):
    QGuiApplication.clipboard().setImage(QImage(str(ticket)))
    keys_of(window).press("", Qt.Key.Key_V, held=Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: is_admitted(window))
    assert window.desk_page.box.text() == ""


def test_pasted_words_go_where_the_cursor_is(window, keys_of):
    QGuiApplication.clipboard().setText("Nino")
    keys_of(window).press("", Qt.Key.Key_V, held=Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    assert window.desk_page.box.text() == "Nino"


def test_a_picture_without_a_code_and_a_file_that_is_none_are_said(qtbot, window, tmp_path):
    blank = tmp_path / "blank.png"
    image = QImage(200, 200, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    image.save(str(blank))
    drop(window, file_mime(blank))
    qtbot.waitUntil(lambda: window._bar.message is not None)
    assert window._bar.message[1] == "There is no code on this picture"
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 nothing")
    drop(window, file_mime(broken))
    qtbot.waitUntil(lambda: "broken.pdf was not read" in window._bar.message[2])


@pytest.mark.parametrize("form", ["Format_RGB32", "Format_ARGB32", "Format_Mono"])
def test_pixels_come_row_by_row_without_gaps(form):
    image = QImage(31, 7, getattr(QImage.Format, form))
    image.fill(0)
    rows, width, height = grey(image)
    assert (len(rows), width, height) == (31 * 7, 31, 7)
