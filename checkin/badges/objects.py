"""The numbered objects of a PDF being written, on ReportLab's document.

ReportLab keeps the numbers, the cross references and the file's frame. The objects themselves are
handed over as finished bytes: formatting its dictionaries cost more than setting the badge.
"""

import zlib

from reportlab.pdfbase import pdfdoc

_QUICK = 1  # of zlib: a tenth of the time of a batch for a tenth more bytes


class _Written(pdfdoc.PDFObject):
    """An object that is already in the words of PDF."""

    __RefOnly__ = 1  # ReportLab's sign for "has a number of its own"

    def __init__(self, content: bytes) -> None:
        self.content = content

    def format(self, document: object) -> bytes:
        return self.content


class Objects:
    """Everything that gets a number. A reference is text as "12 0 R"."""

    def __init__(self, title: str, turned_on: str = "") -> None:
        """`turned_on`: of a file for both sides of the paper, the Long or Short edge."""
        # invariant: the same badge is the same file, and no clock is read
        self._document = pdfdoc.PDFDocument(invariant=1, pdfVersion=(1, 5))
        self._document.setTitle(title)
        self._document.setAuthor("")
        self._document.setSubject("")
        self._document.setCreator("Ashar")
        sides = f"/Duplex /DuplexFlip{turned_on}Edge " if turned_on else ""
        preferences = _Written(_bytes(f"<< /PrintScaling /None {sides}>>"))
        self._document.Catalog.ViewerPreferences = preferences
        self._reserved: dict[str, _Written] = {}

    def add(self, content: str | bytes) -> str:
        """A new object; its reference."""
        return self._reference(_Written(_bytes(content)))

    def stream(self, content: bytes, entries: str = "", packed: bool = True) -> str:
        """A new stream, deflated unless `packed` says that its entries name a filter."""
        return self.add(_stream(content, entries, packed))

    def reserve(self) -> str:
        """A number for an object whose content comes later, by `fill`."""
        later = _Written(b"null")
        reference = self._reference(later)
        self._reserved[reference] = later
        return reference

    def fill(self, reference: str, content: str) -> None:
        """The content of a reserved object."""
        self._reserved[reference].content = content.encode("latin-1")

    def add_page(self, entries: str, content: bytes) -> None:
        """A page that shows `content`; `entries` say its size and resources."""
        shown = self.stream(content)
        parent = self._reference(self._document.Pages)
        words = f"<< /Type /Page /Parent {parent} {entries} /Contents {shown} >>"
        self._document.addPage(_Written(words.encode("latin-1")))

    def file(self) -> bytes:
        """The finished PDF."""
        data: bytes = self._document.GetPDFData(None)
        return data

    def _reference(self, written: object) -> str:
        reference: bytes = self._document.Reference(written).format(self._document)
        return reference.decode("ascii")


def _stream(content: bytes, entries: str, packed: bool) -> bytes:
    if packed:
        content = zlib.compress(content, _QUICK)
        entries += " /Filter /FlateDecode"
    head = f"<< {entries} /Length {len(content)} >>\nstream\n".encode("latin-1")
    return b"%s%s\nendstream" % (head, content)


def _bytes(content: str | bytes) -> bytes:
    return content.encode("latin-1") if isinstance(content, str) else content
