"""Which passage is the headline."""

from __future__ import annotations

import re
from dataclasses import dataclass

from news_digest.convert.text.prose import Reading
from news_digest.model import Role
from news_digest.vocabulary import OutletVocabulary

_WORD = re.compile(r"\w{3,}")
# Words are compared by their beginnings: missile, missiles; Serbia, Serbian.
_STEM = 5
# How much of the story's beginning a headline is compared with: three or four paragraphs.
_LEAD_WORDS = 220
# From this many passages above the story on, standing near it counts for nothing; three times as
# far up the search ends.
_REACH = 14
# The longest headlines are sentences; what is longer is a paragraph.
_LONGEST_WORDS = 32
_SITE_SUFFIX = re.compile(r"\s+(?P<mark>[|»·]|[-–—]{1,2})\s+(?P<site>[^|»·]{2,40})$")

# The names of outlets are no longer than this.
_MASTHEAD_WORDS = 5

# Below this a headline is a guess and the story is better off as a draft.
_ENOUGH = 1.2


@dataclass(frozen=True, slots=True)
class Headline:
    """The headline's text, where it stands among the readings, and why it was chosen.

    `end` is where the text ends in the passage, which may carry the site's name behind it.
    """

    index: int
    end: int
    text: str
    confidence: float
    reasons: tuple[str, ...]


def find_headline(
    readings: tuple[Reading, ...], body_first: int, outlets: OutletVocabulary
) -> Headline | None:
    """Return the best headline among the passages before the body, or None if none is likely.

    The name of the page's outlet is one only where nothing else could be.
    """
    lead = _stems(" ".join(one.passage.text for one in _lead(readings, body_first)))
    found: list[tuple[bool, float, Headline]] = []
    for at in range(max(0, body_first - _REACH * 3), body_first):
        judged = _judge(readings, at, body_first, lead)
        if judged is None or judged[0] < _ENOUGH:
            continue
        score, reasons = judged
        text, end = _without_site(readings[at].passage.text)
        confidence = round(min(0.99, 0.45 + score / 8), 2)
        masthead = outlets.find(text) is not None or _is_masthead(readings, at, lead)
        found.append((not masthead, score, Headline(at, end, text, confidence, reasons)))
    return max(found, key=lambda one: one[:2])[2] if found else None


def _is_masthead(readings: tuple[Reading, ...], at: int, lead: frozenset[str]) -> bool:
    """Tell whether the passage at `at` looks like the name of an outlet that nobody listed.

    That is: the page's first words, a few in title case, which a copyright line names again, or
    which stand above a menu and of which the story does not speak.
    """
    text = readings[at].passage.text
    words = text.split()
    if len(words) > _MASTHEAD_WORDS or not all(len(w) < 4 or w[0].isupper() for w in words):
        return False
    if not all(one.furniture for one in readings[:at]):
        return False
    legal = (one for one in readings if one.furniture and one.furniture.role is Role.LEGAL)
    if any(text in one.passage.text for one in legal):
        return True
    below = readings[at + 1].furniture
    above_menu = below is not None and below.role is Role.FURNITURE
    return above_menu and 2 * len(_stems(text) & lead) <= len(words)


def _lead(readings: tuple[Reading, ...], first: int) -> list[Reading]:
    taken, words = [], 0
    for reading in readings[first:]:
        if reading.prose <= 0:
            continue
        taken.append(reading)
        words += reading.words
        if words > _LEAD_WORDS:
            break
    return taken


def _judge(
    readings: tuple[Reading, ...], at: int, body_first: int, lead: frozenset[str]
) -> tuple[float, tuple[str, ...]] | None:
    reading = readings[at]
    if reading.furniture or reading.byline or reading.states_date or reading.caption:
        return None
    if not 1 <= reading.words <= _LONGEST_WORDS or not any(map(str.isalpha, reading.passage.text)):
        return None
    reasons = []
    stems = _stems(_without_site(reading.passage.text)[0])
    shared = len(stems & lead)
    score = 3.0 * shared / max(len(stems), 3)
    if shared:
        reasons.append(f"{shared} of its {len(stems)} longer words stand in the first paragraphs")
    distance = body_first - at
    score += max(0.0, 1.2 * (1 - (distance - 1) / _REACH))
    where = "right" if distance == 1 else f"{distance} lines"
    reasons.append(f"{where} above the first paragraph")
    if reading.words <= 3:
        score -= 1.2
    elif reading.words >= 5:
        score += 0.6
    if any(one.states_date or one.byline for one in readings[at + 1 : min(at + 7, body_first)]):
        score += 0.9
        reasons.append("a date or a byline follows")
    if reading.terminal and not reading.passage.text.endswith(("?", "!", '"', "”", "'", "’")):
        score -= 1.0
    if reading.repeated:
        score += 0.4
        reasons.append("the page prints it more than once")
    if reading.passage.text.endswith(("...", "…")):
        score -= 0.5
    return score, tuple(reasons)


def _without_site(text: str) -> tuple[str, int]:
    """Cut ` | Site` off a page's title: a short last part behind a bar or a spaced dash."""
    suffix = _SITE_SUFFIX.search(text)
    # Headlines have dashes of their own, but no bars.
    longer = 1 if suffix and suffix["mark"] in "|»·" else 2
    if suffix and suffix.start() > longer * len(suffix["site"]):
        return text[: suffix.start()], suffix.start()
    return text, len(text)


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in _WORD.findall(text.casefold()))
