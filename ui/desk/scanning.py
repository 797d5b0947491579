"""A reading that a scanner gave: asked as it was meant, then as it was typed; never a search."""

from checkin.desk import CheckIn, Desk, Hit, Outcome, Reason
from ui.desk.asking import newest
from ui.desk.scene import Shown


def scan(desk: Desk, texts: tuple[str, ...]) -> Shown:
    """Check in by the first of `texts` that is a code of this forum, else by the first of all.

    A scanner's text is kept as a reading even where it is a name: nobody is admitted by a name
    that stands in a code somebody brings along. Two codes in one go are two readings; what has to
    be looked into is shown, the other stands among the last scans.
    """
    codes = _codes(desk, texts)
    answers = [desk.reception.check_in(code) for code in codes]
    answer = next((each for each in answers if not _is_well(each)), answers[-1])
    read = codes[answers.index(answer)]  # whole: what is kept of it is cut
    card = desk.people.card(answer.uid) if answer.uid else None
    clue, hits = _looked_up(desk, answer, read)
    return Shown(
        answer, card, hits, newest(desk), clue or answer.text,
        again=lambda: scan(desk, (read,)),
    )  # fmt: skip


def _codes(desk: Desk, texts: tuple[str, ...]) -> list[str]:
    reception = desk.reception
    tried = list(dict.fromkeys(filter(None, texts)))
    for text in tried:
        if reception.is_code(text):
            return [text]
    for text in tried:
        codes = reception.codes_in(text) or list(filter(None, [reception.code_at_end(text)]))
        if codes:
            return codes
    return tried[:1]


def _is_well(answer: CheckIn) -> bool:
    return answer.outcome is Outcome.ADMITTED


def _looked_up(desk: Desk, answer: CheckIn, read: str) -> tuple[str, tuple[Hit, ...]]:
    """By what on a contact card somebody is found, and who that may be."""
    if answer.reason == Reason.CONTACT:
        for clue in desk.reception.clues_in(read):
            hits = tuple(desk.reception.search(clue))
            if hits:
                return clue, hits
    return "", ()
