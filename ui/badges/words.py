"""What a badge warning means, in words."""

from PySide6.QtCore import QCoreApplication

from checkin.desk import BadgeWarning, LayoutLine
from ui.words import field_word

GRAVE = ("cut", "no-glyph", "unprintable", "no-name", "code-too-long")  # it cannot go out like this


def _say(text: str) -> str:
    return QCoreApplication.translate("badges", text)


def problem_words(warning: BadgeWarning) -> str:
    """What is wrong, and what it means."""
    words = {
        "too-small": _say("{field}: set very small, readable from near only"),
        "cut": _say("{field}: the end does not fit"),
        "no-glyph": _say("{field}: a letter is in none of the fonts"),
        "unprintable": _say("{field}: not all of it can be printed"),
        "no-name": _say("{field}: there is none"),
        "no-latin-name": _say("{field}: missing, so that few can read the name"),
        "unreadable-photo": _say("{field}: the picture cannot be read"),
        "code-too-fine": _say("{field}: too fine for some scanners"),
        "code-too-long": _say("{field}: too long for this layout"),
    }.get(warning.problem, _say("{field}: {problem}"))
    return words.format(field=_part(warning.field), problem=warning.problem)


def size_words(layout: LayoutLine) -> str:
    """How large a layout is."""
    return _say("{width} × {height} mm").format(
        width=f"{layout.width_mm:g}", height=f"{layout.height_mm:g}"
    )


def _part(field: str) -> str:
    own = {
        "role_name": _say("Role"),
        "country_name": _say("Country"),
        "credential": _say("QR code"),
        "forum": _say("Name of the forum"),
        "place": _say("Place"),
        "dates": _say("Dates"),
        "text": _say("Words of the layout"),
    }
    return own.get(field) or field_word(field)
