"""A photo somebody hands in, made into one a badge can use: upright, small, without secrets.

The header is read before the pixels: what is too large or no still picture is never decoded. What
a camera wrote beside the picture (where it was taken, with what) is left out.
"""

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

_KINDS = ("JPEG", "PNG", "WEBP")
_MOST_PIXELS = 25_000_000
_MOST_BYTES = 40_000_000
_LEAST_SIDE = 100
_LONGEST_SIDE = 700
_QUALITY = 88


class PhotoRefused(ValueError):
    """Says why, in words that follow the name of the file."""


def portrait(content: bytes) -> bytes:
    """The photo as an upright JPEG in red, green and blue.

    Raises:
        PhotoRefused
    """
    from PIL import Image

    if len(content) > _MOST_BYTES:
        raise PhotoRefused("the file is larger than 40 MB")
    try:
        with Image.open(io.BytesIO(content), formats=_KINDS) as opened:
            return _made(opened)
    except PhotoRefused:
        raise
    except Image.DecompressionBombError as error:
        raise PhotoRefused("it has more than 25 million pixels; make it smaller") from error
    except Image.UnidentifiedImageError as error:
        raise PhotoRefused("this is no JPEG, PNG or WebP picture") from error
    except (OSError, ValueError, SyntaxError) as error:
        raise PhotoRefused("the file is damaged, or its end is missing") from error


def _made(opened: "Image.Image") -> bytes:
    from PIL import Image, ImageOps

    if opened.width * opened.height > _MOST_PIXELS:
        raise PhotoRefused("it has more than 25 million pixels; make it smaller")
    if getattr(opened, "n_frames", 1) > 1:
        raise PhotoRefused("it moves; take a still picture")
    if min(opened.size) < _LEAST_SIDE:
        raise PhotoRefused(f"it is smaller than {_LEAST_SIDE} pixels")
    opened.draft("RGB", (_LONGEST_SIDE, _LONGEST_SIDE))
    upright = ImageOps.exif_transpose(opened)
    upright.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    if upright.mode in ("RGBA", "LA", "PA", "P"):
        seen = upright.convert("RGBA")
        upright = Image.new("RGBA", seen.size, "white")
        upright.alpha_composite(seen)
    written = io.BytesIO()
    upright.convert("RGB").save(written, "JPEG", quality=_QUALITY)
    return written.getvalue()
