"""What speaks for a passage to be the headline, and what against it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate
from math import log
from typing import NamedTuple

from news_digest.convert.dates import find_yearless, is_relative
from news_digest.convert.text.choice import Sign
from news_digest.convert.text.prose import Reading
from news_digest.model import Role
from news_digest.vocabulary import OutletVocabulary

# Longer words are compared by their beginnings: missile, missiles; Serbia, Serbian.
_STEM = re.compile(r"(\w{3,5})\w*")
# How much of the story's beginning a headline is compared with: three or four paragraphs.
_LEAD_WORDS = 220
# A headline of more words is a long one; the longest are sentences, and what is longer a paragraph.
_LONG, _LONGEST_WORDS = 20, 34
# The names of outlets are no longer than this.
_MASTHEAD_WORDS = 5
# How many lines below a headline its date or byline stands, and how far a list of other stories
# is looked at.
_BELOW, _AROUND = 6, 9
# A deck stands no farther below its headline.
_DECK_REACH = 3
# A line that says when with fewer words than a date has no more words than this.
_WHEN_WORDS = 10
_DIGIT = re.compile(r"\d")
# So many passages before and behind the story's beginning are searched for a repetition, those
# that are no longer than this.
_SEARCHED, _SEARCHED_LENGTH = 400, 300
_SHORTEST_REPEATED = 3
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s/]+/(?P<path>\S{8,})")
# Home | News | Politics; Home > News > Politics: a menu or the way to the page.
_SEPARATORS = re.compile(r" [|»›>/·•] ")
_SPACES_OF_TWO = 4
_SIZES = {1: "one word", 2: "two words", 3: "three words"}
_APART_BEFORE = re.compile(r"(?:[:|»>/]| [–—-]) $")
_APART_BEHIND = re.compile(r" [|»·–—-]+ ")
_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,12}", re.I)
_SITE_SUFFIX = re.compile(r"\s+(?P<mark>[|»·]|[-–—]{1,2})\s+(?P<site>[^|»·]{2,40})$")
_SITE_MARK = re.compile(r"[|»·–—-]")
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


@dataclass(frozen=True, slots=True)
class Above:
    """The page around the headline: everything that a candidate is compared with.

    `told_before`, `dates_before` and `lines_before` count, for each passage up to the story, the
    lines before it that say who or when, those that state a date, and those that are no share bars
    and the like; `nearby` is the text around the story's beginning, and `lines` are its lines;
    `menu` is how many passages the page begins with that are furniture.
    """

    readings: tuple[Reading, ...]
    body_first: int
    lead: frozenset[str]
    told_before: tuple[int, ...]
    dates_before: tuple[int, ...]
    lines_before: tuple[int, ...]
    nearby: str
    lines: frozenset[str]
    legal: str
    addresses: tuple[frozenset[str], ...]
    menu: int
    outlets: OutletVocabulary


class Title(NamedTuple):
    """What a passage's headline would be: its text, and where that ends in the passage.

    `stems` are the beginnings of its longer words, of which `shared` stand in the lead.
    """

    text: str
    end: int
    stems: frozenset[str]
    shared: int


def look_above(readings: tuple[Reading, ...], body_first: int, outlets: OutletVocabulary) -> Above:
    """Return the surroundings of the story that begins at `body_first`."""
    start = max(0, body_first - _SEARCHED)
    above = readings[:body_first]
    texts = [one.passage.text for one in readings[start : body_first + _SEARCHED]]
    short = [text for text in texts if len(text) <= _SEARCHED_LENGTH]
    folded = [text.casefold() for text in short]
    found = (_ADDRESS.search(text) for text in short if "/" in text)
    return Above(
        readings=readings,
        body_first=body_first,
        outlets=outlets,
        lead=stems(" ".join(_lead(readings, body_first))),
        told_before=_counted(
            [at >= start and _tells_who_or_when(one) for at, one in enumerate(above)]
        ),
        dates_before=_counted([one.states_date for one in above]),
        lines_before=_counted([not (one.furniture or one.caption or one.byline) for one in above]),
        nearby="\n".join(folded),
        lines=frozenset(folded),
        legal="\n".join(_legal_notes(readings)),
        addresses=tuple(stems(one["path"].replace("_", " ")) for one in found if one),
        menu=next((at for at, one in enumerate(above) if not one.furniture), body_first),
    )


def titles_of(page: Above, first: int) -> dict[int, Title]:
    """Return what the headline would be at each place above the story where it can stand.

    `first` is the first of the candidates: decks are compared with lines above them.
    """
    titles = {}
    for at in range(max(0, first - _DECK_REACH), page.body_first):
        reading = page.readings[at]
        if _is_possible(reading):
            text, end = _without_site(page, reading.passage.text)
            own = stems(text)
            titles[at] = Title(text, end, own, len(own & page.lead))
    return titles


def _without_site(page: Above, text: str) -> tuple[str, int]:
    """Cut ` | Site` off a page's title: a short last part behind a bar or a spaced dash.

    Headlines have dashes of their own (`NO NEW TALKS - MINISTER`): behind one stands a site only
    if it is an outlet's name or an address, if a copyright note names it, or if it, or the text
    before it, is a line of the page. Return the headline and where it ends in `text`.
    """
    # Most lines have none of the marks, which one look tells.
    suffix = _SITE_SUFFIX.search(text) if _SITE_MARK.search(text) else None
    if suffix is None or suffix.start() <= len(suffix["site"]):
        return text, len(text)
    site, head = suffix["site"], text[: suffix.start()]
    if suffix["mark"] not in "|»·" and not (
        page.outlets.find(site)
        or _HOST.fullmatch(site)
        or not page.lines.isdisjoint((head.casefold(), site.casefold()))
        or site in page.legal
    ):
        return text, len(text)
    return head, suffix.start()


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


def stems(text: str) -> frozenset[str]:
    """Return the beginnings of the longer words of `text`."""
    return frozenset(_STEM.findall(text.casefold()))


def _is_possible(reading: Reading) -> bool:
    if reading.furniture or reading.byline or reading.states_date:
        return False
    text = reading.passage.text
    if not 1 <= reading.words <= _LONGEST_WORDS:
        return False
    if text.count(" ") >= _SPACES_OF_TWO and len(_SEPARATORS.findall(text)) > 1:
        return False
    if "/" in text and _ADDRESS.fullmatch(text):
        return False
    return text[0].isalpha() or any(map(str.isalpha, text))


def _counted(marks: Iterable[bool]) -> tuple[int, ...]:
    """Return how many of `marks` are set before each, and how many are in all."""
    return tuple(accumulate(marks, initial=0))


def _legal_notes(readings: Iterable[Reading]) -> list[str]:
    marked = [(one.furniture, one.passage.text) for one in readings if one.furniture]
    return [text for mark, text in marked if mark.role is Role.LEGAL]


def _lead(readings: tuple[Reading, ...], first: int) -> list[str]:
    taken, words = [], 0
    for reading in readings[first:]:
        if reading.prose <= 0:
            continue
        taken.append(reading.passage.text)
        words += reading.words
        if words > _LEAD_WORDS:
            break
    return taken


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
    for place in range(at - _DECK_REACH, at):
        above = titles.get(place)
        if above and above.shared >= 2 and above.stems != titles[at].stems:
            reading = page.readings[place]
            if reading.words >= 4 and not reading.terminal:
                shares.append(above.shared / max(len(above.stems), 3))
    return max(shares)


def _tells_who_or_when(reading: Reading) -> bool:
    """Tell whether a line says who wrote the story or when, if only by the day or the hour."""
    if reading.states_date or reading.byline:
        return True
    text = reading.passage.text
    if reading.words > _WHEN_WORDS or reading.furniture or not _DIGIT.search(text):
        return False
    return bool(find_yearless(text)) or is_relative(text)


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
