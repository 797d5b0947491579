"""What somebody answered before they were admitted, a signature as it was drawn."""

from checkin.desk import AnswerLine
from ui.parts.basics import Item, column, isolated, row, text
from ui.parts.moments import moment
from ui.parts.signature import Signature
from ui.style.tokens import Theme
from ui.tr import tr


def answer_item(theme: Theme, line: AnswerLine, today: str) -> Item:
    """One question and its answer, with when it was given and who asked."""
    asked = line.question or tr("Note for staff")
    items: list[Item] = [text(theme, asked, "caption", "muted", wrap=True)]
    if line.drawing:
        items.append(row(Signature(theme, line.drawing), None))
    else:
        items.append(text(theme, _said(line), "body", wrap=True))
    words = tr("{time}, {operator}") if line.operator else "{time}"
    when = words.format(time=moment(line.at, today), operator=isolated(line.operator))
    return column(*items, text(theme, when, "caption", "muted"), gap=2)


def _said(line: AnswerLine) -> str:
    if line.kind == "yes-no":
        return {"yes": tr("Yes"), "no": tr("No")}.get(line.answer, tr("No answer"))
    if line.kind in ("notice", "alert"):
        return tr("It was read")
    return line.answer or tr("No answer")
