"""Give memory back to the system once much of it is no longer needed."""

import ctypes
import sys


def give_back() -> None:
    """Return what was freed; where the system does that by itself, or cannot, nothing happens.

    glibc keeps freed blocks of up to 32 MB for itself, in holes between others (mallopt(3),
    M_MMAP_THRESHOLD); making an index of a million people leaves 50 MB of such holes.
    """
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # there is none in musl
        if trim is not None:
            trim(0)
