"""Which passages are the story: the run of prose, where it begins and where it ends."""

from __future__ import annotations

import re
from dataclasses import dataclass

from news_digest.convert.text.asides import find_appeals, find_asides, find_lists
from news_digest.convert.text.insets import find_insets
from news_digest.convert.text.layout import Layout, read_layout
from news_digest.convert.text.prose import Reading
from news_digest.convert.text.region import (
    A_STORY,
    ASIDE,
    best_run,
    from_dateline,
    prose_behind,
    to_run_end,
    weights_of,
)
from news_digest.convert.text.tail import without_tail
from news_digest.model import Role

# Who wrote a post that the story quotes: — Jane Roe (@janeroe) May 3, 2019
_POST = re.compile(r"[—–-]{1,2} ?.{1,60}\(@\w{1,30}\)")
_SPEAKER = re.compile(r"[^\W\d_][\w. ]{0,24}:\s")
# A heading inside a story has no more words than this.
_HEADING_WORDS = 14
# A story begins with a paragraph: short sentences in menus score no more than this.
_NO_BEGINNING = 0.25


@dataclass(frozen=True, slots=True)
class Body:
    """The story among the readings: indices of its passages, in order.

    `first` and `end` bound the run (half open); `headings` and `items` (of lists that a paragraph
    introduces) are among `kept`; `dropped` tells why passages inside or right
    behind it are no part of the story; `credits` are its credit lines; `because` is
    why the story ends where it ends.
    """

    first: int
    end: int
    kept: tuple[int, ...]
    headings: frozenset[int]
    items: frozenset[int]
    dropped: dict[int, tuple[Role, str]]
    credits: tuple[int, ...]
    because: str


def find_body(readings: tuple[Reading, ...]) -> Body | None:
    """Return the story's passages, or None where nothing reads like a story.

    The run with the greatest sum of prose scores is where the story is (Kadane's algorithm:
    furniture scores below zero). It is then read from its first paragraph on, and ends early at
    what only stands behind a story: a credit, a sign-off, comments, another story's headline.
    """
    likely = best_run([one.prose for one in readings])
    if likely is None:
        return None
    layout = read_layout(readings, range(*likely))
    insets = find_insets(readings)
    lists = find_lists(readings, layout)
    asides = find_asides(readings, layout, lists)
    # What reads less like a story than an aside does weighs no less where it is one.
    heavy = (
        at
        for at, one in enumerate(readings)
        if (one.prose > ASIDE or at in lists or at in insets) and at not in asides
    )
    asides.update(find_appeals(readings, heavy))
    for at in insets:
        asides.setdefault(at, _boxed(readings[at]))
    weights = weights_of(readings, asides, lists, insets)
    span = best_run(weights)
    if span is None:
        return None
    first, limit = span
    while first < limit and readings[first].prose <= _NO_BEGINNING:
        first += 1
    if first == len(readings):
        return None
    first = from_dateline(readings, first)
    limit = to_run_end(readings, limit)
    light = (at for at in range(first, limit) if readings[at].prose <= ASIDE and at not in asides)
    asides.update(find_appeals(readings, light))
    kept: list[int] = []
    dropped: dict[int, tuple[Role, str]] = {}
    end, because = limit, "no more prose follows"
    behind = prose_behind(readings, weights)
    before = 0.0
    for at in range(first, limit):
        if at in asides:
            dropped[at] = asides[at]
            continue
        ending = _ending(readings, at, before, behind[at])
        if ending:
            end, because = at, ending
            break
        known = at == first or at in lists
        verdict = None if known else _dropped(readings, layout, at, limit)
        if verdict:
            dropped[at] = verdict
        else:
            kept.append(at)
            before += max(readings[at].prose, 0)
    credits: list[int] = []
    while end < len(readings) and (readings[end].credit or readings[end].sign_off):
        if readings[end].credit:
            because = "its credit line follows"
            credits.append(end)
        else:
            dropped[end] = (Role.FURNITURE, "the wire's sign-off")
        end += 1
    kept, late = without_tail(readings, layout, kept, lists)
    dropped.update(late)
    if not kept:
        return None
    headings = frozenset(i for i in kept if i not in lists and is_heading(readings, i))
    items = lists.intersection(kept)
    return Body(kept[0], end, tuple(kept), headings, items, dropped, tuple(credits), because)


