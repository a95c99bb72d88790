"""Findings -> the verdict on every span of the raw text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from news_digest.convert.text.findings import Findings, Judged
from news_digest.convert.text.lines import Passage
from news_digest.convert.text.opening import Opening
from news_digest.convert.text.prose import Reading
from news_digest.model import Role, Verdict

# Nothing else on the page speaks for or against a line that is only judged by its form.
_BY_FORM = 0.6


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of a passage's text and what it is; parts fill the passage without gaps."""

    start: int
    end: int
    role: Role
    reason: str
    confidence: float


def verdicts_of(findings: Findings, raw: str) -> tuple[Verdict, ...]:
    """Return the verdicts on the whole raw text, in order."""
    verdicts = []
    parted = {findings.body.first}
    if findings.headline:
        parted.add(findings.headline.index)
    if findings.publication:
        parted.add(findings.publication.index)
    for at, (reading, judged) in enumerate(zip(findings.readings, findings.roles, strict=True)):
        passage = reading.passage
        if at not in parted:
            verdicts.append(Verdict(passage.span, *judged))
            continue
        for part in _parts(findings, at, passage):
            printed = passage.text[part.start : part.end]
            if not printed.strip():
                continue
            start = part.start + len(printed) - len(printed.lstrip())
            span = passage.raw_span(raw, start, part.start + len(printed.rstrip()))
            verdicts.append(Verdict(span, part.role, part.reason, part.confidence))
    return tuple(verdicts)


def verdicts_without_story(readings: Sequence[Reading]) -> tuple[Verdict, ...]:
    """Return the verdicts on a text that holds no story: what each passage was taken for."""
    verdicts = []
    for reading in readings:
        role, reason = Role.FURNITURE, "does not read like a story's paragraph"
        if reading.furniture:
            role, reason = reading.furniture.role, reading.furniture.reason
        elif reading.states_date:
            reason = "states a date"
        elif reading.caption:
            reason = "a caption: it ends with a picture's credit"
        verdicts.append(Verdict(reading.passage.span, role, reason, _BY_FORM))
    return tuple(verdicts)


def _parts(findings: Findings, at: int, passage: Passage) -> list[_Part]:
    role, reason, confidence = findings.roles[at]
    length = len(passage.text)
    headline, publication = findings.headline, findings.publication
    if at == findings.body.first and findings.opening.found:
        marked = _opening_parts(findings.opening)
        rest = Role.DATELINE, "the dateline before the first sentence", 0.9
        filled = _filled(marked, findings.opening.end, rest)
        return [*filled, _Part(findings.opening.end, length, role, reason, confidence)]
    if headline and at == headline.index and headline.end < length:
        marked = [_Part(0, headline.end, role, reason, confidence)]
        rest = Role.FURNITURE, "the site's name behind the headline", 0.8
        return _filled(marked, length, rest)
    if publication and at == publication.index and role is Role.DATE:
        span = publication.span
        marked = [_Part(span.start, span.end, role, reason, confidence)]
        rest = Role.FURNITURE, "stands on the line that states the date", 0.7
        if findings.byline and at == findings.byline.index:
            rest = Role.BYLINE, findings.byline.reason, findings.byline.confidence
        place = findings.place()
        if place and passage.text.startswith(place):
            rest = Role.DATELINE, "the place, on the line that states the date", 0.8
        return _filled(marked, length, rest)
    return [_Part(0, length, role, reason, confidence)]


def _opening_parts(opening: Opening) -> list[_Part]:
    parts = []
    if opening.caption:
        reason = "a caption: it ends with what tells a picture"
        parts.append(_Part(opening.caption.start, opening.caption.end, Role.CAPTION, reason, 0.85))
    if opening.date:
        span, reason = opening.date.span, "the dateline's date"
        parts.append(_Part(span.start, span.end, Role.DATE, reason, 0.9))
    if opening.agency_span:
        span, reason = opening.agency_span, "the dateline's agency"
        parts.append(_Part(span.start, span.end, Role.AGENCY, reason, 0.95))
    return sorted(parts, key=lambda part: part.start)


def _filled(parts: list[_Part], end: int, rest: Judged) -> list[_Part]:
    """Fill what `parts` leave of the text up to `end` with parts that are `rest`."""
    filled: list[_Part] = []
    at = 0
    for part in parts:
        if at < part.start:
            filled.append(_Part(at, part.start, *rest))
        filled.append(part)
        at = part.end
    if at < end:
        filled.append(_Part(at, end, *rest))
    return filled
