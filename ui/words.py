"""Words that several pages say: roles, states, and what an outcome means."""

from PySide6.QtCore import QCoreApplication

from checkin.desk import JobState, Outcome


def _say(text: str) -> str:
    return QCoreApplication.translate("words", text)


def role_word(role: str) -> str:
    """A role; one a list has added stays as it is."""
    return {
        "delegate": _say("Delegate"),
        "speaker": _say("Speaker"),
        "guest": _say("Guest of honour"),
        "press": _say("Press"),
        "volunteer": _say("Volunteer"),
        "staff": _say("Staff"),
    }.get(role, role)


def state_word(state: str) -> str:
    """Where a person stands."""
    return {
        "expected": _say("Expected"),
        "in": _say("In"),
        "withdrawn": _say("Withdrawn"),
    }[state]


def outcome_word(outcome: Outcome) -> str:
    """An outcome in one or two words, for lists."""
    return {
        Outcome.ADMITTED: _say("Admitted"),
        Outcome.ALREADY_IN: _say("Already in"),
        Outcome.WITHDRAWN: _say("Refused: withdrawn"),
        Outcome.VOID_BADGE: _say("Replaced badge"),
        Outcome.NOT_HERE: _say("Refused: not here"),
        Outcome.UNKNOWN: _say("Unknown code"),
        Outcome.UNREADABLE: _say("Not readable"),
        Outcome.ASK: _say("Shared code"),
    }[outcome]


def job_word(state: JobState) -> str:
    """Where a print job stands."""
    return {
        JobState.QUEUED: _say("Queued"),
        JobState.SENT: _say("Printing"),
        JobState.DONE: _say("Printed"),
        JobState.WAITING: _say("Waiting"),
        JobState.CANCELLED: _say("Cancelled"),
    }[state]


def field_word(field: str) -> str:
    """A field of a delegate."""
    return {
        "given_name": _say("Given name"),
        "family_name": _say("Family name"),
        "display_name": _say("Name"),
        "latin_name": _say("Name in Latin"),
        "honorific": _say("Title"),
        "position": _say("Position"),
        "organisation": _say("Organisation"),
        "country": _say("Country"),
        "delegation": _say("Delegation"),
        "role": _say("Role"),
        "language": _say("Language"),
        "email": _say("E-mail"),
        "phone": _say("Phone"),
        "photo": _say("Photo"),
        "alert": _say("Note for staff"),
        "notes": _say("Notes"),
        "status": _say("Status"),
        "list_id": _say("Number on the list"),
        "ticket": _say("Ticket code"),
        "tickets": _say("Ticket codes"),
        "blocked": _say("Blocked"),
        "attention": _say("Needs attention"),
        "serial": _say("Badge"),
        "other": _say("List column"),
    }.get(field, field.removeprefix("extra."))
