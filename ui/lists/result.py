"""What taking in a list did, and the way back."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from checkin.desk import Imported
from ui.parts.basics import Item, button, column, figure, glyph, isolated, row, text
from ui.style.tokens import Theme


class Result(QWidget):
    """The end of an import."""

    def __init__(self, theme: Theme, done: Imported) -> None:
        super().__init__()
        t = theme
        counts = row(
            None,
            figure(t, f"{done.new:,}", self.tr("new people")),
            figure(t, f"{done.changed:,}", self.tr("changed people")),
            figure(t, f"{done.withdrawn:,}", self.tr("withdrawn")),
            None,
            gap=t.sp(40),
        )
        sign = glyph(t, "circle-check", t.colors.tint["ok"].on, 48)
        title = text(t, self.tr("The list is taken in"), "title")
        said = self.tr("It took {seconds} s. Check-ins and printed badges are as they were.")
        words = text(t, said.format(seconds=f"{done.milliseconds / 1000:.1f}"), "body", "muted")
        items: list[Item] = [None, row(None, sign, None), row(None, title, None)]
        items += [counts, row(None, words, None)]
        if done.backup is not None:
            items.append(self._way_back(t, done))
        self.setLayout(column(*items, None, gap=t.sp(14)))

    def _way_back(self, t: Theme, done: Imported) -> Item:
        assert done.backup is not None
        folder = done.backup.parent
        said = self.tr("Was it the wrong list? The forum as it was before is kept in {file}.")
        words = text(t, said.format(file=isolated(done.backup.name)), "body", "muted", wrap=True)
        look = button(t, self.tr("Open its folder"), icon="folder-open")
        look.setAutoDefault(False)
        look.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))
        sign = glyph(t, "history", t.colors.muted, 20)
        return row(None, sign, words, look, None, gap=t.sp(10))
