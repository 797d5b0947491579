"""Which key was pressed, whatever the keyboard's layout makes of it: a US scanner's letters."""

from functools import cache

from PySide6.QtGui import QGuiApplication

from checkin.paths import resources

# what a platform adds to the number Linux gives a key (evdev); Windows counts like Linux,
# because both count like the first PC keyboard (scan code set 1)
OFFSETS = {"xcb": 8, "wayland": 8, "windows": 0}
# numbers of the keypad's keys, which write digits only while Num Lock is on
KEYPAD = {
    **{71: "7", 72: "8", 73: "9", 74: "-", 75: "4", 76: "5", 77: "6", 78: "+"},
    **{79: "1", 80: "2", 81: "3", 82: "0", 83: ".", 55: "*", 98: "/"},
}
SPACE_BAR = 57


@cache
def offset() -> int | None:
    """What to take from this platform's numbers; None where it gives none that mean a key."""
    return OFFSETS.get(QGuiApplication.platformName())


def letter(code: int, *, shift: bool) -> str:
    """What the key `code` of this platform writes in the US; "" where that is not known."""
    base = offset()
    if base is None or code <= base:
        return ""
    return _letters().get((code - base, shift), "")


@cache
def _letters() -> dict[tuple[int, bool], str]:
    rows: dict[tuple[str, str], list[str]] = {}
    table = resources() / "keyboards" / "layouts.tsv"
    for line in table.read_text(encoding="utf-8").splitlines():
        if line.startswith(("codes\t", "us\t")):
            name, level, keys = line.split("\t")
            rows[name, level] = keys.split(" ")
    codes = [int(code) for code in rows["codes", "plain"]]
    letters = dict(zip([(code, False) for code in codes], rows["us", "plain"], strict=True))
    letters |= dict(zip([(code, True) for code in codes], rows["us", "shift"], strict=True))
    both = {**KEYPAD, SPACE_BAR: " "}
    return letters | {(code, shift): key for code, key in both.items() for shift in (False, True)}
