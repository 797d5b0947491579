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
