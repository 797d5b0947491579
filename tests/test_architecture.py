"""The walls of the house: who may import whom, what may stand in a file, how long it may be."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LONGEST_FILE = 350
LONGEST_FUNCTION = 45
FORBIDDEN_ON_THE_WAY = ("PySide6", "reportlab", "qrcode", "babel", "xlsxwriter", "uharfbuzz")

# module -> what it may import from the house; the longest matching name decides
MAY_IMPORT = {
    "checkin.errors": ["checkin.errors"],
    "checkin.paths": ["checkin.errors"],
    "checkin.settings": ["checkin.errors", "checkin.paths"],
    "checkin.names": ["checkin.names", "checkin.errors", "checkin.paths"],
    "checkin.store.base": [],
    "checkin.store.printing": ["checkin.store.base"],
    "checkin.store.models": ["checkin.errors", "checkin.store.base", "checkin.store.printing"],
    "checkin.store": ["checkin.store", "checkin.errors", "checkin.paths"],
    "checkin.rules": ["checkin.rules", "checkin.store", "checkin.names", "checkin.errors"],
    "checkin.rules.keyboards": ["checkin.paths"],  # reads its own table, as names/ does
    "checkin.badges": ["checkin.badges", "checkin.errors", "checkin.names", "checkin.paths"],
    "checkin.importers": ["checkin.importers", "checkin.errors", "checkin.names", "checkin.paths"],
    "checkin.exporters": ["checkin.exporters", "checkin.errors", "checkin.names", "checkin.paths"],
    "checkin.exporters.pdf_file": [  # sets names in every script, which badges/ knows how to do
        "checkin.exporters",
        "checkin.badges",
        "checkin.errors",
        "checkin.names",
        "checkin.paths",
    ],
    "checkin.exporters.a4": ["checkin.badges"],
    "checkin.exporters.papers": [
        "checkin.exporters",
        "checkin.badges",
        "checkin.errors",
        "checkin.names",
        "checkin.paths",
    ],
    "checkin.exporters.paper_list": [
        "checkin.exporters",
        "checkin.badges",
        "checkin.errors",
        "checkin.paths",
    ],
    "checkin.exporters.pdf_report": ["checkin.exporters", "checkin.badges", "checkin.errors"],
    "checkin.printers": ["checkin.printers", "checkin.errors", "checkin.names", "checkin.paths"],
    "checkin.pictures": ["checkin.badges.picture", "checkin.errors"],
    "checkin.printers.raw": [  # draws a page in dots, which badges/ knows how to do
        "checkin.printers",
        "checkin.badges",
        "checkin.errors",
    ],
    "checkin.desk": ["checkin"],
    "checkin.rehearsal": ["checkin"],
    "checkin.commands": ["checkin"],
    "checkin.usage": ["checkin.desk"],
    "checkin.speaking": ["checkin.desk", "checkin.errors"],
    "ui": ["ui", "checkin.desk", "checkin.errors", "checkin.settings", "checkin.paths"],
    "main": ["checkin.commands", "ui.app"],
}

# library -> the only ones that may import it; every other library is the standard one
OUTSIDE = {
    "PySide6": ["ui"],
    "shiboken6": ["ui"],
    "peewee": ["checkin.store", "checkin.rules"],
    "playhouse": ["checkin.store"],
    "cryptography": ["checkin.rules"],
    "anyascii": ["checkin.names"],
    "rapidfuzz": ["checkin.names"],
    "babel": ["checkin.names"],
    "reportlab": ["checkin.badges", "checkin.exporters.pdf_file"],
    "qrcode": ["checkin.badges"],
    "uharfbuzz": ["checkin.badges"],
    "PIL": ["checkin.badges", "checkin.pictures"],
    "tomlkit": ["checkin.badges"],
    "pypdfium2": ["checkin.badges", "checkin.pictures", "ui"],
    "python_calamine": ["checkin.importers"],
    "xlsxwriter": ["checkin.exporters"],
    "platformdirs": ["checkin.paths"],
    "serial": ["ui.scanners"],
    "zxingcpp": ["checkin.badges", "checkin.pictures"],
}

MACHINE = re.compile(
    r"/work/|/root/|/home/\w|/Users/\w|[A-Z]:\\+Users|pypi\.|files\.pythonhosted|registry\.npmjs|"
    r"deb\.debian|archive\.ubuntu|--index-url|--extra-index",
    re.IGNORECASE,
)
COLOUR = re.compile(r"^#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})$|\brgba?\(\s*\d")
TEXTS = {".py", ".toml", ".md", ".sh", ".yml", ".yaml", ".cfg", ".txt", ".json", ".svg", ".ts"}


def sources() -> list[Path]:
    """Every Python file of the program itself."""
    return [
        ROOT / "main.py",
        *sorted(ROOT.glob("checkin/**/*.py")),
        *sorted(ROOT.glob("ui/**/*.py")),
    ]


def module_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


def imports(path: Path) -> Iterator[str]:
    """Full names of what a file imports, anywhere in it, under TYPE_CHECKING too."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: an import says its full name"
            inside = ROOT.joinpath(*str(node.module).split("."))
            for alias in node.names:
                is_module = (inside / alias.name).is_dir() or (inside / f"{alias.name}.py").exists()
                yield f"{node.module}.{alias.name}" if is_module else str(node.module)


