"""Words that several pages say: roles, states, and what an outcome means."""

from checkin.desk import JobState, Outcome
from ui.tr import tr


def role_word(role: str) -> str:
    """A role; one a list has added stays as it is."""
    return {
        "delegate": tr("Delegate"),
        "speaker": tr("Speaker"),
        "guest": tr("Guest of honour"),
        "press": tr("Press"),
        "volunteer": tr("Volunteer"),
        "staff": tr("Staff"),
        "companion": tr("Companion"),
    }.get(role, role)


def state_word(state: str) -> str:
    """Where a person stands."""
    return {
        "expected": tr("Expected"),
        "in": tr("In"),
        "withdrawn": tr("Withdrawn"),
        "handed": tr("Badge handed, not in"),
    }[state]


def outcome_word(outcome: Outcome) -> str:
    """An outcome in one or two words, for lists."""
    return {
        Outcome.ADMITTED: tr("Admitted"),
        Outcome.ALREADY_IN: tr("Already in"),
        Outcome.WITHDRAWN: tr("Refused: withdrawn"),
        Outcome.VOID_BADGE: tr("Replaced badge"),
        Outcome.NOT_HERE: tr("Refused: not here"),
        Outcome.UNKNOWN: tr("Unknown code"),
        Outcome.UNREADABLE: tr("Not readable"),
        Outcome.ASK: tr("Shared code"),
        Outcome.LEFT: tr("Left"),
        Outcome.TOO_EARLY: tr("Refused: too early"),
        Outcome.TOO_LATE: tr("Refused: too late"),
        Outcome.FULL: tr("Refused: full"),
        Outcome.NOT_ON_LIST: tr("Refused: not on the guest list"),
        Outcome.WRONG_ROLE: tr("Refused: not this role"),
        Outcome.PRINCIPAL_OUT: tr("Refused: comes with somebody withdrawn"),
        Outcome.ANSWER_FIRST: tr("To be asked first"),
        Outcome.WRONG_HALL: tr("Refused: another hall"),
    }[outcome]


def document_word(kind: str) -> str:
    """A kind of document; one written by hand stays as it is."""
    return {
        "passport": tr("Passport"),
        "identity card": tr("Identity card"),
        "diplomatic card": tr("Diplomatic card"),
        "other": tr("Other document"),
    }.get(kind, kind)


def reason_word(reason: str) -> str:
    """Why a badge was replaced or blocked; an operator's own words stay as they are."""
    return {
        "lost": tr("Lost"),
        "damaged": tr("Damaged"),
        "misspelled": tr("Misspelled"),
        "wrong role": tr("Wrong role"),
        "test": tr("Test"),
        "returned": tr("Given back"),
    }.get(reason, reason)


def job_word(state: JobState) -> str:
    """Where a print job stands."""
    return {
        JobState.QUEUED: tr("Queued"),
        JobState.SENT: tr("On its way"),
        JobState.PRINTING: tr("Printing"),
        JobState.DONE: tr("Printed"),
        JobState.WAITING: tr("Waiting"),
        JobState.FAILED: tr("Failed"),
        JobState.CANCELLED: tr("Cancelled"),
    }[state]


def field_word(field: str) -> str:
    """A field of a delegate."""
    return {
        "given_name": tr("Given name"),
        "family_name": tr("Family name"),
        "display_name": tr("Name"),
        "latin_name": tr("Name in Latin"),
        "honorific": tr("Title"),
        "position": tr("Position"),
        "organisation": tr("Organisation"),
        "country": tr("Country"),
        "delegation": tr("Delegation"),
        "role": tr("Role"),
        "language": tr("Language"),
        "email": tr("E-mail"),
        "phone": tr("Phone"),
        "photo": tr("Photo"),
        "alert": tr("Note for staff"),
        "notes": tr("Notes"),
        "status": tr("Status"),
        "list_id": tr("Number on the list"),
        "ticket": tr("Ticket code"),
        "tickets": tr("Ticket codes"),
        "blocked": tr("Blocked"),
        "attention": tr("Needs attention"),
        "serial": tr("Badge"),
        "other": tr("List column"),
    }.get(field, field.removeprefix("extra."))
