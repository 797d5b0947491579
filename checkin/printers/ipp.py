"""What is said to printers, as bytes: the encoding of IPP/2.0 (RFC 8010, section 3).

A message is a number (what is asked, or how it went) and groups of attributes; an attribute has
one or more values, each with the tag of its kind. Nothing here knows a socket.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum

VERSION = b"\x02\x00"
DEEPEST = 32  # collections within collections; real printers need three
Plain = int | bool | str | bytes | tuple[int, ...]


class Tag(IntEnum):
    """Delimiters of groups and kinds of values (RFC 8010, 3.5)."""

    OPERATION = 0x01
    JOB = 0x02
    END = 0x03
    PRINTER = 0x04
    UNSUPPORTED = 0x05
    NO_VALUE = 0x13
    INTEGER = 0x21
    BOOLEAN = 0x22
    ENUM = 0x23
    OCTETS = 0x30
    DATE_TIME = 0x31
    RESOLUTION = 0x32
    RANGE = 0x33
    BEGIN_COLLECTION = 0x34
    TEXT_WITH_LANGUAGE = 0x35
    NAME_WITH_LANGUAGE = 0x36
    END_COLLECTION = 0x37
    TEXT = 0x41
    NAME = 0x42
    KEYWORD = 0x44
    URI = 0x45
    CHARSET = 0x47
    LANGUAGE = 0x48
    MIME_TYPE = 0x49
    MEMBER_NAME = 0x4A


@dataclass(frozen=True)
class Value:
    """One value with the tag of its kind; a collection's is a dictionary of attributes."""

    tag: int
    value: "Plain | Attributes"


Attributes = dict[str, list[Value]]


@dataclass
class Message:
    """A question (code = operation) or an answer (code = status), and its groups in order."""

    code: int
    number: int = 1
    groups: list[tuple[int, Attributes]] = field(default_factory=list)

    def group(self, tag: int) -> Attributes:
        """The first group of that kind; empty where there is none."""
        return next((attributes for kind, attributes in self.groups if kind == tag), {})

    def all(self, tag: int) -> list[Attributes]:
        """Every group of that kind."""
        return [attributes for kind, attributes in self.groups if kind == tag]


class NotIpp(ValueError):
    """These bytes are no IPP message."""


def encode(message: Message) -> bytes:
    """The message as bytes; a document may follow them."""
    made = bytearray(VERSION + struct.pack(">HI", message.code, message.number))
    for tag, attributes in message.groups:
        made.append(tag)
        for name, values in attributes.items():
            for at, value in enumerate(values):
                made += _one(value, "" if at else name)
    made.append(Tag.END)
    return bytes(made)


def decode(data: bytes) -> Message:
    """The message at the beginning of `data`.

    Raises:
        NotIpp
    """
    try:
        _, code, number = struct.unpack_from(">HHI", data)
        message = Message(code, number)
        _read_groups(_Reader(data, 8), message)
    except (struct.error, IndexError, RecursionError) as error:
        raise NotIpp("the message is cut short") from error
    return message


def texts(attributes: Attributes, name: str) -> list[str]:
    """The values of an attribute that are words."""
    return [v.value for v in attributes.get(name, []) if isinstance(v.value, str)]


def word(attributes: Attributes, name: str) -> str:
    """The first word of an attribute, or none."""
    return next(iter(texts(attributes, name)), "")


def number(attributes: Attributes, name: str) -> int:
    """The first number of an attribute, or 0."""
    found = [v.value for v in attributes.get(name, []) if isinstance(v.value, int)]
    return found[0] if found else 0


# -- writing -------------------------------------------------------------------


def _one(value: Value, name: str) -> bytes:
    if isinstance(value.value, dict):
        begun = _field(Tag.BEGIN_COLLECTION, name, b"")
        inside = b"".join(_members(value.value))
        return begun + inside + _field(Tag.END_COLLECTION, "", b"")
    return _field(value.tag, name, _bytes(value.tag, value.value))


def _members(attributes: Attributes) -> Iterator[bytes]:
    for name, values in attributes.items():
        yield _field(Tag.MEMBER_NAME, "", name.encode())
        for value in values:
            yield _one(value, "")


def _field(tag: int, name: str, value: bytes) -> bytes:
    said = name.encode()
    return struct.pack(">BH", tag, len(said)) + said + struct.pack(">H", len(value)) + value


def _bytes(tag: int, value: Plain) -> bytes:
    if isinstance(value, bool):
        return bytes([value])
    if isinstance(value, int):
        return struct.pack(">i", value)
    if isinstance(value, str):
        return value.encode("utf-8", "replace")
    if isinstance(value, tuple):
        return struct.pack(">iib" if tag == Tag.RESOLUTION else ">ii", *value)
    return value


# -- reading -------------------------------------------------------------------


class _Reader:
    """The bytes not read yet."""

    def __init__(self, data: bytes, at: int) -> None:
        self._data, self._at = data, at

    def byte(self) -> int:
        self._at += 1
        return self._data[self._at - 1]

    def chunk(self) -> bytes:
        (length,) = struct.unpack_from(">H", self._data, self._at)
        begin, self._at = self._at + 2, self._at + 2 + length
        if self._at > len(self._data):
            raise NotIpp("the message is cut short")
        return self._data[begin : self._at]


def _read_groups(reader: _Reader, message: Message) -> None:
    attributes: Attributes = {}
    values: list[Value] = []
    while (tag := reader.byte()) != Tag.END:
        if tag < 0x10:
            attributes, values = {}, []
            message.groups.append((tag, attributes))
            continue
        name = _words(reader.chunk())
        if name:
            values = attributes.setdefault(name, [])
        values.append(_value(tag, reader, 0))


def _value(tag: int, reader: _Reader, depth: int) -> Value:
    raw = reader.chunk()
    if tag == Tag.BEGIN_COLLECTION:
        return Value(tag, _collection(reader, depth + 1))
    return Value(tag, _plain(tag, raw))


def _collection(reader: _Reader, depth: int) -> Attributes:
    if depth > DEEPEST:
        raise NotIpp("its collections are nested too deep")
    made: Attributes = {}
    values: list[Value] = []
    while (tag := reader.byte()) != Tag.END_COLLECTION:
        reader.chunk()  # members have their names in values of their own
        if tag == Tag.MEMBER_NAME:
            values = made.setdefault(_words(reader.chunk()), [])
        else:
            values.append(_value(tag, reader, depth))
    reader.chunk()
    reader.chunk()
    return made


def _plain(tag: int, raw: bytes) -> Plain:
    if tag in (Tag.INTEGER, Tag.ENUM) and len(raw) == 4:
        return int(struct.unpack(">i", raw)[0])
    if tag == Tag.BOOLEAN and len(raw) == 1:
        return raw != b"\0"
    if tag == Tag.RANGE and len(raw) == 8:
        return struct.unpack(">ii", raw)
    if tag == Tag.RESOLUTION and len(raw) == 9:
        return struct.unpack(">iib", raw)
    if tag in (Tag.TEXT_WITH_LANGUAGE, Tag.NAME_WITH_LANGUAGE):
        return _without_language(raw)
    return _words(raw) if Tag.TEXT <= tag <= Tag.MIME_TYPE else raw


def _without_language(raw: bytes) -> str:
    """A length and a language, a length and the words (RFC 8010, 3.9)."""
    reader = _Reader(raw, 0)
    reader.chunk()
    return _words(reader.chunk())


def _words(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")
