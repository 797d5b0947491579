"""Make resources/sounds: short wood and string tones, each with a rhythm of its own.

usage: python tools/make_sounds.py [FOLDER]

A bar of wood (marimba) is a sum of a few modes that die away, the higher the faster. Ratios of an
undercut bar: 1 : 4 : 9.9 (Fletcher and Rossing, The Physics of Musical Instruments, 2nd ed., 19.3).
A plucked string (dombra) is Karplus and Strong's loop of noise (Computer Music Journal 7:2, 1983).
Only the standard library, no chance: the files come out the same to the byte every time.
"""

import math
import random
import sys
import wave
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

RATE_HZ = 44100
PEAK = 10 ** (-6 / 20)  # -6 dBFS, so that no loudspeaker clips
FADE_MS = 12  # to silence at the end, so that nothing clicks
ATTACK_MS = 2
FOLDER = Path(__file__).parents[1] / "resources" / "sounds"

MARIMBA = ((1.0, 1.0, 1.0), (3.99, 0.22, 2.6), (9.9, 0.06, 6.0))  # ratio, strength, haste to die
WOOD = ((1.0, 1.0, 1.0), (2.57, 0.45, 1.4), (4.95, 0.25, 2.0))  # a free plate: no clear pitch


@dataclass(frozen=True)
class Note:
    """One blow: when, how high, how long until it has died to a thousandth, how strong."""

    at_ms: float
    hertz: float
    dies_ms: float
    strength: float = 1.0
    modes: tuple[tuple[float, float, float], ...] = MARIMBA  # empty = a plucked string


@dataclass(frozen=True)
class Sound:
    """What is heard, and for how long."""

    lasts_ms: int
    notes: tuple[Note, ...]


SOUNDS = {
    # two notes rising a fifth, the second longer: come in
    "admitted": Sound(180, (Note(0, 659.26, 110, 0.8), Note(70, 987.77, 190))),
    # one low note twice, evenly: again
    "already": Sound(300, (Note(0, 523.25, 150), Note(150, 523.25, 220))),
    # a wooden knock, three times: stop
    "refused": Sound(350, tuple(Note(at, 620.0, 70, 1.0, WOOD) for at in (0, 110, 220))),
    # one open string: who is this?
    "unknown": Sound(200, (Note(0, 783.99, 420, 1.0, ()),)),
    # two soft notes falling, far apart: something else wants you, nobody is waiting for it
    "trouble": Sound(280, (Note(0, 698.46, 170, 0.7, ()), Note(140, 523.25, 240, 1.0, ()))),
    # one soft short bar: a badge came out
    "printed": Sound(120, (Note(0, 1174.66, 110),)),
}
LOUDNESS = {"trouble": 0.6, "printed": 0.5}  # the soft ones; the rest at the peak


def samples(name: str) -> "array[int]":
    """The sound as 16-bit samples."""
    sound = SOUNDS[name]
    mixed = [0.0] * _count(sound.lasts_ms)
    for note in sound.notes:
        start = _count(note.at_ms)
        for index, value in enumerate(_blow(note, len(mixed) - start)):
            mixed[start + index] += value
    _fade(mixed)
    loudest = max(map(abs, mixed))
    factor = 32767 * PEAK * LOUDNESS.get(name, 1.0) / loudest
    return array("h", (round(value * factor) for value in mixed))


def write(folder: Path = FOLDER) -> None:
    """Write every sound into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in SOUNDS:
        heard = samples(name)
        if sys.byteorder == "big":
            heard.byteswap()
        with wave.open(str(folder / f"{name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE_HZ)
            file.writeframes(heard.tobytes())


def _blow(note: Note, count: int) -> list[float]:
    values = _bar(note, count) if note.modes else _string(note, count)
    attack = _count(ATTACK_MS)
    for index in range(min(attack, count)):
        values[index] *= index / attack
    return values


def _bar(note: Note, count: int) -> list[float]:
    values = [0.0] * count
    for ratio, strength, haste in note.modes:
        turn = 2 * math.pi * note.hertz * ratio / RATE_HZ
        keeps = 0.001 ** (haste * 1000 / (note.dies_ms * RATE_HZ))
        for index in range(count):
            values[index] += note.strength * strength * keeps**index * math.sin(turn * index)
    return values


def _string(note: Note, count: int) -> list[float]:
    """A loop as long as one swing, averaged at each round; its mean is taken out first.

    It begins as a string pulled aside at a third of its length, with a little noise of the nail:
    Karplus and Strong's pure noise sounds of its overtones before it sounds of its note.
    """
    chance = random.Random(7)  # the same nail every time
    length = round(RATE_HZ / note.hertz - 0.5)
    third = length // 3
    pulled = [i / third if i < third else (length - i) / (length - third) for i in range(length)]
    pulled = [value + chance.uniform(-0.15, 0.15) for value in pulled]
    mean = sum(pulled) / length
    loop = [value - mean for value in pulled]
    keeps = 0.001 ** (1000 * length / (note.dies_ms * RATE_HZ))
    values = []
    for index in range(count):
        here = index % length
        values.append(note.strength * loop[here])
        loop[here] = keeps * (loop[here] + loop[(here + 1) % length]) / 2
    return values


def _fade(values: list[float]) -> None:
    count = _count(FADE_MS)
    for index in range(count):
        values[-1 - index] *= index / count


def _count(milliseconds: float) -> int:
    return round(milliseconds * RATE_HZ / 1000)


def main(arguments: Sequence[str]) -> None:
    """Write the sounds and say so."""
    folder = Path(arguments[0]) if arguments else FOLDER
    write(folder)
    for path in sorted(folder.glob("*.wav")):
        print(f"{path.name:<14} {path.stat().st_size:>6} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
