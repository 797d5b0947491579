"""What a serial scanner sends, cut into codes: by line ends, or by silence where it sends none."""

import re

LONGEST = 4_096  # bytes; a QR holds at most 2,953
_ENDS = re.compile(rb"[\r\n\t\x03\x04]")
_CARD = re.compile(rb"\s{0,9}BEGIN:VCARD", re.IGNORECASE)
_CARD_END = re.compile(rb"END:VCARD\s*?(?=[\r\n\t\x03\x04]|$)", re.IGNORECASE)
_FRAMING = "".join(map(chr, range(32))) + " \x7f"


class Splitter:
    """Takes bytes in as they come and gives whole codes back."""

    def __init__(self) -> None:
        self._rest = b""

    @property
    def is_waiting(self) -> bool:
        """Whether something has come in whose end has not."""
        return bool(self._rest)

    def take(self, chunk: bytes) -> list[str]:
        """The codes that are whole with `chunk`."""
        found, said = [], self._rest + chunk
        start = 0
        while (end := _end(said, start)) is not None:
            found.append(said[start:end])
            start = end + 1
        self._rest = said[start:]
        if len(self._rest) > LONGEST:
            found.append(self._rest)
            self._rest = b""
        return _texts(found)

    def flush(self) -> list[str]:
        """Nothing came any more: what is there is a code too."""
        rest, self._rest = self._rest, b""
        return _texts([rest])


def _end(said: bytes, start: int) -> int | None:
    """Where the code at `start` ends; a contact card has several lines, and is one code."""
    if _CARD.match(said, start, start + LONGEST):
        done = _CARD_END.search(said, start, start + LONGEST)
        return done.end() if done and done.end() < len(said) else None
    found = _ENDS.search(said, start)
    return found.start() if found else None


def _texts(pieces: list[bytes]) -> list[str]:
    return list(filter(None, map(_text, pieces)))


def _text(piece: bytes) -> str:
    """Scanners send what the code holds: nearly always UTF-8, else the Latin of old."""
    try:
        text = piece.decode("utf-8")
    except UnicodeDecodeError:
        text = piece.decode("latin-1")
    return text.strip(_FRAMING)
