"""What speaks for a passage to be the headline, and what against it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import log

from news_digest.convert.text.above import DECK_REACH, Above, Title
from news_digest.convert.text.choice import Sign
from news_digest.convert.text.prose import Reading
from news_digest.model import Role

# A headline of more words is a long one.
_LONG = 20
# The names of outlets are no longer than this.
_MASTHEAD_WORDS = 5
# How many lines below a headline its date or byline stands, and how far a list of other stories
# is looked at.
_BELOW, _AROUND = 6, 9
_SHORTEST_REPEATED = 3
_SIZES = {1: "one word", 2: "two words", 3: "three words"}
_APART_BEFORE = re.compile(r"(?:[:|»>/]| [–—-]) $")
_APART_BEHIND = re.compile(r" [|»·–—-]+ ")
_NO_FULL_STOP = ("?", "...", "…", "!", '"', "”", "'", "’", "»", "“", ")")

SIGNS = {
    "shared": Sign(2.2, "its words stand in the first paragraphs"),
    "shared many": Sign(2.0),
    "above": Sign(0.0, "stands above the story"),
    "far": Sign(-0.9),
    "one word": Sign(-3.2),
    "two words": Sign(-3.1),
    "three words": Sign(-2.7),
    "a line of words": Sign(2.8),
    "long": Sign(-2.0, "but it is long"),
    "full stop": Sign(-3.2, "but it ends like a sentence"),
    "dated": Sign(3.4, "a date or a byline follows"),
    "below date": Sign(-0.8, "but it stands below a date or a byline"),
    "repeated": Sign(0.4, "the page prints it more than once"),
    "quoted": Sign(1.5, "a longer line of the page repeats it"),
    "address": Sign(2.4, "an address on the page is made of its words"),
    "deck": Sign(-2.8, "but it explains the line above, as a deck does"),
    "plain deck": Sign(-0.3),
    "listed": Sign(-3.2, "but it stands in a list of other stories"),
    "masthead": Sign(-3.0, "but it looks like the outlet's name"),
    "outlet": Sign(-3.0, "but it is an outlet's name"),
    "caption": Sign(-4.0, "but it ends with what tells a picture's credit"),
    "label": Sign(-2.0, "but it announces what follows"),
}


def signs_of(page: Above, titles: Mapping[int, Title], at: int) -> dict[str, float]:
    """Return the signs that the passage at `at`, which is among `titles`, shows."""
    found = _of_form(page.readings[at], titles[at].text)
    found.update(_of_likeness(page, titles, at))
    found.update(_of_place(page, titles[at], at))
    return found


def _of_form(reading: Reading, text: str) -> dict[str, float]:
    found = {}
    if size := _SIZES.get(reading.words, "a line of words" if reading.words >= 5 else ""):
        found[size] = 1.0
    if reading.words > _LONG:
        found["long"] = (reading.words - _LONG) / 10
    if not reading.terminal:
        if reading.repeated and reading.words >= 4:
            found["repeated"] = 1.0
    elif not text.endswith(_NO_FULL_STOP):
        found["full stop"] = 1.0
    if text.endswith(":"):
        found["label"] = 1.0
    if reading.caption:
        found["caption"] = 1.0
    return found


def _of_likeness(page: Above, titles: Mapping[int, Title], at: int) -> dict[str, float]:
    """Return the signs of what the title has in common with other lines, and with outlets."""
    found = {}
    text, own, shared = titles[at].text, titles[at].stems, titles[at].shared
    enough = max(len(own), 3)
    if shared:
        found["shared"] = shared / enough
        found["shared many"] = min(shared, 6) / 6
    if _is_quoted(page, text):
        found["quoted"] = 1.0
    if page.addresses and any(2 * len(own & one) > enough for one in page.addresses):
        found["address"] = 1.0
    if deck := _deck(page, titles, at):
        found["deck"] = deck
        if not _is_title_case(text):
            found["plain deck"] = deck
    if page.outlets.find(text):
        found["outlet"] = 1.0
    return found


def _of_place(page: Above, title: Title, at: int) -> dict[str, float]:
    found = {"above": 1.0}
    if lines := page.lines_before[-1] - page.lines_before[at + 1]:
        found["far"] = log(1 + lines)
    if _count(page.told_before, at + 1, at + 1 + _BELOW):
        found["dated"] = 1.0
    if _count(page.told_before, at - _BELOW, at):
        found["below date"] = 1.0
    if _count(page.dates_before, at - _AROUND, at + _AROUND) > 2:
        found["listed"] = 1.0
    if at <= page.menu and _is_masthead(page, at, title):
        found["masthead"] = 1.0
    return found


def _is_quoted(page: Above, text: str) -> bool:
    """Tell whether a longer line has the text set apart in it: `TEXT | Site`, `Share: TEXT`."""
    if text.count(" ") < _SHORTEST_REPEATED:
        return False
    folded = text.casefold()
    at = page.nearby.find(folded)
    while at >= 0:
        end = at + len(folded)
        before, behind = page.nearby[max(0, at - 3) : at], page.nearby[end : end + 3]
        if _APART_BEFORE.search(before) or _APART_BEHIND.match(behind):
            return True
        at = page.nearby.find(folded, end)
    return False


def _deck(page: Above, titles: Mapping[int, Title], at: int) -> float:
    """Return how much (0 to 1) a line above speaks as if the passage at `at` explained it.

    Between the two may stand a short line or two: the writer, a count of comments, a label. The
    page's title, which reads the same, is no headline above a deck.
    """
    if page.readings[at].words < 4:
        return 0.0
    shares = [0.0]
    for place in range(at - DECK_REACH, at):
        above = titles.get(place)
        if above and above.shared >= 2 and above.stems != titles[at].stems:
            reading = page.readings[place]
            if reading.words >= 4 and not reading.terminal:
                shares.append(above.shared / max(len(above.stems), 3))
    return max(shares)


def _count(before: tuple[int, ...], start: int, end: int) -> int:
    """Count what stands from `start`, a line's place or less than 0, to `end`.

    `before` has how much of it is before each line.
    """
    return (before[end] if end < len(before) else before[-1]) - before[start if start > 0 else 0]


def _is_title_case(text: str) -> bool:
    words = [word for word in text.split() if len(word) > 3]
    return 3 * sum(word[0].isupper() for word in words) > 2 * len(words)


def _is_masthead(page: Above, at: int, title: Title) -> bool:
    """Tell whether the passage at `at` looks like the name of an outlet that nobody listed.

    That is: the page's first words, a few in title case, which a copyright line names again, or
    which stand above a menu and of which the story does not speak.
    """
    text = page.readings[at].passage.text
    words = text.split()
    if len(words) > _MASTHEAD_WORDS or not all(len(w) < 4 or w[0].isupper() for w in words):
        return False
    if text in page.legal:
        return True
    below = page.readings[at + 1].furniture
    above_menu = below is not None and below.role is Role.FURNITURE
    return above_menu and 2 * title.shared <= len(words)
