"""The page around a headline: its candidates, and what they are compared with."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from news_digest.convert.dates import find_yearless, is_relative
from news_digest.convert.text.prose import Reading
from news_digest.model import Role
from news_digest.vocabulary import OutletVocabulary

# Words of so many letters or more are compared, by as many of their first: missile, missiles.
_STEMMED, _STEM_LENGTH = 3, 5
_STEM = re.compile(rf"(\w{{{_STEMMED},{_STEM_LENGTH}}})\w*")
# How much of the story's beginning a headline is compared with: three or four paragraphs.
_LEAD_WORDS = 220
# The longest headlines are sentences; what has more words is a paragraph.
_LONGEST_WORDS = 34
# A deck stands no farther below its headline.
DECK_REACH = 3
# A line that says when with fewer words than a date has no more words than this.
_WHEN_WORDS = 10
_DIGIT = re.compile(r"\d")
# So many passages before and behind the story's beginning are searched for a repetition, those
# that are no longer than this.
_SEARCHED, _SEARCHED_LENGTH = 400, 300
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s/]+/(?P<path>\S{8,})")
# Home | News | Politics; Home > News > Politics: a menu or the way to the page.
_SEPARATORS = re.compile(r" [|»›>/·•] ")
_SPACES_OF_TWO = 4
_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,12}", re.I)
_SITE_SUFFIX = re.compile(r"\s+(?P<mark>[|»·]|[-–—]{1,2})\s+(?P<site>[^|»·]{2,40})$")
_SITE_MARK = re.compile(r"[|»·–—-]")


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
    for at in range(max(0, first - DECK_REACH), page.body_first):
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


def stems(text: str) -> frozenset[str]:
    """Return the beginnings of the longer words of `text`."""
    # Half of a story's words were printed before, and most stand between spaces.
    chunks = set(text.casefold().split())
    parted = [one for one in chunks if not one.isalnum()]
    whole = [one[:_STEM_LENGTH] for one in chunks if len(one) >= _STEMMED and one.isalnum()]
    return frozenset(whole).union(_STEM.findall(" ".join(parted)))


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


def _tells_who_or_when(reading: Reading) -> bool:
    """Tell whether a line says who wrote the story or when, if only by the day or the hour."""
    if reading.states_date or reading.byline:
        return True
    text = reading.passage.text
    if reading.words > _WHEN_WORDS or reading.furniture or not _DIGIT.search(text):
        return False
    return bool(find_yearless(text)) or is_relative(text)
