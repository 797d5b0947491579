"""Make resources/keyboards/layouts.tsv anew from the xkb tables of this computer (libxkbcommon)."""

import ctypes
import sys
import unicodedata
from ctypes import POINTER, Structure, byref, c_char_p, c_int, c_size_t, c_uint32, c_void_p
from pathlib import Path

# usage: tools/keyboards.py VERSION    the version of the package xkb-data, for the record
OUTPUT = Path(__file__).parents[1] / "resources" / "keyboards" / "layouts.tsv"
# evdev numbers of the 48 keys that write: ` to =, Q row to ], A row to \, the key beside the
# left Shift, Z row
CODES = [41, *range(2, 14), *range(16, 28), *range(30, 41), 43, 86, *range(44, 54)]
LAYOUTS = [
    *("us", "ru", "kz", "kz:latin", "tr", "tr:f", "fr", "cz", "th", "am", "ara", "il", "gr", "ge"),
    *("de", "la", "vn", "ir", "in", "ua", "gb", "es", "it", "pl", "se", "ch", "be", "az", "uz"),
]
DEAD = {  # dead key -> the accent alone, and the mark other systems send for it
    "grave": "`\u0300", "acute": "´\u0301", "circumflex": "^\u0302", "tilde": "~\u0303",
    "diaeresis": "¨\u0308", "caron": "ˇ\u030c", "cedilla": "¸\u0327", "abovering": "°\u030a",
    "hook": "\u0309", "belowdot": "\u0323", "doubleacute": "˝\u030b", "ogonek": "˛\u0328",
    "breve": "˘\u0306", "abovedot": "˙\u0307", "stroke": "/", "macron": "¯\u0304",
}  # fmt: skip
SLIPS = {("kz:latin", 47, 1): "V"}  # xkb writes M there, as on the key M
HEAD = """\
# What 48 keys write on usual keyboards, to read a code that a scanner typed into the wrong one.
# layout <TAB> plain or shift <TAB> the keys, blank between, in the order of the row `codes`, which
# gives their numbers (evdev). Several letters at one key are one or the other;
# \u2423 is a space, \u00d7 a key that writes nothing or has no letter of its own.
# Made by tools/keyboards.py from xkeyboard-config {version}.
"""


class Names(Structure):
    _fields_ = [(n, c_char_p) for n in ("rules", "model", "layout", "variant", "options")]


def library() -> ctypes.CDLL:
    xkb = ctypes.CDLL("libxkbcommon.so.0")
    for name in ("xkb_context_new", "xkb_keymap_new_from_names"):
        getattr(xkb, name).restype = c_void_p
    xkb.xkb_context_new.argtypes = [c_int]
    xkb.xkb_keymap_new_from_names.argtypes = [c_void_p, POINTER(Names), c_int]
    xkb.xkb_keymap_key_get_syms_by_level.argtypes = [
        c_void_p, c_uint32, c_uint32, c_uint32, POINTER(POINTER(c_uint32)),
    ]  # fmt: skip
    xkb.xkb_keysym_get_name.argtypes = [c_uint32, c_char_p, c_size_t]
    xkb.xkb_keysym_to_utf8.argtypes = [c_uint32, c_char_p, c_size_t]
    return xkb


def row(xkb: ctypes.CDLL, layout: str, level: int) -> str:
    name, _, variant = layout.partition(":")
    asked = Names(b"evdev", b"pc105", name.encode(), variant.encode(), b"")
    keymap = xkb.xkb_keymap_new_from_names(xkb.xkb_context_new(0), byref(asked), 0)
    if not keymap:
        sys.exit(f"xkb has no layout {layout}")
    written = {code: key(xkb, keymap, code + 8, level) for code in CODES}
    return " ".join(SLIPS.get((layout, code, level), written[code]) for code in CODES)


def key(xkb: ctypes.CDLL, keymap: int, code: int, level: int) -> str:
    symbols, buffer = POINTER(c_uint32)(), ctypes.create_string_buffer(64)
    if xkb.xkb_keymap_key_get_syms_by_level(keymap, code, 0, level, byref(symbols)) < 1:
        return "×"
    xkb.xkb_keysym_get_name(symbols[0], buffer, 64)
    name = buffer.value.decode()
    if name.startswith("dead_"):
        return DEAD.get(name.removeprefix("dead_"), "×")
    xkb.xkb_keysym_to_utf8(symbols[0], buffer, 64)
    letters = buffer.value.decode()
    if letters in (" ", "\u00a0"):
        return "␣"
    return letters if letters and unicodedata.category(letters[0]) != "Cc" else "×"


def main() -> None:
    xkb = library()
    lines = [f"codes\tplain\t{' '.join(map(str, CODES))}"]
    for layout in LAYOUTS:
        lines += [
            f"{layout}\tplain\t{row(xkb, layout, 0)}",
            f"{layout}\tshift\t{row(xkb, layout, 1)}",
        ]
    OUTPUT.write_text(HEAD.format(version=sys.argv[1]) + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
