"""A wire between a serial scanner and a desk: a pair of pseudo terminals."""

import shutil
import subprocess

import pytest

needs_socat = pytest.mark.skipif(
    not shutil.which("socat"), reason="socat, which makes a pair of serial ports, is not here"
)


class Cable:
    """Two ports that are joined; `pull` unplugs the scanner's."""

    def __init__(self, folder):
        self.scanner, self.desk = folder / "scanner", folder / "desk"
        self._wire = None

    def plug(self, qtbot):
        ends = [f"pty,raw,echo=0,link={end}" for end in (self.scanner, self.desk)]
        self._wire = subprocess.Popen(["socat", *ends])
        qtbot.waitUntil(lambda: self.scanner.exists() and self.desk.exists())

    def send(self, data):
        with self.scanner.open("wb", buffering=0) as end:
            end.write(data)

    def pull(self):
        if self._wire is not None:
            self._wire.terminate()
            self._wire.wait()
