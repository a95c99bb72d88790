"""Python's search for cycles, put off while much is made that has none."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collector() -> Iterator[None]:
    """Let nobody look for cycles meanwhile; also a decorator.

    Counting and inverting make some hundred thousand objects, which makes Python look through all
    that a site's build holds, its articles as well, again and again. None of them is in a cycle.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
