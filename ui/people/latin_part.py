"""A Latin name nobody has written yet: what is proposed, by whose rules, and how sure it is."""

from collections.abc import Callable

from checkin.desk import LatinProposal
from ui.parts.basics import Item, button, column, isolated, row, text
from ui.style.tokens import Theme
from ui.tr import tr


def latin_part(theme: Theme, said: LatinProposal, confirm: Callable[[str], None]) -> Item:
    """The proposal under the name on a card, with the button that makes it the name."""
    if not said.latin:
        words = tr("No Latin name yet. Its script leaves open how it is read; ask the person.")
        return text(theme, words, "caption", "warn", wrap=True)
    name = text(theme, isolated(said.latin), "name", "muted", wrap=True)
    tone = "warn" if said.is_guess else "muted"
    items: list[Item] = [name, text(theme, standard_words(said), "caption", tone, wrap=True)]
    right = button(theme, tr("The Latin name is right"), kind="quiet", icon="check")
    right.clicked.connect(lambda: confirm(said.latin))
    return column(*items, row(right, None), gap=2)


def standard_words(said: LatinProposal) -> str:
    """By whose rules it is written, and that nobody has confirmed it."""
    if said.is_guess:
        return tr("A guess, not confirmed: compare it with the passport, or ask")
    words = {
        "kazakh": tr("Proposed as passports of Kazakhstan write it, not confirmed"),
        "cyrillic": tr("Proposed as Russian passports write it (ICAO 9303), not confirmed"),
        "kyrgyz": tr("Proposed as passports of Kyrgyzstan write it, not confirmed"),
        "ukrainian": tr("Proposed as Ukrainian passports write it, not confirmed"),
        "uzbek": tr("Proposed in the Uzbek Latin alphabet, not confirmed"),
        "tajik": tr("Proposed as passports of Tajikistan write it, not confirmed"),
        "bulgarian": tr("Proposed as Bulgarian passports write it, not confirmed"),
        "serbian": tr("Proposed in the Serbian Latin alphabet, not confirmed"),
        "georgian": tr("Proposed as Georgian passports write it, not confirmed"),
        "armenian": tr("Proposed as Armenian passports write it, not confirmed"),
        "greek": tr("Proposed as Greek passports write it (ELOT 743), not confirmed"),
    }
    return words.get(said.standard, tr("Proposed by the rules of its country, not confirmed"))
