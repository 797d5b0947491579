"""The encoding of IPP, against the octets printed in RFC 8010 and against itself."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkin.printers import ipp
from checkin.printers.ipp import Message, NotIpp, Tag, Value

INT = st.integers(-(2**31), 2**31 - 1)
WORDS = st.text(st.characters(blacklist_categories=["Cs"]), max_size=40)
NAMES = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), min_size=1, max_size=30)
PLAIN = st.one_of(
    st.builds(Value, st.sampled_from([Tag.INTEGER, Tag.ENUM]), INT),
    st.builds(Value, st.just(Tag.BOOLEAN), st.booleans()),
    st.builds(Value, st.sampled_from([Tag.TEXT, Tag.NAME, Tag.KEYWORD, Tag.URI]), WORDS),
    st.builds(Value, st.just(Tag.RANGE), st.tuples(INT, INT)),
    st.builds(Value, st.just(Tag.RESOLUTION), st.tuples(INT, INT, st.sampled_from([3, 4]))),
    st.builds(Value, st.sampled_from([Tag.OCTETS, Tag.DATE_TIME]), st.binary(max_size=20)),
)
VALUES = st.recursive(
    PLAIN,
    lambda inner: st.builds(
        Value,
        st.just(Tag.BEGIN_COLLECTION),
        st.dictionaries(NAMES, st.lists(inner, min_size=1, max_size=3), max_size=3),
    ),
    max_leaves=8,
)
GROUPS = st.tuples(
    st.sampled_from([Tag.OPERATION, Tag.JOB, Tag.PRINTER]),
    st.dictionaries(NAMES, st.lists(VALUES, min_size=1, max_size=3), max_size=4),
)
MESSAGES = st.builds(
    Message, st.integers(0, 0x7FFF), st.integers(1, 2**31 - 1), st.lists(GROUPS, max_size=4)
)


@given(MESSAGES)
def test_what_is_written_is_read_back(message):
    assert ipp.decode(ipp.encode(message) + b"%PDF-1.7 a document follows") == message


@given(MESSAGES, st.data())
def test_a_message_cut_short_is_told_from_a_whole_one(message, data):
    whole = ipp.encode(message)
    with pytest.raises(NotIpp):
        ipp.decode(whole[: data.draw(st.integers(0, len(whole) - 1))])


@given(st.binary(max_size=300))
def test_no_bytes_whatever_bring_the_reader_down(data):
    with contextlib.suppress(NotIpp):
        ipp.decode(data)


def test_collections_nested_without_end_are_refused():
    begin = b"\x34\0\1a\0\0" + b"\x4a\0\0\0\1b\x34\0\0\0\0" * 5_000
    with pytest.raises(NotIpp, match="too deep"):
        ipp.decode(b"\2\0\0\0\0\0\0\1\4" + begin)


def test_a_question_has_the_octets_the_standard_prints():
    """RFC 8010, appendix A.1, the first two attributes of its Print-Job request."""
    asked = Message(0x0002, 1, [(Tag.OPERATION, {
        "attributes-charset": [Value(Tag.CHARSET, "utf-8")],
        "attributes-natural-language": [Value(Tag.LANGUAGE, "en-us")],
    })])  # fmt: skip
    assert ipp.encode(asked)[2:] == (
        b"\x00\x02\x00\x00\x00\x01\x01"
        b"\x47\x00\x12attributes-charset\x00\x05utf-8"
        b"\x48\x00\x1battributes-natural-language\x00\x05en-us\x03"
    )


def test_words_with_a_language_are_read_as_words():
    raw = b"\x00\x02en\x00\x05badge"
    said = b"\2\0\0\0\0\0\0\1\2\x36\0\1n" + len(raw).to_bytes(2, "big") + raw + b"\3"
    assert ipp.word(ipp.decode(said).group(Tag.JOB), "n") == "badge"
