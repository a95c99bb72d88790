"""What is no part of the story by what stands around it, whatever it reads like itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from news_digest.convert.text.appeals import is_appeal
from news_digest.convert.text.captions import is_picture_credit
from news_digest.convert.text.layout import Layout
from news_digest.convert.text.phrasebook import Kind
from news_digest.convert.text.prose import Reading
from news_digest.model import Role

Aside = tuple[Role, str]

# What ends a line that introduces a list.
_INTRODUCES = (":", "…", "...", "：")
# A list of other stories has this many rows at least.
_ROWS = 3
# A list inside a story has two items or more, of so many words on average, and no more items.
_ITEM_WORDS, _ITEMS = 3, 80
# A schedule has four rows at least, nearly all of one kind: June 9 – Torp, Fish Hall.
_SCHEDULED, _ALIKE, _ROW_WORDS = 4, 0.8, 24
_SET_APART = (" – ", " — ", " - ", " -- ", ": ", " @ ")
_SENTENCE_WORDS, _PARAGRAPH_WORDS = 12, 25
# A caption and its credit, which is no longer than this.
_CAPTION_LINES, _CREDIT_WORDS = 2, 9


def find_lists(readings: Sequence[Reading], layout: Layout) -> frozenset[int]:
    """Return the items of the lists that a paragraph above them introduces with a colon."""
    found: set[int] = set()
    for run in _runs(layout) if layout.spaced else ():
        box = [readings[at] for at in run]
        if run.start and _introduced(readings, layout, run) and _are_items(box):
            found.update(run)
        elif introduces(box[0]) and not box[0].cut and _are_items(box[1:]):
            found.update(run[1:])
        elif _is_schedule(box) and not (run.start and readings[run.start - 1].furniture):
            found.update(run)
    return frozenset(found)


def _is_schedule(box: Sequence[Reading]) -> bool:
    """Tell whether the rows are of one kind: figures or days, and what they are set apart from."""
    if len(box) < _SCHEDULED or not _are_items(box) or any(one.states_date for one in box):
        return False
    alike = sum(
        one.words <= _ROW_WORDS
        and any(map(str.isdigit, one.passage.text))
        and any(mark in one.passage.text for mark in _SET_APART)
        for one in box
    )
    return alike >= _ALIKE * len(box)


def _introduced(readings: Sequence[Reading], layout: Layout, run: range) -> bool:
    head = readings[run.start - 1]
    if not layout.alone(run.start - 1) or head.furniture:
        return False
    if head.passage.text.endswith((":", "：")):
        return True
    if not head.cut or run.stop == len(readings):
        return False
    following = readings[run.stop]
    return layout.alone(run.stop) and following.terminal and following.prose > 0


def _are_items(box: Sequence[Reading]) -> bool:
    if not 1 < len(box) <= _ITEMS or any(one.furniture or one.byline for one in box):
        return False
    return sum(one.words for one in box) >= _ITEM_WORDS * len(box)


def find_asides(
    readings: Sequence[Reading], layout: Layout, lists: frozenset[int]
) -> dict[int, Aside]:
    """Return the passages that are no part of a story by their run of lines, and why."""
    found: dict[int, Aside] = {}
    for run in _runs(layout) if layout.spaced else ():
        if len(run) > 1 and run[-1] not in lists:
            found.update(dict.fromkeys(_rows(readings, run), _ROW))
            found.update(dict.fromkeys(_captioned(readings, run), _CAPTION))
    return found


def find_appeals(readings: Sequence[Reading], places: Iterable[int]) -> dict[int, Aside]:
    """Return which of the passages at `places` ask something of the reader, and why that tells."""
    return {at: _APPEAL for at in places if is_appeal(readings[at])}


_APPEAL: Aside = (Role.PROMO, "speaks to the reader of the page, not of the story")
_ROW: Aside = (Role.PROMO, "stands in a list of links")
_CAPTION: Aside = (Role.CAPTION, "a caption: its credit follows")


def introduces(reading: Reading) -> bool:
    """Tell whether a list may follow the passage."""
    return not reading.furniture and reading.passage.text.endswith(_INTRODUCES)


def _runs(layout: Layout) -> Iterator[range]:
    at = 0
    while at < len(layout.ends):
        yield layout.run(at)
        at = layout.ends[at]


def _rows(readings: Sequence[Reading], run: range) -> Sequence[int]:
    """Return the rows of the run that are no part of a story."""
    box = [readings[at] for at in run]
    if any(one.repeated and one.passage.text == two.passage.text for one, two in pairwise(box)):
        return run
    if _is_head(box[0]):
        return run
    prose = sum(_is_sentence(one) for one in box)
    if run.start and _is_head(readings[run.start - 1]) and 2 * prose < len(box):
        return run
    if len(box) >= _ROWS and 2 * prose < len(box):
        last = box[-1]
        long = last.terminal and last.words >= _PARAGRAPH_WORDS and last.prose > 0
        return run[:-1] if long else run
    return ()


def _is_head(reading: Reading) -> bool:
    """Tell whether what stands below the passage belongs to other stories."""
    mark = reading.furniture
    return mark is not None and mark.kind in (Kind.RELATED, Kind.POINTER, Kind.COMMENTS)


def _is_sentence(reading: Reading) -> bool:
    return reading.terminal and reading.words >= _SENTENCE_WORDS and reading.prose > 0


def _captioned(readings: Sequence[Reading], run: range) -> Sequence[int]:
    """Return the rows of a caption whose last row is the picture's credit."""
    last = readings[run[-1]]
    if len(run) != _CAPTION_LINES or last.words > _CREDIT_WORDS or last.furniture:
        return ()
    return run if is_picture_credit(last.passage.text) else ()
