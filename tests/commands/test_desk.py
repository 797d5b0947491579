"""Find people and check them in, by command."""

import json

from commands.program import uid_of
from pypdf import PdfReader

from checkin import commands


def test_somebody_is_found(forum, ask):
    status, (said,), _ = ask("find", forum, "beridze")
    assert (status, said.keys()) == (0, {"query", "milliseconds", "hits"})
    (hit,) = said["hits"]
    assert hit.pop("delegate")
    assert hit == {
        "name": "ნინო ბერიძე",
        "latin_name": "Nino Beridze",
        "organisation": "Rivers",
        "country": "GE",
        "why": hit["why"],
    }


def test_queries_are_read_one_a_line(forum, ask):
    typed = "\ufeffberidze\r\n\n  \nnobody at all\nÖztürk"
    _, said, _ = ask("find", forum, typed=typed)
    assert [each["query"] for each in said] == ["beridze", "nobody at all", "Öztürk"]
    assert [len(each["hits"]) for each in said] == [1, 0, 1]


def test_as_many_are_found_as_were_wanted(forum, ask):
    assert len(ask("find", forum, "n")[1][0]["hits"]) > 1
    assert len(ask("find", forum, "n", "--limit", 1)[1][0]["hits"]) == 1


def test_options_may_stand_anywhere(forum, capsys):
    for given in (
        ["--json", "find", forum, "beridze"],
        ["find", "--json", forum, "beridze"],
        ["find", forum, "--json", "beridze"],
        ["find", forum, "--limit", "3", "beridze", "--json"],
        ["check-in", forum, "--checkpoint", "entrance", "--json", "t2"],
    ):
        capsys.readouterr()
        assert commands.run([*map(str, given)]) == 0
        said = json.loads(capsys.readouterr().out)
        assert (said.get("query", "beridze"), said.get("text", "t2")) == ("beridze", "t2")


def test_in_words_a_person_is_one_line(forum, words):
    status, said = words("find", forum, "beridze")
    assert status == 0
    assert said.startswith("ნინო ბერიძე  Nino Beridze  Rivers  Georgia  expected  ")
    assert words("find", forum, "qqqqq") == (0, "Nobody is found by 'qqqqq'.\n")


def test_checking_in_says_what_the_desk_says(forum, ask):
    status, said, _ = ask("check-in", forum, typed="t1\nt1\nno such ticket\n")
    assert status == 0
    assert [each["outcome"] for each in said] == ["admitted", "already-in", "unknown"]
    first, again, unknown = said
    assert first.keys() == {"text", "outcome", "delegate", "name", "first_at", "milliseconds"}
    assert (first["text"], first["name"], first["first_at"]) == ("t1", "Жүсіп Нұртөре", None)
    assert again["delegate"] == first["delegate"] == uid_of(forum, "Zhussip")
    assert again["first_at"].endswith("+05:00")
    assert (unknown["delegate"], unknown["name"], unknown["first_at"]) == ("", "", None)


def test_a_badge_is_printed_with_the_check_in(forum, ask):
    ask("check-in", forum, "t1")
    (paper,) = (forum / "paper").glob("*.pdf")
    assert "Zhussip Nurtore" in PdfReader(paper).pages[0].extract_text()


def test_in_words_a_second_scan_says_since_when_and_where(forum, words):
    assert words("check-in", forum, "t1") == (0, "Admitted: Жүсіп Нұртөре. Badge 001 000 001.\n")
    _, said = words("check-in", forum, "t1")
    assert said.startswith("Already in: Жүсіп Нұртөре, since ")
    assert said.endswith(", Main entrance, desk 1.\n")


def test_a_badge_of_this_form_that_nobody_made_is_called_so(forum, words):
    assert "nobody here made it" in words("check-in", forum, "1" * 26)[1]


def test_what_a_sick_scanner_types_is_answered_and_kept(forum, ask):
    typed = "\0\nt\0002\nt\udcff2\n\x02t2\x03\n" + "9" * 5000 + "\n"
    status, said, _ = ask("check-in", forum, typed=typed)
    assert status == 0
    assert [each["outcome"] for each in said] == [
        "unreadable", "unknown", "unknown", "admitted", "unreadable",
    ]  # fmt: skip
    assert ask("check-in", forum, "")[1][0]["outcome"] == "unreadable"
    assert ask("verify", forum)[1][0]["problems"] == []


def test_half_letters_and_controls_are_searched_without_harm(forum, ask):
    status, said, _ = ask("find", forum, typed="\0\n\udcff\n\x1b[2J\u2028\x85b\n\u202e\n")
    assert status == 0
    assert len(said) == 4


def test_what_a_name_holds_gives_the_terminal_no_orders(forum, tmp_path, words, ask):
    path = tmp_path / "more.csv"
    path.write_text("Name,Organisation\nAli Ng,\x1b[2JRivers\x9b\n", "utf-8")
    assert ask("import", forum, path)[0] == 0
    said = words("find", forum, "Ali Ng")[1]
    assert "\\x1b[2JRivers\\x9b" in said
    assert "\x1b" not in said
    (hit,) = ask("find", forum, "Ali Ng")[1][0]["hits"]
    assert hit["organisation"] == "\x1b[2JRivers\x9b"


def test_an_unknown_checkpoint_names_the_known_ones(forum, ask):
    status, (said,), _ = ask("check-in", forum, "t1", "--checkpoint", "gate 7")
    assert (status, said["error"]) == (1, "checkpoint-unknown")
    assert "entrance" in said["message"]
    assert ask("check-in", forum, "t1", "--checkpoint", "entrance")[1][0]["outcome"] == "admitted"
