"""What speaks for a printed date to be the day the story was published, and what against it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import log

from news_digest.convert.dates import FoundDate
from news_digest.convert.text.choice import Sign
from news_digest.convert.text.prose import Reading
from news_digest.model import DatePrecision, Role

_PUBLISHED = re.compile(
    r"\b(?:published|posted|created|released|issued|first|submitted|written|publish date|date"
    r"|veröffentlicht|erstellt|publié|publicado|pubblicato|publicerad|publisert|opublikowano"
    r"|yayınlanma|опубликовано|дата)\b",
    re.I,
)
_UPDATED = re.compile(
    r"\b(?:updated|modified|edited|last|revised|aktualisiert|mis à jour|modifié|actualizado"
    r"|atualizado|aggiornato|oppdatert|uppdaterad|bijgewerkt|обновлено)\b",
    re.I,
)
# Days on which something else happened than the story's publication.
_OTHERWISE = re.compile(
    r"\b(?:accessed|retrieved|viewed|since|until|till|expires?|deadline|born|died|joined|member"
    r"|event|starts?|begins|ends|through|from|source|reprinted|today(?:'s date)?|archived?)\b",
    re.I,
)
# How much before a date is looked at for what it is called.
_CALLED = 30
# A line with more words than this beside its date is no line about the date; with no more than
# `_BESIDE`, about little else.
_LINE_WORDS, _BESIDE = 14, 6
# How far a list of other stories is looked at.
_AROUND = 9
# Newspapers printed news before; what pages print is mostly about such days. The latter end is
# far enough from now for a page to be from the future.
LIKELY_YEARS = range(1900, 2050)

SIGNS = {
    "dateline": Sign(4.0, "the story's dateline carries it"),
    "below headline": Sign(3.2, "a line between headline and story states it"),
    "above headline": Sign(2.0, "a line above the headline states it"),
    "in the story": Sign(1.7, "a line near the story's beginning states it"),
    "behind": Sign(1.2, "a line right behind the story states it"),
    "away": Sign(-0.6),
    "words beside it": Sign(-0.4, "among other things"),
    "published": Sign(1.7, "and calls it published"),
    "updated": Sign(-0.5, "but it calls it an update"),
    "otherwise": Sign(-2.0, "but it speaks of another day than the publication's"),
    "timed": Sign(1.0, "it gives the time as well"),
    "not the first": Sign(-0.4),
    "ambiguous": Sign(-0.5, "day and month could be swapped"),
    "off weekday": Sign(-1.5, "but the weekday beside it is another day's"),
    "unlikely": Sign(-2.0, "but no page is likely to be from that year"),
    "yearless": Sign(-1.5, "the year is taken from elsewhere on the page"),
    "relative": Sign(
        -3.0, "but the line below the headline tells how long ago the story was published"
    ),
    "listed": Sign(-2.5, "but it stands in a list of other stories"),
    "caption": Sign(-2.0, "but a caption states it"),
}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The page around the story: what the place of a date is compared with.

    `relative_at` is the index of a line below the headline that says `2 hours ago`.
    """

    readings: tuple[Reading, ...]
    headline: int | None
    body_first: int
    body_end: int
    relative_at: int | None


@dataclass(frozen=True, slots=True)
class DateLine:
    """A date of the passage at `at`, its `order`th from 0, and the number of words beside it.

    `yearless` tells that its year is printed elsewhere.
    """

    at: int
    order: int
    found: FoundDate
    rest: int
    yearless: bool


def dateline_signs(one: FoundDate) -> dict[str, float]:
    """Return the signs of a date in the story's dateline."""
    return _present({"dateline": True, "ambiguous": one.ambiguous, "unlikely": is_unlikely(one)})


def signs_of(page: Surroundings, line: DateLine) -> dict[str, float]:
    """Return the signs of a date; none if its passage speaks of other things than of a date."""
    reading, one = page.readings[line.at], line.found
    text = reading.passage.text
    before = text[: one.span.start].rpartition("|")[2][-_CALLED:]
    labelled = _PUBLISHED.search(before) is not None
    states = reading.states_date or (line.yearless and line.rest <= _BESIDE)
    if not (states or labelled) and (reading.terminal or line.rest > _LINE_WORDS):
        return {}
    if reading.furniture and reading.furniture.role is Role.LEGAL:
        return {}
    place, away = _place(page, line.at)
    return _present(
        {
            place: True,
            "away": log(1 + away),
            "words beside it": min(line.rest, 10) / 5,
            "published": labelled,
            "updated": _UPDATED.search(before) is not None,
            "otherwise": _OTHERWISE.search(before) is not None,
            "timed": one.date.precision is not DatePrecision.DAY,
            "not the first": min(line.order, 3),
            "ambiguous": one.ambiguous,
            "off weekday": one.off_weekday,
            "unlikely": is_unlikely(one),
            "yearless": line.yearless,
            "relative": page.relative_at is not None and line.at != page.relative_at,
            "listed": _dates_around(page, line.at) > 2,
            "caption": reading.caption,
        }
    )


def _present(signs: dict[str, float]) -> dict[str, float]:
    return {name: float(amount) for name, amount in signs.items() if amount}


def is_unlikely(one: FoundDate) -> bool:
    """Tell whether no page is likely to have been published on that day."""
    return one.date.day.year not in LIKELY_YEARS


def _place(page: Surroundings, at: int) -> tuple[str, int]:
    """Return where a date stands, and how many lines (furniture apart) from headline or story."""
    top = page.headline if page.headline is not None else page.body_first
    if at >= page.body_end:
        return "behind", at - page.body_end
    if at >= page.body_first:
        return "in the story", at - page.body_first
    if page.headline is not None and at >= page.headline:
        return "below headline", _lines(page, page.headline + 1, at)
    return "above headline", _lines(page, at + 1, top)


def _lines(page: Surroundings, start: int, end: int) -> int:
    return sum(not one.furniture for one in page.readings[start:end])


def _dates_around(page: Surroundings, at: int) -> int:
    """Count the date lines around: lists of other stories have one for each."""
    around = page.readings[max(0, at - _AROUND) : at + _AROUND]
    return sum(one.states_date for one in around)
