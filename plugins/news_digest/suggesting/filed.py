"""Documents, and the topics under which somebody filed them: what there is to learn from."""

from __future__ import annotations

from dataclasses import dataclass

from news_digest.diagnostics import DigestError


@dataclass(frozen=True, slots=True)
class Text:
    """What a document says: its headline, which may be empty, and its body as plain text."""

    title: str
    body: str


@dataclass(frozen=True, slots=True)
class Filed:
    """A document and the names of its topics.

    No topics may mean that none fits, or that nobody looked.
    """

    text: Text
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suggested:
    """A topic that a document may belong to; the confidence is that it does, from 0 to 1."""

    topic: str
    confidence: float


class LearnError(DigestError):
    """Topics cannot be learned: nothing to learn from, or nothing to learn with."""
