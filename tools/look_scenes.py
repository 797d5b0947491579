"""What is to be seen on the pictures: windows, pages and dialogs, and the hands that work them.

SCENES are of the desk page, NAMES of people, PAGES_SEEN of the other pages, DIALOGS of what opens
over them, FIRST of the windows before a forum is open. A new picture is one line in one of them.
"""

import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from look_forum import CAST, StillDesk, write_list
from look_kiosk import KIOSK
from look_layouts import BADGES, open_editor
from look_printing import PRINTING
from look_rules import RULES
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QProgressBar, QWidget

from checkin.desk import Figure, Trial
from checkin.rules.diagnosing import TEST_CODE
from ui.desk.forms import PersonForm
from ui.desk.hits import HitRow
from ui.main_window import PAGES, MainWindow
from ui.messages import MessageBar
from ui.welcome import Welcome

SIZE = (1280, 720)
PATIENCE_S = 20
LINGER_S = 1.2
FOREIGN_CODE = "https://tickets.example.org/2026/XK-99812-QPZ"


@dataclass(frozen=True)
class Look:
    """How a window is dressed."""

    name: str
    theme: str = "light"
    scale: float = 1.0
    language: str = "en"


class Stage:
    """A window on a forum, and hands that work it."""

    def __init__(self, folder: Path, look: Look) -> None:
        self.desk = StillDesk(folder)
        self.desk.choose(theme=look.theme, text_scale=look.scale, language=look.language)
        self.window = MainWindow(self.desk)
        self.window.resize(*SIZE)
        self.window.show()
        self.page = self.window.desk_page
        self.rest()

    def rest(self) -> None:
        """Wait until everything that was asked for is answered."""
        for tasks in (self.window.tasks, self.window.paper) * 3:
            done: list[None] = []
            tasks.run(lambda: None, done.append)
            self.until(lambda done=done: bool(done))

    def linger(self) -> None:
        """Wait for what a page does by itself a moment later: previews, pauses while typing."""
        end = monotonic() + LINGER_S
        self.until(lambda: monotonic() > end)
        self.rest()

    def until(self, is_so: Callable[[], bool]) -> None:
        end = monotonic() + PATIENCE_S
        while not is_so():
            if monotonic() > end:
                raise TimeoutError("the window did not come to what the picture shows")
            QApplication.processEvents()

    def type(self, words: str) -> None:
        QTest.keyClicks(self.page.box, words)
        self.until(lambda: self.page.scene.kind == "hits")

    def scan(self, who: str) -> None:
        self.enter(self.desk.people.card(self.uid(who)).tickets[0])

    def enter(self, words: str) -> None:
        self.page.enter(words)
        self.until(lambda: self.page.scene.answer is not None)
        self.rest()

    def choose(self, who: str) -> None:
        self.page.open_person(self.uid(who))
        self.until(lambda: self.page.scene.kind == "person")

    def uid(self, who: str) -> str:
        return self.desk.uids()[CAST[who]]

    def close(self) -> None:
        getattr(self.window, "end", self.window.close)()  # a kiosk closes for nobody else
        self.desk.close()


def walk_in(s: Stage) -> None:
    s.page.walk_in()
    form = s.page.stage.findChild(PersonForm)
    form.fill("display_name", "Нино Берулава")
    form.fill("country", "Georgia")
    form.fields["display_name"].end(False)
    s.until(lambda: bool(form.findChildren(HitRow)))


def correct(s: Stage) -> None:
    s.choose("speaker")
    s.desk.people.correct(s.uid("speaker"), {"organisation": "Rivers Without Borders"})
    s.choose("speaker")
    s.rest()
    s.page.correct()


def reprint(s: Stage) -> None:
    s.scan("speaker")
    s.page.ask_reprint()


def jammed(s: Stage) -> None:
    s.desk.paper.choose("folder", "/media/usb/badges")
    s.scan("speaker")
    bar = s.window.findChild(MessageBar)
    s.until(lambda: bar.isVisible())
    s.window.redress()  # looks at the printer again


def page_of(name: str) -> Callable[[Stage], None]:
    def show(s: Stage) -> None:
        s.window.show_page(name)
        s.rest()
        s.linger()

    return show


