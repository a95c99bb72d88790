"""`RawDocument` -> `Story`: the steps of the conversion, in their order."""

from __future__ import annotations

import re
from dataclasses import replace

from news_digest.convert.blocks import Piece, build_blocks
from news_digest.convert.body import find_body
from news_digest.convert.credits import OutletFound, find_outlet
from news_digest.convert.dates import prefers_day_first
from news_digest.convert.encoding import DAMAGED
from news_digest.convert.findings import Findings, find_byline
from news_digest.convert.headline import find_headline
from news_digest.convert.lines import read_passages
from news_digest.convert.opening import read_opening
from news_digest.convert.people import find_people
from news_digest.convert.prose import read_prose
from news_digest.convert.publication import find_publication
from news_digest.convert.topics import find_topics
from news_digest.convert.verdicts import verdicts_of, verdicts_without_story
from news_digest.diagnostics import Diagnostic, Severity
from news_digest.model import (
    Block,
    BlockKind,
    Decision,
    Format,
    RawDocument,
    Story,
    StoryStatus,
    Verdict,
)
from news_digest.vocabulary import Vocabularies

# Names the state of the rules: it changes with every change that can change a story.
RULES_VERSION = "1"

_SUMMARY_LENGTH = 280
# A hundred times the length of a long report.
_SEARCHED = 500_000
_SENTENCE_END = re.compile(r"[.!?…][\"”’»)]*(?=\s)")


def convert(document: RawDocument, vocabularies: Vocabularies) -> Story:
    """Convert one raw document. Never raises for bad input: see the story's status.

    The story depends on nothing but the arguments and `RULES_VERSION`.
    """
    if document.format is Format.HTML:
        return _rejected(
            document,
            "html-not-supported",
            "Saved HTML is not converted yet.",
            "Save the page's text instead (select all, copy, paste into a .txt file).",
        )
    raw = document.text
    day_first = prefers_day_first(raw)
    readings = read_prose(read_passages(raw), day_first=day_first)
    body = find_body(readings)
    if body is None:
        return _rejected(
            document,
            "no-story",
            "Nothing in the file reads like a story's paragraphs.",
            "Look with `digest explain`; if it is a story, write the article by hand in "
            "content/articles/ and delete the raw document.",
            verdicts_without_story(readings),
        )
    opening = read_opening(
        readings[body.first].passage.text, vocabularies.outlets, day_first=day_first
    )
    headline = find_headline(readings, body.first, vocabularies.outlets)
    publication = find_publication(
        readings, headline.index if headline else None, body.first, body.end, opening
    )
    byline_at = find_byline(readings, body, headline)
    findings = Findings(readings, body, opening, headline, publication, byline_at).judged()
    return _story(document, findings, vocabularies)


def _story(document: RawDocument, findings: Findings, vocabularies: Vocabularies) -> Story:
    raw = document.text
    verdicts = verdicts_of(findings, raw)
    blocks = build_blocks(_pieces(findings), raw)
    headline, publication = findings.headline, findings.publication
    searched = _searched(blocks)
    story = findings.readings[findings.body.first].passage.number
    outlet = find_outlet(
        findings.dropped(),
        vocabularies.outlets,
        headline=findings.readings[headline.index].passage.number if headline else story,
        story=story,
    )
    people = find_people(searched, raw, vocabularies.people)
    topics = find_topics(
        headline.text if headline else None, [one.text for one in searched], vocabularies.topics
    )
    draft = headline is None or publication is None
    return Story(
        document=document,
        status=StoryStatus.DRAFT if draft else StoryStatus.PUBLISHABLE,
        headline=headline.text if headline else None,
        published=publication.date if publication else None,
        place=findings.place(),
        outlet=outlet.outlet.name if outlet else None,
        agency=findings.opening.agency,
        byline=findings.byline(),
        credit=findings.credit(),
        summary=_summary(blocks),
        blocks=blocks,
        captions=findings.captions(raw),
        people=people,
        topics=topics,
        verdicts=verdicts,
        decisions=_decisions(findings, outlet),
        diagnostics=_diagnostics(document, findings),
    )


