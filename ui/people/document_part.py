"""The document on a card: what was seen of it, and the buttons that say what is seen now."""

from collections.abc import Callable

from checkin.desk import DocumentLine
from ui.parts.basics import Item, button, column, isolated, row, text
from ui.parts.moments import moment
from ui.style.tokens import Theme
from ui.tr import tr
from ui.words import document_word

OFTEN = ("passport", "identity card")


def document_part(
    theme: Theme, said: DocumentLine, today: str, see: Callable[[str], None],
    differs: Callable[[], None],
) -> Item:  # fmt: skip
    """What is known, and what one may say of the document in the hand."""
    state, words = document_state(said, today)
    items: list[Item] = [text(theme, words, "body", state, wrap=True)]
    seen: list[Item] = []
    for kind in OFTEN:
        made = button(theme, document_word(kind), kind="quiet", icon="check")
        made.clicked.connect(lambda _=False, kind=kind: see(kind))
        seen.append(made)
    items += [row(each, None) for each in seen] if theme.large else [row(*seen, None)]
    other = button(theme, tr("Differs from the document…"), kind="quiet", icon="pencil")
    other.clicked.connect(lambda _=False: differs())
    items.append(row(other, None))
    return column(*items, gap=2)


def document_state(said: DocumentLine, today: str) -> tuple[str, str]:
    """The tone and the sentence: seen, differing, or still to be seen."""
    if said.at is None:
        if said.tail:
            words = tr("Not seen yet. On the list its number ends in {tail}.")
            return "warn", words.format(tail=isolated(said.tail))
        return "warn", tr("Not seen yet.")
    time, kind = moment(said.at, today), document_word(said.kind)
    if said.differs:
        words = tr("Differs from the list since {time}. The badge waits for the correction.")
        return "bad", words.format(time=time)
    words = tr("{document} seen at {time}, by {operator}")
    operator = isolated(said.operator or tr("nobody named"))
    return "ok", words.format(document=kind, time=time, operator=operator)
