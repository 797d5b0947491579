"""What translators find is what is said: a bare tr() outside classes, self.tr() inside."""

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

from ui.tr import tr

UI = Path(__file__).parents[2] / "ui"


class Shouting(QTranslator):
    """Knows one sentence, filed under no context as lupdate files it."""

    def translate(self, context, text, *more):
        return "ДАЛЕЕ" if (context, text) == ("", "Next") else text

    def isEmpty(self):
        return False


@pytest.mark.parametrize("path", sorted(UI.rglob("*.py")), ids=lambda path: path.stem)
def test_a_bare_tr_is_never_called_inside_a_class(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ClassDef):
            called = [n.func.id for n in ast.walk(node) if is_call_by_name(n)]
            assert "tr" not in called, f"{path}: {node.name} must use self.tr"


def is_call_by_name(node):
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name)


def test_a_translated_word_is_said_translated(qapp):
    translator = Shouting()
    QCoreApplication.installTranslator(translator)
    try:
        assert (tr("Next"), tr("Other")) == ("ДАЛЕЕ", "Other")
    finally:
        QCoreApplication.removeTranslator(translator)
