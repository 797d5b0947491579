"""Which codes a camera sees: each is one reading until it has left the view."""

from collections.abc import Callable, Sequence
from time import monotonic

GONE_S = 1.2  # unseen for so long, a code has left; a shaking hand hides it for less


class InView:
    """Remembers when each code was seen last."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now = now
        self._seen: dict[str, float] = {}

    def fresh(self, codes: Sequence[str]) -> list[str]:
        """Those of `codes` that have just come into view."""
        at = self._now()
        self._seen = {code: seen for code, seen in self._seen.items() if at - seen <= GONE_S}
        found = [code for code in codes if code not in self._seen]
        self._seen |= dict.fromkeys(codes, at)
        return found
