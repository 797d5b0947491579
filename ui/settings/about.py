"""What this program is, of which version, and whose work is in it."""

import platform
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.parts.basics import button, column, fact, row, scrolling, text
from ui.parts.dialog import Sheet
from ui.style.tokens import Theme

LIBRARIES = (  # what it is, its licence
    ("Qt, PySide6", "LGPL-3.0"), ("ReportLab", "BSD-3-Clause"), ("qrcode", "BSD-3-Clause"),
    ("peewee", "MIT"), ("uharfbuzz", "Apache-2.0"), ("python-calamine", "MIT"),
    ("XlsxWriter", "BSD-2-Clause"), ("anyascii", "ISC"), ("RapidFuzz", "MIT"),
    ("Babel, Unicode CLDR", "BSD-3-Clause, Unicode-3.0"),
    ("pypdfium2, PDFium", "Apache-2.0, BSD-3-Clause"), ("platformdirs", "MIT"),
    ("pyserial", "BSD-3-Clause"), ("ZXing-C++", "Apache-2.0"),
    ("Noto fonts", "SIL OFL 1.1"), ("Lucide icons", "ISC, MIT"),
)  # fmt: skip


def program_version() -> str:
    """The version that is installed, "" where the program runs from its source."""
    try:
        return version("ashar")
    except PackageNotFoundError:
        return ""


class AboutDialog(Sheet):
    """Version and licences."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self.setWindowTitle(self.tr("About Ashar"))
        close = button(theme, self.tr("Close"), "Esc", "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        self.fill(self._whole(close))
        self.fit(560, 560)

    def _whole(self, close: QWidget) -> QVBoxLayout:
        t, space = self.theme, self.theme.sp(20)
        name = self.tr("Ashar: neighbours lending a hand. Check-in and badges, offline.")
        inside = QWidget()
        facts = [fact(t, library, licence) for library, licence in LIBRARIES]
        inside.setLayout(column(*facts, None, gap=t.sp(8), margins=(2, 2, t.sp(12), 2)))
        whole = column(
            text(t, "Ashar", "title"), text(t, name, "body", wrap=True),
            text(t, versions(), "caption", "muted", wrap=True),
            text(t, self.tr("MIT licence. It stands on the work of these projects:"), "strong"),
            gap=t.sp(8), margins=(space, space, space, t.sp(16)),
        )  # fmt: skip
        whole.addWidget(scrolling(inside), 1)
        whole.addLayout(row(None, close))
        return whole


def versions() -> str:
    """What somebody who helps will ask for."""
    parts = [f"Ashar {program_version()}".strip(), f"Python {platform.python_version()}"]
    return " · ".join([*parts, f"Qt {qVersion()}", platform.platform(terse=True)])
