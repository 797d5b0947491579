"""Play a short sound and go on at once; a desk without a loudspeaker is simply quiet.

Qt's own player is in its large add-on package, so the computer's is asked: winsound on Windows,
afplay on macOS, PulseAudio, PipeWire or ALSA on Linux. A new sound replaces one still playing:
at the desk only the newest verdict counts.
"""

import logging
import shutil
import subprocess
import sys
from pathlib import Path

from checkin.paths import resources

PLAYERS: dict[str, tuple[tuple[str, ...], ...]] = {  # program, and what comes before the file
    "darwin": (("afplay",),),
    # PipeWire answers paplay too, so it serves most desks; aplay needs no sound server
    "linux": (("paplay",), ("pw-play",), ("aplay", "-q")),
}
log = logging.getLogger(__name__)


class _Loudspeaker:
    """Holds the sound that is playing, and the players that are still worth trying."""

    def __init__(self) -> None:
        self.is_on = True
        self.playing: subprocess.Popen[bytes] | None = None
        known = PLAYERS.get(sys.platform, PLAYERS["linux"])
        self.players = [player for player in known if shutil.which(player[0])]

    def start(self, path: Path) -> None:
        self.stop()
        if self.players:
            self.playing = subprocess.Popen(
                [*self.players[0], str(path)],
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip

    def stop(self) -> None:
        """End the sound still playing; a player that failed is not asked again."""
        playing, self.playing = self.playing, None
        if playing is None:
            return
        status = playing.poll()
        if status is None:
            playing.kill()
            playing.wait()
        elif status:
            log.info("no sound from %s: status %s", self.players[0][0], status)
            del self.players[0]


_loudspeaker = _Loudspeaker()


def switch(is_on: bool) -> None:
    """Let sounds be heard, or not. How loud they are is set where the computer sets it."""
    _loudspeaker.is_on = is_on


def play(name: str) -> None:
    """Start the sound of that name in resources/sounds. Never waits for it, never raises."""
    if not _loudspeaker.is_on:
        return
    path = resources() / "sounds" / f"{name}.wav"
    try:
        if not path.is_file():
            raise FileNotFoundError(f"there is no {path}")
        _start(path)
    except (OSError, RuntimeError) as error:  # winsound raises RuntimeError
        log.info("%s was not played: %s", path.name, error)


def _start(path: Path) -> None:
    if sys.platform == "win32":
        import winsound

        winsound.PlaySound(str(path), winsound.SND_FILENAME | winsound.SND_ASYNC)
    else:
        _loudspeaker.start(path)
