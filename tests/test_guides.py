"""The guides say what is so: every button, command, key and picture in them is there."""

import re
import shlex
from pathlib import Path

import pytest

from checkin import commands
from checkin.usage import understood

ROOT = Path(__file__).parents[1]
GUIDES = [ROOT / "docs" / "clerk.md", ROOT / "docs" / "organiser.md", ROOT / "README.md"]
IN_COMMANDS = {"F": "f.forum", "D": "d.forum", "UID": "u1", "FORUM": "f.forum", "LIST": "l.csv"}


def said(guide):
    return guide.read_text("utf-8")


@pytest.fixture(scope="module")
def window():
    """Every word of the window, as its sources have it."""
    return "\n".join(path.read_text("utf-8") for path in ROOT.glob("ui/**/*.py"))


@pytest.mark.parametrize("guide", GUIDES[:2], ids=lambda path: path.name)
def test_every_button_in_a_guide_is_in_the_window(guide, window):
    words = re.findall(r"(?<![*\w])\*([A-Z][^*]+?)\*(?!\*)", said(guide))
    assert len(words) > 4
    unknown = [" ".join(word.split()) for word in words]
    assert [word for word in unknown if word not in window] == []


@pytest.mark.parametrize("guide", GUIDES[:2], ids=lambda path: path.name)
def test_every_key_in_a_guide_is_in_the_window(guide, window):
    keys = re.findall(r"\*\*((?:Ctrl\+)?(?:F\d|Enter|Esc|Z))\*\*", said(guide))
    assert keys
    assert [key for key in keys if f'"{key}"' not in window] == []


def test_every_command_of_the_organiser_is_understood():
    found = re.findall(r"`main\.py ([a-z-]+ [^`]+)`", said(GUIDES[1]))
    assert len(found) > 8
    for line in found:
        words = [IN_COMMANDS.get(word, word) for word in shlex.split(line)]
        if words != ["import", "--help"]:
            assert understood(commands.COMMANDS, words).command


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_every_link_leads_somewhere(guide):
    links = re.findall(r"\]\(([^)#]+)\)", said(guide))
    assert [link for link in links if not (guide.parent / link).exists()] == []


def test_the_clerk_reads_it_in_three_minutes():
    assert len(said(GUIDES[0]).split()) < 3 * 230
