"""What the sounds are like, and that playing them disturbs nobody."""

import importlib.util
import math
import time
import wave
from array import array
from pathlib import Path

import pytest

from checkin.paths import resources
from ui import sounds

RATE_HZ = 44100
# name: milliseconds, the tones that must be its strongest one after another, and when (ms)
WANTED = {
    "admitted": (180, {20: 659.26, 90: 987.77}),
    "already": (300, {20: 523.25, 180: 523.25}),
    "refused": (350, {10: 620.0, 120: 620.0, 230: 620.0}),
    "unknown": (200, {40: 783.99}),
    "trouble": (280, {20: 698.46, 170: 523.25}),
    "printed": (120, {10: 1174.66}),
}
HUSHED = {"trouble", "printed"}


def heard(name):
    with wave.open(str(resources() / "sounds" / f"{name}.wav")) as file:
        assert (file.getframerate(), file.getsampwidth(), file.getnchannels()) == (RATE_HZ, 2, 1)
        return array("h", file.readframes(file.getnframes()))


def strength(samples, hertz):
    """How much of one tone is in the samples (one line of a Fourier transform)."""
    turn = 2 * math.pi * hertz / RATE_HZ
    real = sum(value * math.cos(turn * index) for index, value in enumerate(samples))
    other = sum(value * math.sin(turn * index) for index, value in enumerate(samples))
    return math.hypot(real, other)


def main_tone(samples):
    """The strongest tone from 200 to 4000 Hz, by thirds of a semitone."""
    steps = [200 * 2 ** (step / 36) for step in range(156)]
    return max(steps, key=lambda hertz: strength(samples, hertz))


@pytest.mark.parametrize("name", WANTED)
def test_a_sound_lasts_as_long_as_it_should_and_never_clips(name):
    samples = heard(name)
    peak_db = 20 * math.log10(max(map(abs, samples)) / 32767)
    assert len(samples) / RATE_HZ * 1000 == pytest.approx(WANTED[name][0], abs=1)
    assert -13 < peak_db <= -5.99 if name in HUSHED else peak_db == pytest.approx(-6, abs=0.01)


@pytest.mark.parametrize("name", WANTED)
def test_a_sound_begins_and_ends_in_silence_around_zero(name):
    samples = heard(name)
    assert abs(samples[0]) < 33
    assert abs(samples[-1]) < 33
    assert abs(sum(samples) / len(samples)) < 100  # -50 dB


@pytest.mark.parametrize("name", WANTED)
def test_the_main_tones_are_those_a_hall_and_old_ears_can_hear(name):
    for at_ms, hertz in WANTED[name][1].items():
        start = round(at_ms * RATE_HZ / 1000)
        found = main_tone(heard(name)[start : start + 2000])
        assert 500 <= found <= 1500
        assert abs(12 * math.log2(found / hertz)) < 0.6  # semitones


def test_every_verdict_has_a_rhythm_of_its_own():
    rhythms = [(length, tuple(tones)) for length, tones in WANTED.values()]
    assert len(set(rhythms)) == len(rhythms)


def test_the_files_are_what_the_script_makes(tmp_path):
    spec = importlib.util.spec_from_file_location("make", Path("tools/make_sounds.py").resolve())
    make = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(make)
    make.write(tmp_path)
    kept = {path.name: path.read_bytes() for path in (resources() / "sounds").glob("*.wav")}
    assert kept == {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert set(kept) == {f"{name}.wav" for name in WANTED}


@pytest.fixture
def loudspeaker(monkeypatch, tmp_path):
    """Players of our own on the PATH: `install(name, script)`."""

    def install(*players, script='echo "$@" >> "$0.heard"'):
        for player in players:
            path = tmp_path / player
            path.write_text(f"#!/bin/sh\n{script}\n")
            path.chmod(0o755)
        monkeypatch.setattr(sounds, "_loudspeaker", sounds._Loudspeaker())

    monkeypatch.setenv("PATH", f"{tmp_path}:/bin")
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr("shutil.which", lambda name: (tmp_path / name).is_file() or None)
    yield install
    sounds._loudspeaker.stop()


def played(path):
    deadline = time.monotonic() + 5
    while not path.exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    sounds._loudspeaker.playing.wait()
    return path.read_text()


def test_the_file_goes_to_the_first_player_there_is(loudspeaker, tmp_path):
    loudspeaker("aplay", "pw-play")
    sounds.play("admitted")
    assert played(tmp_path / "pw-play.heard").endswith("sounds/admitted.wav\n")


def test_a_player_that_fails_gives_way_to_the_next(loudspeaker, tmp_path):
    loudspeaker("aplay")
    loudspeaker("paplay", script="exit 1")
    sounds.play("admitted")
    sounds._loudspeaker.playing.wait()
    sounds.play("refused")
    assert played(tmp_path / "aplay.heard").endswith("sounds/refused.wav\n")


def test_playing_does_not_wait_for_the_end_and_a_new_sound_ends_the_old(loudspeaker):
    loudspeaker("aplay", script="exec sleep 30")
    start = time.monotonic()
    sounds.play("refused")
    first = sounds._loudspeaker.playing
    sounds.play("admitted")
    assert time.monotonic() - start < 5
    assert first.returncode is not None


def test_no_sound_when_it_is_switched_off(loudspeaker):
    loudspeaker("aplay")
    sounds.switch(False)
    sounds.play("admitted")
    assert sounds._loudspeaker.playing is None


def test_a_missing_file_or_a_computer_without_player_is_only_quiet(loudspeaker):
    loudspeaker()
    sounds.play("admitted")
    loudspeaker("aplay")
    sounds.play("no-such-sound")
    assert sounds._loudspeaker.playing is None
