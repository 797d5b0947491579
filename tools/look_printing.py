"""Scenes of the way to paper: printers, batches, rolls, trial pages."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QScrollArea, QWidget

from checkin.desk import OptionLine, Target


def _who_prints(s: Any) -> QWidget:
    cards = Target("cups", "Evolis-cards")
    s.desk.paper.choosing.send_to("role:speaker", [cards], "cr80")
    s.desk.paper.choosing.send_to("", [Target("cups", "Brother-2")])
    s.desk.paper.choosing.put_in_team(cards, "A")
    s.window.show_page("paper")
    page = s.window.pages["paper"]
    s.linger()
    page.ask_who_prints()
    s.until(lambda: page.asking.dialog is not None)
    return page.asking.dialog


def _roll(s: Any) -> QWidget:
    s.desk.paper.choosing.new_roll(Target("folder", ""), 24)
    _queued(s, "speaker")
    page = s.window.pages["paper"]
    page.asking.new_roll(Target("folder", ""), "Zebra ZD421", 300)
    return s.window


def _options(s: Any) -> QWidget:
    lines = [
        OptionLine("media-source", ("main", "by-pass-tray", "roll-1"), "roll-1"),
        OptionLine("finishings", ("3", "60"), "60"),
        OptionLine("print-speed", ("2540", "5080", "7620"), ""),
        OptionLine("orientation-requested", ("3", "4", "5", "6"), ""),
    ]
    s.window.show_page("paper")
    s.rest()
    s.window.pages["paper"].asking.show_options((Target("cups", "Zebra"), "Zebra ZD421"), lines)
    return s.window.pages["paper"].asking.dialog


def _trial(s: Any) -> QWidget:
    s.window.show_page("paper")
    page = s.window.pages["paper"]
    page.asking.trial(Target("cups", "Zebra-ZD421"))
    s.until(lambda: page.asking.dialog is not None)
    page.asking.dialog.fields[0].setValue(6.2)
    page.asking.dialog.take_scan("ASHAR-33-100")
    return page.asking.dialog


def _stopped_batch(s: Any) -> QWidget:
    s.desk.choose(printing_paused=True)
    uids = [line.uid for line in s.desk.people.page(limit=60).lines]
    s.desk.paper.batches.start("A4 sheet, 10 cards", uids, "a4-2x5")
    s.desk.choose(printing_paused=False)
    s.desk.paper.print_next()
    s.desk.paper.choose("folder", "/media/usb/badges")
    s.desk.paper.print_next()
    s.desk.choose(printing_paused=True)
    s.window.show_page("paper")
    s.linger()
    return s.window


def _stopped_batch_below(s: Any) -> QWidget:
    """What large text pushes below the edge of the window."""
    _stopped_batch(s)
    s.window.redress()
    s.linger()
    for area in s.window.pages["paper"].findChildren(QScrollArea):
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    s.rest()
    return s.window


def _queued(s: Any, *whose: str) -> QWidget:
    """The page of printing with the badges of these people in its queue."""
    for who in whose:
        s.scan(who)
    s.window.show_page("paper")
    s.linger()
    s.window.redress()
    s.rest()
    return s.window


def _mail(s: Any) -> QWidget:
    s.desk.paper.choose("mail", "")
    return _queued(s, "speaker")


def _tray(s: Any) -> QWidget:
    _stopped_batch(s)
    page = s.window.pages["paper"]
    page.asking.tray(s.desk.paper.batches.lines()[0])
    return page.asking.dialog


def _paused(s: Any) -> QWidget:
    s.desk.choose(printing_paused=True)
    return _queued(s, "speaker", "guest")


PRINTING: dict[str, Callable[[Any], QWidget]] = {
    "paper-who": _who_prints,
    "paper-paused": _paused,
    "paper-batch": _stopped_batch,
    "paper-below": _stopped_batch_below,
    "paper-tray": _tray,
    "paper-mail": _mail,
    "paper-roll": _roll,
    "paper-options": _options,
    "paper-trial": _trial,
    "paper-new-roll": lambda s: _roll(s).pages["paper"].asking.dialog,
}
