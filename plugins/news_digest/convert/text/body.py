"""Which passages are the story: the run of prose, where it begins and where it ends."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from news_digest.convert.text.insets import find_insets
from news_digest.convert.text.prose import Reading
from news_digest.model import Role

_SPEAKER = re.compile(r"[^\W\d_][\w. ]{0,24}:\s")
# A heading inside a story has no more words than this.
_HEADING_WORDS = 14
# Less prose than one short sentence is no story that could have ended.
_A_STORY = 0.4
# A story begins with a paragraph: short sentences in menus score no more than this.
_NO_BEGINNING = 0.25


@dataclass(frozen=True, slots=True)
class Body:
    """The story among the readings: indices of its passages, in order.

    `first` and `end` bound the run (half open); `dropped` tells why passages inside or right
    behind it are no part of the story; `credits` are its credit lines; `because` is
    why the story ends where it ends.
    """

    first: int
    end: int
    kept: tuple[int, ...]
    headings: frozenset[int]
    dropped: dict[int, tuple[Role, str]]
    credits: tuple[int, ...]
    because: str

    def keeps(self, at: int) -> bool:
        """Tell whether the passage at `at` is one of the story's."""
        place = bisect_left(self.kept, at)
        return place < len(self.kept) and self.kept[place] == at


def find_body(readings: tuple[Reading, ...]) -> Body | None:
    """Return the story's passages, or None where nothing reads like a story.

    The run with the greatest sum of prose scores is where the story is (Kadane's algorithm:
    furniture scores below zero). It is then read from its first paragraph on, and ends early at
    what only stands behind a story: a credit, a sign-off, comments, another story's headline.
    """
    insets = find_insets(readings)
    span = _best_run(readings, insets)
    if span is None:
        return None
    first, limit = span
    while first < limit and readings[first].prose <= _NO_BEGINNING:
        first += 1
    kept: list[int] = []
    dropped: dict[int, tuple[Role, str]] = {}
    end, because = limit, "no more prose follows"
    behind = _prose_behind(readings)
    before = 0.0
    for at in range(first, limit):
        if at in insets:
            dropped[at] = _boxed(readings[at])
            continue
        ending = _ending(readings, at, before, behind[at])
        if ending:
            end, because = at, ending
            break
        verdict = _dropped(readings, at, limit)
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
    kept, late = _without_loose_end(readings, kept)
    dropped.update(late)
    if not kept:
        return None
    headings = frozenset(i for i in kept if _is_heading(readings, i))
    return Body(kept[0], end, tuple(kept), headings, dropped, tuple(credits), because)


def _prose_behind(readings: tuple[Reading, ...]) -> list[float]:
    """Return for each passage how much prose stands behind it."""
    sums = [0.0] * len(readings)
    for at in range(len(readings) - 2, -1, -1):
        sums[at] = sums[at + 1] + max(readings[at + 1].prose, 0)
    return sums


def _best_run(readings: tuple[Reading, ...], insets: frozenset[int]) -> tuple[int, int] | None:
    best = total = 0.0
    start, found = 0, None
    for at, reading in enumerate(readings):
        if total <= 0:
            start, total = at, 0.0
        total += 0 if at in insets else reading.prose
        if total > best:
            best, found = total, (start, at + 1)
    return found


def _ending(readings: tuple[Reading, ...], at: int, before: float, behind: float) -> str | None:
    """Return why the story has ended before the passage at `at`, or None if it goes on.

    `before` and `behind` are how much prose of the story stands before it, and prose behind it.
    """
    if before < _A_STORY:
        return None
    reading = readings[at]
    if reading.credit:
        return "its credit line follows"
    if reading.sign_off:
        return "the wire's sign-off follows"
    furniture = reading.furniture
    if furniture and furniture.ends_story:
        # A list of related stories may stand inside a story: the story goes on where at least
        # as much of it follows as went before.
        goes_on = furniture.role is Role.PROMO and behind >= before
        return None if goes_on else furniture.reason
    following = readings[at + 1].passage.text if at + 1 < len(readings) else ""
    if reading.repeated and not reading.terminal and following == reading.passage.text:
        return "another story's headline follows, printed twice"
    return None


def _boxed(reading: Reading) -> tuple[Role, str]:
    if reading.furniture:
        return reading.furniture.role, reading.furniture.reason
    return Role.PROMO, "stands in a box inside the story"


def _dropped(readings: tuple[Reading, ...], at: int, limit: int) -> tuple[Role, str] | None:
    """Return what the passage at `at`, inside the story's run, is if it is no part of it."""
    reading = readings[at]
    if reading.furniture:
        return reading.furniture.role, reading.furniture.reason
    if reading.byline:
        return Role.BYLINE, "a byline"
    if reading.caption and not reading.terminal:
        return Role.CAPTION, "a caption: it ends with a picture's credit"
    if reading.states_date and not reading.terminal:
        return Role.FURNITURE, "a line that states a date, inside the story"
    if reading.repeated and not reading.terminal:
        return Role.PROMO, "a line that the page prints more than once"
    if reading.prose > 0 or reading.passage.tabular or reading.passage.marker:
        return None
    if _is_heading(readings, at):
        return None
    neighbours = [readings[i] for i in (at - 1, at + 1) if 0 <= i < limit]
    if any(one.prose < 0 and not one.passage.marker for one in neighbours):
        return Role.PROMO, "one of several short lines without a full stop: a list of links"
    if reading.words >= 4:
        return None
    return Role.FURNITURE, "a short line without a full stop"


def _is_heading(readings: tuple[Reading, ...], at: int) -> bool:
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


def _without_loose_end(
    readings: tuple[Reading, ...], kept: list[int]
) -> tuple[list[int], dict[int, tuple[Role, str]]]:
    """A story ends with a sentence, an item or a row: drop short lines behind the last one."""
    end = len(kept)
    while end and readings[kept[end - 1]].prose < 0 and not readings[kept[end - 1]].passage.marker:
        end -= 1
    late = dict.fromkeys(kept[end:], (Role.PROMO, "a short line behind the last paragraph"))
    return kept[:end], late
