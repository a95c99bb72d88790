"""Where on the page the story probably stands: the run with most prose."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from news_digest.convert.text.phrasebook import Kind
from news_digest.convert.text.prose import Reading
from news_digest.model import Role

# NEW YORK, March 2 - …
_DATELINE = re.compile(r"[^\W\d_a-z]{3}.{0,60}? (?:-{1,2}|[–—]) ")
# Further up than so many passages no dateline is looked for.
_HEAD = 4
# Less prose than one short sentence is no story that could have ended.
A_STORY = 0.4
# What an aside costs the run that it stands in, and what an item of a list is worth to it.
ASIDE, _ITEM = -0.3, 0.3
# Behind the mark of the comments all prose together is worth about one paragraph.
_COMMENT, _NEXT_COMMENT = 0.1, 0.9
# More rows of a table than this add nothing: quotes beside a story must not outweigh it.
_ROWS, _FURTHER_ROW = 4, 0.001


def weights_of(
    readings: Sequence[Reading],
    asides: Collection[int],
    lists: Collection[int],
    insets: Collection[int],
) -> list[float]:
    """Return what each passage says for (above zero) or against a story where it stands.

    However much furniture a box holds, the story goes on behind it.
    """
    weights: list[float] = []
    before, worth, rows = 0.0, 1.0, 0
    for at, reading in enumerate(readings):
        weight = reading.prose
        rows = rows + 1 if reading.passage.tabular else 0
        if rows > _ROWS:
            weight = min(weight, _FURTHER_ROW)
        if at in insets:
            weight = ASIDE
        elif at in asides:
            weight = min(weight, ASIDE)
        elif at in lists:
            weight = max(weight, _ITEM)
        mark = reading.furniture
        if mark and mark.kind is Kind.COMMENTS and before >= A_STORY:
            worth = min(worth, _COMMENT)
        if weight > 0:
            before += weight
            weight *= worth
        weights.append(weight)
        worth *= _NEXT_COMMENT if worth < 1 else 1
    return weights


def prose_behind(readings: Sequence[Reading], weights: Sequence[float]) -> list[float]:
    """Return for each passage how much prose stands behind it, before comments or legal notes."""
    sums = [0.0] * len(readings)
    for at in range(len(readings) - 2, -1, -1):
        mark = readings[at + 1].furniture
        if mark and mark.ends_story and not mark.inset and mark.role is not Role.PROMO:
            continue
        behind = weights[at + 1]
        sums[at] = sums[at + 1] + behind if behind > 0 else sums[at + 1]
    return sums


def best_run(weights: Sequence[float]) -> tuple[int, int] | None:
    """Return the run (half open) with the greatest sum of weights (Kadane's algorithm)."""
    best = total = 0.0
    start, found = 0, None
    for at, weight in enumerate(weights):
        if total <= 0:
            start, total = at, 0.0
        total += weight
        if total > best:
            best, found = total, (start, at + 1)
    return found


def from_dateline(readings: Sequence[Reading], first: int) -> int:
    """Return where the run of lines that `first` stands in opens with a dateline, or `first`."""
    run = readings[first].passage.run
    for at in range(first - 1, max(first - _HEAD, -1), -1):
        if readings[at].passage.run != run:
            break
        if _DATELINE.match(readings[at].passage.text):
            return at
    return first


def to_run_end(readings: Sequence[Reading], limit: int) -> int:
    """Go on to the end of a run whose paragraphs are set in: it is all one story."""
    run = readings[limit - 1].passage.run
    while limit < len(readings) and readings[limit].passage.run == run:
        reading = readings[limit]
        if reading.furniture or reading.sign_off or reading.credit or not reading.passage.set_in:
            break
        limit += 1
    return limit