def _ending(readings: tuple[Reading, ...], at: int, before: float, behind: float) -> str | None:
    """Return why the story has ended before the passage at `at`, or None if it goes on.

    `before` and `behind` are how much prose of the story stands before it, and prose behind it.
    """
    if before < A_STORY:
        return None
    reading = readings[at]
    if reading.credit and not _is_paragraph_of_run(readings, at):
        return "its credit line follows"
    if reading.sign_off:
        return "the wire's sign-off follows"
    furniture = reading.furniture
    if furniture and furniture.ends_story:
        # A list of related stories may stand inside a story: the story goes on where at least
        # as much of it follows as went before.
        goes_on = furniture.role is Role.PROMO and behind >= before / 2
        return None if goes_on else furniture.reason
    following = readings[at + 1].passage.text if at + 1 < len(readings) else ""
    doubled = reading.repeated and not reading.terminal and following == reading.passage.text
    if doubled and behind < before / 2:
        return "another story's headline follows, printed twice"
    return None


def _is_paragraph_of_run(readings: tuple[Reading, ...], at: int) -> bool:
    """Tell what only begins like a credit: `Based on a first count, …`, inside a run."""
    passage = readings[at].passage
    if passage.text[0] in "([" or not readings[at].terminal or at + 1 == len(readings):
        return False
    following = readings[at + 1]
    return passage.set_in and following.passage.run == passage.run and following.prose > 0


def _boxed(reading: Reading) -> tuple[Role, str]:
    if reading.furniture:
        return reading.furniture.role, reading.furniture.reason
    return Role.PROMO, "stands in a box inside the story"


def _dropped(
    readings: tuple[Reading, ...], layout: Layout, at: int, limit: int
) -> tuple[Role, str] | None:
    """Return what the passage at `at`, inside the story's run, is if it is no part of it."""
    reading = readings[at]
    if reading.furniture:
        return reading.furniture.role, reading.furniture.reason
    if reading.byline:
        return Role.BYLINE, "a byline"
    if reading.caption and not reading.terminal:
        return Role.CAPTION, "a caption: it ends with a picture's credit"
    if _POST.match(reading.passage.text):
        return None
    if reading.states_date and not reading.terminal and not reading.passage.set_in:
        return Role.FURNITURE, "a line that states a date, inside the story"
    if reading.repeated and not reading.terminal and not reading.passage.tabular:
        return Role.PROMO, "a line that the page prints more than once"
    if reading.prose > 0 or reading.passage.tabular or reading.passage.marker:
        return None
    if is_heading(readings, at):
        return None
    if reading.passage.set_in or (layout.spaced and layout.alone(at)):
        return None
    neighbours = [readings[i] for i in (at - 1, at + 1) if 0 <= i < limit]
    if any(one.prose < 0 and not one.passage.marker for one in neighbours):
        return Role.PROMO, "one of several short lines without a full stop: a list of links"
    if reading.words >= 4:
        return None
    return Role.FURNITURE, "a short line without a full stop"


def is_heading(readings: tuple[Reading, ...], at: int) -> bool:
    """A heading is short, ends in no full stop, and a paragraph follows it.

    A question may be one, but not where a speaker asks it (`Q: …`).
    """
    reading = readings[at]
    if _SPEAKER.match(reading.passage.text):
        return False
    if reading.terminal and not reading.passage.text.endswith("?"):
        return False
    if reading.words > _HEADING_WORDS or reading.passage.marker or reading.passage.tabular:
        return False
    if reading.furniture or at + 1 >= len(readings) or reading.prose > 0.3:
        return False
    before = readings[at - 1] if at else None
    following = readings[at + 1]
    return following.prose > 0.4 and (before is None or before.prose > 0)