def person_of(name: str) -> Callable[[Stage], None]:
    return lambda s: s.choose(name)


def _with_document(s: Stage) -> None:
    s.desk.choose(document_step=True)
    s.choose("speaker")


def namesakes(s: Stage) -> None:
    """Two people of one name, told apart by their photos too; the photos are painted."""
    twins = [line.uid for line in s.desk.everybody() if line.name == "Айгерім Жүсіпова"]
    with tempfile.TemporaryDirectory() as folder:
        for tone, uid in zip(("#c98b6b", "#8fa3b8"), twins, strict=True):
            path = Path(folder, "photo.png")
            _painted(tone).save(str(path))
            s.desk.badges.take_photo(uid, path)
    s.type("aigerim zh")
    s.linger()


def _painted(tone: str) -> QPixmap:
    """Somebody drawn with few strokes."""
    made = QPixmap(300, 400)
    made.fill(QColor("#e8e2d8"))
    p = QPainter(made)
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(QColor("#3a2f2a"))
    p.drawEllipse(85, 60, 130, 160)
    p.setBrush(QColor("#f0c8a8"))
    p.drawEllipse(100, 80, 100, 130)
    p.setBrush(QColor(tone))
    p.drawEllipse(40, 235, 220, 300)
    p.end()
    return made


SCENES: dict[str, Callable[[Stage], None]] = {
    "desk-idle": lambda s: None,
    "desk-typing": lambda s: s.type("zhus"),
    "desk-many": lambda s: s.type("an"),
    "desk-long-hits": lambda s: s.type("maria"),
    "desk-namesakes": namesakes,
    "desk-nobody": lambda s: s.type("qqzzw"),
    "desk-chosen": person_of("guest"),
    "desk-admitted": lambda s: s.scan("speaker"),
    "desk-already": lambda s: s.scan("second"),
    "desk-refused": lambda s: s.scan("refused"),
    "desk-unknown": lambda s: s.enter(FOREIGN_CODE),
    "walk-in": walk_in,
    "desk-correct": correct,
    "desk-reprint": reprint,
    "desk-jammed": jammed,
    "desk-document": _with_document,
    "desk-longest": person_of("longest"),
}
NAMES = {f"name-{who}": person_of(who) for who in
         ("arabic", "hindi", "thai", "khmer", "chinese", "tamil")}  # fmt: skip
PAGES_SEEN = {name: page_of(name) for name in PAGES}


def _people_chosen(s: Stage) -> QWidget:
    s.window.show_page("people", s.uid("speaker"))
    s.rest()
    return s.window


def _merge(s: Stage) -> QWidget:
    s.window.show_page("people")
    uid = s.desk.people.register_walk_in(
        {"display_name": "Nino Berulawa", "organisation": "Good Heart Centre", "country": "GE"}
    )
    flow = s.window.pages["people"].merging
    flow.begin(s.uid("speaker"))
    s.until(lambda: flow.dialog is not None)
    s.rest()
    flow.dialog.chosen.emit(uid)
    s.until(lambda: flow.dialog.other is not None)
    return flow.dialog


def _document(s: Stage) -> QWidget:
    s.desk.choose(document_step=True)
    s.window.show_page("people", s.uid("speaker"))
    s.rest()
    return s.window


def _pick_up(s: Stage) -> QWidget:
    s.window.show_page("people")
    dialog = s.window.pages["people"].picking_up.begin()
    s.until(lambda: bool(dialog.rows))
    dialog.taker.setText("Dato Kldiashvili")
    dialog.paper.setCurrentText("Power of attorney No. 14")
    return dialog


def _back(s: Stage) -> QWidget:
    s.window.show_page("people")
    dialog = s.window.pages["people"].picking_up.take_back()
    dialog.scanned.emit("9" * 26)
    s.rest()
    return dialog


def _import(s: Stage, step: str) -> QWidget:
    s.window.show_page("people")
    path = s.desk.folder.parent / "volunteers-june.csv"
    write_list(path)
    dialog = s.window.pages["people"].import_list(None if step == "file" else path)
    s.until(lambda: dialog.step in ("file", "columns") and dialog.step == (
        "file" if step == "file" else "columns"))  # fmt: skip
    if step == "plan":
        dialog.go_on()
        s.until(lambda: dialog.step == "plan")
    s.rest()
    return dialog


