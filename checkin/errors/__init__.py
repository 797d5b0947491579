"""Everything that can stop a desk from doing what it was asked.

What an operator meets every hour (badge unknown, already checked in) is a value, see
`checkin.desk.Outcome`. An error is for what should have worked: a disk, a printer, a file.
"""


class DeskError(Exception):
    """A failure worth telling the operator about, in words that say what to do next.

    `code` is stable and is what the windows translate; `details` fill its placeholders.
    The English text is for logs and for the command line. Each module that raises one
    derives its own here, or beside here those of lists, so that all sentences can be read and
    translated in one place.
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
        "There is a forum at {path} already. Nothing was changed; open it, or name another folder."
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
        "{path} is held by another program. Nothing was written; close the other one and try again."
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


class DiskFailing(DeskError):
    code = "disk-failing"
    text = (
        "The disk did not take or give what belongs to {path} ({reason}). Whatever was confirmed "
        "before is safe; go on with the newest file of the folder 'backups', on another disk."
    )


class SettingsNotKept(DeskError):
    code = "settings-not-kept"
    text = (
        "The choice could not be written to {path}: {reason}. It holds until the program is "
        "closed; make room on the disk and choose it again."
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
    text = (
        "The backup could not be written to {path}: {reason}. The forum itself is safe. "
        "Put the stick in again, or make room or choose another place, and write it once more."
    )


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


class BadgesStopped(DeskError):
    code = "badges-stopped"
    text = "Writing the badges was stopped. No file was written."


class ImportStopped(DeskError):
    code = "import-stopped"
    text = "The import was stopped. Nothing of the list was taken in."


class ReportUnknown(DeskError):
    code = "report-unknown"
    text = "There is no report {kind}. The reports are: {known}."


# -- files out ----------------------------------------------------------------


class ReportNotWritten(DeskError):
    code = "report-not-written"
    text = (
        "{path} could not be written: {reason}. What was there before is as it was. "
        "Close the file if another program has it open, put the stick in again if it came out, "
        "or choose another place."
    )


class ReportStopped(DeskError):
    code = "report-stopped"
    text = "Writing the file was stopped. What was there before is as it was."


class NotTakenBack(DeskError):
    code = "not-taken-back"
    text = (
        "This act cannot be taken back: it is more than an hour old, or something newer rests on "
        "it. Nothing was changed; put it right on the person's card."
    )


class PaperListNotWritten(DeskError):
    code = "paper-list-not-written"
    text = (
        "The list on paper could not be written to {path}: {reason}. Is the stick in? The list "
        "there before is as it was; it is tried again every minute."
    )


class TimeNotRead(DeskError):
    code = "time-not-read"
    text = "{text} is not a time of day. Write it as on the clock, like 9:40."


class ReportNotRead(DeskError):
    code = "report-not-read"
    text = (
        "{path} cannot be proven: {reason}. Only a PDF that this program wrote, unchanged, can; "
        "name such a file."
    )


class NotAMapping(DeskError):
    code = "not-a-mapping"
    text = '{text} says not which field a column is. Write --map "Column=field".'


# -- printers -----------------------------------------------------------------


class PrinterNotReady(DeskError):
    code = "printer-not-ready"
    text = "Printer {printer} did not take the badge: {reason}. It stays in the print queue."


class PrinterUncertain(DeskError):
    code = "printer-uncertain"
    text = (
        "Printer {printer} did not answer, so nobody knows whether the badge came out. "
        "Look at the printer, then say so in the print queue."
    )


class PrinterKindUnknown(DeskError):
    code = "printer-kind-unknown"
    text = "There is no kind of printer called {kind}. The kinds are: {known}."


# -- pictures --------------------------------------------------------------------


class PictureNotRead(DeskError):
    code = "picture-not-read"
    text = "{file} was not read: {reason}. A JPEG, PNG, WebP, TIFF or PDF of up to 40 MB can be."
