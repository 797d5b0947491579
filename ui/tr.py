"""Words outside a widget, marked so that the translators' tools find them.

`pyside6-lupdate` knows a bare `tr("…")` in a module's function and files it under no context.
Inside a class use `self.tr`, which files it under the class.
"""

from PySide6.QtCore import QCoreApplication


def tr(text: str) -> str:
    """`text` in the operator's language."""
    return QCoreApplication.translate("", text)
