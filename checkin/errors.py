"""Everything that can stop a desk from doing what it was asked.

What an operator meets every hour (badge unknown, already checked in) is a value, see
`checkin.desk.Outcome`. An error is for what should have worked: a disk, a printer, a file.
"""


class DeskError(Exception):
    """A failure worth telling the operator about, in words that say what to do next.

    `code` is stable and is what the windows translate; `details` fill its placeholders.
    The English text is for logs and for the command line. Each module that raises one
    derives its own here, so that all sentences can be read and translated in one place.
    """

    code = "desk"
    text = "The desk could not do that."

    def __init__(self, **details: object) -> None:
        self.details = details
        super().__init__(self.text.format(**details))


# -- the forum's file ---------------------------------------------------------


class ForumMissing(DeskError):
    code = "forum-missing"
    text = "There is no forum at {path}. Choose another folder, or make a new forum there."


class ForumExists(DeskError):
    code = "forum-exists"
    text = (
        "There is a forum at {path} already. Nothing was changed; "
        "open it, or name another folder."
    )


class ForumForeign(DeskError):
    code = "forum-foreign"
    text = "{path} was not made by Ashar. It was left as it is; choose the folder of a forum."


class ForumDamaged(DeskError):
    code = "forum-damaged"
    text = (
        "{path} cannot be read ({reason}). Nothing was changed. "
        "Open the newest file of its folder 'backups' instead, and keep this one."
    )


class ForumTooNew(DeskError):
    code = "forum-too-new"
    text = (
        "{path} was written by a newer Ashar (its data is version {found}, this program knows "
        "{known}). It was left as it is; install the newer program."
    )


class ForumBusy(DeskError):
    code = "forum-busy"
    text = (
        "{path} is held by another program. Nothing was written; "
        "close the other one and try again."
    )


class ForumNotWritable(DeskError):
    code = "forum-not-writable"
    text = (
        "{path} cannot be written ({reason}). Nothing was changed; "
        "copy the forum to a disk that can be written, or ask for the right to write there."
    )


class DiskFull(DeskError):
    code = "disk-full"
    text = (
        "The disk is full, so {path} could not be written. What was written before is safe; "
        "free some space and do it again."
    )


class ForumDetailsWrong(DeskError):
    code = "forum-details-wrong"
    text = "The forum could not be made: {problem}"


# -- people -------------------------------------------------------------------


class DelegateUnknown(DeskError):
    code = "delegate-unknown"
    text = "Nobody on the list has the id {uid}. Look the person up by name."


class DelegateIncomplete(DeskError):
    code = "delegate-incomplete"
    text = "The {field} is missing. Type it in; nothing else was lost."


class FieldUnknown(DeskError):
    code = "field-unknown"
    text = "There is no field {field}. The fields are: {known}."


# -- the desk -----------------------------------------------------------------


class CheckpointUnknown(DeskError):
    code = "checkpoint-unknown"
    text = "There is no checkpoint {checkpoint}. The checkpoints are: {known}."


class BackupFailed(DeskError):
    code = "backup-failed"
    text = "The backup could not be written to {path}: {reason}. The forum itself is safe."


# -- badges -------------------------------------------------------------------


class LayoutMissing(DeskError):
    code = "layout-missing"
    text = "There is no badge layout at {path}. Choose one of these: {known}."


class LayoutFaulty(DeskError):
    code = "layout-faulty"
    text = (
        "{path}, line {line}: {key} cannot be used: {problem}. "
        "Nothing was printed; correct the line, or choose another layout."
    )


class NoBadgeYet(DeskError):
    code = "no-badge-yet"
    text = "There is no badge to replace yet. Check the person in, and the first one is printed."


class BadgesNotWritten(DeskError):
    code = "badges-not-written"
    text = "The badges could not be written to {path}: {reason}. Choose another place."


class ImportStopped(DeskError):
    code = "import-stopped"
    text = "The import was stopped. Nothing of the list was taken in."


class ReportUnknown(DeskError):
    code = "report-unknown"
    text = "There is no report {kind}. The reports are: {known}."
