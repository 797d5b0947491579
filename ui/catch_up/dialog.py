"""Paper: where the list on paper is kept, and keying in its ticks with their true times."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QLineEdit,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from checkin.desk import Desk, Hit, Keyed, ListWritten, TickWhy
from checkin.errors import DeskError
from ui.parts.basics import button, column, isolated, line, message_bar, refill, row, text
from ui.parts.dialog import Sheet
from ui.parts.moments import day as day_word
from ui.style.tokens import Theme
from ui.tasks import Tasks
from ui.tr import tr


class CatchUpDialog(Sheet):
    """A time, a few letters of a name, Enter; so a whole page is keyed in without the mouse."""

    def __init__(
        self, desk: Desk, tasks: Tasks, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, "", parent)
        self._desk, self._tasks = desk, tasks
        self.setWindowTitle(self.tr("From paper"))
        self.hits: list[Hit] = []
        self.kept: list[Keyed] = []
        self._told = QVBoxLayout()
        self.time = QLineEdit()
        self.time.setPlaceholderText("9:40")
        self.time.setAccessibleName(self.tr("Time on the paper"))
        self.day, self.place = self._days(), self._places()
        self.who = QLineEdit()
        self.who.setAccessibleName(self.tr("Name or badge number"))
        self.who.setPlaceholderText(self.tr("Name, in any script"))
        self.who.textChanged.connect(self._search)
        self.who.returnPressed.connect(self.key_in)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("People found"))
        self.list.itemActivated.connect(lambda _: self.key_in())
        self.where = text(theme, "", "body", "muted", wrap=True)
        self.fill(self._whole())
        self._say_where()
        self.fit(760, 560)
        self.who.setFocus()

    def key_in(self) -> None:
        """Keep a tick for the person chosen, at the time that stands there."""
        at = max(self.list.currentRow(), 0)
        if at >= len(self.hits):
            return
        hit, day = self.hits[at], str(self.day.currentData())
        place = str(self.place.currentData())
        try:
            moment = self._desk.fallback.moment(day, self.time.text())
        except DeskError as error:
            self.time.setFocus()
            self._say("warn", self.tr("Not kept"), str(error))
            return
        self._tasks.run(
            lambda: self._keep(hit, moment, place), lambda k: self._keyed(hit, k), self._fail
        )

    def name_folder(self, folder: str) -> None:
        """Keep the list on paper there from now on, and write it at once."""
        self._desk.choose(paper_list=folder)
        self._say_where()
        if folder:
            write = self._desk.fallback.write_list
            self._tasks.run(lambda: write(anew=True), self._written, self._fail)

    # -- the works

    def _keep(self, hit: Hit, at: datetime, place: str) -> Keyed:
        return self._desk.fallback.key_in([(hit.uid, at)], checkpoint=place)[0]

    def _keyed(self, hit: Hit, keyed: Keyed) -> None:
        self.kept.append(keyed)
        state = "ok" if keyed.why is TickWhy.KEPT else "warn"
        self._say(state, isolated(hit.name), why_word(keyed.why))
        self.who.clear()
        self.who.setFocus()

    def _search(self, words: str) -> None:
        search = self._desk.reception.search
        self._tasks.run(lambda: (words, search(words)), self._found)

    def _found(self, answer: tuple[str, list[Hit]]) -> None:
        words, hits = answer
        if words != self.who.text():
            return
        self.hits = hits
        self.list.clear()
        for hit in hits:
            parts = (hit.name, hit.latin_name, hit.organisation, hit.country_name)
            self.list.addItem(" · ".join(isolated(part) for part in parts if part))
        self.list.setCurrentRow(0)

    def _written(self, written: ListWritten | None) -> None:
        if written is not None:
            words = self.tr("People: {count}. It is written anew every minute while things change.")
            self._say("ok", self.tr("The list is there"), words.format(count=written.people))

    def _fail(self, error: DeskError) -> None:
        self._say("bad", self.tr("That did not work"), str(error))

    # -- what is seen

    def _whole(self) -> QVBoxLayout:
        t, space = self.theme, self.theme.sp(20)
        close = button(t, self.tr("Close"), "Esc")
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        choose = button(t, self.tr("Keep the list on a stick…"), icon="usb")
        choose.setAutoDefault(False)
        choose.clicked.connect(self._ask_where)
        keep = button(t, self.tr("Keep this tick"), "Enter", "primary", "check")
        keep.setAutoDefault(False)
        keep.clicked.connect(self.key_in)
        self.time.setFixedWidth(t.px(110))
        fields = row(self.day, self.place, self.time, gap=t.sp(8))
        fields.addWidget(self.who, 1)
        said = self.tr(
            "Ticks are kept with their true time, and the diary says they were on paper."
        )
        whole = column(
            text(t, self.tr("From paper"), "title"), text(t, said, "body", "muted", wrap=True),
            gap=t.sp(10), margins=(space, space, space, t.sp(16)),
        )  # fmt: skip
        whole.addLayout(fields)
        whole.addWidget(self.list, 1)
        whole.addLayout(self._told)
        whole.addWidget(line())
        whole.addLayout(row(self.where, choose, gap=t.sp(8)))
        whole.addLayout(row(None, close, keep, gap=t.sp(8)))
        return whole

    def _days(self) -> QComboBox:
        """The days of the forum that have begun; keyed in the next morning, ticks keep theirs."""
        made, today = QComboBox(), self._desk.reports.today()
        made.setAccessibleName(self.tr("Day on the paper"))
        begun = [day for day in self._desk.reports.days() if day <= today] or [today]
        for day in begun:
            made.addItem(day_word(day), day)
        made.setCurrentIndex(made.count() - 1)
        return made

    def _places(self) -> QComboBox:
        made = QComboBox()
        made.setAccessibleName(self.tr("Checkpoint the paper lay at"))
        for place in self._desk.reception.checkpoints():
            made.addItem(place.name, place.id)
            if place.current:
                made.setCurrentIndex(made.count() - 1)
        return made

    def _ask_where(self) -> None:
        dialog = QFileDialog(self, self.tr("A folder, best on a stick"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.name_folder)
        dialog.open()

    def _say_where(self) -> None:
        folder = self._desk.settings.paper_list
        words = self.tr("The list on paper is kept in {folder}.")
        none = self.tr("No folder is named for the list on paper yet.")
        self.where.setText(words.format(folder=isolated(str(Path(folder)))) if folder else none)

    def _say(self, state: str, title: str, words: str) -> None:
        refill(self._told, message_bar(self.theme, state, title, words))


def why_word(why: TickWhy) -> str:
    """What became of a tick."""
    return {
        TickWhy.KEPT: tr("Kept."),
        TickWhy.ALREADY: tr("Was in already; nothing is counted twice."),
        TickWhy.WITHDRAWN: tr("Withdrawn: not kept. Ask the organiser."),
        TickWhy.UNKNOWN: tr("Is not on the list any more; not kept."),
        TickWhy.FUTURE: tr("This time has not come yet; look at the time, and at the clock."),
        TickWhy.OUTSIDE: tr("This time lies before the forum; look at the time."),
    }[why]
