"""What can be wrong with a list of people that is to be taken in."""

from checkin.errors import DeskError


class ListUnreadable(DeskError):
    """Any list that cannot be taken in as it is; nothing was taken in."""

    code = "list-unreadable"
    text = "{path} cannot be read ({reason}). Nothing was taken in."


class ListMissing(ListUnreadable):
    code = "list-missing"
    text = "There is no file {path}. Look where it was saved, or export the list again."


class ListEmpty(ListUnreadable):
    code = "list-empty"
    text = (
        "{path} has no people in it: a list needs one row of headers and a row for each person. "
        "Export it again, or choose another file or sheet."
    )


class ListWrongKind(ListUnreadable):
    code = "list-wrong-kind"
    text = "{path} is {found}, not a list. {advice}"


class ListMisnamed(ListUnreadable):
    code = "list-misnamed"
    text = "{path} is {found}, although its name says otherwise. {advice}"


class ListDamaged(ListUnreadable):
    code = "list-damaged"
    text = (
        "{path} is damaged or was not copied to its end ({reason}). Nothing was taken in; "
        "export or copy it again."
    )


class ListQuotesWrong(ListUnreadable):
    code = "list-quotes-wrong"
    text = (
        "In {path} the quotation mark opened in row {row} is never closed, so the rows after it "
        "cannot be told apart. Nothing was taken in; correct that row, or save the list as XLSX."
    )


class ListLocked(ListUnreadable):
    code = "list-locked"
    text = (
        "{path} is protected with a password. Open it in a spreadsheet program, "
        "save it without the password, and choose it again."
    )


class ListTooLarge(ListUnreadable):
    code = "list-too-large"
    text = (
        "{path} is too large for a list of people: {found}, and {limit} is the limit. Nothing "
        "was taken in; keep only the rows and columns that are needed, and save it again."
    )


class ListSheetUnknown(ListUnreadable):
    code = "list-sheet-unknown"
    text = "{path} has no sheet {sheet}. Its sheets are: {known}."


class ListColumnUnknown(DeskError):
    code = "list-column-unknown"
    text = "The list has no column {column}. Its columns are: {known}."


class ListFieldUnknown(DeskError):
    code = "list-field-unknown"
    text = (
        "A column cannot mean {field}. It may mean: {known}; or nothing, then it is kept as it is."
    )


class ListFieldTwice(DeskError):
    code = "list-field-twice"
    text = "The columns {columns} cannot both mean {field}. Choose one of them."


class ListPresetUnknown(DeskError):
    code = "list-preset-unknown"
    text = "There is no preset {preset}. The presets are: {known}."


class ListWithoutNames(DeskError):
    code = "list-without-names"
    text = (
        "No column of {path} is known to hold names. Say which one does, or put a row of headers "
        "above the people if it has none; its columns are: {known}."
    )
