"""A real print system of our own on loopback: cupsd with one queue, and a printer behind it.

The printer is ippeveprinter, which will not start without avahi, which wants a D-Bus; where the
computer has none of them running, they are ours too. Nothing touches its own print system.
"""

import fcntl
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

NEEDED = ("cupsd", "lp", "lpadmin", "ippeveprinter", "avahi-daemon", "dbus-daemon")
QUEUE = "badge"
SIZES_MM = {"oe_badge_86x124mm": (86, 124), "iso_a6_105x148mm": (105, 148)}
_AVAHI_AS_IT_IS = ("--no-drop-root", "--no-chroot", "--no-rlimits")
PATH = f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin"

_BUS = """<busconfig><type>system</type><listen>unix:path={folder}/bus</listen>
<auth>EXTERNAL</auth><policy context="default"><allow user="*"/><allow own="*"/>
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/></policy></busconfig>"""

_AVAHI = """[server]
allow-interfaces=lo
use-ipv6=no
enable-dbus=yes
[publish]
publish-addresses=no
publish-workstation=no
publish-hinfo=no
[wide-area]
enable-wide-area=no
"""

_FILES = """ServerRoot {folder}/etc
RequestRoot {folder}/spool
TempDir {folder}/spool/tmp
CacheDir {folder}/cache
StateDir {folder}/run
AccessLog {folder}/access_log
ErrorLog {folder}/error_log
PageLog {folder}/page_log
FileDevice Yes
SystemGroup root
Printcap
"""

_CUPSD = """Listen 127.0.0.1:{port}
Browsing Off
DefaultAuthType None
WebInterface No
LogLevel warn
PreserveJobHistory Yes
ErrorPolicy retry-job
JobRetryInterval 1
<Location />
  Order allow,deny
  Allow localhost
</Location>
<Policy default>
  <Limit All>
    Order allow,deny
    Allow localhost
  </Limit>
</Policy>
"""

# What the printer does with a page: keep it, but only once nothing is the matter with it.
_PRINT = """#!/bin/sh
while [ -s {folder}/trouble ]; do
    trouble=$(cat {folder}/trouble)
    echo "STATE: +$trouble" >&2
    sleep 0.05
    [ -s {folder}/trouble ] || echo "STATE: -$trouble" >&2
done
name={folder}/paper/$(date +%s%N)
env | grep '^IPP_' > "$name.env"
cp "$1" "$name.part" && mv "$name.part" "$name.{ending}"
[ -e {folder}/counts ] && echo "ATTR: job-impressions-completed=1" >&2
exit 0
"""


def is_possible() -> bool:
    """Whether this computer has all that the rig is made of, and the rights to start it."""
    return os.geteuid() == 0 and all(shutil.which(name, path=PATH) for name in NEEDED)


class Rig:
    """The running print system, seen from both ends."""

    def __init__(self, folder: Path, cups: "Device", printer: "Device") -> None:
        self.folder, self.server = folder, f"127.0.0.1:{cups.port}"
        self._trouble, self._printer, self._cups = folder / "trouble", printer, cups

    def pages(self) -> list[Path]:
        """The files that reached the printer, in that order."""
        found = (self.folder / "paper").iterdir()
        return sorted(path for path in found if path.suffix in (".pdf", ".pwg"))

    def asked_of(self, page: Path) -> dict[str, str]:
        """What the printer was told about a page: IPP attributes by name."""
        lines = page.with_suffix(".env").read_text().splitlines()
        return dict(line.partition("=")[::2] for line in lines)

    @contextmanager
    def trouble(self, reason: str) -> Iterator[None]:
        """The printer cannot go on, for that reason, until this ends."""
        self._trouble.write_text(reason)
        try:
            yield
        finally:
            self._trouble.unlink()

    def counts(self) -> None:
        """From now on the printer says of each page that it is out, as good ones do."""
        (self.folder / "counts").touch()

    @contextmanager
    def power_cut(self) -> Iterator[None]:
        """The printer dies with all that it has in hand, and is there again when this ends."""
        self._printer.cut()
        try:
            yield
        finally:
            self._printer.start()

    def restart(self, by: signal.Signals = signal.SIGTERM) -> None:
        """CUPS ends, as when the computer's administrator restarts it, and is started again."""
        self._cups.stop(by)
        self._cups.start()

    def say(self, *command: str) -> str:
        """Run a program of CUPS against this print system."""
        environment = {**os.environ, "CUPS_SERVER": self.server, "PATH": PATH}
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, timeout=120, check=True
        )
        return done.stdout


class Device:
    """A thing that can be switched off or lose its power: a process and those it has started."""

    def __init__(
        self, command: tuple[str, ...], environment: dict[str, str], log: Path, port: int
    ) -> None:
        self._command, self._environment, self._log, self.port = command, environment, log, port

    def start(self) -> None:
        """Switch it on; comes back when it listens."""
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                self._command, env=self._environment, stdin=subprocess.DEVNULL, stdout=log,
                stderr=log, start_new_session=True,
            )  # fmt: skip
        wait_until(lambda: _answers(self.port))

    def stop(self, by: signal.Signals) -> None:
        """Tell it to end, and wait until it has."""
        self._process.send_signal(by)
        self._process.wait()

    def cut(self) -> None:
        """Take its power away."""
        with suppress(ProcessLookupError):  # it is off already
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()