def within(name: str, parents: list[str]) -> bool:
    return any(name == parent or name.startswith(f"{parent}.") for parent in parents)


def rule_for(module: str) -> list[str]:
    rules = [layer for layer in MAY_IMPORT if within(module, [layer])]
    assert rules or module == "checkin", f"{module} has no place in the table of the house"
    return MAY_IMPORT[max(rules, key=len)] if rules else []


by_file = pytest.mark.parametrize("path", sources(), ids=lambda p: str(p.relative_to(ROOT)))


@by_file
def test_imports_follow_the_house(path: Path) -> None:
    module = module_of(path)
    for name in imports(path):
        if within(name, ["checkin", "ui", "main"]):
            assert within(name, rule_for(module)), f"{module} may not import {name}"
        elif name.split(".")[0] not in sys.stdlib_module_names:
            library = name.split(".")[0]
            assert within(module, OUTSIDE.get(library, [])), f"{module} may not import {library}"


def test_the_rules_have_no_circles() -> None:
    graph = {
        module_of(path): {name for name in imports(path) if within(name, ["checkin.rules"])}
        for path in sources()
        if within(module_of(path), ["checkin.rules"]) and path.name != "__init__.py"
    }
    while graph:
        leaves = {module for module, needed in graph.items() if not needed & graph.keys()}
        assert leaves, f"these import each other in a circle: {', '.join(sorted(graph))}"
        graph = {module: needed for module, needed in graph.items() if module not in leaves}


@by_file
def test_a_file_can_be_read_in_one_sitting(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.count("\n") <= LONGEST_FILE, f"{path} is longer than {LONGEST_FILE} lines"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            length = int(node.end_lineno or 0) - node.lineno + 1
            assert length <= LONGEST_FUNCTION, f"{path}: {node.name} has {length} lines"


@by_file
def test_a_module_says_its_one_idea(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not text.strip() or ast.get_docstring(ast.parse(text)), f"{path} has no docstring"


@pytest.mark.parametrize(
    "path", sorted(ROOT.glob("ui/**/*.py")), ids=lambda p: str(p.relative_to(ROOT))
)
def test_colours_stand_only_among_the_tokens(path: Path) -> None:
    if within(module_of(path), ["ui.style"]):
        return
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            found = COLOUR.search(node.value)
            assert not found, f"{path}:{node.lineno}: {node.value!r} belongs into ui/style"


def test_nothing_kept_names_a_machine_or_a_registry() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    names = listed.stdout.decode().split("\0") if listed.returncode == 0 else []
    for path in (ROOT / name for name in names if name):
        if path == Path(__file__) or path.suffix not in TEXTS | {""} or not path.is_file():
            continue
        found = MACHINE.search(path.read_text("utf-8", "replace"))
        assert not found, f"{path.relative_to(ROOT)} holds {found.group()!r}"


@pytest.mark.parametrize("module", ["checkin.desk", "checkin.commands"])
def test_opening_the_door_loads_nothing_heavy(module: str) -> None:
    code = f"import sys, {module}; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = {name.split(".")[0] for name in done.stdout.split()}
    assert not loaded & set(FORBIDDEN_ON_THE_WAY)


def test_the_wall_notices_a_breach(tmp_path: Path) -> None:
    breach = tmp_path / "breach.py"
    breach.write_text("def later():\n    from PySide6.QtCore import Qt\n    import ui.desk\n")
    assert list(imports(breach)) == ["PySide6.QtCore", "ui.desk"]
    assert not within("ui.desk", rule_for("checkin.rules.checkins"))
    assert not within("checkin.store.models", rule_for("ui.desk.page"))
    assert COLOUR.search("#1F8259")
    assert COLOUR.search("color: rgba(0, 0, 0, 43)")
