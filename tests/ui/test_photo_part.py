"""The photo on a person's card: chosen, dropped, pasted, taken away and brought back."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from ui.people.page import PeoplePage
from ui.style.tokens import theme_named


@pytest.fixture
def page(qtbot, listed, tasks):
    page = PeoplePage(listed, tasks, theme_named("light"))
    qtbot.addWidget(page)
    page.resize(1160, 620)
    page.show()
    page.refresh()
    hit = listed.reception.search("nino")[0]
    page.choose(hit.uid)
    qtbot.waitUntil(lambda: page.card.photo is not None)
    page.uid = hit.uid
    return page


def picture(color=Qt.GlobalColor.red, side=200):
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(color)
    return image


def photo_of(page):
    return page.desk.people.card(page.uid).person.photo


def test_a_file_that_is_dropped_becomes_the_photo(qtbot, page, tmp_path):
    file = tmp_path / "nino.png"
    assert picture().save(str(file))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    enter = QDragEnterEvent(
        QPointF(5, 5).toPoint(), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(page.card.photo, enter)
    assert enter.isAccepted()
    drop = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(page.card.photo, drop)
    qtbot.waitUntil(lambda: photo_of(page) != "")
    assert (page.desk.folder / "photos" / photo_of(page)).is_file()
    qtbot.waitUntil(lambda: not page.card.photo.portrait._picture.isNull())


def test_a_picture_is_pasted_removed_and_brought_back(qtbot, page):
    QGuiApplication.clipboard().setImage(picture(Qt.GlobalColor.blue))
    page.card.photo.paste.click()
    qtbot.waitUntil(lambda: photo_of(page) != "")
    name = photo_of(page)
    qtbot.waitUntil(lambda: page.card.photo.remove.isVisible())
    page.card.photo.remove.click()
    qtbot.waitUntil(lambda: not page.card.photo.remove.isVisible())
    assert photo_of(page) == ""
    page.card.photo.undo.click()
    qtbot.waitUntil(lambda: photo_of(page) == name)


def test_words_that_are_pasted_are_no_photo(page):
    QGuiApplication.clipboard().setText("Nino")
    page.card.photo.paste.click()
    assert photo_of(page) == ""


def test_a_bad_picture_is_refused_with_a_sentence_and_the_old_one_kept(qtbot, page, tmp_path):
    file = tmp_path / "small.png"
    assert picture(side=40).save(str(file))
    with qtbot.waitSignal(page.tasks.failed) as said:
        page.card.photo.given.emit(file)
    assert "smaller than 100 pixels" in str(said.args[0])
    assert photo_of(page) == ""


def test_undo_is_offered_for_this_person_only(qtbot, page):
    QGuiApplication.clipboard().setImage(picture())
    page.card.photo.paste.click()
    qtbot.waitUntil(lambda: page.card.photo.undo.isVisible())
    other = page.desk.reception.search("faisal")[0].uid
    page.choose(other)
    qtbot.waitUntil(lambda: page.card.card.person.uid == other)
    assert not page.card.photo.undo.isVisible()
