"""What a badge warning means, in words."""

from PySide6.QtCore import QLocale

from checkin.desk import BadgeWarning, LayoutLine, LayoutRule, LayoutWhy
from ui.parts.basics import isolated
from ui.tr import tr
from ui.words import field_word, role_word

OF_LIST = "extra."  # before a column of the list, as a layout names it
OF_DATES = "dates."  # before the language the days are written in
_PLAIN = {"en": "English", "es": "español"}  # Qt names those of one country

GRAVE = ("no-name", "code-too-long", "code-unreadable", "unprintable", "no-glyph", "cut",
         "same-badge", "layout-gone", "photo-missing", "photo-too-large",
         "unreadable-photo")  # fmt: skip
LIGHTER = (
    "no-column",
    "code-too-fine",
    "no-latin-name",
    "latin-unconfirmed",
    "too-small",
    "photo-too-small",
    "no-photo",
    "no-flag",
)


def gravity(warning: BadgeWarning) -> int:
    """The place of a problem, the worst first; what cannot go out like this is GRAVE."""
    order = (*GRAVE, *LIGHTER)
    return order.index(warning.problem) if warning.problem in order else len(order)


def problem_words(warning: BadgeWarning) -> str:
    """What is wrong, and what it means."""
    words = {
        "too-small": tr("{field}: set very small, readable from near only"),
        "cut": tr("{field}: the end does not fit"),
        "no-glyph": tr("{field}: a letter is in none of the fonts"),
        "unprintable": tr("{field}: not all of it can be printed"),
        "no-name": tr("{field}: there is none"),
        "no-latin-name": tr("{field}: missing, so that few can read the name"),
        "latin-unconfirmed": tr("{field}: proposed by the passport rules, confirmed by nobody yet"),
        "unreadable-photo": tr("{field}: the picture cannot be read"),
        "photo-too-small": tr("{field}: so small that squares are seen"),
        "photo-too-large": tr("{field}: more than 25 million pixels; it is left out"),
        "photo-missing": tr("{field}: the file it names is not in the folder of photos"),
        "no-photo": tr("{field}: there is none, others have one"),
        "no-flag": tr("{field}: there is no picture of its flag beside the layout"),
        "same-badge": tr("Somebody else's badge says the same, word for word"),
        "code-unreadable": tr("{field}: read back from the page, it is not what it should be"),
        "code-too-fine": tr("{field}: too fine for some scanners"),
        "no-column": tr("{field}: the list has none of this name; the badge leaves it empty"),
        "layout-gone": tr(
            "A rule names this layout, which is not there; people have the desk's layout instead"
        ),
        "code-too-long": tr("{field}: too long for this layout"),
    }.get(warning.problem, tr("{field}: {problem}"))
    return words.format(field=part_word(warning.field), problem=warning.problem)


def why_words(why: LayoutWhy) -> str:
    """Which layout somebody's badge has, and who says so."""
    title = isolated(why.title)
    if why.why == "here":
        said = tr("{layout}: this desk prints the role with it (Printing, Who prints where)")
    elif why.rule is not None:
        said = tr("{layout}: rule {number} of who has which layout, for {whom}")
    else:
        said = tr("{layout}: the layout this desk has chosen")
    words = said.format(layout=title, number=why.number, whom=_whom(why.rule))
    if why.gone:
        gone = ", ".join(map(isolated, why.gone))
        words += tr(". Passed over, because it was deleted: {layouts}").format(layouts=gone)
    return words


def _whom(rule: LayoutRule | None) -> str:
    said = [*map(role_word, rule.roles), *rule.countries] if rule else []
    return ", ".join(said) or tr("everybody")


def size_words(layout: LayoutLine) -> str:
    """How large a layout is."""
    return tr("{width} × {height} mm").format(
        width=f"{layout.width_mm:g}", height=f"{layout.height_mm:g}"
    )


def language_word(language: str) -> str:
    """A language as its speakers call it; "" for none."""
    name = _PLAIN.get(language) or QLocale(language).nativeLanguageName()
    return (name or language) if language else ""


def part_word(field: str) -> str:
    """What a badge says somewhere, in a word."""
    own = {
        "role_name": tr("Role"),
        "country_name": tr("Country"),
        "credential": tr("QR code"),
        "forum": tr("Name of the forum"),
        "place": tr("Place"),
        "dates": tr("Dates"),
        "text": tr("Words of the layout"),
    }
    if field.startswith(OF_DATES):
        return tr("Dates, {language}").format(language=language_word(field.split(".")[1]))
    if field.startswith(OF_LIST):
        return tr("Column {name}").format(name=isolated(field.removeprefix(OF_LIST)))
    return own.get(field) or field_word(field)
