"""What can stop a rehearsal before it begins."""

from checkin.errors import DeskError


class RehearsalWithoutPeople(DeskError):
    code = "rehearsal-without-people"
    text = (
        "{forum} has nobody on its list yet, so there is nobody to rehearse with. "
        "Import a list first, or ask for invented people with --delegates 400."
    )


class RehearsalFolderTaken(DeskError):
    code = "rehearsal-folder-taken"
    text = (
        "The rehearsal cannot be written to {path}: {reason}. Nothing was changed; "
        "name an empty folder with --output."
    )