def wait_until(holds: Callable[[], object], seconds: float = 60) -> None:
    """Come back as soon as `holds`; fail when it never does, even on a slow computer."""
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, f"still not so after {seconds} s"
        time.sleep(0.05)


@contextmanager
def running(folder: Path, takes: str = "application/pdf") -> Iterator[Rig]:
    """A print system of which every file lies in `folder` (owned by nobody else).

    `takes` is the only format of pages that its printer understands.
    """
    with _only_one(), ExitStack() as stack:
        printer, server = _free_port(), _free_port()
        _write_files(folder, server, takes)
        environment = {**os.environ, "PATH": PATH}
        if not _avahi_runs():
            environment["DBUS_SYSTEM_BUS_ADDRESS"] = f"unix:path={folder}/bus"

        def start(*command: str) -> None:
            stack.enter_context(_started(folder, environment, *command))

        if not _avahi_runs():
            start("dbus-daemon", f"--config-file={folder}/bus.conf", "--nofork", "--nopidfile")
            wait_until((folder / "bus").exists)
            start("avahi-daemon", "-f", f"{folder}/avahi.conf", *_AVAHI_AS_IT_IS)
            wait_until(_avahi_runs)
        command = (
            "ippeveprinter", "-n", "localhost", "-p", str(printer), "-d", f"{folder}/got", "-k",
            "-a", f"{folder}/printer.conf", "-c", f"{folder}/print.sh", "Badge Test",
        )  # fmt: skip
        device = Device(command, environment, folder / "ippeveprinter.log", printer)
        files = ("-c", f"{folder}/cupsd.conf", "-s", f"{folder}/cups-files.conf")
        cups = Device(("cupsd", "-f", *files), environment, folder / "cupsd.log", server)
        for each in (device, cups):
            each.start()
            stack.callback(each.cut)
        rig = Rig(folder, cups, device)
        uri = f"ipp://localhost:{printer}/ipp/print"
        rig.say("lpadmin", "-p", QUEUE, "-E", "-v", uri, "-m", "everywhere")
        yield rig


@contextmanager
def _only_one() -> Iterator[None]:
    """Of avahi there can be one on a computer: two runs of the tests take turns."""
    with Path(tempfile.gettempdir(), "ashar-rig.lock").open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _avahi_runs() -> bool:
    try:
        os.kill(int(Path("/run/avahi-daemon/pid").read_text()), 0)
    except (OSError, ValueError):
        return False
    return True


def _write_files(folder: Path, server: int, takes: str) -> None:
    for name in ("etc", "spool/tmp", "cache", "run", "got", "paper"):
        (folder / name).mkdir(parents=True)
    files = {
        "bus.conf": _BUS.format(folder=folder),
        "avahi.conf": _AVAHI,
        "cups-files.conf": _FILES.format(folder=folder),
        "cupsd.conf": _CUPSD.format(port=server),
        "print.sh": _PRINT.format(folder=folder, ending=ENDINGS[takes]),
        "printer.conf": _printer_conf(takes),
    }
    for name, text in files.items():
        (folder / name).write_text(text)
    (folder / "print.sh").chmod(0o755)


def _printer_conf(takes: str) -> str:
    """A badge printer: paper of two sizes, no margins, one format."""
    names = ",".join(SIZES_MM)
    sizes = [
        f"{{\n MEMBER integer x-dimension {w * 100}\n MEMBER integer y-dimension {h * 100}\n}}"
        for w, h in SIZES_MM.values()
    ]
    columns = [_media_col(size) for size in sizes]
    return "\n".join(
        [
            f"ATTR keyword media-supported {names}",
            f"ATTR keyword media-default {next(iter(SIZES_MM))}",
            f"ATTR keyword media-ready {names}",
            f"ATTR collection media-size-supported {','.join(sizes)}",
            f"ATTR collection media-col-default {columns[0]}",
            f"ATTR collection media-col-ready {','.join(columns)}",
            f"ATTR collection media-col-database {','.join(columns)}",
            *(f"ATTR integer media-{side}-margin-supported 0" for side in _SIDES),
            f"ATTR mimeMediaType document-format-supported {takes},application/octet-stream",
            "ATTR resolution printer-resolution-supported 300dpi",
            "ATTR resolution printer-resolution-default 300dpi",
            "ATTR resolution pwg-raster-document-resolution-supported 300dpi",
            "ATTR keyword pwg-raster-document-type-supported sgray_8,black_1",
            "ATTR keyword media-source-supported main,by-pass-tray",
            "ATTR keyword sides-supported one-sided,two-sided-long-edge,two-sided-short-edge",
            "ATTR keyword sides-default one-sided",
            "ATTR keyword media-col-supported media-size,media-source\n",
        ]
    )


ENDINGS = {"application/pdf": "pdf", "image/pwg-raster": "pwg"}  # what a printer takes -> its files
_SIDES = ("bottom", "left", "right", "top")


def _media_col(size: str) -> str:
    margins = "".join(f" MEMBER integer media-{side}-margin 0\n" for side in _SIDES)
    return f"{{\n MEMBER collection media-size {size}\n{margins}}}"


@contextmanager
def _started(folder: Path, environment: dict[str, str], *command: str) -> Iterator[None]:
    with (folder / f"{command[0]}.log").open("wb") as log:
        process = subprocess.Popen(
            command, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log
        )
        try:
            yield
        finally:
            process.terminate()
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def _answers(port: int) -> bool:
    with socket.socket() as door:
        return door.connect_ex(("127.0.0.1", port)) == 0
