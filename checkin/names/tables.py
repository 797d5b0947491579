"""Reads the tables of resources/scripts: tab-separated text that a native speaker can correct."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from checkin import paths


def folder() -> Path:
    """Where the tables lie."""
    return paths.resources() / "scripts"


def rows(name: str) -> Iterator[list[str]]:
    """The rows of table `name`, cut at tabs; comments and empty lines are left out."""
    for line in (folder() / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield [cell.strip() for cell in line.split("\t")]


def cells(name: str) -> dict[str, str]:
    """A big table of two columns, quickly: the second cell by the first."""
    lines = (folder() / f"{name}.tsv").read_text(encoding="utf-8").split("\n")
    return dict(line.split("\t", 1) for line in lines if "\t" in line and line[0] != "#")


def named(kind: str) -> list[str]:
    """The tables of one kind: `spellings` finds spellings-cyrillic.tsv and the like."""
    return sorted(path.stem for path in folder().glob(f"{kind}-*.tsv"))


@cache
def has(name: str) -> bool:
    """Whether there is a table of that name."""
    return (folder() / f"{name}.tsv").is_file()
