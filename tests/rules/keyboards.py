"""A scanner on the wrong keyboard, for tests: presses the keys of a US keyboard on another one."""

from checkin.rules.keyboards import rows_of_layouts

ROWS = rows_of_layouts()
LAYOUTS = [name for name in ROWS if name not in ("codes", "us")]
CODES = ["5jnmds3abtybx5kctruywyvhdzpuha82", "r2mc3zm4vq2mu9csn9p63qfsu78tekxg"]


def typed(text: str, layout: str, *, caps: bool = False, shift: bool = False) -> str:
    """What `layout` writes when the keys of `text` are pressed, with Caps Lock or Shift held."""
    return "".join(_letter(letter, layout, caps, shift) for letter in text)


def can_type(text: str, layout: str) -> bool:
    return "×" not in typed(text, layout)


def _letter(letter: str, layout: str, caps: bool, shift: bool) -> str:
    if letter == " ":
        return letter
    level = "plain" if letter in ROWS["us"]["plain"] else "shift"
    at = ROWS["us"][level].index(letter)
    plain, capital = (ROWS[layout][each][at][0] for each in ("plain", "shift"))
    has_case = plain != capital and plain.upper() == capital  # Caps Lock changes letters only
    shifted = (level == "shift" or shift) != (caps and has_case)
    return capital if shifted else plain
