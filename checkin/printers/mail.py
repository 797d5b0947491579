"""Badges as e-mails that are ready to be sent: one draft for each, the PDF attached.

A draft is a file of its own (RFC 5322); `X-Unsent` makes mail programs open it for sending.
Nothing is sent from here.
"""

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from checkin.errors import PrinterNotReady
from checkin.printers.base import Letter, Media, Sent
from checkin.printers.folder import FolderPrinter, file_name


class MailPrinter(FolderPrinter):
    """The address is the folder the drafts are written into."""

    suffix = ".eml"

    def send(self, pdf: bytes, title: str, media: Media) -> Sent:
        return self.keep(draft(pdf, title, self.letter or Letter("", "", "")), title)


def draft(pdf: bytes, title: str, letter: Letter) -> bytes:
    """The file of an e-mail to somebody, with the badge attached.

    Raises:
        PrinterNotReady: there is no address one could write to.
    """
    user, at, domain = letter.to.strip().rpartition("@")
    try:
        to = Address(_plain(letter.name), user, domain)
    except ValueError:  # not an address at all
        at = ""
    is_one = letter.to.isprintable() and len(letter.to.split()) == 1
    if not (user and at and domain and is_one):
        reason = "no e-mail address of this person can be written to; correct it, then send again"
        raise PrinterNotReady(printer="e-mail", reason=reason)
    message = EmailMessage(SMTP)
    message["To"] = to
    message["Subject"] = _plain(f"{letter.forum}: {letter.name}")
    message["X-Unsent"] = "1"
    message.set_content(f"{letter.name}\n\n{letter.forum}\n", charset="utf-8")
    message.add_attachment(
        pdf, maintype="application", subtype="pdf", filename=f"{file_name(title)}.pdf"
    )
    return message.as_bytes()


def _plain(text: str) -> str:
    """One line, as a header wants it."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
