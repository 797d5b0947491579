"""The door: all that a window or a command may ask for, by counter, one short method each."""

from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from checkin.badges.layout_edit import Change as LayoutChange
from checkin.badges.layout_edit import EditField
from checkin.badges.picture import page_count, page_picture
from checkin.desk.arranging import Arranging, ShowChoices
from checkin.desk.arranging import Order as LayoutOrder
from checkin.desk.backups import last_backup
from checkin.desk.badges import Badges, BadgesWritten, BadgeWarning
from checkin.desk.batch_plans import BatchPlan, LeftOut
from checkin.desk.batch_printing import Queued
from checkin.desk.batches import BadgeRun
from checkin.desk.behind import Behind, BehindPage, PersonBehind
from checkin.desk.beside import Beside, News
from checkin.desk.core import Clock, Core, ForumCard, utc_now
from checkin.desk.demo import make_demo
from checkin.desk.diary import Asked, Diary, DiaryLine, DiaryPage
from checkin.desk.evening import NAMES as EVENING
from checkin.desk.evening import Evening, EveningStep
from checkin.desk.fallback import Fallback, ListWritten
from checkin.desk.guests import Found, GuestLine, Guests
from checkin.desk.handing import HandedOver, Handing, Returned
from checkin.desk.kiosk import Guest, Kiosk, Refused, WhyNot
from checkin.desk.latin import Latin, LatinLine
from checkin.desk.layout_rules import LayoutRules, LayoutShares, LayoutWhy
from checkin.desk.layouts import LayoutDraft, LayoutLine, Layouts
from checkin.desk.lists import Imported, ImportPlan, Lists
from checkin.desk.making import ForumPlan, make_forum
from checkin.desk.paper import Lister, Paper
from checkin.desk.people import People
from checkin.desk.photos import PhotoLeft, Photos, PhotosTaken
from checkin.desk.pickups import DelegationLine, PickUpLine
from checkin.desk.places import seat
from checkin.desk.printer_choosing import PrinterChoice
from checkin.desk.printer_options import OptionLine
from checkin.desk.programme import Programme, ProgrammePlan, SessionLine
from checkin.desk.questions import Questions
from checkin.desk.reception import Reception
from checkin.desk.reports import Choice, CutLine, Exported, Figures, Reports
from checkin.desk.searching import Finder
from checkin.desk.sending import Followed, Opener, Sent, Work
from checkin.desk.shapes import (
    AnswerLine,
    BadgeLine,
    Card,
    CheckpointLine,
    CompanionLine,
    DeskStatus,
    DocumentLine,
    Here,
    Hit,
    LatinProposal,
    MergedLine,
    PeoplePage,
    PersonLine,
    ScanLine,
)
from checkin.desk.supervising import Supervising
from checkin.desk.testing import Testing
from checkin.desk.timekeeping import ClockDoubt, Doubt, Timekeeper
from checkin.desk.trusting import Trust, Trusted
from checkin.importers import Fault, ListFile, Mapping
from checkin.pictures import PICTURES
from checkin.printers import Fate, Media, Printer, PrinterInfo, Stage, open_printer
from checkin.printers import Sent as Page
from checkin.rules.attendance import Counts, Group, Slot
from checkin.rules.behind import Figure
from checkin.rules.catch_up import Keyed, Tick
from checkin.rules.catch_up import Why as TickWhy
from checkin.rules.checkins import OVERRULABLE, CheckIn, Outcome, Reason, Seen, Voided
from checkin.rules.clock import local
from checkin.rules.comparing import Change, Newcomer, Plan
from checkin.rules.consent import Consent
from checkin.rules.correction import Correction, Measured, MeasuredWrongly
from checkin.rules.credentials import grouped
from checkin.rules.delegates import CORRECTABLE, Person
from checkin.rules.diagnosing import HARMLESS, Diagnosis, Problem, Trial
from checkin.rules.diary import Why as NoUndo
from checkin.rules.documents import KINDS as DOCUMENTS
from checkin.rules.issuing import REASONS as REPRINT_REASONS
from checkin.rules.layout_choice import LayoutRule
from checkin.rules.print_batches import Batch
from checkin.rules.print_queue import Job, JobState
from checkin.rules.printer_choice import Target
from checkin.rules.programme import RULES, Place, Session
from checkin.rules.questions import KINDS as QUESTION_KINDS
from checkin.rules.questions import Given, Question
from checkin.rules.rolls import Roll
from checkin.settings import Settings
from checkin.store.database import bring_home, free_bytes
from checkin.store.proof import Proof

