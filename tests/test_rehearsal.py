"""A rehearsal plays a believable rush, explains every refusal, and leaves the forum alone."""

import csv
import hashlib
import re
from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from helpers import OPENING, Clock, make_plan

from checkin.desk import Desk, Newcomer, Outcome, Plan
from checkin.desk.making import make_forum
from checkin.errors import ForumMissing
from checkin.rehearsal import clerk, crowd, drawing, page, rehearse
from checkin.rehearsal.crowd import Guest
from checkin.rehearsal.figures import spread
from checkin.rehearsal.playing import Player, Search, Wall
from checkin.rehearsal.refusals import RehearsalFolderTaken, RehearsalWithoutPeople
from checkin.rehearsal.script import Move, Scene, Step, write_script
from checkin.rules.comparing import Listed, Source

PEOPLE = 60
GUEST = Guest("D7", "Айгүл Серікқызы", "Aigul Serikkyzy", "Fund", False, "t7", False, "")


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    """One rehearsal that many tests look at: the forum's folder, its bytes before, the report."""
    folder = tmp_path_factory.mktemp("rehearsed") / "real.forum"
    make_crowded(folder)
    before = contents(folder)
    return folder, before, rehearse(folder, folder.with_name("out"))


def make_crowded(folder, people=PEOPLE, **plan):
    """A forum with people of every kind a plan knows: withdrawn ones and a shared ticket too."""
    make_forum(folder, make_plan(**plan), Clock())
    with Desk(folder, clock=Clock()) as desk:
        crowd.grow(desk, people, Random(3))
        lines = desk.people.page(limit=10).lines
        desk.people.withdraw(lines[0].uid, "ill")
        pair = [(f"berg-{n}", f"{name} Berg") for n, name in enumerate(("Anna", "Otto"))]
        new = [
            Newcomer(uid, Listed(2, "", {"display_name": name}, ("shared",), {}))
            for uid, name in pair
        ]
        desk.lists.apply(Plan(Source("list", "pair.csv"), tuple(new), (), 0, ()))