def _batch(s: Stage) -> QWidget:
    s.desk.choose(layout="a4-2x5", batch_by="country", batch_separated=True)
    dialog = _asked("badges", "write_all")(s)
    s.until(lambda: bool(dialog.whose.said.text()))
    dialog.whose.show_names()
    dialog.run_form.first.setValue(4)
    return dialog


def _keys(s: Stage) -> QWidget:
    s.window.show_keys()
    return s.window.keys


def _asked(page: str, ask: str) -> Callable[[Stage], QWidget]:
    def show(s: Stage) -> QWidget:
        s.window.show_page(page)
        s.rest()
        dialog: QWidget | None = None

        def is_open() -> bool:
            nonlocal dialog
            dialog = dialog or getattr(s.window.pages[page], ask)()
            return dialog is not None

        s.until(is_open)
        s.rest()
        return dialog

    return show


def _latin_names(s: Stage) -> QWidget:
    for name, country in (("Кайрат Сарыбаев", "KZ"), ("Нино Берулава", "GE"), ("山田太郎", "JP")):
        s.desk.people.register_walk_in({"display_name": name, "country": country})
    return _latin_done(s)


def _latin_done(s: Stage) -> QWidget:
    dialog = _asked("badges", "name_in_latin")(s)
    s.linger()
    return dialog


def _layout_editor(s: Stage) -> QWidget:
    editor = open_editor(s)
    names = [each.place for each in editor.state.draft.fields if "display_name" in each.says]
    editor.state.choose(names[0])
    editor.canvas.setFocus()
    s.linger()
    return editor


def _badges_checked(s: Stage) -> QWidget:
    """What the check of all badges found, with pictures."""
    for name in ("𓀀𓀁𓀂", "Кайрат Сарыбаев"):
        s.desk.people.register_walk_in({"display_name": name, "country": "KZ"})
    s.window.show_page("badges")
    s.rest()
    page = s.window.pages["badges"]
    s.until(lambda: not page.preview.is_empty)
    page.mending.check()
    for _ in range(9):  # it reads the code of every numbered badge back
        with suppress(TimeoutError):
            s.until(lambda: page.mending.found is not None)
    page.findings.table.selectRow(1)
    s.linger()
    return s.window


def _checked(s: Stage) -> QWidget:
    s.window.show_page("settings")
    s.rest()
    dialog = s.window.pages["settings"].check_scanner()
    dialog.judge(Trial(f"]Q1{TEST_CODE}", f"]Q1{TEST_CODE}", 60, ""))
    return dialog


def _behind(s: Stage) -> QWidget:
    s.window.show_page("attendance")
    page = s.window.pages["attendance"]
    s.until(lambda: page.figures is not None)
    dialog = page.open_figure(Figure("country", "KZ"), "Kazakhstan")
    s.until(lambda: bool(dialog.lines))
    return dialog


def _writing(s: Stage) -> QWidget:
    """A long report half way, with its Stop."""
    dialog: Any = _asked("attendance", "export")(s)
    s.desk.reports.export = lambda *asked: _half_way(asked[-1])
    dialog.export("attendance", Path("/srv/dana/Documents/attendance-2026-06-20.xlsx"))
    return _moved(s, dialog)


def _behind_writing(s: Stage) -> QWidget:
    dialog: Any = _behind(s)
    s.desk.behind.export = lambda *_, told, **__: _half_way(told)
    dialog.export(Path("/srv/dana/Documents/country-2026-06-20.xlsx"))
    return _moved(s, dialog)


def _half_way(told: Callable[[int, int], bool]) -> None:
    told(214_500, 500_000)
    sleep(2 * LINGER_S)


def _moved(s: Stage, dialog: QWidget) -> QWidget:
    s.until(lambda: any(bar.value() > 0 for bar in dialog.findChildren(QProgressBar)))
    return dialog


def _day_end(s: Stage) -> QWidget:
    dialog = _asked("attendance", "end_day")(s)
    dialog.write_everything()
    s.until(lambda: dialog.is_done)
    return dialog


def _from_paper(s: Stage) -> QWidget:
    dialog = _asked("diary", "catch_up")(s)
    dialog.time.setText("9:40")
    dialog.who.setText("berula")
    s.until(lambda: bool(dialog.hits))
    return dialog


