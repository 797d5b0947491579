"""The printers this computer knows; one of them is ours."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QMenu, QWidget

from checkin.desk import PrinterChoice, PrinterInfo, Roll, Settings, Target
from ui.paper.names import RAW, name_of, target_of
from ui.paper.queue import dragged
from ui.paper.rolls import roll_words
from ui.parts.basics import Item, button, column, glyph, isolated, row, state_chip, text
from ui.style.tokens import Theme

ACROSS = 3  # cards beside each other


class PrinterCard(QFrame):
    """A place to drop print jobs on.

    Signals:
        dropped: their numbers.
    """

    dropped = Signal(list)

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dragged(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.dropped.emit(dragged(event.mimeData()))


class Printers(QWidget):
    """A card for every printer.

    Signals:
        chosen: kind and address of the printer to print on from now on.
        folder_asked: the operator wants to see the folder of PDF files.
        paused: a printer, and whether it shall rest.
        test_asked: a printer that shall print a test page.
        roll_asked: a printer that got a new roll, what it is called, labels of the last roll.
        options_asked: a printer whose tray, cutter and so on shall be chosen, and its name.
        dropped: numbers of jobs that were dragged onto a printer, and that printer.
    """

    chosen = Signal(str, str)
    folder_asked = Signal()
    paused = Signal(object, bool)
    test_asked = Signal(object)
    roll_asked = Signal(object, str, int)
    options_asked = Signal(object, str)
    dropped = Signal(list, object)

    def __init__(
        self, theme: Theme, printers: Sequence[PrinterInfo], settings: Settings,
        choice: PrinterChoice, rolls: Mapping[Target, Roll],
    ) -> None:  # fmt: skip
        super().__init__()
        self.theme, self.buttons = theme, dict[str, QWidget]()
        self.menus: dict[Target, QMenu] = {}
        self._choice, self._rolls = choice, rolls
        box = QGridLayout()
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.sp(12))
        across = 2 if theme.large else ACROSS
        for number, printer in enumerate(with_ours(printers, settings)):
            card = self._card(printer, is_ours(printer, settings))
            box.addWidget(card, number // across, number % across)
        for at in range(across):
            box.setColumnStretch(at, 1)
        self.setLayout(box)

    def _card(self, printer: PrinterInfo, is_chosen: bool) -> QFrame:
        t = self.theme
        icon = {"folder": "folder-open", "mail": "inbox"}.get(printer.kind, "printer")
        name = text(t, name_of(target_of(printer), [printer]), "heading", wrap=True)
        is_resting = target_of(printer) in self._choice.paused
        chip = _chip(t, printer, is_resting)
        title = row(glyph(t, icon, t.colors.text, 20), name, chip, gap=t.sp(10))
        title.setStretch(1, 1)
        said = text(t, self._said(printer), "caption", "muted", wrap=True)
        made = PrinterCard()
        made.dropped.connect(lambda jobs: self.dropped.emit(jobs, target_of(printer)))
        made.setProperty("panel", "chosen" if is_chosen else "card")
        space = t.sp(12)
        foot = row(said, *self._actions(printer, is_chosen), gap=t.sp(8))
        foot.setStretch(0, 1)
        lines: list[Item] = [title, foot]
        roll = self._rolls.get(target_of(printer))
        team = self._choice.teams.get(target_of(printer), "")
        if team:
            lines.insert(1, text(t, self.tr("Team {letter}").format(letter=team), "caption"))
        if roll is not None:
            tone = "warn" if roll.is_low else "muted"
            lines.insert(1, text(t, roll_words(roll), "caption", tone, wrap=True))
        made.setLayout(column(*lines, gap=t.sp(6), margins=(space, t.sp(8), space, t.sp(8))))
        return made

    def _actions(self, printer: PrinterInfo, is_chosen: bool) -> list[Item]:
        t = self.theme
        made: list[Item] = []
        if is_chosen:
            made.append(text(t, self.tr("In use"), "strong", "soft"))
        else:
            choose = button(t, self.tr("Print here"))
            choose.setAccessibleName(
                self.tr("Print on {printer}").format(printer=isolated(printer.name))
            )
            kind, address = printer.kind, printer.address
            choose.clicked.connect(lambda: self.chosen.emit(kind, address))
            self.buttons[address or kind] = choose
            made.append(choose)
        made.append(self._more(printer))
        return made

    def is_in_use(self) -> bool:
        """Whether somebody has a menu open; the cards must not be made anew under it."""
        return any(menu.isVisible() for menu in self.menus.values())

    def _more(self, printer: PrinterInfo) -> QWidget:
        """What one rarely does with a printer."""
        target, menu = target_of(printer), QMenu(self)
        is_resting = target in self._choice.paused
        pause = menu.addAction(self.tr("Go on") if is_resting else self.tr("Pause"))
        pause.triggered.connect(lambda: self.paused.emit(target, not is_resting))
        menu.addAction(self.tr("Test page…")).triggered.connect(
            lambda: self.test_asked.emit(target)
        )
        if printer.kind == "cups":
            menu.addAction(self.tr("Options…")).triggered.connect(
                lambda: self.options_asked.emit(target, printer.name)
            )
        if printer.kind in ("folder", "mail") and target == self._choice.desk:
            menu.addAction(self.tr("Open folder")).triggered.connect(self.folder_asked)
        last = self._rolls[target].labels if target in self._rolls else 0
        menu.addAction(self.tr("New roll…")).triggered.connect(
            lambda: self.roll_asked.emit(target, printer.name, last)
        )
        self.menus[target] = menu
        more = button(self.theme, self.tr("More"), icon="chevron-down")
        more.setAccessibleName(self.tr("More for {printer}").format(printer=printer.name))
        more.clicked.connect(partial(drop_down, menu, more))
        return more

    def _said(self, printer: PrinterInfo) -> str:
        if printer.reason:
            return printer.reason
        if printer.kind == "folder":
            return self.tr("One file for each badge, to print elsewhere")
        if printer.kind == "mail":
            return self.tr("A draft for each badge, for your mail program to send")
        return printer.make


def drop_down(menu: QMenu, under: QWidget, *_: bool) -> None:
    """Open a menu below what was pressed."""
    menu.popup(under.mapToGlobal(under.rect().bottomLeft()))


def is_ours(printer: PrinterInfo, settings: Settings) -> bool:
    """Whether this desk prints there."""
    return (printer.kind, printer.address) == (settings.printer_kind, settings.printer)


def with_ours(printers: Sequence[PrinterInfo], settings: Settings) -> list[PrinterInfo]:
    """The printers found, and ours also where it is missing: that must be seen."""
    if any(is_ours(printer, settings) for printer in printers):
        return list(printers)
    if settings.printer_kind == "folder":
        own = next(printer for printer in printers if printer.kind == "folder")
        return [*printers, replace(own, address=settings.printer, name=settings.printer)]
    if settings.printer_kind in RAW:
        name = RAW[settings.printer_kind]
        kind, address = settings.printer_kind, settings.printer
        return [*printers, PrinterInfo(kind, address, f"{name} {address}", name)]
    why = QCoreApplication.translate(
        "Printers", "This computer does not know it any more. Look at its cable, or choose another."
    )
    lost = PrinterInfo(
        settings.printer_kind, settings.printer, settings.printer, "", "stopped", why
    )
    return [*printers, lost]


def _chip(theme: Theme, printer: PrinterInfo, is_resting: bool) -> QFrame:
    say = QCoreApplication.translate
    if is_resting:
        return state_chip(theme, "warn", say("Printers", "Paused"))
    words = {
        "ready": ("ok", say("Printers", "Ready")),
        "printing": ("info", say("Printers", "Printing")),
    }.get(printer.state, ("bad", say("Printers", "Stopped")))
    return state_chip(theme, *words)
