"""What an act of the journal is in a sentence; who did it and when stand beside it."""

from checkin.desk import DiaryLine, NoUndo, Outcome
from ui.parts.basics import isolated
from ui.tr import tr
from ui.words import field_word, outcome_word, reason_word, role_word

GROUPS = {  # what one may look for -> kinds of the journal
    "readings": ("scanned", "scan-undone"),
    "people": (
        "delegate-registered", "delegate-corrected", "delegate-withdrawn", "delegate-restored",
        "delegate-merged", "merge-undone", "document-seen", "answered", "search-taught",
        "word-undone",
    ),
    "badges": (
        "badge-issued", "badge-printed", "badge-handed-over", "badge-voided", "badge-returned",
        "badge-undone",
    ),
    "forum": (
        "checkpoint-set", "session-set", "guests-set", "forum-set", "option-set", "question-set",
    ),
}  # fmt: skip


def group_word(group: str) -> str:
    """A group of acts, as one chooses it."""
    return {
        "": tr("Everything"),
        "readings": tr("Readings"),
        "people": tr("People"),
        "badges": tr("Badges"),
        "forum": tr("Programme and forum"),
    }[group]


def sentence(line: DiaryLine) -> str:
    """What happened, in a whole sentence."""
    if line.kind == "scanned":
        return _reading(line)
    words = {
        "scan-undone": tr("The check-in of {name} was taken back."),
        "delegate-registered": tr("{name} was put on the list."),
        "delegate-corrected": tr("{name} was put right: {fields}."),
        "delegate-withdrawn": tr("{name} was withdrawn: {reason}."),
        "delegate-restored": tr("{name} may enter again: {reason}."),
        "delegate-merged": tr("Two records of {name} were made one."),
        "merge-undone": tr("Two records became two people again: {name}."),
        "badge-issued": tr("A badge was issued for {name}."),
        "badge-printed": tr("The badge of {name} was printed."),
        "badge-handed-over": _handed(line),
        "badge-voided": tr("The badge of {name} is void: {reason}."),
        "badge-returned": tr("The badge of {name} was given back."),
        "badge-undone": _badge_undone(line),
        "document-seen": tr("A document of {name} was looked at."),
        "answered": tr("{name} answered what is asked at the desk."),
        "option-set": tr("A choice for the whole forum was made."),
        "question-set": tr("What is asked or said at the desk was changed: {named}."),
        "word-undone": _word_undone(line),
        "search-taught": tr("The search learned a word for {name}."),
        "checkpoint-set": tr("A checkpoint was set: {named}."),
        "session-set": tr("The programme was changed."),
        "guests-set": tr("A guest list was changed."),
        "forum-set": tr("The forum was set up."),
    }.get(line.kind, line.kind)
    return words.format(**_facts(line))


def _handed(line: DiaryLine) -> str:
    if dict(line.said).get("to"):
        return tr("The badge of {name} was handed to {to}.")
    return tr("The badge of {name} was handed over.")


def _badge_undone(line: DiaryLine) -> str:
    return {
        "badge-printed": tr("The badge of {name} did not come out after all."),
        "badge-handed-over": tr("The badge of {name} was not handed over after all."),
        "badge-voided": tr("The badge of {name} is good again."),
        "badge-returned": tr("The badge of {name} was not given back after all."),
    }.get(dict(line.said).get("what", ""), "")


def _word_undone(line: DiaryLine) -> str:
    return {
        "answered": tr("An answer of {name} was taken back; it is asked again."),
        "document-seen": tr("A look at a document of {name} was taken back."),
        "search-taught": tr("The search forgot a word for {name}."),
    }.get(dict(line.said).get("what", ""), "")


def why_not_word(why: NoUndo) -> str:
    """Why an act cannot be undone, and what to do instead."""
    return {
        NoUndo.NONE: tr("This can be undone."),
        NoUndo.OLD: tr("More than an hour ago: put it right on the person's card."),
        NoUndo.NEWER: tr("It was undone already, or something newer rests on it: undo that first."),
        NoUndo.NOTHING: tr("This reading let nobody in, so there is nothing to undo."),
        NoUndo.LIST: tr("This came with a list: correct the person, or import a corrected list."),
        NoUndo.PAPER: tr("It is on paper: make the badge void on the person's card."),
        NoUndo.BY_HAND: tr("This is put right by doing it anew on the person's card."),
    }[why]


def _reading(line: DiaryLine) -> str:
    outcome = Outcome(line.outcome)
    facts = _facts(line)
    if "paper" in dict(line.said):
        return tr("{name} was let in on paper at {place}, keyed in later.").format(**facts)
    if outcome is Outcome.ADMITTED and "consent" in dict(line.said):
        words = tr("{name} was let in at {place} against the rule: {consent}.")
        return words.format(consent=isolated(dict(line.said)["consent"]), **facts)
    if outcome is Outcome.ADMITTED:
        return tr("{name} was checked in at {place}.").format(**facts)
    if not line.name:
        return tr("Nobody is known by a code read at {place}.").format(**facts)
    return tr("{name} at {place}: {outcome}.").format(outcome=outcome_word(outcome), **facts)


def _facts(line: DiaryLine) -> dict[str, str]:
    said = dict(line.said)
    fields = (
        tr("{field} is {value}").format(field=field_word(key), value=isolated(_shown(key, value)))
        for key, value in line.said
        if key not in ("reason", "serial", "words", "to", "paper", "consent", "what")
    )
    return {
        "name": isolated(line.name or tr("somebody")),
        "place": isolated(line.place),
        "fields": ", ".join(fields),
        "reason": reason_word(said.get("reason", "")) or tr("no reason given"),
        "to": isolated(said.get("to", "")),
        "named": isolated(said.get("name", "")),
    }


def _shown(key: str, value: str) -> str:
    return role_word(value) if key == "role" else value or tr("empty")