def _diary_of_one(s: Stage) -> QWidget:
    s.desk.people.correct(s.uid("speaker"), {"organisation": "Rivers Without Borders"})
    s.scan("speaker")
    s.window.show_page("diary")
    page = s.window.pages["diary"]
    page.filters.words.setText("berulava")
    s.until(lambda: 0 < len(page.lines) < 20)
    page.table.selectRow(0)
    s.linger()
    return s.window


def _by_session(s: Stage) -> QWidget:
    s.window.show_page("attendance")
    page = s.window.pages["attendance"]
    s.until(lambda: page.figures is not None)
    page.show_by("session")
    s.until(lambda: bool(page.cut.lines))
    return s.window


def _opened(ask: str) -> Callable[[Stage], QWidget]:
    def show(s: Stage) -> QWidget:
        s.window.show_page("programme")
        page = s.window.pages["programme"]
        s.until(lambda: bool(page.sessions))
        dialog: QWidget = getattr(page, ask)()
        return dialog

    return show


def _refused_full(s: Stage) -> QWidget:
    """The hall has one seat, and somebody sits in it."""
    hall = next(place for place, _, _ in s.desk.programme.places() if place.id == "cradle")
    s.desk.programme.save_place(replace(hall, rule="inout", capacity=1))
    s.desk.reception.check_in_delegate(s.uid("guest"), checkpoint="cradle", paper=False)
    s.desk.reception.move_to("cradle")
    s.page.refresh()
    s.scan("speaker")
    s.linger()
    return s.window


def _leave(s: Stage) -> QWidget:
    _refused_full(s)
    s.page.ask_consent()
    return s.window


def _places(s: Stage) -> QWidget:
    s.page.standing.ask_place()
    s.until(lambda: s.page.scene.kind == "places")
    return s.window


DIALOGS: dict[str, Callable[[Stage], QWidget]] = {
    "keys": _keys,
    "scanner-check": _checked,
    "programme-place": _opened("edit_place"),
    "programme-session": _opened("edit_session"),
    "desk-full": _refused_full,
    "desk-leave": _leave,
    "desk-places": _places,
    "people-chosen": _people_chosen,
    "import-file": lambda s: _import(s, "file"),
    "import-columns": lambda s: _import(s, "columns"),
    "import-plan": lambda s: _import(s, "plan"),
    "merge": _merge,
    "badges-batch": _batch,
    "badges-checked": _badges_checked,
    "badges-latin": _latin_names,
    "badges-latin-done": _latin_done,
    "badges-photos": _asked("badges", "take_photos"),
    "people-document": _document,
    "pick-up": _pick_up,
    "badges-back": _back,
    "attendance-behind": _behind,
    "attendance-session": _by_session,
    "behind-writing": _behind_writing,
    "export-writing": _writing,
    "export": _asked("attendance", "export"),
    "layout-editor": _layout_editor,
    "day-end": _day_end,
    "diary": _asked("diary", "window"),
    "from-paper": _from_paper,
    "diary-found": _diary_of_one,
    **PRINTING,
    **KIOSK,
    **RULES,
    **BADGES,
}


def welcome(again: bool = False, problem: str = "") -> QWidget:
    forums = [Path("/srv/dana/Documents/Ashar/Volunteers 2025.forum")] if again else []
    made = Welcome(forums, problem)
    made.resize(*SIZE)
    return made


def new_forum() -> QWidget:
    made = welcome()
    made.show_form()
    made.form.begins.setDate(QDate(2026, 6, 20))
    made.form.ends.setDate(QDate(2026, 6, 21))
    made.form.zone.setCurrentText("Asia/Almaty")
    made.form.name.setText("International Volunteer Forum")
    return made


FIRST: dict[str, Callable[[], QWidget]] = {
    "welcome": welcome,
    "welcome-again": lambda: welcome(True, "/media/usb holds no forum of Ashar. Choose the "
                                     "folder that has the file desk.sqlite in it."),
    "new-forum": new_forum,
}  # fmt: skip


def then_window(act: Callable[[Stage], None]) -> Callable[[Stage], QWidget]:
    def show(s: Stage) -> QWidget:
        act(s)
        return s.window

    return show
