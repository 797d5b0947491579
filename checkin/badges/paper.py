"""A PDF being written: pages of one size, our fonts in it, and what is drawn once and reused."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from checkin.badges.ink import FontsInDocument
from checkin.badges.layout import POINTS_PER_MM
from checkin.badges.objects import Objects
from checkin.badges.photo import Encoded, encode
from checkin.badges.pieces import Image, Piece, SetLine

_BELOW_A_FACE = 0.8  # of what is cut from the height: a portrait has its face in the upper half
_EDGE = "0.6 G 0.5 w"  # the half of the line that is not under the picture is seen


class Paper:
    """One PDF file; its pages are exactly as large as the medium."""

    def __init__(self, width_mm: float, height_mm: float, *, two_sided: bool = False) -> None:
        width, height = width_mm * POINTS_PER_MM, height_mm * POINTS_PER_MM
        self._size = f"[0 0 {width:.5f} {height:.5f}]"
        # a badge is turned like the page of a book, about its upright edge
        edge = "Short" if width > height else "Long"
        self._objects = Objects("Badges", edge if two_sided else "")
        self._resources = self._objects.reserve()
        self._fonts = FontsInDocument()
        self._kept: dict[str, str] = {}  # name in the file to reference: grounds and pictures
        self._images: dict[Encoded, str] = {}
        self._page: list[str] = []

    def draw(self, pieces: Iterable[Piece]) -> None:
        """Draw composed pieces with the badge's lower left corner at the origin."""
        self._page.extend(self._operators(pieces))

    def keep(self, pieces: Iterable[Piece]) -> str:
        """Keep pieces that come again and again; `draw_kept` draws them by the name returned."""
        content = "\n".join(self._operators(pieces)).encode("latin-1")
        form = f"/Type /XObject /Subtype /Form /BBox {self._size} /Resources {self._resources}"
        name = f"G{len(self._kept) + 1}"
        self._kept[name] = self._objects.stream(content, form)
        return name

    def draw_kept(self, name: str) -> None:
        """Draw what was kept."""
        self._page.append(f"/{name} Do")

    @contextmanager
    def turned(self, turn: tuple[float, ...], left_pt: float, bottom_pt: float) -> Iterator[None]:
        """Draw with the origin moved and turned (the first four numbers of PDF's matrix)."""
        matrix = " ".join(f"{number:.3f}" for number in (*turn, left_pt, bottom_pt))
        self._page.append(f"q {matrix} cm")
        yield
        self._page.append("Q")

    def end_page(self) -> None:
        """Put what was drawn on a page of its own."""
        entries = f"/MediaBox {self._size} /Resources {self._resources}"
        self._objects.add_page(entries, "\n".join(self._page).encode("latin-1"))
        self._page = []

    def file(self) -> bytes:
        """The finished file."""
        fonts = "".join(f"/{font.name} {font.write(self._objects)} " for font in self._fonts.all())
        kept = "".join(f"/{name} {reference} " for name, reference in self._kept.items())
        self._objects.fill(self._resources, f"<< /Font << {fonts}>> /XObject << {kept}>> >>")
        return self._objects.file()

    def _operators(self, pieces: Iterable[Piece]) -> Iterator[str]:
        for piece in pieces:
            if isinstance(piece, SetLine):
                yield self._fonts.drawn(*piece)
            elif isinstance(piece, Image):
                yield from self._image(piece)
            else:
                yield piece

    def _image(self, image: Image) -> Iterator[str]:
        encoded = encode(image.content)
        if encoded is None:
            return
        least_or_most = max if image.fills else min
        scale = least_or_most(image.width / encoded.width, image.height / encoded.height)
        width, height = encoded.width * scale, encoded.height * scale
        left = image.left + (image.width - width) / 2
        below = _BELOW_A_FACE if image.fills else 0.5
        bottom = image.bottom + (image.height - height) * below
        name = self._embedded(encoded)
        box = f"{image.left:.3f} {image.bottom:.3f} {image.width:.3f} {image.height:.3f}"
        clip = f"{box} re W n " if image.fills else ""
        if image.edged:
            yield f"q {_EDGE} {left:.3f} {bottom:.3f} {width:.3f} {height:.3f} re S Q"
        yield f"q {clip}{width:.3f} 0 0 {height:.3f} {left:.3f} {bottom:.3f} cm /{name} Do Q"

    def _embedded(self, encoded: Encoded) -> str:
        """The picture's name in the file."""
        name = self._images.get(encoded)
        if name is None:
            name = self._images[encoded] = f"P{len(self._kept) + 1}"
            self._kept[name] = self._stored(encoded)
        return name

    def _stored(self, encoded: Encoded) -> str:
        size = f"/Width {encoded.width} /Height {encoded.height} /BitsPerComponent 8"
        entries = f"/Type /XObject /Subtype /Image {size} /ColorSpace /{encoded.color_space}"
        if not encoded.alpha:
            return self._objects.stream(encoded.content, f"{entries} /Filter /DCTDecode", False)
        gray = f"/Type /XObject /Subtype /Image {size} /ColorSpace /DeviceGray"
        mask = self._objects.stream(encoded.alpha, f"{gray} /Filter /FlateDecode", False)
        masked = f"{entries} /SMask {mask} /Filter /FlateDecode"
        return self._objects.stream(encoded.content, masked, False)
