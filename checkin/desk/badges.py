"""The counter for badges: see one, write many, check them before the doors open."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from checkin.desk import batch_plans, layout_proofs, photos, proofs
from checkin.desk.batch_plans import BatchPlan
from checkin.desk.batches import BadgeRun, in_order
from checkin.desk.core import Core
from checkin.desk.faces import make_face
from checkin.desk.layout_choosing import layout_of, layouts_of
from checkin.desk.layouts import LayoutLine, Layouts, load
from checkin.errors import BadgesNotWritten, DeskError
from checkin.names import sort_key
from checkin.paths import written_whole
from checkin.rules import delegates, issuing
from checkin.rules.delegates import Person
from checkin.store.journal import connection

if TYPE_CHECKING:
    from checkin.badges import BadgeFace, Layout

SPECIMEN = "1" + 25 * "0"  # as long as a real code; opens no door
LATIN_UNCONFIRMED = "latin-unconfirmed"
CHUNK = 500  # badges issued in one transaction
Told = Callable[[int, int], object]  # done, of; False stops


class NobodyMeant(DeskError):
    code = "nobody-meant"
    text = (
        "There is nobody whose badge would be written: nobody is chosen, or all have one, or have "
        "a layout of their own. Nothing was written; choose people, or another layout."
    )


@dataclass(frozen=True)
class BadgeWarning:
    """Something on a badge that people should look at before it is handed over."""

    uid: str
    name: str
    field: str
    problem: str
    layout: str = ""  # where the layout is to be mended, and nothing of the person


@dataclass(frozen=True)
class BadgesWritten:
    """A file of badges."""

    file: Path
    badges: int
    pages: int
    bytes: int
    milliseconds: float
    warnings: tuple[BadgeWarning, ...]
    uids: tuple[str, ...]  # whose badges, in the order of the pages


class Badges:
    """Badges as pages. Typesetting is loaded when the first one is asked for."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def layouts(self) -> list[LayoutLine]:
        """Every design there is."""
        return Layouts(self._core).lines()

    def picture(self, uid: str, layout: str = "", dpi: int = 110) -> bytes:
        """The delegate's badge as it would be printed, as PNG; a live badge with its own code."""
        from checkin import badges

        badge = issuing.live_badge(uid)
        face = make_face(self._core, uid, badge.credential if badge else "")
        made = load(self._core, layout or layout_of(self._core, uid))
        return badges.page_png(badges.render_badge(face, made), dpi)

    def write(
        self,
        path: Path,
        uids: Sequence[str] | None = None,
        layout: str = "",
        told: Told | None = None,
        run: BadgeRun = BadgeRun(),  # noqa: B008 (it cannot be changed)
    ) -> BadgesWritten:
        """Write the badges of these delegates (None: of all who are expected) into one PDF.

        Badges that are not out yet are issued, so that their codes are good at the door.
        `told` stops the work by answering False; nothing is written then.

        Raises:
            NobodyMeant, DelegateUnknown, LayoutFaulty, BadgesNotWritten, BadgesStopped
        """
        from checkin import badges

        start = perf_counter()
        made = load(self._core, layout)
        wanted = in_order(self._core, self._meant(uids), run)
        credentials = self._issue(wanted)
        faces = (make_face(self._core, uid, credentials[uid]) for uid in wanted)
        rendered = badges.render_badges(
            faces, made, _counting(told, len(wanted)), badges.Run(*run.on_paper())
        )
        _write_whole(path, rendered.pdf)
        warnings = tuple(
            BadgeWarning(wanted[w.index], self._name(wanted[w.index]), w.field, w.problem)
            for w in rendered.warnings
        )
        return BadgesWritten(
            path,
            len(wanted),
            rendered.pages,
            len(rendered.pdf),
            (perf_counter() - start) * 1000,
            warnings,
            tuple(wanted),
        )

    def plan(self, layout: str, *, only_unprinted: bool = True) -> BatchPlan:
        """Whose badges a batch of this layout would hold, and who is left out and why."""
        return batch_plans.plan(self._core, layout, only_unprinted=only_unprinted)

    def meant(self, layout: str, *, only_unprinted: bool = True) -> tuple[str, ...]:
        """The people of that batch.

        Raises:
            NobodyMeant
        """
        meant = self.plan(layout, only_unprinted=only_unprinted).uids
        if not meant:
            raise NobodyMeant
        return meant

    def write_by_rules(
        self, path: Path, uids: Sequence[str] | None = None, told: Told | None = None
    ) -> list[BadgesWritten]:
        """Write everybody's badge in the layout that is theirs: a file for each layout.

        The desk's own layout is written to `path`, another one beside it as `badges-cr80.pdf`.

        Raises:
            As `write`.
        """
        own = self._core.settings.layout
        groups: dict[str, list[str]] = {}
        for uid, layout in layouts_of(self._core, self._meant(uids)).items():
            groups.setdefault(layout, []).append(uid)
        return [
            self.write(
                path if layout == own else path.with_stem(f"{path.stem}-{layout}"),
                group,
                layout,
                told,
            )
            for layout, group in groups.items()
        ]

    def count_as_printed(self, uids: Sequence[str]) -> int:
        """A file of badges came out of a printer: check-in need not print them; how many."""
        counted = 0
        for start in range(0, len(uids), CHUNK):
            with self._core.writing() as act:
                for uid in uids[start : start + CHUNK]:
                    badge = issuing.live_badge(uid)
                    if badge is not None and badge.printed == 0:
                        issuing.note_printed(uid, badge.credential, act)
                        counted += 1
        return counted

    def check(self, uids: Sequence[str] | None = None, layout: str = "") -> list[BadgeWarning]:
        """What would be wrong with the badges of these delegates (None: of all expected).

        Codes are read back from the drawn page: of every badge that is numbered, and of one more
        for those that are not.
        """
        found = []
        used, specimen = proofs.photos_are_used(), SPECIMEN
        meant = self._expected() if uids is None else list(uids)
        whose = dict.fromkeys(meant, layout) if layout else layouts_of(self._core, meant)
        for uid in meant:
            badge = issuing.live_badge(uid)
            code, specimen = (badge.credential, specimen) if badge else (specimen, "")
            face = make_face(self._core, uid, code)
            person = delegates.get(uid)
            made = load(self._core, whose[uid])
            found += [
                BadgeWarning(uid, face.display_name, *doubt)
                for doubt in _doubts(face, made, person, used)
            ]
        return found

    def take_photo(self, uid: str, path: Path) -> None:
        """Make a picture the person's photo.

        Raises:
            DelegateUnknown, PhotoNotTaken
        """
        photos.take(self._core, uid, path)

    def take_photos(self, folder: Path, told: Told | None = None) -> photos.PhotosTaken:
        """Give everybody the photo of this folder that is named by their id, e-mail or ticket.

        Raises:
            PhotoNotTaken: the folder cannot be read.
        """
        return photos.take_all(self._core, folder, told)

    def twins(self, uids: Sequence[str] | None = None, layout: str = "") -> list[BadgeWarning]:
        """Whose badges say word for word the same as somebody else's."""
        same = proofs.twins(uids, load(self._core, layout))
        return [BadgeWarning(uid, name, "display_name", proofs.SAME_BADGE) for uid, name in same]

    def of_layouts(self) -> list[BadgeWarning]:
        """What is wrong with the layouts themselves, each said once, of somebody who has it."""
        return [
            BadgeWarning(*found) for found in layout_proofs.faults(self._core, self._expected())
        ]

    def _meant(self, uids: Sequence[str] | None) -> list[str]:
        """None is everybody; an empty choice is nobody, and for nobody no file is made.

        Raises:
            NobodyMeant
        """
        meant = self._expected() if uids is None else list(dict.fromkeys(uids))
        if not meant:
            raise NobodyMeant
        return meant

    def _expected(self) -> list[str]:
        """Everybody who is expected, in the order of the organiser's language."""
        language = self._core.settings.language or "en"
        rows = (
            connection()
            .execute("SELECT display_name, uid FROM delegate WHERE status = 'expected'")
            .fetchall()
        )
        rows.sort(key=lambda row: (sort_key(row[0], language), row[1]))
        return [row[1] for row in rows]

    def _issue(self, uids: list[str]) -> dict[str, str]:
        for uid in uids:
            delegates.get(uid)  # an unknown one is said before anything is written
        issued = {}
        for start in range(0, len(uids), CHUNK):
            with self._core.writing() as act:
                issued.update(issuing.issue_all(uids[start : start + CHUNK], self._core.seal, act))
        return {uid: badge.credential for uid, badge in issued.items()}

    def _name(self, uid: str) -> str:
        return delegates.get(uid).display_name


def _doubts(
    face: "BadgeFace", layout: "Layout", person: Person, used: bool
) -> list[tuple[str, str]]:
    from checkin import badges
    from checkin.badges.preflight import fields_shown, wants_photo
    from checkin.badges.proofreading import code_doubts

    found = [(one.field, one.problem) for one in badges.check_badge(face, layout)]
    found += [(one.field, one.problem) for one in code_doubts(face, layout)]
    if wants_photo(layout):
        problem = proofs.photo_problem(person.photo, face.photo, used=used)
        found += [("photo", problem)] if problem else []
    if face.latin_name != person.latin_name and "latin_name" in fields_shown(layout):
        found.append(("latin_name", LATIN_UNCONFIRMED))
    return found


def _counting(told: Told | None, total: int) -> Callable[[int], object] | None:
    return (lambda done: told(done, total)) if told else None


def _write_whole(path: Path, content: bytes) -> None:
    try:
        with written_whole(path) as part:
            part.write_bytes(content)
    except OSError as error:
        raise BadgesNotWritten(path=path, reason=error.strerror or error) from error
