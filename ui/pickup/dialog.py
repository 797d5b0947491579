"""A delegation fetches its badges: who belongs to it, whose are ticked, who takes them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLayout, QLineEdit, QVBoxLayout, QWidget

from checkin.desk import DelegationLine, HandedOver, PickUpLine
from checkin.errors import DeskError
from ui.parts.basics import (
    button,
    column,
    isolated,
    message_bar,
    refill,
    row,
    scrolling,
    text,
)
from ui.parts.dialog import Sheet
from ui.pickup.lines import PickUpRow
from ui.style.tokens import Theme


class PickUpDialog(Sheet):
    """One person takes the badges of many.

    Signals:
        kind_chosen: country, delegation or organisation.
        delegation_chosen: its kind and key.
        scanned: the text of a badge or invitation, whose holder is to be ticked.
        print_asked: uids whose badges are to be printed.
        handed: uids, who takes them, by which paper, and the delegation's name.
        sheet_asked: the paper to sign is to be opened.
    """

    kind_chosen = Signal(str)
    delegation_chosen = Signal(str, str)
    scanned = Signal(str)
    print_asked = Signal(list)
    handed = Signal(list, str, str, str)
    sheet_asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self.setWindowTitle(self.tr("Delegation pick-up"))
        self.rows: dict[str, PickUpRow] = {}
        self._said = QVBoxLayout()
        self.kinds = self._kinds()
        self.delegations = QComboBox()
        self.delegations.setAccessibleName(self.tr("Delegation"))
        self.delegations.activated.connect(self._choose)
        self.scan = QLineEdit()
        self.scan.setPlaceholderText(self.tr("or scan invitations one after another"))
        self.scan.setAccessibleName(self.tr("Scan badges or invitations"))
        self.scan.returnPressed.connect(self._scan)
        self.taker = QLineEdit()
        self.taker.setAccessibleName(self.tr("Who takes them"))
        self.paper = self._papers()
        self.fill(self._whole())
        self.fit(900, 680)

    def show_delegations(self, found: list[DelegationLine]) -> None:
        """Those of the chosen kind; the largest is chosen."""
        self.delegations.clear()
        words = self.tr("{name}: {people} people, {handed} badges handed")
        for each in found:
            said = words.format(name=each.name, people=each.people, handed=each.handed)
            self.delegations.addItem(said, each)
        self._choose()

    def show_people(self, lines: list[PickUpLine]) -> None:
        """The people of the delegation; those who come for theirs are ticked."""
        self.rows = {}
        refill(
            self._people,
            *(self._row(line, not (line.handed or line.is_in)) for line in lines),
            None,
        )
        self._count()

    def renew(self, lines: list[PickUpLine]) -> None:
        """Badges were printed meanwhile; what was ticked stays so."""
        for line in lines:
            if line.uid in self.rows:
                self.rows[line.uid].renew(line)
        self._count()

    def add(self, line: PickUpLine | None) -> None:
        """Somebody whose code was scanned: ticked, and put on the list where they are missing."""
        if line is None:
            title = self.tr("Nobody is known by this code, or they are withdrawn")
            words = self.tr("Nobody was ticked. Look for the name in the list.")
            refill(self._said, message_bar(self.theme, "warn", title, words))
        elif line.uid in self.rows:
            self.rows[line.uid].tick.setChecked(True)
        else:
            self._people.insertWidget(0, self._row(line, True))
        self._count()

    def take_scan(self, words: str) -> None:
        """A scanner read something while the dialog is open."""
        self.scan.clear()
        refill(self._said)
        self.scanned.emit(words)

    def chosen(self) -> list[str]:
        """Uids of the people who are ticked, in the order shown."""
        return [uid for uid, one in self.rows.items() if one.tick.isChecked()]

    def say(self, error: DeskError) -> None:
        """It could not be done; what was chosen stays."""
        title = self.tr("This could not be done")
        refill(self._said, message_bar(self.theme, "bad", title, str(error)))

    def show_queued(self, count: int) -> None:
        """Badges went to the printer."""
        title = self.tr("Badges in the print queue: {count}").format(count=count)
        words = self.tr("They come out in the order of the list. Then hand all of them over.")
        refill(self._said, message_bar(self.theme, "info", title, words))

    def show_handed(self, done: HandedOver) -> None:
        """It is done; the paper waits to be signed."""
        look = button(self.theme, self.tr("Open the paper to sign"), icon="file-spreadsheet")
        look.clicked.connect(lambda: self.sheet_asked.emit(str(done.file)))
        title = self.tr("Badges handed over: {count}").format(count=done.count)
        words = self.tr("Have {file} signed.").format(file=isolated(done.file.name))
        refill(self._said, message_bar(self.theme, "ok", title, words, look))

    # -- building

    def _whole(self) -> QVBoxLayout:
        t, space = self.theme, self.theme.sp(20)
        self._people = column(gap=t.sp(4), margins=(2, 2, 12, 2))
        body = QWidget()
        body.setLayout(self._people)
        self._counted = text(t, "", "body", "muted")
        self.delegations.setMinimumContentsLength(12)
        self.delegations.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        top = column(gap=t.sp(8)) if t.large else row(gap=t.sp(8))
        which = row(self.kinds, gap=t.sp(8))
        which.addWidget(self.delegations, 1)
        top.addLayout(which, 3)
        top.addWidget(self.scan, 2)
        whole = column(
            text(t, self.tr("Delegation pick-up"), "title"),
            top,
            row(self._counted, None, *self._all_or_none()),
            gap=t.sp(10),
            margins=(space, space, space, t.sp(16)),
        )
        people = scrolling(body)
        people.setMinimumHeight(t.px(120))
        whole.addWidget(people, 1)
        whole.addLayout(self._said)
        whole.addLayout(self._who())
        whole.addLayout(self._foot())
        return whole

    def _who(self) -> QLayout:
        t = self.theme
        taker = text(t, self.tr("Who takes them"), "body", "muted")
        paper = text(t, self.tr("By which paper"), "body", "muted")
        if t.large:
            return column(taker, self.taker, paper, self.paper, gap=t.sp(4))
        made = row(taker, self.taker, paper, self.paper, gap=t.sp(8))
        made.setStretch(1, 1)
        made.setStretch(3, 1)
        return made

    def _foot(self) -> QHBoxLayout:
        t = self.theme
        stop = button(t, self.tr("Close"), "Esc")
        stop.setAutoDefault(False)
        stop.clicked.connect(self.reject)
        self.print_all = button(t, self.tr("Print what is missing"), icon="printer")
        self.print_all.setAutoDefault(False)
        self.print_all.clicked.connect(lambda: self.print_asked.emit(self.chosen()))
        self.hand = button(t, self.tr("Hand all over"), "", "primary", "check")
        self.hand.setAutoDefault(False)
        self.hand.clicked.connect(self._hand)
        return row(None, stop, self.print_all, self.hand)

    def _all_or_none(self) -> list[QWidget]:
        made: list[QWidget] = []
        for words, is_on in ((self.tr("Tick all"), True), (self.tr("Tick none"), False)):
            one = button(self.theme, words, kind="quiet")
            one.setAutoDefault(False)
            one.clicked.connect(lambda _=False, is_on=is_on: self._tick_all(is_on))
            made.append(one)
        return made

    def _kinds(self) -> QComboBox:
        made = QComboBox()
        made.setAccessibleName(self.tr("What they have in common"))
        made.addItem(self.tr("Country"), "country")
        made.addItem(self.tr("Delegation"), "delegation")
        made.addItem(self.tr("Organisation"), "organisation")
        made.activated.connect(lambda: self.kind_chosen.emit(str(made.currentData())))
        return made

    def _papers(self) -> QComboBox:
        made = QComboBox()
        made.setEditable(True)
        made.setAccessibleName(self.tr("By which paper"))
        often = (
            "",
            self.tr("Power of attorney"),
            self.tr("Letter of the delegation"),
            self.tr("Passport of the head of delegation"),
        )
        made.addItems(list(often))
        return made

    def _row(self, line: PickUpLine, ticked: bool) -> PickUpRow:
        made = PickUpRow(self.theme, line, ticked)
        made.tick.toggled.connect(self._count)
        self.rows[line.uid] = made
        return made

    # -- what is done

    def _choose(self) -> None:
        chosen = self.delegations.currentData(Qt.ItemDataRole.UserRole)
        if chosen is not None:
            refill(self._said)
            self.delegation_chosen.emit(chosen.kind, chosen.key)

    def _scan(self) -> None:
        words = self.scan.text().strip()
        if words:
            self.take_scan(words)

    def _tick_all(self, is_on: bool) -> None:
        for one in self.rows.values():
            one.tick.setChecked(is_on)

    def _count(self) -> None:
        chosen = self.chosen()
        bare = sum(not self.rows[uid].line.printed for uid in chosen)
        words = self.tr("Ticked: {chosen} of {all}; still to be printed: {bare}")
        self._counted.setText(words.format(chosen=len(chosen), all=len(self.rows), bare=bare))
        self.print_all.setEnabled(bare > 0)
        self.hand.setEnabled(bool(chosen))

    def _hand(self) -> None:
        chosen = self.delegations.currentData(Qt.ItemDataRole.UserRole)
        name = chosen.name if chosen is not None else ""
        self.handed.emit(self.chosen(), self.taker.text(), self.paper.currentText(), name)
