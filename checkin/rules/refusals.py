"""What can stop an act about people and their badges; each says what to do next."""

from checkin.errors import DeskError


class MergeImpossible(DeskError):
    code = "merge-impossible"
    text = "These two records cannot be made one: {problem}. Nothing was changed."


class MergeUnknown(DeskError):
    code = "merge-unknown"
    text = (
        "The record {uid} does not count for another one, so there is nothing to take back. "
        "It may have been taken back already; look at the card again."
    )


class HandoverIncomplete(DeskError):
    code = "handover-incomplete"
    text = "The {field} is missing. Nothing was handed over; fill it in and do it again."


class BadgesMissing(DeskError):
    code = "badges-missing"
    text = (
        "There is no printed badge for: {names}. Nothing was handed over; print theirs first, "
        "or leave them out."
    )


class NotABadge(DeskError):
    code = "not-a-badge"
    text = "This is not a badge of this forum. Scan the code on the badge that was given back."


class CompanionImpossible(DeskError):
    code = "companion-impossible"
    text = "This is no companion: {problem}. Nothing was changed."


class SupervisorNeeded(DeskError):
    code = "supervisor-needed"
    text = (
        "This is not the PIN of a supervisor. Nobody was let in against the rule; "
        "call a supervisor, or type the PIN again."
    )


class AnswerTooLong(DeskError):
    code = "answer-too-long"
    text = (
        "The answer to “{question}” has {length} characters, and {most} are kept at most. "
        "Nothing was written; say it shorter."
    )


class AnswerWrong(DeskError):
    code = "answer-wrong"
    text = "The answer to “{question}” is not kept: {problem}. Nothing was written."


class QuestionWrong(DeskError):
    code = "question-wrong"
    text = "This question cannot be asked: {problem} Nothing was changed."


class DocumentNotSeen(DeskError):
    code = "document-not-seen"
    text = (
        "The badge of {name} waits, because of the document: {why}. Look at it, put right "
        "what differs, and say on the card that it was seen."
    )


class LatinNameNotKnown(DeskError):
    code = "latin-name-not-known"
    text = (
        "How {name} stands in Latin letters is not said. Nothing was changed; ask the person, "
        "or look into the passport, and write it."
    )
