"""Headlines: where a full name may stand whose bearer the story names by the surname alone.

Capitals tell nothing there: LUND NAMES ALAN ROE TO BOARD; Lund Names Alan Roe to Board. So a
surname is found in the story, and its first name then looked for in front of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from news_digest.subjects.people.lexicon import Lexicon, plain

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# SCOWL's classes up to 35 hold the words that headlines are made of: MARK, RICH, WILL, GRANT.
_RATHER_RARE = 40


def words_of(heading: str) -> list[str]:
    """Return the words of a heading."""
    return [match[0] for match in _WORD.finditer(heading)]


def first_names_before(
    headline: str, surnames: Sequence[str], lists: Lexicon
) -> Iterator[tuple[str, str]]:
    """Yield (first name, surname) for each of `surnames` that a first name stands before.

    Of two that differ in case alone (Ami, AMI) the first one is meant.
    """
    wanted = {one.casefold(): one for one in reversed(surnames)}
    words = words_of(headline)
    for first, last in pairwise(words):
        surname = wanted.get(last.casefold())
        bare = plain(first)
        if surname is None or not first[0].isupper() or not last[0].isupper():
            continue
        if bare in lists.first_names and lists.common.get(bare, 99) >= _RATHER_RARE:
            yield first.capitalize() if first.isupper() else first, surname
