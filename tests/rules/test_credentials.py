from hypothesis import given
from hypothesis import strategies as st

from checkin.rules import credentials
from checkin.rules.credentials import Seal

SEAL = Seal("forum", b"k" * 32)


@given(st.integers(1, 999), st.integers(1, 999_999), st.integers(0, 9))
def test_a_badge_reads_as_what_was_made(desk, number, reissue):
    serial = credentials.make_serial(desk, number)
    text = credentials.make(serial, reissue, SEAL)
    assert (len(text), text.isdigit()) == (26, True)
    assert credentials.read(text, SEAL) == credentials.Credential(text, serial, reissue)


@given(st.integers(0, 25), st.integers(1, 9))
def test_one_digit_otherwise_is_no_badge(place, step):
    text = credentials.make("001000123", 0, SEAL)
    other = text[:place] + str((int(text[place]) + step) % 10) + text[place + 1 :]
    assert credentials.read(other, SEAL) is None


def test_another_forum_or_key_does_not_vouch_for_it():
    text = credentials.make("001000123", 0, SEAL)
    assert credentials.read(text, Seal("other", SEAL.key)) is None
    assert credentials.read(text, Seal(SEAL.forum, b"x" * 32)) is None


@given(st.text(max_size=60))
def test_any_text_is_read_without_trouble(text):
    assert credentials.read(text, SEAL) is None


def test_digits_of_other_scripts_are_not_taken_for_ours():
    text = credentials.make("001000123", 0, SEAL)
    arabic = text.translate({ord(str(n)): 0x660 + n for n in range(10)})
    assert credentials.read(arabic, SEAL) is None


def test_a_serial_is_grouped_for_reading_aloud():
    assert credentials.grouped("001000123") == "001 000 123"
