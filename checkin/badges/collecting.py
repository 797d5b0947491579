"""Python's search for circles of objects, put off while a batch of badges is made.

A badge makes none (10,000 of them take as much memory with the search as without), but what is kept
from badge to badge would be searched through again and again: a fourteenth of the time of a batch.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

# A window beside it may make circles meanwhile. Only the youngest are looked at: each search of the
# older ones brings the search through everything nearer, which is a tenth of the time of a batch.
_EVERY = 2_000  # pages
_lock = Lock()
_batches: list[bool] = []  # one for each that is being made: whether the search was on before it


@contextmanager
def put_off() -> Iterator[None]:
    """No search through everything until the block ends; two batches may be made at once."""
    with _lock:
        _batches.append(gc.isenabled() or any(_batches))
        gc.disable()
    try:
        yield
    finally:
        with _lock:
            was_on = _batches.pop()
            if was_on and not _batches:
                gc.enable()


def search_the_new(page: int) -> None:
    """Every so many pages, search what came since the last time."""
    if page % _EVERY == 0:
        gc.collect(0)
