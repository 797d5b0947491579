"""How far the journal is known: which entries this program wrote, and which came from others."""

import threading

from checkin.store.journal import one, tip

Span = tuple[str, int, int]  # stream, after this number, up to that one


class Heads:
    """The newest entry known of every stream. Methods may be called from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: dict[str, int] = {}
        self._of_others: list[Span] = []

    def get_to_know(self) -> None:
        """All there is now is known."""
        with self._lock:
            self._known, self._of_others = heads_now(), []

    def before_ours(self, stream: str) -> None:
        """We are about to write: what is new in our own stream is somebody else's.

        Call it inside the transaction.
        """
        with self._lock:
            self._note(stream, tip(stream)[0])

    def after_ours(self, stream: str) -> None:
        """All that is new now is ours. Call it inside the same transaction, at its end."""
        head = tip(stream)[0]
        with self._lock:
            self._known[stream] = head

    def of_others(self) -> list[Span]:
        """What others have written since this was asked last."""
        heads = heads_now()
        with self._lock:
            for stream, head in heads.items():
                self._note(stream, head)
            found, self._of_others = self._of_others, []
        return found

    def _note(self, stream: str, head: int) -> None:
        known = self._known.get(stream, 0)
        if head > known:
            self._of_others.append((stream, known, head))
            self._known[stream] = head


def _head(stream: str) -> int:
    return int(one("SELECT max(seq) FROM entry WHERE stream = ?", (stream,))[0] or 0)


def heads_now() -> dict[str, int]:
    """Streams are few and long: each is skipped in one step."""
    found: dict[str, int] = {}
    stream = ""
    while (row := one("SELECT min(stream) FROM entry WHERE stream > ?", (stream,))) and row[0]:
        stream = row[0]
        found[stream] = _head(stream)
    return found
