"""Whose report the page carries: the agency that its dateline, a line or its sign-off names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from news_digest.convert.text.opening import Opening
from news_digest.convert.text.prose import Reading
from news_digest.model import Role
from news_digest.vocabulary import Outlet, OutletKind, OutletVocabulary

# A wire's sign-off stands this close to the story's end.
_AROUND_END = 3
_TRIMMED = " \t-–—#*()[].,|/"
_BY = re.compile(r"(?:by|von|par|por|source|quelle|fuente|via)\b:?\s*", re.I)
# © 2019 Norlind Wire. All rights reserved; Copyright 2019 Norlind Wire
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright\b)[\s©]*(?:\(c\)\s*)?(?:(?:19|20)\d\d)?,?\s*(?:by\s+)?(?P<owner>[^.|,(]{2,40})",
    re.I,
)


@dataclass(frozen=True, slots=True)
class AgencyFound:
    """The agency's name, how sure it is that the report is its own, and what tells."""

    name: str
    confidence: float
    reason: str


def find_agency(
    readings: tuple[Reading, ...],
    headline: int | None,
    body_first: int,
    body_end: int,
    opening: Opening,
    outlets: OutletVocabulary,
) -> AgencyFound | None:
    """Return the agency whose report the story is, where the page says so."""
    if opening.agency:
        return AgencyFound(opening.agency, 0.95, "the dateline names it")
    behind = readings[max(body_first, body_end - _AROUND_END) : body_end + _AROUND_END]
    for reading in behind:
        if reading.sign_off and (agency := _named(reading.passage.text, outlets)):
            return AgencyFound(agency.name, 0.95, "its name ends the story")
    for reading in readings[headline + 1 : body_first] if headline is not None else ():
        if agency := _named(_beside_dates(reading), outlets):
            return AgencyFound(agency.name, 0.9, "a line between headline and story is its name")
    for reading in behind:
        if reading.furniture and reading.furniture.role is Role.LEGAL:
            owner = _COPYRIGHT.match(reading.passage.text)
            if owner and (agency := _named(owner["owner"], outlets)):
                return AgencyFound(agency.name, 0.8, "a copyright note right behind the story")
    return None


def _named(text: str, outlets: OutletVocabulary) -> Outlet | None:
    """Return the agency that the text is the name of, whatever the case of its letters."""
    name = _BY.sub("", text.strip(_TRIMMED), count=1).strip(_TRIMMED)
    outlet = outlets.find(name) if name else None
    return outlet if outlet and outlet.kind is OutletKind.AGENCY else None


def _beside_dates(reading: Reading) -> str:
    """Return the passage's text without the dates at its ends."""
    text = reading.passage.text
    for date in reversed(reading.dates):
        text = text[: date.span.start] + text[date.span.end :]
    return text
