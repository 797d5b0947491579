"""The counter in front: scan, search, check in, undo."""

from dataclasses import replace
from pathlib import Path

from checkin import pictures
from checkin.desk.choosing import chosen
from checkin.desk.core import Core
from checkin.desk.hits import country_name, make_hits
from checkin.desk.layout_choosing import layout_of
from checkin.desk.places import door, fullness, seat, seats
from checkin.desk.scans import scan_lines
from checkin.desk.searching import Finder
from checkin.desk.shapes import CheckpointLine, Here, Hit, ScanLine
from checkin.desk.supervising import require
from checkin.names import Match, Why
from checkin.names.filters import Filters, completions, parse_filters
from checkin.rules import checkins, gluing, issuing, parting, print_queue
from checkin.rules.checkins import CheckIn, Outcome
from checkin.rules.consent import Consent
from checkin.rules.foreign import recognise
from checkin.rules.programme import session_now
from checkin.store.entries import Act, Kind
from checkin.store.journal import connection, one, record

MOST_LOOKED_AT = 500  # people found by words, before conditions are asked
MOST_READ = 5_000  # characters; no code holds as many, and a file pasted by mistake costs nothing
LONGEST_LESSON = 80  # letters of a query worth remembering


class Reception:
    """Everything the desk does while somebody stands in front of it."""

    def __init__(self, core: Core, finder: Finder) -> None:
        self._core = core
        self._finder = finder

    def check_in(
        self,
        text: str,
        *,
        checkpoint: str = "",
        paper: bool | None = None,
        consent: Consent | None = None,
    ) -> CheckIn:
        """Admit the holder of a badge or ticket, or say why not.

        `paper`: whether a first check-in prints a badge; None asks the settings. `consent`: leave
        to enter against the refusal it names.

        Raises:
            DiskFull, ForumBusy, ForumNotWritable, ForumDamaged: nothing was written.
            SupervisorNeeded: leave is given by the PIN of a supervisor at this desk.
        """
        text = _clean(text)
        require(self._core, consent)
        with self._core.writing() as act:
            answer = checkins.check_in(
                text, door(self._core, checkpoint), self._core.seal, act, consent
            )
            return self._with_badge(answer, paper, act)

    def check_in_delegate(
        self,
        uid: str,
        *,
        checkpoint: str = "",
        paper: bool | None = None,
        consent: Consent | None = None,
    ) -> CheckIn:
        """Admit somebody found by name."""
        require(self._core, consent)
        with self._core.writing() as act:
            answer = checkins.check_in_delegate(uid, door(self._core, checkpoint), act, consent)
            return self._with_badge(answer, paper, act)

    def undo(self, scan: str) -> bool:
        """Take an admission back, and the badge that still waited to be printed with it."""
        with self._core.writing() as act:
            undone = checkins.undo(scan, act)
            row = one("SELECT delegate FROM scan WHERE id = ?", (scan,))
            badge = issuing.live_badge(row[0]) if undone and row else None
            if badge:
                print_queue.cancel_for(badge.credential)
            return undone

    def is_code(self, text: str) -> bool:
        """Whether `text` is a badge or ticket of this forum: the box asks before it searches."""
        text = _clean(text)
        found = checkins.read(text, self._core.seal)
        return bool(found.uid) or found.outcome not in (None, Outcome.UNKNOWN)

    def code_at_end(self, text: str) -> str:
        """The badge or ticket behind letters left in the box; "" where there is none."""
        return gluing.code_at_end(_clean(text), self._core.seal)

    def codes_in(self, text: str) -> list[str]:
        """The badges and tickets a scanner sent in one go; none where `text` is anything else."""
        return parting.parts(_clean(text), self._core.seal)

    def clues_in(self, text: str) -> tuple[str, ...]:
        """The e-mail and the name on a contact card: to search by, never trusted."""
        return recognise(_clean(text)).clues

    def codes_on(self, picture: Path) -> tuple[str, ...]:
        """What the codes on a picture or in a PDF say; they are texts, and nothing is opened.

        Raises:
            PictureNotRead
        """
        return pictures.codes_in_file(picture)

    def codes_in_pixels(
        self, grey: bytes, width: int, height: int, *, lines: bool = True
    ) -> tuple[str, ...]:
        """The same for pixels, a byte each; `lines` looks for bar codes too."""
        return pictures.codes_in_grey(grey, width, height, lines=lines)

    def search(self, query: str, limit: int = 8) -> list[Hit]:
        """People who fit `query`, best first; it may hold conditions, see `names.filters`."""
        words, asked = parse_filters(" ".join(query.split()))
        if asked:
            return make_hits(self._core, self._chosen(words, asked, limit), words, limit)
        if not words:
            return []
        return make_hits(self._core, self._finder.search(words, limit * 3), words, limit)

    def completions(self, begun: str) -> list[str]:
        """Conditions that begin so: `cou` may become `country:`."""
        return completions(begun)

    def _chosen(self, words: str, asked: Filters, limit: int) -> list[Match]:
        """Those who fit `words`, if there are any, and every condition."""
        terms = chosen(self._core, asked=asked)
        sql = f"SELECT uid FROM delegate WHERE {terms.sql} ORDER BY display_name"
        allowed = [row[0] for row in connection().execute(sql, terms.values)]
        if not words:
            return [Match(uid, Why.OTHER_FIELD, "", 0.0) for uid in allowed[:limit]]
        kept = set(allowed)
        return [m for m in self._finder.search(words, MOST_LOOKED_AT) if m.uid in kept][: limit * 3]

    def teach(self, query: str, uid: str) -> None:
        """Remember that `query` meant this person, whom the search could only guess.

        Taught words stand in the journal, so that they are undone or questioned like any act.
        """
        words = " ".join(query.split())[:LONGEST_LESSON]
        known = one("SELECT 1 FROM taught WHERE delegate = ? AND words = ?", (uid, words))
        if words and known is None:
            with self._core.writing() as act:
                record((Kind.SEARCH_TAUGHT, uid, {"words": words}), act)
            self._finder.refresh([uid])

    def last_scans(self, limit: int = 8) -> list[ScanLine]:
        """The newest readings at this desk."""
        where = "WHERE s.desk = ? ORDER BY s.at DESC, s.id DESC"
        return scan_lines(self._core, where, (self._core.number,), limit)

    def checkpoints(self) -> list[CheckpointLine]:
        """Where this desk may stand."""
        current = seat(self._core).id
        return [CheckpointLine(s.id, s.name, s.rule, s.id == current) for s in seats()]

    def here(self) -> Here:
        """The checkpoint of this desk, who is inside, and how many may be."""
        place = seat(self._core)
        inside, limit = fullness(self._core, place)
        session = session_now(place.id, self._core.now(), self._core.zone)
        title = session.title(self._core.settings.language or "en") if session else ""
        return Here(place.id, place.name, place.rule, inside, limit, title)

    def move_to(self, checkpoint: str) -> None:
        """Stand at another checkpoint from now on.

        Raises:
            CheckpointUnknown
        """
        self._core.change(checkpoint=seat(self._core, checkpoint).id)

    def warm_up(self) -> None:
        """Get ready for the first keystroke; call it once, off the GUI thread."""
        while self.warm_up_further():
            pass

    def warm_up_further(self) -> bool:
        """Do a short part of `warm_up`; whether something is left to do."""
        is_left = self._finder.warm_up_further()
        if not is_left:
            country_name(self._core, "KZ")
        return is_left

    def _with_badge(self, answer: CheckIn, paper: bool | None, act: Act) -> CheckIn:
        """Issue and queue the badge of somebody admitted who has none in the hand yet."""
        wanted = self._core.settings.print_on_check_in if paper is None else paper
        if answer.outcome is not Outcome.ADMITTED or not wanted:
            return answer
        badge = issuing.issue(answer.uid, self._core.seal, act)
        never = badge.printed == 0
        fresh = badge.is_new or (never and not print_queue.has_open_job(badge.credential))
        if fresh:
            print_queue.add(answer.uid, badge.credential, layout_of(self._core, answer.uid), act)
        return replace(answer, badge=badge.serial, printing=fresh)


def _clean(text: str) -> str:
    """What a scanner means: without the line end and control characters around it.

    Of what is far too long only so much is looked at that it stays too long.
    """
    return text[:MOST_READ].strip().strip("\0\x02\x03\x1d\x1e\x04")
