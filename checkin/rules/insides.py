"""Who is in now, place by place: the newest that is known of somebody there is an admission."""

from checkin.rules import programme
from checkin.store.journal import connection

_NEWEST = (
    "SELECT delegate FROM (SELECT delegate, outcome, max(at) FROM scan WHERE checkpoint = ?"
    " AND at >= ? AND outcome IN ('admitted', 'left') AND NOT undone AND delegate != ''{}"
    " GROUP BY delegate) WHERE outcome = 'admitted'"
)


def newest(checkpoint: str, rule: str, today: str, uid: str = "") -> tuple[str, list[str]]:
    """The question who is in at a place, of whom, and its values.

    Of this day; where one enters once per forum, of the whole forum.
    """
    values = [checkpoint, "" if rule == "once" else today]
    return (_NEWEST.format(" AND delegate = ?"), [*values, uid]) if uid else (
        _NEWEST.format(""), values
    )  # fmt: skip


class Insides:
    """Sets of people who are in, counted once and then changed one by one."""

    def __init__(self) -> None:
        self._today = ""
        self._rules: dict[str, str] = {}
        self._ins: dict[str, set[str]] = {}

    def forget(self) -> None:
        """Count anew at the next question."""
        self._today = ""

    def count(self, checkpoint: str, today: str) -> int:
        """How many people are in at a place, "" for any."""
        if today != self._today:
            self._begin_anew(today)
        if checkpoint:
            return len(self._ins.get(checkpoint, ()))
        return len(set().union(*self._ins.values()))

    def take(self, checkpoint: str, uid: str) -> None:
        """Something is new about somebody at a place."""
        if not self._today or not uid or checkpoint not in self._ins:
            return
        sql, values = newest(checkpoint, self._rules[checkpoint], self._today, uid)
        is_in = connection().execute(sql, values).fetchone() is not None
        (self._ins[checkpoint].add if is_in else self._ins[checkpoint].discard)(uid)

    def _begin_anew(self, today: str) -> None:
        self._today = today
        self._rules = {place.id: place.rule for place in programme.places(removed=True)}
        self._ins = {
            id_: {row[0] for row in connection().execute(*newest(id_, rule, today))}
            for id_, rule in self._rules.items()
        }