def contents(folder):
    """Every file of a forum by name; what SQLite itself lays beside it is not ours."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.endswith(("-wal", "-shm"))
    }


def test_the_forum_itself_is_not_touched(played):
    folder, before, _ = played
    assert contents(folder) == before
    with Desk(folder, clock=Clock()) as desk:
        counts = desk.reports.figures().counts
        assert (counts.present, counts.scans, counts.walk_ins) == (0, 0, 0)


def test_the_copy_with_everybodys_details_is_gone_afterwards(played):
    report = played[2]
    assert not list(report.folder.rglob("*.sqlite"))
    assert not [path for path in report.folder.iterdir() if path.name.startswith(".")]


def test_every_refusal_is_explained_and_every_kind_happens(played):
    report = played[2]
    assert report.played.unexplained == []
    answers = {outcome for outcome, _ in report.played.answers}
    assert answers >= {
        Outcome.ADMITTED, Outcome.ALREADY_IN, Outcome.WITHDRAWN, Outcome.VOID_BADGE,
        Outcome.UNKNOWN,
    }  # fmt: skip
    assert all(cause for outcome, cause in report.played.answers if outcome != Outcome.ADMITTED)
    assert set(report.played.moves) == set(Move)


def test_the_sum_holds_and_the_journal_is_whole(played):
    report = played[2]
    c = report.attendance.counts
    assert c.on_list + c.walk_ins - c.withdrawn == c.expected == c.present + c.absent
    assert c.on_list == PEOPLE + 2
    assert c.present >= 0.85 * PEOPLE
    assert report.proof.problems == ()
    assert report.problems == []


def test_everybody_let_in_got_a_badge_on_paper(played):
    report = played[2]
    papers = list((report.folder / "badges").glob("*.pdf"))
    again = report.played.moves[Move.REPRINT]
    assert len(papers) == report.people + again
    assert report.played.trouble == []


def test_attendance_is_written_in_every_kind_of_file(played):
    report = played[2]
    with (report.folder / "attendance.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert sum(bool(row["first_in"]) for row in rows) >= report.people
    assert {"attendance.xlsx", "attendance.pdf", "badges.pdf"} <= {f.name for f in report.files}
    assert all(file.exists() for file in report.files)


def test_the_page_needs_nothing_beside_it(played):
    text = played[2].page.read_text("utf-8")
    assert text.count("<svg") >= 4
    assert "Everything went as planned." in text
    assert not re.search(r'(src|href)="(?!attendance|badges)', text)
    assert "http" not in text.replace("http://www.w3.org/2000/svg", "")


def test_figures_are_one_json_object(played):
    import json

    figures = json.loads(json.dumps(played[2].figures()))
    assert figures["unexplained"] == 0
    assert figures["scan_to_verdict_ms"]["p50"] > 0
    assert figures["journal"]["entries"] == played[2].proof.entries
    assert sum(way["searches"] for way in figures["searches"]) == len(played[2].played.searches)
    assert "were checked in on a copy" in played[2].words()


@pytest.mark.parametrize("rule", ["once", "free"])
def test_a_forum_in_its_second_hour_can_be_rehearsed_too(tmp_path, rule):
    folder = tmp_path / "busy.forum"
    make_crowded(folder, 25, checkpoints=(("door", "Door", rule),))
    with Desk(folder, clock=Clock()) as desk:
        for line in desk.people.page(limit=12, offset=3).lines:
            desk.reception.check_in_delegate(line.uid)
        while desk.paper.print_next():
            pass
    report = rehearse(folder, tmp_path / "out", seed=5)
    assert report.played.unexplained == []
    assert report.problems == []


def test_the_same_seed_plays_the_same_morning():
    people = [replace(GUEST, uid=f"D{n}", ticket=f"t{n}") for n in range(300)]
    assert write_script(people, scene(), Random(1)) == write_script(people, scene(), Random(1))
    assert write_script(people, scene(), Random(1)) != write_script(people, scene(), Random(2))


def test_most_people_come_between_half_past_eight_and_half_past_nine():
    people = [replace(GUEST, uid=f"D{n}", ticket=f"t{n}") for n in range(400)]
    steps = write_script(people, scene(), Random(1))
    arrived = [s.at for s in steps if s.move in (Move.TICKET, Move.NAME, Move.WALK_IN)]
    rush = [at for at in arrived if OPENING <= at <= OPENING + timedelta(hours=1)]
    assert len(rush) > len(arrived) / 2
    assert arrived == sorted(arrived)


def test_somebody_who_cannot_be_found_is_a_problem_and_said_so(played):
    report = played[2]
    lost = Search("in lower case", "anna", "Anna Berg", False, 4)
    asked = replace(lost, at_last="Anna Berg")
    for search, problems in ((lost, 1), (asked, 0)):
        worse = replace(report, played=replace(report.played, searches=[search]))
        assert len(worse.problems) == problems
        assert ("Everything went as planned." in page.page(worse)) is (problems == 0)


def test_two_people_with_one_ticket_are_asked_who_they_are_and_then_let_in():
    people = [replace(GUEST, uid=f"D{n}", ticket="shared", is_shared=True) for n in range(40)]
    steps = write_script(people, scene(), Random(1))
    asked = [step.guest.uid for step in steps if step.expected is Outcome.ASK]
    assert asked
    let_in = {step.guest.uid for step in steps if step.expected is Outcome.ADMITTED and step.guest}
    assert len(let_in) >= 0.85 * len(people)


def test_a_wrong_answer_of_the_desk_is_not_explained_away(played, tmp_path):
    make_crowded(tmp_path / "wrong.forum", 3)
    wall = Wall(OPENING)
    with Desk(tmp_path / "wrong.forum", clock=wall) as desk:
        guest = next(g for g in crowd.guests() if g.ticket and not (g.is_withdrawn or g.is_shared))
        player = Player(desk, wall, crowd.strangers(Random(1)), lambda g: ("as written", g.name))
        step = Step(OPENING, Move.TICKET, guest, expected=Outcome.WITHDRAWN, cause="planned so")
        made = player.play([step])
    assert len(made.unexplained) == 1
    assert "was answered admitted, expected was withdrawn" in made.unexplained[0]


def test_a_forum_with_nobody_is_said_so_or_filled_with_invented_people(forum_folder, tmp_path):
    with pytest.raises(RehearsalWithoutPeople, match="Import a list first"):
        rehearse(forum_folder, tmp_path / "out")
    report = rehearse(forum_folder, tmp_path / "out2", delegates=30)
    assert (report.place.listed, report.place.invented) == (0, 30)
    assert report.problems == []
    with Desk(forum_folder, clock=Clock()) as desk:
        assert desk.people.page().total == 0


def test_a_missing_forum_is_said_and_nothing_is_made(tmp_path):
    with pytest.raises(ForumMissing):
        rehearse(tmp_path / "gone.forum", tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_with_something_else_in_it_is_never_cleared(forum_folder, tmp_path):
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "mine.txt").write_text("dear")
    with pytest.raises(RehearsalFolderTaken, match="something else"):
        rehearse(forum_folder, tmp_path / "letters", delegates=5)
    with pytest.raises(RehearsalFolderTaken, match="in the forum itself"):
        rehearse(forum_folder, forum_folder / "rehearsal", delegates=5)
    assert (tmp_path / "letters" / "mine.txt").read_text() == "dear"
    assert not (forum_folder / "rehearsal").exists()


def test_a_second_rehearsal_takes_the_place_of_the_first(forum_folder, tmp_path):
    rehearse(forum_folder, tmp_path / "out", delegates=8)
    report = rehearse(forum_folder, tmp_path / "out", delegates=5)
    papers = list((tmp_path / "out" / "badges").glob("*.pdf"))
    assert len(papers) == report.people + report.played.moves[Move.REPRINT]


@pytest.mark.parametrize(
    ("way", "typed"),
    [
        ("as written", "Айгүл Серікқызы"),
        ("in Latin letters", "Aigul Serikkyzy"),
        ("in lower case", "aigul serikkyzy"),
        ("half words", "aigu seri"),
        ("family name first", "Serikkyzy Aigul"),
    ],
)
def test_a_clerk_types_in_many_ways(way, typed):
    assert clerk.WAYS[way](GUEST, Random(1)) == typed


def test_a_typing_error_is_one_error():
    for seed in range(50):
        typed = clerk.one_typo(GUEST, Random(seed))
        assert typed != "aigul serikkyzy"
        assert typed.startswith("aigul s")
        assert abs(len(typed) - len("aigul serikkyzy")) <= 1


def test_a_name_of_one_word_is_typed_as_it_is():
    short = replace(GUEST, name="Adil", latin_name="")
    assert {clerk.choose(short, Random(seed))[1] for seed in range(40)} == {"Adil", "adil"}


def test_a_spread_tells_the_slow_ones():
    took = spread([float(n) for n in range(1, 101)])
    assert (took.times, took.p50, took.p95, took.p99, took.most) == (100, 51, 96, 100, 100)
    assert spread([]).most == 0


def test_words_in_a_picture_are_words():
    picture = drawing.bars("a & b", [drawing.Bar("<script>", 1, 2)])
    assert "<script>" not in picture
    assert "&lt;script&gt;" in picture


def scene():
    days = ["2026-06-20", "2026-06-21"]
    zone = make_zone()
    return Scene(days, zone, "daily", {day: frozenset() for day in days})


def make_zone():
    from zoneinfo import ZoneInfo

    return ZoneInfo("Asia/Almaty")
