"""Reports with a cover: every kind in every ending, and a page that is proven or found out."""

import csv
import random

import pytest
from helpers import Clock, make_plan
from pypdf import PdfReader

from checkin.desk import Choice, Desk
from checkin.desk.making import make_forum
from checkin.desk.reports import KINDS
from checkin.errors import ReportNotRead
from checkin.exporters.csv_file import unguarded


@pytest.fixture
def busy(desk, tmp_path, clock):
    """Forty people, of whom thirty came; one badge lost, one check-in undone."""
    people = [f"{n},Person {n},{('Kazakhstan', 'Georgia')[n % 2]},delegate,t{n}" for n in range(40)]
    path = tmp_path / "people.csv"
    path.write_text("\n".join(["ID,Full name,Country,Role,Ticket", *people]), "utf-8")
    desk.lists.apply(desk.lists.plan(*desk.lists.open(path)).plan)
    for n in range(30):
        clock.forward(minutes=3)
        answer = desk.reception.check_in(f"t{n}")
        desk.reception.check_in(f"t{n // 2}")
    desk.reception.undo(answer.scan)
    return desk


@pytest.fixture
def page(busy, tmp_path):
    return busy.reports.export("report", tmp_path / "report.pdf").file


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("ending", ["csv", "xlsx", "pdf"])
def test_every_report_is_written_in_every_form(busy, tmp_path, kind, ending):
    made = busy.reports.export(kind, tmp_path / f"{kind}.{ending}", Choice("2026-06-20"))
    assert made.file.stat().st_size > 30


def test_those_who_did_not_come_are_the_absent(busy, tmp_path):
    made = busy.reports.export("no-shows", tmp_path / "no.csv")
    assert made.rows == busy.reports.figures().counts.absent == 11


def test_a_report_is_proven_by_its_forum(busy, page):
    found = busy.reports.verify_report(page)
    assert (found.problems, found.entries) == ((), busy.reports.verify().entries)
    text = "".join(sheet.extract_text() for sheet in PdfReader(page).pages)
    assert found.head in text.replace("\n", "")


def test_it_is_proven_still_when_the_forum_has_gone_on(busy, page, clock):
    clock.forward(hours=1)
    busy.reception.check_in("t35")
    assert busy.reports.verify_report(page).problems == ()


def test_a_changed_byte_anywhere_is_found_out(busy, page):
    whole = page.read_bytes()
    end = whole.rindex(b"%AsharReport")
    for at in random.Random(4).sample(range(end), 12):
        page.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert "changed" in busy.reports.verify_report(page).problems[0]


def test_a_figure_raised_with_the_key_in_hand_does_not_agree_with_the_journal(busy, page):
    from checkin.rules import evidence

    whole = page.read_bytes()
    said = evidence.found(whole)
    raised = evidence.Claim(
        said.forum, said.entries, said.heads, said.period, {**said.figures, "present": 40}
    )
    body = whole[: whole.rindex(b"%AsharReport")]
    page.write_bytes(evidence.sealed(body, raised, busy._core.seal))
    assert busy.reports.verify_report(page).problems == (
        "present: the report says 40, the journal adds up to 29",
    )


def test_another_forum_does_not_prove_it(page, tmp_path):
    other = tmp_path / "other.forum"
    make_forum(other, make_plan(), Clock())
    with Desk(other) as desk:
        assert "another forum" in desk.reports.verify_report(page).problems[0]


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n%%EOF", b"%AsharReport {", b"\x00" * 99])
def test_a_file_without_a_proof_is_said_to_be_one(busy, tmp_path, content):
    path = tmp_path / "some.pdf"
    path.write_bytes(content)
    with pytest.raises(ReportNotRead):
        busy.reports.verify_report(path)
    with pytest.raises(ReportNotRead):
        busy.reports.verify_report(tmp_path / "nowhere.pdf")


def test_sums_of_badges_add_up(busy, tmp_path):
    made = busy.reports.export("badges", tmp_path / "badges.csv")
    with made.file.open(encoding="utf-8-sig", newline="") as file:
        states = [unguarded(row["state"]) for row in csv.DictReader(file)]
    assert len(states) == 30  # one a check-in; one was taken back and keeps its badge
