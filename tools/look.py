"""Pictures of every page and dialog, made by the program itself on a forum of its own.

    python tools/look.py [WORD ...]   all of them, or those whose name has a WORD, into build/look
    python tools/look.py --docs [WORD ...]   the few of README and guides into docs/pictures, small

Each picture has a fresh copy of the same forum, so that none depends on another. What is to be
seen on it stands in look_scenes.py.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["XDG_DOCUMENTS_DIR"] = "/srv/dana/Documents"  # what dialogs propose

from look_forum import make_bare, make_lively
from look_scenes import DIALOGS, FIRST, NAMES, PAGES_SEEN, SCENES, Look, Stage, page_of, then_window
from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent, QTranslator
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from ui import sounds
from ui.app import make_application

DOCS = ("desk-admitted-light", "attendance-dark", "desk-typing-light", "desk-already-light",
        "walk-in-light", "import-plan-light", "welcome-light",
        "attendance-behind-light", "day-end-light", "diary-found-light", "from-paper-light",
        "programme-light", "pick-up-light", "desk-full-light", "desk-reprint-light",
        "desk-document-light", "kiosk-confirm-light", "badges-whose-light",
        "badges-batch-light", "paper-batch-light")  # fmt: skip
MOST_BYTES = 120_000  # of a picture in docs/

LOOKS = (Look("light"), Look("dark", "dark"), Look("light-150", scale=1.5),
         Look("light-200", scale=2.0), Look("mirrored", language="ar"),
         Look("long"))  # fmt: skip


class Longer(QTranslator):
    """Words as long as those of a language that needs four letters where English needs three."""

    def translate(self, context: str, text: str, note: str | None = None, n: int = -1) -> str:
        return f"{text} {'длинно ' * 99}"[: round(len(text) * 1.4)] if text else ""

    def isEmpty(self) -> bool:
        return False


class Studio:
    """Makes pictures into `out`; `wanted` are words in their names, none means all."""

    def __init__(self, home: Path, out: Path, wanted: tuple[str, ...]) -> None:
        self._home, self._out, self._wanted = home, out, wanted
        self._number = 0
        out.mkdir(parents=True, exist_ok=True)
        make_lively(home / "lively.forum")
        make_bare(home / "bare.forum")

    def photograph_all(self) -> None:
        for name, make in FIRST.items():
            if self._wants(f"{name}-light"):
                self._save(make(), f"{name}-light")
        for look in LOOKS:
            if look.name == "long":
                self._longer = Longer()
                QCoreApplication.installTranslator(self._longer)
            self._photograph(look)

    def _photograph(self, look: Look) -> None:
        plain = look.scale == 1.0
        scenes = {**SCENES, **(NAMES if plain and look.theme == "light" else {}), **PAGES_SEEN}
        for name, act in scenes.items():
            self._take(f"{name}-{look.name}", look, "lively", then_window(act))
        for name, show in DIALOGS.items():
            self._take(f"{name}-{look.name}", look, "lively", show)
        self._take(f"desk-empty-{look.name}", look, "bare", lambda s: s.window)
        self._take(f"people-empty-{look.name}", look, "bare", then_window(page_of("people")))

    def _take(self, name: str, look: Look, forum: str, show: Callable[[Stage], QWidget]) -> None:
        if not self._wants(name):
            return
        with self._stage(forum, look) as stage:
            try:
                seen = show(stage)
            except ModuleNotFoundError as error:
                print(f"{name}: there is no {error.name} yet")
                return
            stage.rest()
            self._save(seen, name)

    def _wants(self, name: str) -> bool:
        return not self._wanted or any(word in f"{name}.png" for word in self._wanted)

    def _save(self, seen: QWidget, name: str) -> None:
        seen.show()
        seen.grab()  # the first lays out; the second is true
        QApplication.processEvents()
        path = self._out / f"{name}.png"
        _picture(seen).save(str(path))
        print(path)

    @contextmanager
    def _stage(self, forum: str, look: Look) -> Iterator[Stage]:
        self._number += 1
        folder = self._home / str(self._number) / f"{forum}.forum"
        shutil.copytree(self._home / f"{forum}.forum", folder)
        stage = Stage(folder, look)
        try:
            yield stage
        finally:
            stage.close()
            stage.window.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _picture(seen: QWidget) -> QPixmap:
    """A window; a dialog stands in the middle of the window it dims."""
    behind = seen.parentWidget()
    if behind is None or not seen.isWindow():
        return seen.grab()
    whole, dialog = behind.window().grab(), seen.grab()
    painter = QPainter(whole)
    room = whole.rect().center() - dialog.rect().center()
    painter.drawPixmap(room, dialog)
    painter.end()
    return whole


def make_small(paths: Iterable[Path]) -> None:
    """Keep the pictures of README and guides light."""
    for path in paths:
        with Image.open(path) as opened:
            picture = opened.convert("RGB")
        picture.save(path, optimize=True)
        if path.stat().st_size > MOST_BYTES:
            picture.quantize(200, dither=Image.Dither.NONE).save(path, optimize=True)
        print(f"{path} {path.stat().st_size // 1000} kB")


def main() -> None:
    words = tuple(word for word in sys.argv[1:] if word != "--docs")
    docs = "--docs" in sys.argv
    app = make_application(["ashar"])
    app.setCursorFlashTime(0)  # a cursor that does not blink is on every picture
    sounds.switch(False)
    with tempfile.TemporaryDirectory() as home:
        out = Path("docs/pictures" if docs else "build/look")
        if docs:
            names = (name for name in DOCS if not words or any(word in name for word in words))
            wanted = tuple(f"{name}.png" for name in names)
        else:
            wanted = words
        Studio(Path(home), out, wanted).photograph_all()
        if docs:
            make_small(path for path in out.glob("*.png") if path.name in wanted)
    app.quit()


if __name__ == "__main__":
    main()
