"""The page of badges: the designs, the real page of anybody's badge, and a check of them all."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QLayout, QStackedWidget, QVBoxLayout, QWidget

from checkin.desk import (
    Desk,
    LayoutLine,
    LayoutWhy,
    PersonLine,
)
from checkin.errors import DeskError
from ui.badges.batch import BatchDialog
from ui.badges.editing import Editing
from ui.badges.latin import LatinDialog
from ui.badges.layouts import THUMB_DPI, LayoutBox, Layouts
from ui.badges.mending import Mending
from ui.badges.photos import PhotosDialog
from ui.badges.preview import Preview
from ui.badges.side import Side
from ui.badges.whose_layout import WhoseLayout
from ui.badges.words import size_words, why_words
from ui.parts.aside import aside
from ui.parts.basics import button, column, empty, panel, row, text
from ui.parts.flow import flow
from ui.parts.head import page_head
from ui.parts.page import IMPORT, Page
from ui.parts.tick import Tick
from ui.style.tokens import Theme
from ui.tasks import Tasks

PATIENCE_MS = 120
HUGE = 1.6  # times the usual text


class BadgesPage(Page):
    """How badges will look."""

    def __init__(self, desk: Desk, tasks: Tasks, theme: Theme) -> None:
        super().__init__(desk, tasks, theme)
        self._drawing = aside(self, "badges")
        self._layouts: list[LayoutLine] = []
        self._hard: list[PersonLine] = []
        self._thumbs: dict[str, bytes] = {}
        self._shown = ("", "")  # uid and name of the person whose badge is shown
        self.dialog: BatchDialog | None = None
        self.editing = Editing(self, self._drawing)
        self.editing.changed.connect(self._layout_changed)
        self.mending = Mending(self, self._drawing)
        self.mending.mended.connect(self.show_badge)
        self._redraw = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._redraw.timeout.connect(self._draw)
        self.rebuild()

    def build(self) -> QWidget:
        t = self.theme
        self.preview = Preview(t)
        self.preview.resized.connect(self._redraw.start)
        self.preview.double_clicked.connect(self.edit_layout)
        self.side = Side(self.desk, self._drawing, t)
        self.side.listed.connect(self._show_hard)
        self.trying, self.findings = self.side.trying, self.side.findings
        self.trying.chosen.connect(self.show_badge)
        self.findings.chosen.connect(self.show_badge)
        self.findings.layout_asked.connect(lambda name: self.editing.edit(name, self._shown))
        self.findings.rules_asked.connect(self.choose_whose)
        self.mending.serve(self.side)
        self._layout_room = QVBoxLayout()
        made = QWidget()
        main = row(gap=t.sp(12))
        if not self._is_huge:
            main.addLayout(self._layout_room)
        main.addWidget(self._paper(), 1)
        main.addLayout(self.side)
        whole = column(self._head(), gap=t.sp(12))
        whole.addLayout(main, 1)
        made.setLayout(whole)
        self._stack = QStackedWidget()
        self._stack.addWidget(made)
        self._stack.addWidget(self._empty())
        self._fill_again()
        return self._stack

    def refresh(self) -> None:
        self._drawing.run(self.desk.badges.layouts, self._show_layouts)
        self.side.look()
        self.print_on_check_in.setChecked(self.desk.settings.print_on_check_in)

    def show_badge(self, uid: str, name: str = "") -> None:
        """Show the badge of this person, as it would be printed."""
        self._shown = (uid, name)
        self._draw()

    def open_person(self, uid: str) -> None:
        """Show the badge of somebody another page speaks of."""
        self.show_badge(uid)

    def choose_layout(self, name: str) -> None:
        """Print badges of this design from now on."""
        desk = self.desk
        self.tasks.run(lambda: desk.choose(layout=name), self._chosen)

    def write_all(self) -> BatchDialog | None:
        """Open the dialog that writes many badges into one PDF."""
        layout = self._current()
        if layout is None:
            return None
        dialog = BatchDialog(self.desk, self._drawing, self.theme, layout, self)
        dialog.written.connect(self.mending.show_written)
        self.dialog = dialog
        dialog.open()
        return dialog

    def edit_layout(self) -> None:
        """Open the chosen design in the editor."""
        layout = self._current()
        if layout is not None:
            self.editing.edit(layout.name, self._shown)

    def take_photos(self) -> PhotosDialog:
        """Open the dialog that takes in photos."""
        dialog = PhotosDialog(self.desk, self._drawing, self.theme, self._shown, self)
        dialog.taken.connect(self._draw)
        dialog.open()
        return dialog

    def name_in_latin(self) -> LatinDialog:
        """Open the dialog of Latin names that nobody has written."""
        dialog = LatinDialog(self.desk, self._drawing, self.theme, self)
        dialog.confirmed.connect(self._draw)
        dialog.open()
        return dialog

    def choose_whose(self) -> WhoseLayout:
        """Open the dialog of who has which layout."""
        dialog = WhoseLayout(self.desk, self.tasks, self.theme, self._layouts, self)
        dialog.open()
        return dialog

    # -- building

    def _head(self) -> QLayout:
        t = self.theme
        self._said = text(t, "", "body", "muted")
        check = button(t, self.tr("Check all badges"), icon="shield-check")
        check.clicked.connect(self.mending.check)
        edit = button(t, self.tr("Edit layout…"), icon="pencil")
        edit.clicked.connect(self.edit_layout)
        batch = button(t, self.tr("Many badges at once…"), "", "primary", "download")
        batch.clicked.connect(self.write_all)
        return page_head(t, self.tr("Badges"), self._said, edit, check, batch)

    def _paper(self) -> QFrame:
        t = self.theme
        self.print_on_check_in = Tick(self.tr("Print a badge at the first check-in"))
        self.print_on_check_in.setChecked(self.desk.settings.print_on_check_in)
        self.print_on_check_in.toggled.connect(self._print_or_not)
        self._trouble = text(t, "", "body", "bad", wrap=True)
        self._trouble.hide()
        self._whose = text(t, "", "caption", "muted", wrap=True)
        inside = column(self._trouble, gap=t.sp(8), margins=(t.sp(14),) * 4)
        if self._is_huge:
            inside.addLayout(self._layout_room)
        inside.addWidget(self.preview, 1)
        inside.addWidget(self._whose)
        latin = button(t, self.tr("Latin names…"), icon="languages")
        latin.clicked.connect(self.name_in_latin)
        roles = button(t, self.tr("Who has which layout…"), icon="id-card")
        roles.clicked.connect(self.choose_whose)
        photos = button(t, self.tr("Photos…"), icon="image")
        photos.clicked.connect(self.take_photos)
        inside.addWidget(self.print_on_check_in)
        more = (roles, latin, photos)
        inside.addLayout(flow(*more, gap=t.sp(8)))
        return panel(inside, "well")

    @property
    def _is_huge(self) -> bool:
        """Text so large that three columns find no room."""
        return self.theme.scale > HUGE

    def _empty(self) -> QWidget:
        take_in = button(self.theme, self.tr("Import a list…"), "", "primary", "upload")
        take_in.clicked.connect(lambda: self.asked_for.emit("people", IMPORT))
        words = self.tr("Import a list, and the badge of anybody on it shows here.")
        return empty(self.theme, "id-card", words, take_in)

    def _fill_again(self) -> None:
        """After a new theme, what was known before."""
        if self._layouts:
            self._show_layouts(self._layouts)
        if self._hard:
            self.side.show_hard(self._hard)
        self._redraw.start()

    # -- designs

    def _show_layouts(self, layouts: list[LayoutLine]) -> None:
        self._layouts = layouts
        make = LayoutBox if self._is_huge else Layouts
        made = make(self.theme, layouts, self.desk.settings.layout)
        made.chosen.connect(self.choose_layout)
        item = self._layout_room.takeAt(0)
        if item is not None and (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()
        self._layout_room.addWidget(made)
        self.layouts = made
        for name, png in self._thumbs.items():
            if png:
                made.show_thumb(name, png)
        self._say_layout()

    def _current(self) -> LayoutLine | None:
        name = self.desk.settings.layout
        return next((each for each in self._layouts if each.name == name), None)

    def _say_layout(self) -> None:
        layout = self._current()
        if layout is not None:
            self._said.setText(
                self.tr("Layout {title}, {size}").format(
                    title=layout.title, size=size_words(layout)
                )
            )

    def _chosen(self, _: object) -> None:
        self._say_layout()
        self.mending.forget()
        self._draw()

    def _print_or_not(self, wanted: bool) -> None:
        if wanted != self.desk.settings.print_on_check_in:
            desk = self.desk
            self.tasks.run(lambda: desk.choose(print_on_check_in=wanted), self._kept)

    def _kept(self, _: object) -> None:
        self.changed.emit()

    def _layout_changed(self, name: str) -> None:
        """There is another list of designs now; what was saved is the chosen one."""
        self._thumbs.pop(name, None)
        self.mending.forget()
        layouts = self.desk.layouts
        self.tasks.run(lambda: layouts.choose_saved(name), self._show_layouts_anew)

    def _show_layouts_anew(self, layouts: list[LayoutLine]) -> None:
        self._show_layouts(layouts)
        self._draw()

    # -- the picture

    def _draw(self) -> None:
        uid, layout, badges = self._shown[0], self._current(), self.desk.badges
        rules = self.desk.layout_rules
        if not uid or layout is None:
            return
        dpi = self.preview.dpi_for(layout.width_mm, layout.height_mm)
        name = layout.name
        self._drawing.run(
            lambda: (uid, badges.picture(uid, name, dpi), rules.why(uid)),
            self._show_picture,
            self._refuse_picture,
        )
        for each in self._layouts:
            if each.name not in self._thumbs:
                self._thumbs[each.name] = b""
                self._drawing.run(_thumb(self.desk, uid, each.name), self._show_thumb)

    def _show_picture(self, drawn: tuple[str, bytes, LayoutWhy]) -> None:
        uid, png, why = drawn
        if uid == self._shown[0]:
            self._trouble.hide()
            words = self.tr(
                "The page as it goes to the printer. A badge that is not numbered yet has no code."
            )
            other = self.tr("This person's badge is printed otherwise. {why}")
            is_other = why.why != "desk" or why.gone
            self._whose.setText(other.format(why=why_words(why)) if is_other else words)
            words = self.tr("Badge of {name}").format(name=self._shown[1])
            self.preview.show_png(png, words)

    def _refuse_picture(self, error: DeskError) -> None:
        self._trouble.setText(str(error))
        self._trouble.show()

    def _show_thumb(self, drawn: tuple[str, bytes]) -> None:
        name, png = drawn
        self._thumbs[name] = png
        self.layouts.show_thumb(name, png)

    # -- whose

    def _show_hard(self, people: list[PersonLine]) -> None:
        self._hard = people
        if people and not self._shown[0]:
            self.show_badge(people[0].uid, people[0].name)
        self._stack.setCurrentIndex(0 if people else 1)


def _thumb(desk: Desk, uid: str, layout: str) -> Callable[[], tuple[str, bytes]]:
    """A small picture of a design, to be drawn later."""
    return lambda: (layout, desk.badges.picture(uid, layout, THUMB_DPI))
