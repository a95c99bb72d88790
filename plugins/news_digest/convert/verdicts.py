"""What was found in a document, and from it the verdict on every span of its text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from news_digest.convert.body import Body
from news_digest.convert.headline import Headline
from news_digest.convert.lines import Passage
from news_digest.convert.opening import Opening
from news_digest.convert.prose import Reading
from news_digest.convert.publication import Publication
from news_digest.model import Block, BlockKind, Role, Span, Verdict


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of a passage's text and what it is; parts fill the passage without gaps."""

    start: int
    end: int
    role: Role
    reason: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Findings:
    """What the steps found; indices are those of `readings`."""

    readings: tuple[Reading, ...]
    body: Body
    opening: Opening
    headline: Headline | None
    publication: Publication | None

    def role_of(self, at: int) -> tuple[Role, str, float]:
        """Return what the passage at `at` is, why, and how sure that is."""
        reading, body = self.readings[at], self.body
        if self.headline and at == self.headline.index:
            return Role.HEADLINE, "; ".join(self.headline.reasons), self.headline.confidence
        if at in body.kept:
            kind = "a heading inside the story" if at in body.headings else "reads like the story"
            return Role.BODY, kind, round(min(0.98, 0.7 + max(reading.prose, 0) / 15), 2)
        if at == body.credit:
            return Role.CREDIT, "a credit line behind the story", 0.9
        if at in body.dropped:
            return *body.dropped[at], 0.75
        if self.publication and at == self.publication.index:
            return Role.DATE, "; ".join(self.publication.reasons), self.publication.confidence
        if at == self._byline_at():
            return Role.BYLINE, "names the writers, above the story", 0.9
        if reading.furniture:
            return reading.furniture.role, reading.furniture.reason, 0.9
        if at < body.first:
            if reading.caption:
                return Role.CAPTION, "a caption: it ends with a picture's credit", 0.7
            return Role.FURNITURE, "stands above the story and does not read like it", 0.7
        return Role.PROMO, f"stands behind the story's end: {body.because}", 0.7

    def dropped(self) -> Iterator[tuple[Passage, Role]]:
        """Yield the passages that are no part of the article, with their roles."""
        for at, reading in enumerate(self.readings):
            role = self.role_of(at)[0]
            if not role.kept:
                yield reading.passage, role

    def byline(self) -> str | None:
        """Return who wrote the story, where a line says so."""
        at = self._byline_at()
        return self.readings[at].byline if at is not None else None

    def credit(self) -> str | None:
        """Return what the credit line says, without its parentheses."""
        return self.readings[self.body.credit].credit if self.body.credit is not None else None

    def place(self) -> str | None:
        """Return the dateline's place, as printed, or that of a line `BUCHAREST 1996-08-30`."""
        text = self.readings[self.body.first].passage.text
        if self.opening.place:
            return self.opening.place.of(text).strip(" ,")
        if self.publication and self.publication.index < self.body.first:
            line = self.readings[self.publication.index].passage.text
            before = line[: self.publication.span.start].strip(" ,-–—")
            if before.isupper() and all(word.isalpha() for word in before.split()):
                return before
        return None

    def captions(self, raw: str) -> tuple[Block, ...]:
        """Return the captions of the story's pictures, in order."""
        found = []
        for at, reading in enumerate(self.readings):
            passage = reading.passage
            if at == self.body.first and self.opening.caption:
                span = self.opening.caption
                where = passage.raw_span(raw, span.start, span.end)
                found.append(Block(BlockKind.PARAGRAPH, span.of(passage.text), where))
            elif self.role_of(at)[0] is Role.CAPTION:
                found.append(Block(BlockKind.PARAGRAPH, passage.text, passage.span))
        return tuple(found)

    def _byline_at(self) -> int | None:
        start = self.headline.index if self.headline else max(0, self.body.first - 8)
        for at in range(start, self.body.first):
            if self.readings[at].byline:
                return at
        return next((at for at in self.body.dropped if self.readings[at].byline), None)


def verdicts_of(findings: Findings, raw: str) -> tuple[Verdict, ...]:
    """Return the verdicts on the whole raw text, in order."""
    verdicts = []
    for at, reading in enumerate(findings.readings):
        passage = reading.passage
        for part in _parts(findings, at, passage):
            if not passage.text[part.start : part.end].strip():
                continue
            span = passage.raw_span(raw, part.start, part.end)
            verdicts.append(Verdict(span, part.role, part.reason, part.confidence))
    return tuple(verdicts)


def _parts(findings: Findings, at: int, passage: Passage) -> list[_Part]:
    role, reason, confidence = findings.role_of(at)
    length = len(passage.text)
    headline, publication = findings.headline, findings.publication
    marked: list[_Part] = []
    if at == findings.body.first and findings.opening.found:
        marked = _opening_parts(findings.opening)
        rest = Role.DATELINE, "the dateline before the first sentence", 0.9
        filled = _filled(marked, 0, findings.opening.end, rest)
        return [*filled, _Part(findings.opening.end, length, role, reason, confidence)]
    if headline and at == headline.index and headline.end < length:
        marked = [_Part(headline.start, headline.end, role, reason, confidence)]
        rest = Role.FURNITURE, "the site's name behind the headline", 0.8
        return _filled(marked, 0, length, rest)
    if publication and at == publication.index and role is Role.DATE:
        span = publication.span
        marked = [_Part(span.start, span.end, role, reason, confidence)]
        rest = Role.FURNITURE, "stands on the line that states the date", 0.7
        if findings.place() and passage.text.startswith(findings.place() or "\n"):
            rest = Role.DATELINE, "the place, on the line that states the date", 0.8
        return _filled(marked, 0, length, rest)
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


def _filled(
    parts: list[_Part], start: int, end: int, rest: tuple[Role, str, float]
) -> list[_Part]:
    """Fill what `parts` leave of `[start, end)` with parts of the role `rest`."""
    filled: list[_Part] = []
    at = start
    for part in parts:
        if at < part.start:
            filled.append(_Part(at, part.start, *rest))
        filled.append(part)
        at = part.end
    if at < end:
        filled.append(_Part(at, end, *rest))
    return filled


