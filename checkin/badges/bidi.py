"""In which order the letters of one short line stand on paper (UAX #9 without explicit embeddings).

Embedding and isolate controls must be taken out before: in a name they can only mislead the reader
("Trojan source"). Rule names W1 to L2 are those of https://www.unicode.org/reports/tr9/.
"""

import re
from unicodedata import bidirectional

_BRACKETS = {
    "(": ")",
    "[": "]",
    "{": "}",
    "\u2329": "\u232a",
    "\u27e8": "\u27e9",
    "\u3008": "\u3009",
    "\u300a": "\u300b",
    "\u300c": "\u300d",
    "\u300e": "\u300f",
    "\u3010": "\u3011",
    "\u2045": "\u2046",
    "\u207d": "\u207e",
    "\uff08": "\uff09",
    "\uff3b": "\uff3d",
    "\uff5b": "\uff5d",
    "\uff62": "\uff63",
}
_CLOSING = set(_BRACKETS.values())
_NEUTRAL = {"B", "S", "WS", "ON", "BN"}
_MAY_TURN = re.compile(  # wherever Unicode has or reserves letters that run to the left
    "[\u0590-\u08ff\u200e-\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_DEEPEST_BRACKETS = 63  # BD16
_SIDE = {"R": "R", "EN": "R", "AN": "R", "L": "L"}


def base_level(text: str) -> int:
    """0 for a line that starts at the left, 1 for one that starts at the right (P2, P3)."""
    for letter in text:
        kind = bidirectional(letter)
        if kind == "L":
            return 0
        if kind in ("R", "AL"):
            return 1
    return 0


def levels(text: str, base: int | None = None) -> tuple[int, list[int]]:
    """The base level of the line and the level of every character; odd is right to left."""
    if not base and not _MAY_TURN.search(text):
        return 0, [0] * len(text)
    original = [bidirectional(letter) or "L" for letter in text]
    if base is None:
        base = base_level(text)
    if base == 0 and not {"R", "AL", "AN"} & set(original):
        return 0, [0] * len(text)
    edge = "R" if base else "L"
    kinds = _numbers(_marks(list(original), edge), edge)
    _brackets(text, kinds, original, edge)
    _neutrals(kinds, edge)
    raised = {"L": 1, "AN": 1, "EN": 1} if base else {"R": 1, "AN": 2, "EN": 2}
    found = [base + raised.get(kind, 0) for kind in kinds]
    for at in range(len(text) - 1, -1, -1):  # L1: white space at the end stays with the line
        if original[at] not in ("WS", "S", "B", "BN"):
            break
        found[at] = base
    return base, found


def visual_runs(line_levels: list[int]) -> list[tuple[int, int, int]]:
    """(start, end, level) of every run of one level, in the order they stand on paper (L2)."""
    if not any(line_levels):
        return [(0, len(line_levels), 0)] if line_levels else []
    runs: list[tuple[int, int, int]] = []
    start = 0
    for at in range(1, len(line_levels) + 1):
        if at == len(line_levels) or line_levels[at] != line_levels[start]:
            runs.append((start, at, line_levels[start]))
            start = at
    odd = [level for _, _, level in runs if level & 1]
    if odd:
        for level in range(max(run[2] for run in runs), min(odd) - 1, -1):
            _turn(runs, level)
    return runs


def _turn(runs: list[tuple[int, int, int]], level: int) -> None:
    start = 0
    while start < len(runs):
        end = start
        while end < len(runs) and runs[end][2] >= level:
            end += 1
        runs[start:end] = runs[start:end][::-1]
        start = end + 1


def _marks(kinds: list[str], edge: str) -> list[str]:
    """W1 to W3: marks take the kind of their letter, European digits after Arabic are Arabic."""
    previous = strong = edge
    for at, kind in enumerate(kinds):
        if kind == "NSM":
            kind = previous
        previous = kind
        if kind in ("L", "R", "AL"):
            strong = kind
        kinds[at] = "AN" if kind == "EN" and strong == "AL" else kind
    return ["R" if kind == "AL" else kind for kind in kinds]


def _numbers(kinds: list[str], edge: str) -> list[str]:
    """W4 to W7: separators and signs that belong to a number, and numbers among Latin letters."""
    for at in range(1, len(kinds) - 1):
        before, kind, after = kinds[at - 1 : at + 2]
        if before != after:
            continue
        if (kind == "ES" and before == "EN") or (kind == "CS" and before in ("EN", "AN")):
            kinds[at] = before
    _signs(kinds)
    strong = edge
    for at, kind in enumerate(kinds):
        if kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[at] = "L"
    return kinds


def _signs(kinds: list[str]) -> None:
    start = 0
    while start < len(kinds):
        end = start
        while end < len(kinds) and kinds[end] == "ET":
            end += 1
        if end > start and "EN" in (*kinds[start - 1 : start], *kinds[end : end + 1]):
            kinds[start:end] = ["EN"] * (end - start)
        start = end + 1
    kinds[:] = ["ON" if kind in ("ES", "ET", "CS") else kind for kind in kinds]


def _brackets(text: str, kinds: list[str], original: list[str], edge: str) -> None:
    """N0: both brackets of a pair take one direction."""
    for opening, closing in _pairs(text, kinds):
        inside = {_SIDE.get(kind) for kind in kinds[opening + 1 : closing]} - {None}
        if not inside:
            continue
        side = edge if edge in inside else _side_before(kinds, opening, edge)
        for at in (opening, closing):
            kinds[at] = side
            after = at + 1
            while after < len(kinds) and original[after] == "NSM":
                kinds[after] = side
                after += 1


def _pairs(text: str, kinds: list[str]) -> list[tuple[int, int]]:
    opened: list[tuple[str, int]] = []
    pairs = []
    for at, letter in enumerate(text):
        if kinds[at] != "ON":
            continue
        if letter in _BRACKETS:
            if len(opened) >= _DEEPEST_BRACKETS:
                break
            opened.append((_BRACKETS[letter], at))
        elif letter in _CLOSING:
            waiting = [depth for depth, (closing, _) in enumerate(opened) if closing == letter]
            if waiting:
                pairs.append((opened[waiting[-1]][1], at))
                del opened[waiting[-1] :]
    return sorted(pairs)


def _side_before(kinds: list[str], at: int, edge: str) -> str:
    for kind in reversed(kinds[:at]):
        if kind in _SIDE:
            return _SIDE[kind]
    return edge


def _neutrals(kinds: list[str], edge: str) -> None:
    """N1 and N2: what has no direction takes that of its neighbours, else that of the line."""
    start = 0
    while start < len(kinds):
        end = start
        while end < len(kinds) and kinds[end] in _NEUTRAL:
            end += 1
        if end > start:
            before = _SIDE.get(kinds[start - 1], edge) if start else edge
            after = _SIDE.get(kinds[end], edge) if end < len(kinds) else edge
            kinds[start:end] = [before if before == after else edge] * (end - start)
        start = end + 1
