"""One build or import of a site at a time: two at once would spoil each other's files."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from news_digest.cli.site_root import Site

# The folder, in the site's own, for all that a build needs and leaves; in no repository.
WORK = ".build"


@contextmanager
def only_one(site: Site) -> Iterator[tuple[int, ...]]:
    """Wait until no other build or import of the site is at work, and keep others waiting.

    Yields the file descriptors that hold the lock. A child process that is given them keeps the
    lock for as long as it runs, even when its parent is killed.
    """
    try:
        import fcntl  # not on Windows, where make is not at home either
    except ImportError:
        yield ()
        return
    lock = site.root / WORK / "lock"
    lock.parent.mkdir(parents=True, exist_ok=True)
    # Closing the file, here and in every child, is what gives the lock up.
    with lock.open("w") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            print("Waiting for another build of this site to end.", file=sys.stderr, flush=True)
            fcntl.flock(held, fcntl.LOCK_EX)
        yield (held.fileno(),)
