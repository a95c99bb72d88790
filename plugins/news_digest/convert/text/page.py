"""A page as plain text -> the story on it: the steps, in their order."""

from __future__ import annotations

from collections.abc import Sequence

from news_digest.convert.dates import prefers_day_first
from news_digest.convert.extraction import Extraction
from news_digest.convert.notes import ambiguous_date, no_date, no_headline
from news_digest.convert.text.agency import find_agency
from news_digest.convert.text.blocks import Piece, build_blocks
from news_digest.convert.text.body import find_body
from news_digest.convert.text.bylines import find_byline
from news_digest.convert.text.credits import OutletFound, find_outlet
from news_digest.convert.text.findings import Findings
from news_digest.convert.text.headline import find_headline
from news_digest.convert.text.lines import read_passages
from news_digest.convert.text.opening import read_opening
from news_digest.convert.text.prose import read_prose
from news_digest.convert.text.publication import find_publication
from news_digest.convert.text.refusal import refusal_of
from news_digest.convert.text.stated import LineRange, edges_of, stated_body
from news_digest.convert.text.trust import trust_in
from news_digest.convert.text.verdicts import verdicts_of, verdicts_without_story
from news_digest.diagnostics import Diagnostic, Severity
from news_digest.model import Decision, RawDocument
from news_digest.vocabulary import Vocabularies


def extract_text(
    document: RawDocument, vocabularies: Vocabularies, lines: Sequence[LineRange] = ()
) -> Extraction:
    """Find the story in a plain-text page. Never raises for bad input.

    Where `lines` states which raw lines are the story, exactly these are.
    """
    raw = document.text
    day_first = prefers_day_first(raw)
    readings = read_prose(read_passages(raw, edges_of(lines)), day_first=day_first)
    body = stated_body(readings, lines) if lines else find_body(readings)
    refused = None if lines and body else refusal_of(document.path, readings, body)
    if body is None or refused:
        return Extraction(
            raw,
            verdicts=verdicts_without_story(readings),
            diagnostics=(refused,) if refused else (),
        )
    opening = read_opening(
        readings[body.first].passage.text, vocabularies.outlets, day_first=day_first
    )
    headline, on_headline = find_headline(readings, body.first, vocabularies.outlets)
    at = headline.index if headline else None
    publication, on_date = find_publication(readings, at, body.first, body.end, opening)
    byline = find_byline(readings, at, range(body.first, body.end), body.dropped)
    agency = find_agency(readings, at, body.first, body.end, opening, vocabularies.outlets)
    findings = Findings(readings, body, opening, headline, publication, byline, agency).judged()
    return _extraction(document, findings, (on_headline, on_date), vocabularies)


def _extraction(
    document: RawDocument,
    findings: Findings,
    decided: tuple[Decision, ...],
    vocabularies: Vocabularies,
) -> Extraction:
    raw = document.text
    headline, publication = findings.headline, findings.publication
    story = findings.readings[findings.body.first].passage.number
    outlet = find_outlet(
        findings.dropped(),
        vocabularies.outlets,
        headline=findings.readings[headline.index].passage.number if headline else story,
        story=story,
    )
    return Extraction(
        raw,
        headline=headline.text if headline else None,
        published=publication.date if publication else None,
        place=findings.place(),
        outlet=outlet.outlet.name if outlet else None,
        agency=findings.agency.name if findings.agency else None,
        byline=findings.byline.names if findings.byline else None,
        credit=findings.credit(),
        blocks=build_blocks(_pieces(findings), raw),
        captions=findings.captions(raw),
        verdicts=verdicts_of(findings, raw),
        decisions=(*decided, *_decisions(findings, outlet)),
        diagnostics=_diagnostics(document, findings),
    )


def _pieces(findings: Findings) -> list[Piece]:
    body = findings.body
    return [
        Piece(
            findings.readings[at].passage,
            heading=at in body.headings,
            item=at in body.items,
            start=findings.opening.end if at == body.first else 0,
        )
        for at in body.kept
    ]


def _decisions(findings: Findings, outlet: OutletFound | None) -> tuple[Decision, ...]:
    made = []
    if outlet:
        made.append(Decision("outlet", outlet.outlet.name, outlet.confidence, outlet.reasons))
    if agency := findings.agency:
        made.append(Decision("agency", agency.name, agency.confidence, (agency.reason,)))
    if byline := findings.byline:
        made.append(Decision("byline", byline.names, byline.confidence, (byline.reason,)))
    if place := findings.place():
        made.append(Decision("place", place, 0.9, ("the dateline names it",)))
    made.append(Decision("lines", findings.lines(), *trust_in(findings.readings, findings.body)))
    return tuple(made)


def _diagnostics(document: RawDocument, findings: Findings) -> tuple[Diagnostic, ...]:
    path, publication = document.path, findings.publication
    first = findings.readings[findings.body.first].passage.number
    found = []
    if findings.headline is None:
        message = "No line above the story reads like its headline."
        found.append(no_headline(path, first, message))
    if publication is None:
        message = "The page prints no date that is surely the story's."
        return (*found, no_date(path, first, message))
    line = findings.readings[publication.index].passage.number
    if publication.unlikely:
        found.append(
            Diagnostic(
                "unlikely-date",
                Severity.WARNING,
                path,
                line,
                f"The page gives its date as {publication.date.day}, which is hardly possible.",
                "Check it, and correct `Date:` in the article if it is wrong.",
            )
        )
    elif publication.ambiguous:
        found.append(ambiguous_date(path, line, publication.date.day))
    return tuple(found)
