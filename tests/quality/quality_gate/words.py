"""Texts -> what is compared of them: words, runs of words, folded texts."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher

Shingles = Counter[tuple[str, ...]]

_WORD = re.compile(r"\w+")
_NO_WORD = re.compile(r"[\W_]+")
# The length of the runs of words, and how alike two headlines are: what the public
# article-extraction-benchmark takes, and the evaluation of the kits.
_RUN = 4
_ALIKE = 0.9


def shingles(text: str) -> Shingles:
    """Return the runs of four words of `text`; a shorter text is one run."""
    words = _WORD.findall(text)
    if not words:
        return Counter()
    return Counter(tuple(words[at : at + _RUN]) for at in range(max(1, len(words) - _RUN + 1)))


def folded(text: str | None) -> str:
    """Return the words of `text` in lower case, a space between them."""
    return _NO_WORD.sub(" ", (text or "").lower()).strip()


def alike(one: str | None, other: str) -> bool:
    """Tell whether two headlines are the same but for a trifle."""
    a, b = folded(one), folded(other)
    return bool(a) and (a == b or SequenceMatcher(None, a, b, autojunk=False).ratio() >= _ALIKE)


def harmonic(precision: float, recall: float) -> float:
    """Return F1 of precision and recall (0 to 1)."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
