"""`RawDocument` -> `Story`: what is on the page, and what it is about."""

from __future__ import annotations

import re
from dataclasses import replace

from news_digest.convert.extraction import Extraction
from news_digest.convert.guided import guided, guided_topics, refusal, stated_lines, status_of
from news_digest.convert.language import decide_language
from news_digest.convert.reading.notes import encoding_notes
from news_digest.convert.text.page import extract_text
from news_digest.model import (
    NOTHING_STATED,
    Block,
    BlockKind,
    Format,
    Guidance,
    RawDocument,
    Story,
    StoryStatus,
)
from news_digest.subjects.people import find_people
from news_digest.subjects.topics import find_topics
from news_digest.vocabulary import Vocabularies

# Names the state of the rules: it changes with every change that can change a story.
RULES_VERSION = "1"

_SUMMARY_LENGTH = 280
# A hundred times the length of a long report.
_SEARCHED = 500_000
_SENTENCE_END = re.compile(r"[.!?…][\"”’»)]*(?=\s)")


def rules_of(vocabularies: Vocabularies) -> str:
    """Return what names all that a story depends on besides the document and the vocabularies."""
    model = vocabularies.person_model
    return f"{RULES_VERSION} {model.name} {model.version}" if model else RULES_VERSION


def convert(
    document: RawDocument,
    vocabularies: Vocabularies,
    guidance: Guidance = NOTHING_STATED,
) -> Story:
    """Convert one raw document. Never raises for bad input: see the story's status.

    The story depends on nothing but the arguments and `RULES_VERSION`; what `guidance` states
    wins over what the page says.
    """
    extraction = _extract(document, vocabularies, guidance)
    refused = refusal(guidance, extraction.text)
    if refused or not extraction.blocks:
        said = (*extraction.diagnostics, *encoding_notes(document))
        return Story(
            document,
            StoryStatus.REJECTED,
            extraction.text,
            verdicts=extraction.verdicts,
            diagnostics=(refused,) if refused else said,
            guidance=guidance,
        )
    searched = _searched(extraction.blocks)
    language = decide_language(extraction.language, " ".join(one.text for one in searched[:20]))
    decisions = (*extraction.decisions, language)
    extraction = replace(extraction, language=language.value, decisions=decisions)
    extraction = guided(extraction, guidance)
    people = find_people(
        searched,
        extraction.text,
        vocabularies.people,
        extraction.headline,
        vocabularies.person_model,
    )
    topics = find_topics(extraction.headline, [one.text for one in searched], vocabularies.topics)
    topics = guided_topics(topics, guidance, vocabularies.topics)
    return Story(
        document=document,
        status=status_of(extraction, guidance),
        text=extraction.text,
        headline=extraction.headline,
        published=extraction.published,
        place=extraction.place,
        outlet=extraction.outlet,
        agency=extraction.agency,
        byline=extraction.byline,
        credit=extraction.credit,
        image_credit=extraction.image_credit,
        licence=extraction.licence,
        url=extraction.url,
        language=extraction.language,
        summary=_summary(extraction.blocks),
        blocks=extraction.blocks,
        captions=extraction.captions,
        people=people,
        topics=topics,
        verdicts=extraction.verdicts,
        decisions=extraction.decisions,
        diagnostics=(*extraction.diagnostics, *encoding_notes(document)),
        guidance=guidance,
    )


def _extract(document: RawDocument, vocabularies: Vocabularies, guidance: Guidance) -> Extraction:
    lines = stated_lines(guidance)
    if document.format is not Format.HTML:
        return extract_text(document, vocabularies, lines)
    # lxml takes a quarter of a second to load: a site of plain texts never needs it.
    from news_digest.convert.html.page import extract_html

    return extract_html(document, vocabularies, lines)


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
