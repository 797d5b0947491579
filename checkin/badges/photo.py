"""A photo or logo as a PDF image. A JPEG goes in as it is; anything else is decoded with limits."""

import io
import struct
import zlib
from functools import lru_cache
from typing import Any, NamedTuple

_MOST_PIXELS = 25_000_000  # a larger one is a bomb or a mistake
_MOST_BYTES = 200_000  # a JPEG above this is made smaller: a badge shows 400 pixels of it
_LONGEST_SIDE = 700
_QUALITY = 85
_KINDS = ("JPEG", "PNG", "WEBP", "BMP")


class Encoded(NamedTuple):
    """What PDF must know of an image: a JPEG, or deflated pixels with their transparency."""

    width: int
    height: int
    color_space: str
    content: bytes
    alpha: bytes = b""


@lru_cache(maxsize=64)
def encode(content: bytes) -> Encoded | None:
    """The picture for PDF, or None if it cannot be read or is too large to be one."""
    plain = _as_it_is(content) if len(content) <= _MOST_BYTES else None
    return plain or _decoded(content)


def is_too_large(content: bytes) -> bool:
    """Whether the header alone says that there are more pixels than anybody needs."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(content), formats=_KINDS) as opened:
            return bool(opened.width * opened.height > _MOST_PIXELS)
    except Image.DecompressionBombError:
        return True
    except (OSError, ValueError, SyntaxError):
        return False


def _as_it_is(content: bytes) -> Encoded | None:
    """A JPEG of one or three colours that needs no turning, by its frame (ITU T.81 B.2)."""
    if not content.startswith(b"\xff\xd8"):
        return None
    at = 2
    while at + 9 < len(content) and content[at] == 0xFF:
        marker, length = content[at + 1], struct.unpack_from(">H", content, at + 2)[0]
        if marker in (0xC0, 0xC1, 0xC2):
            height, width, colors = struct.unpack_from(">HHB", content, at + 5)
            space = {1: "DeviceGray", 3: "DeviceRGB"}.get(colors)
            sound = 0 < width * height <= _MOST_PIXELS and content.endswith(b"\xff\xd9")
            return Encoded(width, height, space, content) if space and sound else None
        if marker == 0xE1 and content.startswith(b"Exif", at + 4):
            return None  # it may say that the camera was held sideways
        at += 2 + length
    return None


def _decoded(content: bytes) -> Encoded | None:
    from PIL import Image, ImageOps

    try:
        with Image.open(io.BytesIO(content), formats=_KINDS) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                return None
            opened.draft("RGB", (_LONGEST_SIDE, _LONGEST_SIDE))
            upright = ImageOps.exif_transpose(opened).convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    upright.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    alpha = upright.getchannel("A")
    if alpha.getextrema() == (255, 255):
        return _jpeg(upright)
    colors = zlib.compress(upright.convert("RGB").tobytes())
    width, height = upright.size
    return Encoded(width, height, "DeviceRGB", colors, zlib.compress(alpha.tobytes()))


def _jpeg(image: Any) -> Encoded:
    written = io.BytesIO()
    image.convert("RGB").save(written, "JPEG", quality=_QUALITY)
    return Encoded(image.width, image.height, "DeviceRGB", written.getvalue())
