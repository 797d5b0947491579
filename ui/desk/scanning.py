"""A reading that a scanner gave: asked as it was meant, then as it was typed; never a search."""

from checkin.desk import Desk
from ui.desk.asking import newest
from ui.desk.scene import Shown


def scan(desk: Desk, texts: tuple[str, ...]) -> Shown:
    """Check in by the first of `texts` that is a code of this forum, else by the first of all.

    A scanner's text is kept as a reading even where it is a name: nobody is admitted by a name
    that stands in a code somebody brings along.
    """
    reception = desk.reception
    words = next(filter(reception.is_code, dict.fromkeys(filter(None, texts))), texts[0])
    answer = reception.check_in(words)
    card = desk.people.card(answer.uid) if answer.uid else None
    return Shown(answer, card, last=newest(desk), query=words)
