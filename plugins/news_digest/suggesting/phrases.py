"""Texts -> phrases of two to four words that some of them are about.

Two measures make a phrase. Its words stand side by side far more often than chance would have
them (the log-likelihood ratio of T. Dunning, "Accurate Methods for the Statistics of Surprise and
Coincidence", 1993). And a text that has it is about it: the phrase is in the headline, or comes
again further down, as words that carry a text's subject do and set phrases do not (K. Church,
"Empirical Estimates of Adaptation", 2000).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

from lunr_search.words.text import stem, words
from news_digest.suggesting.filed import Text

# As many texts as make a group that is worth a page of its own.
MIN_TEXTS = 5
# What a larger share of the texts is about is no group of them, but for archives of some dozens.
_LARGEST_SHARE = 0.1
_LARGEST_ANYWAY = 25
_MAX_WORDS = 4
# Of the texts that have a phrase, so many are about it.
_ABOUT = 0.3
# Chance gives a greater ratio to one pair in a million (chi-squared, one degree of freedom), and
# as many pairs are in a large archive.
_SURPRISE = 23.9

_STEMS = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase: its stems, how it is written most often, and the texts that are about it.

    Texts are given by their number, in order.
    """

    stems: tuple[str, ...]
    written: str
    texts: tuple[int, ...]


def find_phrases(texts: Sequence[Text]) -> tuple[Phrase, ...]:
    """Return the phrases that at least `MIN_TEXTS` texts are about; those of most texts first."""
    neighbours = _neighbours(texts)
    has: Counter[_STEMS] = Counter()
    about: dict[_STEMS, list[int]] = {}
    forms: dict[_STEMS, Counter[str]] = {}
    for number, text in enumerate(texts):
        in_title = {stems for stems, _ in _candidates(text.title, neighbours)}
        in_body = Counter(stems for stems, _ in _candidates(text.body, neighbours))
        has.update(in_title | in_body.keys())
        for stems in in_title | {stems for stems, times in in_body.items() if times > 1}:
            about.setdefault(stems, []).append(number)
    most = max(_LARGEST_ANYWAY, int(len(texts) * _LARGEST_SHARE))
    chosen = {
        stems: tuple(numbers)
        for stems, numbers in about.items()
        if MIN_TEXTS <= len(numbers) <= most and len(numbers) >= _ABOUT * has[stems]
    }
    # Written forms of those alone: there are hundreds of times as many candidates.
    for number in sorted({number for numbers in chosen.values() for number in numbers}):
        for part in (texts[number].title, texts[number].body):
            for stems, written in _candidates(part, neighbours):
                if stems in chosen:
                    forms.setdefault(stems, Counter())[written] += 1
    found = [Phrase(stems, _commonest(forms[stems]), at) for stems, at in chosen.items()]
    return tuple(sorted(found, key=lambda one: (-len(one.texts), -len(one.stems), one.stems)))


def _neighbours(texts: Sequence[Text]) -> frozenset[tuple[str, str]]:
    """Return the pairs of stems that stand side by side more often than by chance."""
    single: Counter[str] = Counter()
    paired: Counter[tuple[str, str]] = Counter()
    for text in texts:
        for part in (text.title, text.body):
            for run in _runs(part):
                stems = [one for one, _, _ in run]
                single.update(stems)
                paired.update(pairwise(stems))
    total = single.total()
    return frozenset(
        (first, second)
        for (first, second), count in paired.items()
        if count >= MIN_TEXTS
        and _surprise(count, single[first], single[second], total) >= _SURPRISE
    )


def _candidates(text: str, neighbours: frozenset[tuple[str, str]]) -> Iterator[tuple[_STEMS, str]]:
    """Yield the phrases of a text, as stems and as written; their words belong together."""
    for run in _runs(text):
        for start in range(len(run)):
            for end in range(start + 1, min(start + _MAX_WORDS, len(run))):
                if (run[end - 1][0], run[end][0]) not in neighbours:
                    break
                stems = tuple(one for one, _, _ in run[start : end + 1])
                yield stems, " ".join(text[run[start][1] : run[end][2]].split())


def _runs(text: str) -> Iterator[list[tuple[str, int, int]]]:
    """Yield the runs of words between stop words, numbers and punctuation: stem, start and end."""
    run: list[tuple[str, int, int]] = []
    behind = 0
    for word in words(text):
        if run and text[behind : word.start].strip(" \t\n"):
            yield run
            run = []
        behind = word.end
        if word.text in stop_words() or len(word.text) < 2 or not word.text.isalpha():
            if run:
                yield run
            run = []
        else:
            run.append((stem(word.text), word.start, word.end))
    if run:
        yield run


def _surprise(both: int, first: int, second: int, total: int) -> float:
    """Return Dunning's ratio for two words side by side; 0 where that is rarer than by chance."""
    if both * total <= first * second:
        return 0.0
    table = (both, first - both, second - both, total - first - second + both)
    rows, columns = (first, total - first), (second, total - second)
    expected = (rows[at // 2] * columns[at % 2] / total for at in range(4))
    # Cells are pairs that begin with the first word or do not, and end with the second or do not.
    return 2 * sum(
        seen * math.log(seen / wanted)
        for seen, wanted in zip((table[0], table[1], table[2], table[3]), expected, strict=True)
        if seen > 0
    )


def _commonest(written: Counter[str]) -> str:
    # A wire's headlines are all in capitals, and its text tells how a name is written.
    return min(written, key=lambda form: (form.isupper(), -written[form], form))


@cache
def stop_words() -> frozenset[str]:
    """Return the words that no phrase of a topic has, in the search's normal form."""
    listed = files("news_digest.suggesting").joinpath("stop_words.txt")
    return frozenset(listed.read_text(encoding="utf-8").split())
