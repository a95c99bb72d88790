"""A document's decisions -> those that a maintainer should look at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from news_digest.convert.guided import ANSWERED_AS
from news_digest.model import Decision, Guidance
from news_digest.settings import DigestSettings, Unreviewed

# What can be answered; where the body ends is answered by its lines.
ASKED = frozenset(
    {"headline", "date", "outlet", "agency", "place", "byline", "credit", "image_credit", "url"}
    | {"licence", "language", "lines"}
)


def asked_as(field: str) -> str:
    """Return the field that a question about a decision is answered by."""
    return ANSWERED_AS.get(field, field)


@dataclass(frozen=True, slots=True)
class ReviewPolicy:
    """Which decisions are asked about (those less sure than `below`), and what happens until then.

    `hold` keeps a document with open questions from being published.
    """

    below: float = 0.0
    hold: bool = False

    @classmethod
    def of(cls, settings: DigestSettings) -> ReviewPolicy:
        """Return a site's policy."""
        return cls(settings.review_below, settings.unreviewed is Unreviewed.DRAFT)


def open_questions(
    decisions: Iterable[Decision], guidance: Guidance, below: float
) -> tuple[Decision, ...]:
    """Return the decisions less sure than `below` that no maintainer has settled.

    Whoever stated what is to become of a document has settled all of it.
    """
    if guidance.stated("status"):
        return ()
    settled = {*guidance.accepted, *(one.field for one in guidance.statements)}
    return tuple(
        one
        for one in decisions
        if one.confidence < below
        and asked_as(one.field) in ASKED
        and asked_as(one.field) not in settled
    )
