"""What was read lately: one code held before the scanner is one reading, many unknown an alarm."""

from collections import deque
from collections.abc import Callable
from time import monotonic

SAME_S = 1.5  # within which the same text is the same reading; every repetition begins it anew
MANY, WITHIN_S = 10, 60.0  # unknown codes that are no accident any more


class Readings:
    """Remembers the last reading and when unknown codes were read. Times are seconds of `now`."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now = now
        self._last: tuple[str, float] | None = None
        self._unknown: deque[float] = deque(maxlen=MANY)

    def is_again(self, text: str) -> bool:
        """Whether the scanner was only triggered twice; asking counts as a reading."""
        at, last = self._now(), self._last
        self._last = (text, at)
        return last is not None and last[0] == text and at - last[1] <= SAME_S

    def is_alarming(self) -> bool:
        """Take note of an unknown code; whether they are too many. Says so once for each lot."""
        self._unknown.append(self._now())
        many = len(self._unknown) == MANY and self._unknown[-1] - self._unknown[0] <= WITHIN_S
        if many:
            self._unknown.clear()
        return many