__all__ = [
    "CORRECTABLE",
    "DOCUMENTS",
    "EVENING",
    "HARMLESS",
    "OVERRULABLE",
    "PICTURES",
    "QUESTION_KINDS",
    "REPRINT_REASONS",
    "RULES",
    "AnswerLine",
    "Asked",
    "BadgeLine",
    "BadgeRun",
    "BadgeWarning",
    "Badges",
    "BadgesWritten",
    "Batch",
    "BatchPlan",
    "Behind",
    "BehindPage",
    "Card",
    "Change",
    "CheckIn",
    "CheckpointLine",
    "Choice",
    "Clock",
    "ClockDoubt",
    "CompanionLine",
    "Consent",
    "Correction",
    "Counts",
    "CutLine",
    "DelegationLine",
    "Desk",
    "DeskStatus",
    "Diagnosis",
    "Diary",
    "DiaryLine",
    "DiaryPage",
    "DocumentLine",
    "Doubt",
    "EditField",
    "Evening",
    "EveningStep",
    "Exported",
    "Fallback",
    "Fate",
    "Fault",
    "Figure",
    "Figures",
    "Followed",
    "ForumCard",
    "ForumPlan",
    "Found",
    "Given",
    "Group",
    "Guest",
    "GuestLine",
    "Guests",
    "HandedOver",
    "Handing",
    "Here",
    "Hit",
    "ImportPlan",
    "Imported",
    "Job",
    "JobState",
    "Keyed",
    "Kiosk",
    "Latin",
    "LatinLine",
    "LatinProposal",
    "LayoutChange",
    "LayoutDraft",
    "LayoutLine",
    "LayoutOrder",
    "LayoutRule",
    "LayoutRules",
    "LayoutShares",
    "LayoutWhy",
    "Layouts",
    "LeftOut",
    "ListFile",
    "ListWritten",
    "Lists",
    "Mapping",
    "Measured",
    "MeasuredWrongly",
    "Media",
    "MergedLine",
    "Newcomer",
    "News",
    "NoUndo",
    "OptionLine",
    "Outcome",
    "Page",
    "Paper",
    "People",
    "PeoplePage",
    "Person",
    "PersonBehind",
    "PersonLine",
    "PhotoLeft",
    "Photos",
    "PhotosTaken",
    "PickUpLine",
    "Place",
    "Plan",
    "Printer",
    "PrinterChoice",
    "PrinterInfo",
    "Problem",
    "Programme",
    "ProgrammePlan",
    "Proof",
    "Question",
    "Questions",
    "Queued",
    "Reason",
    "Reception",
    "Refused",
    "Reports",
    "Returned",
    "Roll",
    "ScanLine",
    "Seen",
    "Sent",
    "Session",
    "SessionLine",
    "Settings",
    "ShowChoices",
    "Slot",
    "Stage",
    "Target",
    "Tick",
    "TickWhy",
    "Trial",
    "Trusted",
    "Voided",
    "WhyNot",
    "Work",
    "grouped",
    "make_demo",
    "make_forum",
    "open_printer",
    "page_count",
    "page_picture",
    "utc_now",
]  # fmt: skip


class Desk:
    """One open desk. Methods block and may be called from any thread."""

    def __init__(
        self, folder: Path, *, clock: Clock = utc_now, printers: Opener = open_printer,
        more_printers: Lister = list,
    ) -> None:  # fmt: skip
        """Open the forum in `folder`.

        Raises:
            ForumMissing, ForumForeign, ForumDamaged, ForumTooNew, ForumBusy, ForumNotWritable
        """
        self._core = Core(folder, clock)
        finder = Finder(self._core)
        self.folder = folder
        self.forum: ForumCard = self._core.forum
        self.reception = Reception(self._core, finder)
        self.people = People(self._core, finder)
        self.beside = Beside(self._core, finder)
        self.kiosk = Kiosk(self._core, self.reception, finder)
        self.handing = Handing(self._core)
        self.lists = Lists(self._core, finder)
        self.badges = Badges(self._core)
        self.photos = Photos(self._core)
        self.layouts = Layouts(self._core)
        self.layout_rules = LayoutRules(self._core)
        self.latin = Latin(self._core, finder)
        self.arranging = Arranging(self._core, self.layouts)
        self.paper = Paper(self._core, printers, more_printers)
        self.reports = Reports(self._core)
        self.evening = Evening(self._core, self.reports)
        self.behind = Behind(self._core, finder)
        self.fallback = Fallback(self._core)
        self.diary = Diary(self._core, finder)
        self.programme = Programme(self._core)
        self.questions = Questions(self._core)
        self.supervising = Supervising(self._core)
        self.guests = Guests(self._core, finder)
        self.trust = Trust(self._core)
        self.testing = Testing()
        self._timekeeper = Timekeeper(self._core)

    @property
    def settings(self) -> Settings:
        """What the people of this desk have chosen."""
        return self._core.settings

    def local(self, at: datetime) -> datetime:
        """A moment of ours (UTC) as the clock on the forum's wall shows it."""
        return local(at, self._core.zone)

    def choose(self, **chosen: Any) -> Settings:
        """Keep a choice: any field of `Settings`."""
        return self._core.change(**chosen)

    def status(self) -> DeskStatus:
        """What the status bar says."""
        counts = self.paper.counts()
        return DeskStatus(
            self.forum.name,
            self._core.number,
            self.settings.operator,
            seat(self._core).name,
            self.paper.name(),
            self.paper.problem,
            sum(counts.get(s, 0) for s in (JobState.QUEUED, JobState.SENT, JobState.PRINTING)),
            counts.get(JobState.WAITING, 0) + counts.get(JobState.FAILED, 0),
            last_backup(self._core),
            free_bytes(self.folder),
            self._timekeeper.doubt(),
            self.settings.printing_paused,
            self.paper.choosing.low_roll(),
        )

    def bring_home(self) -> None:
        """Tidy up what was written lately; on a thread on which no scan waits."""
        bring_home(self._core.path)

    def close(self) -> None:
        """Let go of the file."""
        self._core.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
