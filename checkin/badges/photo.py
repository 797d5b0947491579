"""A photo as a PDF image. A JPEG goes in as it is; anything else is decoded with a limit."""

import io
import struct
from functools import lru_cache
from typing import NamedTuple

_MOST_PIXELS = 25_000_000  # a larger one is a bomb or a mistake
_MOST_BYTES = 200_000  # a JPEG above this is made smaller: a badge shows 400 pixels of it
_LONGEST_SIDE = 700
_QUALITY = 85


class Encoded(NamedTuple):
    """A JPEG and what PDF must know of it."""

    width: int
    height: int
    color_space: str
    jpeg: bytes


@lru_cache(maxsize=64)
def encode(content: bytes) -> Encoded | None:
    """The picture as a JPEG for PDF, or None if it cannot be read."""
    plain = _as_it_is(content) if len(content) <= _MOST_BYTES else None
    return plain or _decoded(content)


def _as_it_is(content: bytes) -> Encoded | None:
    """A JPEG of one or three colours that needs no turning, by its frame (ITU T.81 B.2)."""
    if not content.startswith(b"\xff\xd8") or b"Exif" in content[:64]:
        return None
    at = 2
    while at + 9 < len(content) and content[at] == 0xFF:
        marker, length = content[at + 1], struct.unpack_from(">H", content, at + 2)[0]
        if marker in (0xC0, 0xC1, 0xC2):
            height, width, colors = struct.unpack_from(">HHB", content, at + 5)
            space = {1: "DeviceGray", 3: "DeviceRGB"}.get(colors)
            sound = space and 0 < width * height <= _MOST_PIXELS and content.endswith(b"\xff\xd9")
            return Encoded(width, height, space, content) if space and sound else None
        at += 2 + length
    return None


def _decoded(content: bytes) -> Encoded | None:
    from PIL import Image, ImageOps

    try:
        with Image.open(io.BytesIO(content), formats=("JPEG", "PNG", "WEBP", "BMP")) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                return None
            opened.draft("RGB", (_LONGEST_SIDE, _LONGEST_SIDE))
            upright = ImageOps.exif_transpose(opened).convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    upright.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    flat = Image.new("RGB", upright.size, "white")
    flat.paste(upright, mask=upright.getchannel("A"))
    written = io.BytesIO()
    flat.save(written, "JPEG", quality=_QUALITY)
    return Encoded(flat.width, flat.height, "DeviceRGB", written.getvalue())
