"""What the steps found in a document, and what each of its passages is by that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from news_digest.convert.text.agency import AgencyFound
from news_digest.convert.text.body import Body
from news_digest.convert.text.bylines import Byline
from news_digest.convert.text.headline import Headline
from news_digest.convert.text.lines import Passage
from news_digest.convert.text.opening import Opening, is_place
from news_digest.convert.text.prose import Reading
from news_digest.convert.text.publication import Publication
from news_digest.convert.text.stated import STATED
from news_digest.model import Block, BlockKind, Role

# What a passage is, why, and how sure that is (0 to 1).
Judged = tuple[Role, str, float]
_DROPPED = tuple(role for role in Role if not role.kept)
_CAPTION: Judged = (Role.CAPTION, "a caption: it ends with a picture's credit", 0.7)
_ABOVE: Judged = (Role.FURNITURE, "stands above the story and does not read like it", 0.7)


@dataclass(frozen=True, slots=True)
class Findings:
    """What the steps found; indices are those of `readings`."""

    readings: tuple[Reading, ...]
    body: Body
    opening: Opening
    headline: Headline | None
    publication: Publication | None
    byline: Byline | None
    agency: AgencyFound | None
    roles: tuple[Judged, ...] = ()

    def judged(self) -> Findings:
        """Return the findings with `roles` filled in, one for each reading."""
        return replace(self, roles=tuple(self._roles()))

    def _roles(self) -> list[Judged]:
        """Judge each reading by where it stands, then by what was found: the surest comes last."""
        body, readings = self.body, self.readings
        roles = self._by_place()
        signed = self.byline.index if self.byline else None
        if self.byline:
            roles[self.byline.index] = (Role.BYLINE, self.byline.reason, self.byline.confidence)
        if one := self.publication:
            roles[one.index] = (Role.DATE, "; ".join(one.reasons), one.confidence)
        for at, why in body.dropped.items():
            if at != signed:
                roles[at] = (*why, 0.75)
        for at in body.credits:
            roles[at] = (Role.CREDIT, "a credit line behind the story", 0.9)
        for at in body.kept:
            if body.because == STATED:
                roles[at] = (Role.BODY, STATED, 1.0)
                continue
            kind = "a heading inside the story" if at in body.headings else "reads like the story"
            sure = round(min(0.98, 0.7 + max(readings[at].prose, 0) / 15), 2)
            roles[at] = (Role.BODY, kind, sure)
        if title := self.headline:
            roles[title.index] = (Role.HEADLINE, "; ".join(title.reasons), title.confidence)
        return roles

    def _by_place(self) -> list[Judged]:
        """Return what each reading is where nothing was found in it."""
        if self.body.because == STATED:
            return [(Role.FURNITURE, STATED, 1.0)] * len(self.readings)
        first = self.body.first
        behind = (Role.PROMO, f"stands behind the story's end: {self.body.because}", 0.7)
        roles: list[Judged] = [
            (one.furniture.role, one.furniture.reason, 0.9)
            if one.furniture
            else _CAPTION
            if one.caption
            else _ABOVE
            for one in self.readings[:first]
        ]
        roles += [
            (one.furniture.role, one.furniture.reason, 0.9) if one.furniture else behind
            for one in self.readings[first:]
        ]
        return roles

    def dropped(self) -> Iterator[tuple[Passage, Role]]:
        """Yield the passages that are no part of the article, with their roles."""
        for reading, (role, _, _) in zip(self.readings, self.roles, strict=True):
            if role in _DROPPED:
                yield reading.passage, role

    def lines(self) -> str:
        """Return the numbers of the story's raw lines: `12-40, 45-60`."""
        ranges: list[list[int]] = []
        last = -1
        for at in self.body.kept:
            lines = self.readings[at].passage.lines
            if at == last + 1 and ranges:
                ranges[-1][1] = lines[-1].number
            else:
                ranges.append([lines[0].number, lines[-1].number])
            last = at
        return ", ".join(f"{one}-{two}" if one < two else f"{one}" for one, two in ranges)

    def credit(self) -> str | None:
        """Return what the credit lines say, without their parentheses."""
        printed = [self.readings[at].credit or "" for at in self.body.credits]
        return "; ".join(printed) or None

    def place(self) -> str | None:
        """Return the dateline's place, as printed, or that of a line `OSAKA, Japan 1996-08-30`."""
        text = self.readings[self.body.first].passage.text
        if self.opening.place:
            return self.opening.place.of(text).strip(" ,")
        if self.publication and self.publication.index < self.body.first:
            line = self.readings[self.publication.index].passage.text
            before = line[: self.publication.span.start].strip(" ,-–—")
            if is_place(before):
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
            elif self.roles[at][0] is Role.CAPTION:
                found.append(Block(BlockKind.PARAGRAPH, passage.text, passage.span))
        return tuple(found)
