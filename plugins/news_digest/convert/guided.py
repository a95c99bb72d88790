"""What a page says of itself, and what maintainers state about it -> what holds.

A statement takes the place of a value and is certain; the verdicts on the raw lines stay, as they
tell what the rules made of the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from news_digest.convert.extraction import Extraction
from news_digest.diagnostics import Diagnostic, Severity
from news_digest.model import (
    Alternative,
    Decision,
    Guidance,
    PublicationDate,
    Statement,
    StoryStatus,
    TopicMatch,
)
from news_digest.slugs import slug
from news_digest.vocabulary import TopicVocabulary

LineRange = tuple[int, int]

_TEXTS = frozenset(
    {"headline", "outlet", "agency", "place", "byline", "credit", "image_credit", "url"}
    | {"licence", "language"}
)
# What is said of a field that a maintainer has settled says nothing any more.
_ABOUT = {"no-headline": "headline", "no-date": "date", "ambiguous-date": "date"}

# Where the body begins and ends is answered by naming its lines.
ANSWERED_AS = {"body": "lines", "end": "lines"}

_DRAFT, _REJECT = "draft", "reject"


def stated_lines(guidance: Guidance) -> tuple[LineRange, ...]:
    """Return the raw lines that are the story, both ends included; none where nobody said."""
    statement = guidance.stated("lines")
    if statement is None:
        return ()
    ranges = (part.strip().partition("-") for part in statement.value.split(","))
    return tuple((int(first), int(last or first)) for first, _, last in ranges)


def refusal(guidance: Guidance, text: str) -> Diagnostic | None:
    """Return why what is stated leaves no story of a page with this text, or None."""
    status, lines = guidance.stated("status"), guidance.stated("lines")
    if status and status.value == _REJECT:
        message = f"It says `status: {_REJECT}`."
        hint = "To have the document converted, delete that line."
        return _about(status, "stated-reject", Severity.NOTE, message, hint)
    count = text.count("\n") + 1
    if lines and any(last > count for _, last in stated_lines(guidance)):
        message = f"It names lines {lines.value}, and the document has {count}."
        hint = "`digest explain` shows the lines."
        return _about(lines, "stated-lines-missing", Severity.WARNING, message, hint)
    return None


def guided(extraction: Extraction, guidance: Guidance) -> Extraction:
    """Return the extraction with what is stated in the place of what was found."""
    if not guidance.statements and not guidance.accepted:
        return extraction
    changes: dict[str, Any] = {}
    for one in guidance.statements:
        if one.field in _TEXTS:
            changes[one.field] = one.value or None
        elif one.field == "date":
            date = PublicationDate.fromisoformat(one.value) if one.value else None
            changes["published"] = date
    settled = {*guidance.accepted, *(one.field for one in guidance.statements)}
    return replace(
        extraction,
        **changes,
        decisions=tuple(_decisions(extraction.decisions, guidance)),
        diagnostics=tuple(
            one for one in extraction.diagnostics if _ABOUT.get(one.code) not in settled
        ),
    )


def guided_topics(
    found: tuple[TopicMatch, ...], guidance: Guidance, vocabulary: TopicVocabulary
) -> tuple[TopicMatch, ...]:
    """Return the topics that are stated, in the place of those that were found."""
    statement = guidance.stated("topics")
    if statement is None:
        return found
    stated: dict[str, TopicMatch] = {}
    for name in filter(None, map(str.strip, statement.value.split(";"))):
        known = vocabulary.find(name)
        id_, shown = (known.id, known.name) if known else (slug(name), name)
        stated.setdefault(id_, TopicMatch(id_, shown, 1.0, (f"{statement.where} states it",)))
    return tuple(stated.values())


def status_of(extraction: Extraction, guidance: Guidance) -> StoryStatus:
    """Return what can be done with a story: nothing makes up for a headline or a date."""
    stated = guidance.stated("status")
    complete = extraction.headline is not None and extraction.published is not None
    held = stated is not None and stated.value == _DRAFT
    return StoryStatus.PUBLISHABLE if complete and not held else StoryStatus.DRAFT


def _decisions(found: tuple[Decision, ...], guidance: Guidance) -> Iterator[Decision]:
    """Yield the decisions in their order, and then those that the page said nothing about."""
    for one in found:
        field = ANSWERED_AS.get(one.field, one.field)
        statement = guidance.stated(field)
        if statement and field == one.field:
            yield _stated(statement, one)
        elif field in guidance.accepted:
            yield replace(one, confidence=1.0, reasons=(*one.reasons, "a maintainer accepted it"))
        else:
            yield one
    known = {one.field for one in found}
    yield from (_stated(one) for one in guidance.statements if one.field not in known)


def _stated(statement: Statement, found: Decision | None = None) -> Decision:
    value = statement.value or None
    reasons = (f"{statement.where} states it",)
    if found is None or found.value is None or found.value == value:
        return Decision(statement.field, value, 1.0, reasons)
    page = Alternative(found.value, found.confidence, "; ".join(found.reasons))
    return Decision(statement.field, value, 1.0, reasons, (page, *found.alternatives))


def _about(
    statement: Statement, code: str, severity: Severity, message: str, hint: str
) -> Diagnostic:
    path, colon, line = statement.where.rpartition(":")
    if not colon:
        return Diagnostic(code, severity, statement.where, None, message, hint)
    return Diagnostic(code, severity, path, int(line), message, hint)
