"""Many texts -> their words, by several processes where that takes less time than by one."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import accumulate, pairwise
from pathlib import Path
from typing import TypeAlias

from lunr_search.model import Tokenised
from lunr_search.tokens.packing import packed, unpacked
from lunr_search.tokens.tokeniser import Tokeniser

# Characters that keep a process busy for much longer than it takes to start it and to bring its
# words together with those of the others.
ENOUGH = 12_000_000

Texts = tuple[str, ...]
Fields: TypeAlias = "tuple[array[int], ...]"


def tokenise_texts(
    documents: Sequence[Texts], tokeniser: Tokeniser, *, enough: int = ENOUGH
) -> list[Fields]:
    """Find the words of each document's texts with `tokeniser`: the same ones, whoever does it.

    Several processes do it if each has `enough` characters to read.
    """
    sizes = [sum(map(len, texts)) for texts in documents]
    first, *others = split(documents, sizes, min(processors(), sum(sizes) // enough))
    if not others:
        return _tokenise(first, tokeniser)
    _let_others_find_this()
    # Never by `fork`, which copies locks that threads hold. Ctrl-C reaches all processes of a
    # terminal: this one ends the others.
    pool = ProcessPoolExecutor(
        len(others),
        multiprocessing.get_context("spawn"),
        initializer=signal.signal,
        initargs=(signal.SIGINT, signal.SIG_IGN),
    )
    with pool:
        elsewhere = [pool.submit(tokenise_part, part) for part in others]
        # Words get their numbers as they first come up, so the parts are taken in order.
        found = _tokenise(first, tokeniser)
        for part, future in zip(others, elsewhere, strict=True):
            try:
                theirs = unpacked(memoryview(future.result()))
            except (BrokenProcessPool, OSError):
                # There was no room for another process.
                found += _tokenise(part, tokeniser)
            else:
                found += tokeniser.adopt(theirs)
    return found


def _let_others_find_this() -> None:
    """Put the plugin's place into `sys.path`, which processes take over.

    Pelican's PLUGIN_PATHS are not in it.
    """
    place = str(Path(__file__).absolute().parents[2])
    if place not in sys.path:
        sys.path.append(place)


def split(documents: Sequence[Texts], sizes: Sequence[int], count: int) -> list[Sequence[Texts]]:
    """Cut `documents` into `count` parts (at least one) of about the same size, in order."""
    count, ends = max(count, 1), list(accumulate(sizes, initial=0))
    cuts = [bisect_left(ends, ends[-1] * part / count) for part in range(count)]
    return [documents[start:end] for start, end in pairwise([*cuts, len(documents)])]


def processors() -> int:
    """Return how many processors this process may use; one, if it may start no others."""
    # `pelican --listen` builds in a process that may have none of its own.
    if multiprocessing.current_process().daemon:
        return 1
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def tokenise_part(documents: Sequence[Texts]) -> bytes:
    """Find words in a process of its own; the answer is packed, for the way back."""
    tokeniser = Tokeniser()
    found = _tokenise(documents, tokeniser)
    return b"".join(packed(Tokenised(tokeniser.words, (), found)))


def _tokenise(documents: Sequence[Texts], tokeniser: Tokeniser) -> list[Fields]:
    return [tuple(map(tokeniser.tokens, texts)) for texts in documents]