def _searched(blocks: tuple[Block, ...]) -> list[Block]:
    """Return the blocks in which people and topics are looked for: those with sentences.

    What lies behind `_SEARCHED` characters is no news story any more, but would take its time.
    """
    searched: list[Block] = []
    length = 0
    for block in blocks:
        if block.kind is BlockKind.PREFORMATTED:
            continue
        length += len(block.text)
        if length > _SEARCHED:
            text = block.text[: _SEARCHED - (length - len(block.text))]
            return [*searched, replace(block, text=text)]
        searched.append(block)
    return searched


def _pieces(findings: Findings) -> list[Piece]:
    body = findings.body
    return [
        Piece(
            findings.readings[at].passage,
            heading=at in body.headings,
            start=findings.opening.end if at == body.first else 0,
        )
        for at in body.kept
    ]


def _summary(blocks: tuple[Block, ...]) -> str | None:
    """Return the first paragraph, cut at a sentence's end or, failing that, at a word's."""
    first = next((one.text for one in blocks if one.kind is BlockKind.PARAGRAPH), None)
    if first is None or len(first) <= _SUMMARY_LENGTH:
        return first
    head = first[: _SUMMARY_LENGTH + 1]
    ends = [match.end() for match in _SENTENCE_END.finditer(head)]
    if ends and ends[-1] >= _SUMMARY_LENGTH // 3:
        return head[: ends[-1]]
    return head[:_SUMMARY_LENGTH].rpartition(" ")[0].rstrip(" ,;:–—-") + "…"


def _decisions(findings: Findings, outlet: OutletFound | None) -> tuple[Decision, ...]:
    made = []
    if headline := findings.headline:
        made.append(Decision("headline", headline.text, headline.confidence, headline.reasons))
    if publication := findings.publication:
        value = publication.date.isoformat()
        made.append(Decision("date", value, publication.confidence, publication.reasons))
    if outlet:
        made.append(Decision("outlet", outlet.outlet.name, outlet.confidence, outlet.reasons))
    if agency := findings.opening.agency:
        made.append(Decision("agency", agency, 0.95, ("the dateline names it",)))
    made.append(Decision("end", findings.body.because, 0.8, (findings.body.because,)))
    return tuple(made)


def _diagnostics(document: RawDocument, findings: Findings) -> tuple[Diagnostic, ...]:
    path, body = document.path, findings.body
    first = findings.readings[body.first].passage.number
    found = []
    if document.encoding == DAMAGED:
        found.append(
            Diagnostic(
                "not-utf-8",
                Severity.NOTE,
                path,
                None,
                "Some bytes of the file are not UTF-8; the text shows � in their place.",
                "Save the page again, or correct the article.",
            )
        )
    elif document.encoding not in ("utf-8", "ascii"):
        found.append(
            Diagnostic(
                "not-utf-8",
                Severity.NOTE,
                path,
                None,
                f"The file is not UTF-8; it was read as {document.encoding}.",
                "If letters look wrong, save it as UTF-8.",
            )
        )
    if findings.headline is None:
        found.append(
            Diagnostic(
                "no-headline",
                Severity.WARNING,
                path,
                first,
                "No line above the story reads like its headline.",
                "Write `Title:` in the article and delete its `Status: draft` line.",
            )
        )
    if findings.publication is None:
        found.append(
            Diagnostic(
                "no-date",
                Severity.WARNING,
                path,
                first,
                "The page prints no date that is surely the story's.",
                "Add `Date: YYYY-MM-DD` to the article and delete its `Status: draft` line.",
            )
        )
    elif findings.publication.ambiguous:
        publication = findings.publication
        at = findings.readings[publication.index].passage
        found.append(
            Diagnostic(
                "ambiguous-date",
                Severity.WARNING,
                path,
                at.number,
                f"Day and month could be swapped: it was read as {publication.date.day}.",
                "Check it, and correct `Date:` in the article if it is wrong.",
            )
        )
    return tuple(found)


def _rejected(
    document: RawDocument,
    code: str,
    message: str,
    hint: str,
    verdicts: tuple[Verdict, ...] = (),
) -> Story:
    diagnostic = Diagnostic(code, Severity.WARNING, document.path, 1, message, hint)
    status = StoryStatus.REJECTED
    return Story(document, status, verdicts=verdicts, diagnostics=(diagnostic,))
