"""The page of settings: plain words, kept at once, seen at once."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QSlider, QWidget

from checkin.desk import Desk, DeskStatus, Proof, Settings
from ui import sounds
from ui.attendance.day_end import proof_words
from ui.parts.aside import aside
from ui.parts.basics import Item, Plate, button, column, fact, row, scrolling, text
from ui.parts.moments import day as day_word
from ui.parts.moments import moment
from ui.parts.page import Page
from ui.scanners.check import ScannerCheck
from ui.scanners.eyes import cameras_here
from ui.scanners.serial_line import ports
from ui.settings.about import AboutDialog, versions
from ui.settings.choices import card, labelled, listed, one_of, switch
from ui.settings.kiosk import KioskCard
from ui.settings.scanning import ScanningCard
from ui.settings.supervisor import SupervisorCard
from ui.settings.trusting import TrustCard
from ui.style.tokens import VERDICT_ICON, Theme
from ui.tasks import Tasks

COUNTRY_LANGUAGES = {  # as their own speakers call them
    "en": "English", "kk": "Қазақша", "ru": "Русский", "tr": "Türkçe", "uz": "Oʻzbekcha",
    "ky": "Кыргызча", "az": "Azərbaycanca", "zh": "中文", "ar": "العربية", "fr": "Français",
    "de": "Deutsch", "es": "Español",
}  # fmt: skip
SAMPLE = "Айгерім · Nino · فيصل · प्रिया · 王晓明"


class SettingsPage(Page):
    """Choices of this desk. Each is kept the moment it is made."""

    def __init__(self, desk: Desk, tasks: Tasks, theme: Theme) -> None:
        super().__init__(desk, tasks, theme)
        self._working = aside(self, "settings")
        self.dialog: AboutDialog | None = None
        self._is_resizing = False
        self.rebuild()

    def build(self) -> QWidget:
        t = self.theme
        self.kiosk = KioskCard(t, self.desk.kiosk.has_code())
        self.kiosk.chosen.connect(self._keep_kiosk_code)
        self.supervisor = SupervisorCard(t, self.desk.supervising.asks())
        self.supervisor.chosen.connect(self._keep_pin)
        left = column(
            self._looks(), self._desk(), self._scanners(), self.supervisor, self.kiosk, None,
            gap=t.sp(12),
        )  # fmt: skip
        self.trust = TrustCard(self.theme)
        self.trust.chosen.connect(self._trust)
        right = column(
            self._hearing(), self._safety(), self.trust, self._facts(), None, gap=t.sp(12)
        )
        both = (column if t.large else row)(gap=t.sp(12))
        both.addLayout(left, 1)
        both.addLayout(right, 1)
        inside = QWidget()
        inside.setLayout(both)
        whole = column(self._head(), gap=t.sp(12))
        room = scrolling(inside)  # a language with long words may need more than the window is wide
        room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        whole.addWidget(room, 1)
        made = QWidget()
        made.setLayout(whole)
        return made

    def refill(self) -> None:
        """What stands here is of this desk; somebody may be in the middle of a field."""

    def refresh(self) -> None:
        self._working.run(self.desk.status, self._show_status)
        self.look_for_scanners()

        self._working.run(self.desk.trust.state, self.trust.show_state)

    def _trust(self, what: str, file: Path) -> None:
        """Take a file of a ticket shop in."""
        takes = {"keys": self.desk.trust.add_keys, "revoked": self.desk.trust.revoke}[what]
        self.tasks.run(lambda: takes(file), self.trust.show_state, self.failed.emit)

    def _keep_kiosk_code(self, code: str) -> None:
        self.tasks.run(lambda: self.desk.kiosk.set_code(code), self.kiosk.show_kept)

    def _keep_pin(self, pin: str, now: str) -> None:
        supervising = self.desk.supervising
        self.tasks.run(
            lambda: (supervising.set_pin(pin, now), supervising.asks()),
            self.supervisor.show_kept,
            lambda error: self.supervisor.complain(str(error)),
        )

    def look_for_scanners(self) -> None:
        """List the serial ports, which may take a moment, and the cameras where one is used."""
        self._working.run(ports, self.scanning.show_ports)
        if self.desk.settings.scan_camera:
            self.scanning.show_cameras(cameras_here())

    def keep(self, **chosen: Any) -> None:
        """Keep a choice; it takes effect at once."""
        desk = self.desk
        if any(getattr(desk.settings, name) != value for name, value in chosen.items()):
            self.tasks.run(lambda: desk.choose(**chosen), self._kept)

    def move_to(self, checkpoint: str) -> None:
        """Stand at another checkpoint."""
        desk = self.desk

        def move() -> Settings:
            desk.reception.move_to(checkpoint)
            return desk.settings

        self.tasks.run(move, self._kept)

    def back_up(self) -> None:
        """Make a backup now."""
        self._backed_up.setText(self.tr("A backup is being made…"))
        self._working.run(self.desk.reports.backup, lambda _: self.refresh())

    def verify(self) -> None:
        """Prove the journal."""
        self._proof.setText(self.tr("The journal is being checked…"))
        self._working.run(self.desk.reports.verify, self._proven)

    def show_about(self) -> AboutDialog:
        """Version and licences."""
        self.dialog = AboutDialog(self.theme, self)
        self.dialog.open()
        return self.dialog

    def check_scanner(self) -> ScannerCheck:
        """Say what is set wrong in a scanner."""
        self.checking = ScannerCheck(self.theme, self.desk, self)
        self.checking.repaired.connect(lambda repairs: self.keep(**repairs))
        self.checking.open()
        return self.checking

    # -- the cards

    def _head(self) -> Item:
        t = self.theme
        said = self.tr("Kept with this forum on this computer; each change is saved at once.")
        return column(text(t, self.tr("Settings"), "title"), text(t, said, "body", "muted"), gap=2)

    def _looks(self) -> QFrame:
        t, settings = self.theme, self.desk.settings
        modes = {
            "light": ("sun", self.tr("Light")),
            "dark": ("moon", self.tr("Dark")),
            "computer": ("settings", self.tr("As the computer")),
        }
        self.themes = one_of(t, self, modes, settings.theme, lambda value: self.keep(theme=value))
        buttons: list[Item] = [*self.themes.values(), None]
        sample = text(t, SAMPLE, "heading")
        return card(
            t,
            self.tr("How it looks"),
            labelled(t, self.tr("Theme"), *buttons),
            labelled(t, self.tr("Size of text"), *self._size(settings.text_scale)),
            labelled(t, "", sample, None),
        )

    def _size(self, scale: float) -> list[Item]:
        self.size_slider = QSlider(Qt.Orientation.Horizontal)
        self.size_slider.setRange(100, 200)
        self.size_slider.setSingleStep(10)
        self.size_slider.setPageStep(10)
        self.size_slider.setValue(round(scale * 100))
        self._percent: QLabel = text(self.theme, "", "strong")
        self._say_size(self.size_slider.value())
        self.size_slider.valueChanged.connect(self._resize_text)
        self.size_slider.sliderReleased.connect(self._keep_size)
        if self._is_resizing:
            self.size_slider.setFocus()
            self._is_resizing = False
        return [self.size_slider, self._percent]

    def _desk(self) -> QFrame:
        t, settings = self.theme, self.desk.settings
        self.operator = QLineEdit(settings.operator)
        self.operator.setPlaceholderText(self.tr("Who works here now"))
        self.operator.editingFinished.connect(
            lambda: self.keep(operator=self.operator.text().strip())
        )
        places = {place.id: place.name for place in self.desk.reception.checkpoints()}
        current = next(p.id for p in self.desk.reception.checkpoints() if p.current)
        self.checkpoint = listed(places, current, self.move_to)
        self.country_language = listed(
            COUNTRY_LANGUAGES,
            settings.paper_country_language,
            lambda code: self.keep(paper_country_language=code),
        )
        self.printing = switch(
            self.tr("Print a badge at the first check-in"),
            settings.print_on_check_in,
            lambda wanted: self.keep(print_on_check_in=wanted),
        )
        self.document_step = switch(
            self.tr("A document is seen before a badge is handed over"),
            settings.document_step,
            lambda wanted: self.keep(document_step=wanted),
        )
        return card(
            t,
            self.tr("This desk"),
            labelled(t, self.tr("Operator"), self.operator),
            labelled(t, self.tr("Checkpoint"), self.checkpoint),
            labelled(
                t, self.tr("Language of countries, roles and days on badges"), self.country_language
            ),
            labelled(t, "", self.printing, None),
            labelled(t, "", self.document_step, None),
        )

    def _scanners(self) -> QFrame:
        self.scanning = ScanningCard(self.theme, self.desk.settings)
        self.scanning.chosen.connect(lambda chosen: self.keep(**chosen))
        self.scanning.look_asked.connect(self.look_for_scanners)
        self.scanning.check_asked.connect(self.check_scanner)
        return self.scanning

    def _hearing(self) -> QFrame:
        t = self.theme
        self.sounds = switch(
            self.tr("Every verdict has a sound of its own"),
            self.desk.settings.sounds,
            lambda wanted: self.keep(sounds=wanted),
        )
        words = {
            "admitted": self.tr("Admitted: two notes, rising"),
            "already": self.tr("Already in: one low note, twice"),
            "refused": self.tr("Refused: a wooden knock, three times"),
            "unknown": self.tr("Unknown: one open note"),
        }
        lines: list[Item] = [self.sounds]
        for verdict, said in words.items():
            tone = t.colors.verdict[verdict]
            hear = button(t, self.tr("Hear"), icon="play")
            hear.setAccessibleName(self.tr("Hear: {sound}").format(sound=said))
            hear.clicked.connect(lambda _=False, name=verdict: sounds.play(name))
            made = row(
                Plate(t, VERDICT_ICON[verdict], tone.fill, tone.on, 28),
                text(t, said, wrap=True), hear, gap=t.sp(12),
            )  # fmt: skip
            made.setStretch(1, 1)
            lines.append(made)
        return card(t, self.tr("Sounds"), *lines)

    def _safety(self) -> QFrame:
        t = self.theme
        self._backed_up: QLabel = text(t, "", "body", "muted", wrap=True)
        self._proof: QLabel = text(t, "", "body", "muted", wrap=True)
        now = button(t, self.tr("Back up now"), icon="database-backup")
        now.clicked.connect(self.back_up)
        check = button(t, self.tr("Check the journal"), icon="shield-check")
        check.clicked.connect(self.verify)
        return card(
            t,
            self.tr("Safety"),
            self._backed_up,
            self._proof,
            row(now, check, None, gap=t.sp(8)),
        )

    def _facts(self) -> QFrame:
        t, forum = self.theme, self.desk.forum
        days = self.tr("{first} to {last}").format(
            first=day_word(forum.begins), last=day_word(forum.ends)
        )
        look = button(t, self.tr("Open the folder"), icon="folder-open")
        look.clicked.connect(self._open_folder)
        about = button(t, self.tr("About Ashar…"), icon="info")
        about.clicked.connect(self.show_about)
        when = days if forum.begins != forum.ends else day_word(forum.begins)
        return card(
            t,
            self.tr("Forum and program"),
            fact(t, self.tr("Forum"), forum.name),
            fact(t, self.tr("Where and when"), ", ".join(filter(None, (forum.place, when)))),
            fact(t, self.tr("Time zone"), forum.timezone),
            fact(t, self.tr("Folder"), str(self.desk.folder)),
            text(t, versions(), "caption", "muted", wrap=True),
            row(look, about, None, gap=t.sp(8)),
        )

    # -- taking effect

    def _kept(self, _: object) -> None:
        self.changed.emit()
        self.refresh()

    def _resize_text(self, percent: int) -> None:
        self._say_size(percent)
        if not self.size_slider.isSliderDown():
            self._keep_size()

    def _keep_size(self) -> None:
        """Only when the slider is let go: a new size makes the page, and the slider, again."""
        self._is_resizing = True
        self.keep(text_scale=self.size_slider.value() / 100)

    def _say_size(self, percent: int) -> None:
        self._percent.setText(self.tr("{percent} %").format(percent=percent))

    def _show_status(self, status: DeskStatus) -> None:
        last = status.last_backup
        if last is None:
            self._backed_up.setText(self.tr("There is no backup yet."))
            return
        words = self.tr("Last backup: {time}. It is made by itself every ten minutes.")
        self._backed_up.setText(words.format(time=moment(last, self.desk.reports.today())))

    def _proven(self, proof: Proof) -> None:
        self._proof.setText(proof_words(proof))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.desk.folder)))
