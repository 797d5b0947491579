"""The counter for the programme: checkpoints, sessions, guest lists, and who was how long where."""

import re
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path

from checkin.desk.choosing import chosen
from checkin.desk.core import Core
from checkin.desk.places import fullness
from checkin.errors.lists import ListEmpty, ListWithoutNames
from checkin.names.filters import parse_filters
from checkin.paths import resources
from checkin.rules import programme, sittings
from checkin.rules.attendance import Period
from checkin.rules.programme import Place, Session
from checkin.rules.programme_list import Line, Wrong, meanings, read_lines
from checkin.store.entries import new_id
from checkin.store.journal import connection


@dataclass(frozen=True)
class SessionLine:
    """A session as the programme shows it."""

    session: Session
    title: str  # in the operator's language
    hall: str
    came: int  # people seen there between its doors and its end
    minutes: int  # they were there on average


@dataclass(frozen=True)
class ProgrammePlan:
    """A programme that was read, and what taking it in would do."""

    file: Path
    new: tuple[Line, ...]
    changed: tuple[Line, ...]
    halls: tuple[str, ...]  # checkpoints that will be made
    faulty: tuple[Wrong, ...]  # left out


class Programme:
    """What is on where, who may enter, and who was there."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def places(self) -> list[tuple[Place, int, int]]:
        """Every checkpoint with how many are inside, and for how many there is room (0: any)."""
        return [(place, *fullness(self._core, place)) for place in programme.places()]

    def sessions(self) -> list[SessionLine]:
        """The programme by time."""
        everything, language = Period(""), self._core.settings.language or "en"
        return [
            SessionLine(
                each.session, each.session.title(language), each.hall, each.people, each.minutes
            )
            for each in sittings.sittings(everything, self._core.zone, self._core.now())
        ]

    def save_place(self, place: Place) -> str:
        """Add a checkpoint (without id) or change one; its id.

        Raises:
            ProgrammeWrong
        """
        known = programme.places(removed=True)
        if not place.id:
            position = 1 + max((each.position for each in known), default=0)
            place = replace(place, id=_id(place.name, known), position=position)
        with self._core.writing() as act:
            programme.set_place(place, act)
        return place.id

    def remove_place(self, id_: str) -> None:
        """Take a checkpoint away; its scans stay and go on counting.

        Raises:
            ProgrammeWrong
        """
        with self._core.writing() as act:
            programme.remove_place(id_, act)

    def save_session(self, session: Session) -> str:
        """Add a session (without id) or change one; its id.

        Raises:
            ProgrammeWrong
        """
        with self._core.writing() as act:
            session = replace(session, id=session.id or new_id(act.at))
            programme.set_session(session, act)
        return session.id

    def remove_session(self, id_: str) -> None:
        """Take a session out of the programme."""
        with self._core.writing() as act:
            programme.remove_session(id_, act)

    def guest_lists(self) -> dict[str, int]:
        """The guest lists, and how many people are on each."""
        return programme.guest_lists()

    def fill_guests(self, name: str, query: str) -> int:
        """Put everybody on a guest list who fits conditions such as `role:speaker country:kz`.

        Raises:
            ProgrammeWrong
        """
        _, asked = parse_filters(" ".join(query.split()))
        terms = chosen(self._core, asked=asked)
        sql = f"SELECT uid FROM delegate WHERE {terms.sql}"
        uids = [row[0] for row in connection().execute(sql, terms.values)] if asked else []
        self.set_guests(name, uids)
        return len(uids)

    def set_guests(self, name: str, uids: list[str]) -> None:
        """Say who is on a guest list, whole.

        Raises:
            ProgrammeWrong
        """
        with self._core.writing() as act:
            programme.set_guests(name, uids, act)

    def plan(self, path: Path, sheet: str = "") -> ProgrammePlan:
        """What taking in a programme would do; nothing is written.

        Raises:
            ListUnreadable: the file; ListWithoutNames: no column is known to hold titles.
        """
        from checkin.importers import open_list

        file = open_list(path, sheet)
        names = tomllib.loads((resources() / "lists" / "programme.toml").read_text("utf-8"))
        means = meanings(file.header, names)
        if not any(each.startswith("title:") for each in means.values()):
            raise ListWithoutNames(path=path, known=", ".join(file.header))
        places, days = programme.places(), (self._core.forum.begins, self._core.forum.ends)
        halls = {p.id.casefold(): p.id for p in places} | {p.name.casefold(): p.id for p in places}
        rows = (
            (number, {means[c]: text for c, text in zip(file.header, cells, strict=False)
                      if c in means})
            for number, cells in file.rows
        )  # fmt: skip
        good, wrong = read_lines(rows, halls, days)
        if not good and not wrong:
            raise ListEmpty(path=path)
        return self._planned(path, good, wrong, places)

    def apply(self, plan: ProgrammePlan) -> int:
        """Take a programme in, in one transaction; how many sessions were written.

        Raises:
            ProgrammeWrong: the programme was changed meanwhile.
        """
        lines = [*plan.new, *plan.changed]
        with self._core.writing() as act:
            known = programme.places(removed=True)
            made: dict[str, str] = {}
            for number, hall in enumerate(plan.halls, 1 + len(known)):
                place = Place(_id(hall, known), hall, "free", number)
                programme.set_place(place, act)
                known.append(place)
                made[hall.casefold()] = place.id
            moved = {line.session.id for line in lines}
            others = [each for each in programme.sessions() if each.id not in moved]
            for line in lines:
                place_id = made.get(line.session.checkpoint, line.session.checkpoint)
                session = replace(line.session, checkpoint=place_id)
                programme.add_session(session, others, act)
                others.append(session)
        return len(lines)

    def stays(self, session_id: str) -> dict[str, int]:
        """Minutes each person was at a session; who was not there is left out."""
        session = next((s for s in programme.sessions() if s.id == session_id), None)
        if session is None:
            return {}
        spent = sittings.seconds(session, self._core.zone, self._core.now())
        return {uid: round(seconds / 60) for uid, seconds in spent.items()}

    def _planned(
        self, path: Path, good: list[Line], wrong: list[Wrong], places: list[Place]
    ) -> ProgrammePlan:
        known = {each.id: each for each in programme.sessions()}
        ids = {place.id for place in places}
        halls = {line.session.checkpoint: line.hall for line in good
                 if line.session.checkpoint not in ids}  # fmt: skip
        listed = {line.session.id for line in good}
        rest = [each for each in known.values() if each.id not in listed]
        fine = []
        for line in good:
            problem = programme.problem_of(line.session, rest)
            if problem:
                wrong.append(Wrong(line.number, problem[0].upper() + problem[1:]))
            else:
                fine.append(line)
        new = tuple(line for line in fine if line.session.id not in known)
        changed = tuple(
            line for line in fine if known.get(line.session.id, line.session) != line.session
        )
        return ProgrammePlan(
            path, new, changed, tuple(halls.values()),
            tuple(sorted(wrong, key=lambda each: each.number)),
        )  # fmt: skip


def _id(name: str, known: list[Place]) -> str:
    """A short id for a new checkpoint that nobody has yet: hall-a, hall-a-2."""
    stem = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-") or "place"
    taken = {place.id for place in known}
    number = 1
    while (made := stem if number == 1 else f"{stem}-{number}") in taken:
        number += 1
    return made
