"""Badges, exports, the proof and the rehearsal, by command."""

import os
import sqlite3
from pathlib import Path

import pytest
from commands.program import uid_of
from pypdf import PdfReader

from checkin.store.database import FILE


def test_badges_of_everybody_are_one_file(forum, tmp_path, ask):
    status, (said,), _ = ask("badges", forum, "--output", tmp_path / "all.pdf")
    assert status == 0
    assert said.keys() == {"badges", "pages", "bytes", "milliseconds", "warnings"}
    assert (said["badges"], said["pages"], said["warnings"]) == (3, 3, [])
    assert said["bytes"] == (tmp_path / "all.pdf").stat().st_size
    assert len(PdfReader(tmp_path / "all.pdf").pages) == 3


def test_badges_of_those_who_were_named(forum, tmp_path, ask):
    output = tmp_path / "one.pdf"
    who = uid_of(forum, "Nino")
    status, (said,), _ = ask(
        "badges", forum, "--delegate", who, who, "--output", output, "--layout", "label-100x62"
    )
    assert (status, said["badges"]) == (0, 1)
    assert "Nino Beridze" in PdfReader(output).pages[0].extract_text()
    (code,) = ask("find", forum, "001 000 001")[1][0]["hits"]
    assert code["delegate"] == who


def test_a_name_no_font_can_write_is_warned_of(forum, tmp_path, ask, words):
    path = tmp_path / "more.csv"
    path.write_text("Name\n𒀀𒀁𒀂\n", "utf-8")
    ask("import", forum, path)
    status, (said,), _ = ask("badges", forum, "--output", tmp_path / "a.pdf")
    assert status == 0
    assert said["warnings"][0].keys() == {"delegate", "field", "problem"}
    assert "𒀀𒀁𒀂: display_name: " in words("badges", forum, "--output", tmp_path / "a.pdf")[1]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (("--delegate", "nobody"), "delegate-unknown"),
        (("--delegate", "\udcff"), "delegate-unknown"),
        (("--layout", "a0"), "layout-missing"),
    ],
)
def test_badges_that_cannot_be_made_are_said(forum, tmp_path, ask, given, code):
    status, (said,), _ = ask("badges", forum, "--output", tmp_path / "a.pdf", *given)
    assert (status, said["error"]) == (1, code)
    assert not (tmp_path / "a.pdf").exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes that have a name")
def test_what_is_no_file_is_never_replaced_by_one(forum, tmp_path, ask):
    for given in (["badges", forum, "--output"], ["export", forum, "attendance"]):
        path = tmp_path / f"{given[0]}.pdf"
        os.mkfifo(path)
        status, (said,), _ = ask(*given, path)
        assert (status, "a folder or a device" in said["message"]) == (1, True)
        assert path.is_fifo()


def test_badges_into_a_folder_that_is_not_there_are_said(forum, tmp_path, ask):
    status, (said,), _ = ask("badges", forum, "--output", tmp_path / "gone" / "a.pdf")
    assert (status, said["error"]) == (1, "badges-not-written")


@pytest.mark.parametrize("kind", ["attendance", "delegates"])
@pytest.mark.parametrize("ending", ["csv", "XLSX", "pdf"])
def test_a_file_of_every_kind_is_written(forum, tmp_path, ask, kind, ending):
    path = tmp_path / f"out.{ending}"
    assert ask("export", forum, kind, path)[:2] == (0, [{"rows": 3, "file": str(path)}])
    assert path.stat().st_size > 100


def test_an_ending_nobody_knows_is_said(forum, tmp_path, ask):
    for name in ("out.docx", "out", "."):
        status, (said,), _ = ask("export", forum, "attendance", tmp_path / name)
        assert (status, said["error"]) == (1, "report-not-written")


def test_a_sound_forum_is_verified(forum, ask, words):
    assert ask("verify", forum)[:2] == (0, [{"entries": 5, "streams": 1, "problems": []}])
    assert words("verify", forum)[1].startswith("5 entries in 1 streams, 0 problems. Head: ")


def tamper(forum, sql):
    connection = sqlite3.connect(forum / FILE)
    connection.executescript(f"DROP TRIGGER entry_unchanged; DROP TRIGGER entry_kept; {sql};")
    connection.close()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE entry SET operator = 'Mallory' WHERE seq = 4",
        "DELETE FROM entry WHERE seq = 4",
        "UPDATE delegate SET status = 'withdrawn'",
    ],
)
def test_a_forum_that_was_tampered_with_is_not_well(forum, ask, sql):
    tamper(forum, sql)
    status, (said,), _ = ask("verify", forum)
    assert status == 1
    assert said["problems"]


def test_tables_are_made_again_from_the_journal(forum, ask):
    tamper(forum, "UPDATE delegate SET display_name = 'X'")
    assert ask("verify", forum, "--rebuild")[0] == 0
    assert len(ask("find", forum, "Nino")[1][0]["hits"]) == 1


def test_a_rehearsal_leaves_the_forum_alone_and_says_its_figures(forum, tmp_path, ask):
    before = ask("verify", forum)[1]
    status, (said,), _ = ask(
        "rehearse", forum, "--delegates", 20, "--output", tmp_path / "out"
    )  # fmt: skip
    assert (status, said["delegates"], said["unexplained"], said["problems"]) == (0, 20, 0, [])
    assert Path(said["report"]).is_file()
    assert ask("verify", forum)[1] == before


def test_a_rehearsal_that_was_stopped_stands_in_nobodys_way(forum, tmp_path, ask, monkeypatch):
    def stop(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("checkin.rehearsal.write_page", stop)
        status, _, err = ask("rehearse", forum, "--output", tmp_path / "out")
    assert (status, "Stopped" in err) == (1, True)
    assert list((tmp_path / "out").iterdir()) == []
    assert ask("rehearse", forum, "--output", tmp_path / "out")[0] == 0


def test_a_rehearsal_lies_beside_the_forum_unless_told(forum, ask, monkeypatch):
    monkeypatch.chdir(forum)
    (said,) = ask("rehearse", ".")[1]
    assert Path(said["report"]).parent == forum.with_name("test-rehearsal")


def test_a_report_is_proven_by_command(forum, ask, tmp_path):
    report = tmp_path / "report.pdf"
    assert ask("export", forum, "report", report)[0] == 0
    assert ask("verify", forum, "--report", report)[0] == 0
    report.write_bytes(report.read_bytes().replace(b"/Page", b"/Cage", 1))
    status, said, _ = ask("verify", forum, "--report", report)
    assert (status, said[0]["problems"]) == (1, ["the file was changed after it was written"])
