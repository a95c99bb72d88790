"""A `Story` as one JSON object: the form that `digest convert --json` prints."""

from __future__ import annotations

from typing import Any

from news_digest.diagnostics import Diagnostic
from news_digest.model import Format, Quotation, RawDocument, Story, StoryStatus
from news_digest.subjects.people import find_writers
from news_digest.subjects.quotations import quotations_of
from news_digest.vocabulary import PeopleVocabulary, Vocabularies

# What cannot be read has no text: its JSON object is that of a rejected story of nothing.
_NO_DOCUMENT = RawDocument(path="", text="", encoding="", format=Format.TEXT, sha256="")


def story_as_json(path: str, story: Story, vocabulary: PeopleVocabulary) -> dict[str, Any]:
    """Return the JSON object for the story converted from the file at `path` (as given).

    docs/commands.md describes the keys. `people` and `person_ids` run parallel, and so do
    `topics` and `topic_ids`. `vocabulary` gives the writers their ids.
    """
    published = story.published
    people = {one.id: one.name for one in story.people}
    for writer in find_writers(story.byline, vocabulary):
        people.setdefault(writer.id, writer.name)
    return {
        "path": path,
        "status": str(story.status),
        "title": story.headline,
        "date": published.isoformat() if published else None,
        "date_precision": str(published.precision) if published else None,
        "outlet": story.outlet,
        "agency": story.agency,
        "place": story.place,
        "byline": story.byline,
        "credit": story.credit,
        "url": story.url,
        "language": story.language,
        "summary": story.summary,
        "body": "\n\n".join(block.text for block in story.blocks),
        "people": list(people.values()),
        "person_ids": list(people),
        "topics": [topic.name for topic in story.topics],
        "topic_ids": [topic.id for topic in story.topics],
        "quotes": [_quotation(one) for one in quotations_of(story)],
        "diagnostics": [_diagnostic(one) for one in story.diagnostics],
    }


def rejection_as_json(path: str, diagnostics: tuple[Diagnostic, ...]) -> dict[str, Any]:
    """Return the JSON object for a file that could not be read as a document at all."""
    empty = Story(_NO_DOCUMENT, StoryStatus.REJECTED, "", diagnostics=diagnostics)
    return story_as_json(path, empty, Vocabularies.empty().people)


def _quotation(quotation: Quotation) -> dict[str, Any]:
    return {
        "text": quotation.text,
        "speaker": quotation.speaker,
        "verb": quotation.verb,
        "span": [quotation.span.start, quotation.span.end],
    }


def _diagnostic(diagnostic: Diagnostic) -> dict[str, Any]:
    return {
        "code": diagnostic.code,
        "severity": str(diagnostic.severity),
        "line": diagnostic.line,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
    }
