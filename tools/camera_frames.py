"""How many frames with a code are read, and whether anything is read in frames without one.

python tools/camera_frames.py [WITH [WITHOUT]]   2,000 and 10,000 frames unless told

Every frame goes the way of a camera's: QVideoFrameInput, capture session, sink, the scanner's own
thread. Codes are of 80, 100, 120 and 160 pixels a side in turn, each another one.
"""

import os
import sys
import tempfile
from collections import Counter
from pathlib import Path
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from cameras import FedCameras  # noqa: E402
from frames import as_image, chance_of, with_code, without_code  # noqa: E402
from helpers import make_plan  # noqa: E402
from PySide6.QtCore import QEventLoop  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from checkin.desk import Desk, make_forum  # noqa: E402
from ui.scanners.camera import CameraScanner  # noqa: E402

SIDES = (80, 100, 120, 160)


class Watch:
    """A camera scanner, fed by hand."""

    def __init__(self) -> None:
        folder = Path(tempfile.mkdtemp()) / "camera.forum"
        make_forum(folder, make_plan())
        self.cameras, self.window = FedCameras(), QWidget()
        self.camera = CameraScanner(Desk(folder), self.window, self.cameras)
        self.heard: list[str] = []
        self.camera.scanned.connect(self.heard.append)
        self.camera.start()

    def shown(self, frame) -> list[str]:
        """What is heard of a frame; waits until it has been looked at."""
        self.heard.clear()
        before = self.cameras.frames
        while not self.cameras.feed(as_image(frame)):
            self._wait()
        while self.cameras.frames == before or self.camera._is_looking:  # noqa: SLF001
            self._wait()
        return list(self.heard)

    def _wait(self) -> None:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def main(many: int = 2_000, empty: int = 10_000) -> None:
    app = QApplication([])
    watch = Watch()
    seen: Counter[tuple[int, str]] = Counter()
    for seed in range(many):
        side, code = SIDES[seed % len(SIDES)], f"10010000012{seed:015d}"
        heard = watch.shown(with_code(code, side, chance_of(seed)))
        seen[side, "read" if heard == [code] else "wrong" if heard else "not read"] += 1
    for side in SIDES if many else ():
        shown = sum(n for (each, _), n in seen.items() if each == side)
        print(
            f"{side} px: {seen[side, 'read'] / shown:.1%} of {shown}, {seen[side, 'wrong']} wrong"
        )
    start, found = perf_counter(), 0
    for seed in range(empty):
        found += bool(watch.shown(without_code(chance_of(seed))))
        if not (seed + 1) % 1_000:
            print(f"{seed + 1} frames without a code: {found} misread", flush=True)
    print(f"{perf_counter() - start:.0f} s")
    watch.camera.stop()
    app.quit()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
