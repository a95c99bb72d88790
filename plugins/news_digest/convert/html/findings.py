"""What the steps found on a page, and the fields and decisions that follow from it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from news_digest.convert.html.body import Body
from news_digest.convert.html.declarations import Declarations
from news_digest.convert.html.edges import Judged
from news_digest.convert.html.headline import Headline
from news_digest.convert.html.lines import PageLine, PageText
from news_digest.convert.html.origin import Origin
from news_digest.convert.html.prose import runs
from news_digest.convert.html.publication import Publication, modifications
from news_digest.convert.html.writers import Writers
from news_digest.convert.text.credits import byline_of, credit_of
from news_digest.convert.text.opening import Opening
from news_digest.model import Block, BlockKind, Decision, Role, Span

# What a line that names the writers may seem to be by itself.
_BYLINE_MAY_BE = (Role.FURNITURE, Role.PROMO)


@dataclass(frozen=True, slots=True)
class Findings:
    """What the steps found; `roles` has one entry a line of the page."""

    page: PageText
    declared: Declarations
    body: Body
    headline: Headline | None
    publication: Publication | None
    opening: Opening
    origin: Origin
    writers: Writers | None = None
    roles: tuple[Judged, ...] = ()

    def judged(self) -> Findings:
        """Return the findings with `roles` filled in: the body's, and the date's line."""
        roles = list(self.body.roles)
        publication = self.publication
        if publication and publication.line is not None and not roles[publication.line][0].kept:
            roles[publication.line] = Role.DATE, "prints the date near the headline", 0.9
        writers = self.writers
        if writers and roles[writers.line][0] in _BYLINE_MAY_BE:
            roles[writers.line] = Role.BYLINE, writers.reason, writers.confidence
        return replace(self, roles=tuple(roles))

    def lines_as(self, role: Role) -> list[PageLine]:
        """Return the lines that are this to the story."""
        found = zip(self.page.lines, self.roles, strict=True)
        return [line for line, judged in found if judged[0] is role]

    def place(self) -> str | None:
        """Return the dateline's place, as printed."""
        text = self.page.lines[self.body.kept[0]].text
        return self.opening.place.of(text).strip(" ,") if self.opening.place else None

    def byline(self) -> str | None:
        """Return who wrote the story: those whom the page declares, or whom a line names."""
        if self.origin.byline:
            return self.origin.byline
        if self.writers:
            return self.writers.names
        said = (byline_of(line.text) for line in self.lines_as(Role.BYLINE))
        return next((one for one in said if one), None)

    def credit(self) -> str | None:
        """Return what the credit lines say, without their parentheses."""
        said = (credit_of(line.text) for line in self.lines_as(Role.CREDIT))
        return "; ".join(one for one in said if one) or None

    def captions(self) -> tuple[Block, ...]:
        """Return the captions of the story's pictures, in order."""
        blocks = [
            Block(BlockKind.PARAGRAPH, line.text, line.span) for line in self.lines_as(Role.CAPTION)
        ]
        if self.opening.caption:
            first = self.page.lines[self.body.kept[0]]
            text = self.opening.caption.of(first.text)
            start = first.span.start + self.opening.caption.start
            span = Span(start, start + len(text))
            blocks.append(Block(BlockKind.PARAGRAPH, text, span))
        return tuple(sorted(blocks, key=lambda block: block.span))

    def decisions(self) -> tuple[Decision, ...]:
        """Return what was decided, field by field."""
        made = []
        if headline := self.headline:
            made.append(
                Decision(
                    "headline", headline.text, headline.confidence, headline.reasons,
                    headline.alternatives,
                )
            )  # fmt: skip
        if date := self.publication:
            value = date.date.isoformat()
            made.append(Decision("date", value, date.confidence, date.reasons, date.alternatives))
        elif alternatives := modifications(self.declared):
            silent = ("the page declares no moment of publication",)
            made.append(Decision("date", None, 0.5, silent, alternatives))
        made.extend(self.origin.decisions)
        if not self.origin.byline and (byline := self.byline()):
            found = self.writers
            confidence, reason = (
                (found.confidence, found.reason) if found else (0.8, "a line names them")
            )
            made.append(Decision("byline", byline, confidence, (reason,)))
        if agency := self.opening.agency:
            made.append(Decision("agency", agency, 0.95, ("the dateline names it",)))
        if place := self.place():
            made.append(Decision("place", place, 0.9, ("the dateline names it",)))
        made.append(Decision("lines", self._line_ranges(), *self._trust()))
        return tuple(made)

    def _trust(self) -> tuple[float, tuple[str, ...]]:
        """Return how sure the choice of lines is, checked against a declared `articleBody`."""
        confidence, reasons = self.body.trust
        told = {run for at in self.body.kept for run in runs(self.page.lines[at].text)}
        declared = {run for body in self.declared.bodies for run in runs(body)}
        # Many sites declare the first paragraphs alone.
        if not told or 2 * len(declared) < len(told):
            return confidence, reasons
        share = len(told & declared) / len(told)
        reason = f"{share:.0%} of it stands in its JSON-LD articleBody"
        return round((confidence + share) / 2, 2), (*reasons, reason)

    def _line_ranges(self) -> str:
        """Return the numbers of the story's lines: `12-40, 45-60`."""
        ranges: list[list[int]] = []
        for at in self.body.kept:
            number = self.page.lines[at].number
            if ranges and number == ranges[-1][1] + 1:
                ranges[-1][1] = number
            else:
                ranges.append([number, number])
        return ", ".join(
            f"{first}-{last}" if first < last else f"{first}" for first, last in ranges
        )
