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
    """Return the decisions less sure than `below` that no maintainer has settled."""
    return tuple(one for one in decisions if is_open(one.field, one.confidence, guidance, below))


def is_open(field: str, confidence: float, guidance: Guidance, below: float) -> bool:
    """Tell whether a decision is less sure than `below`, and settled by no maintainer.

    Whoever stated what is to become of a document has settled all of it.
    """
    if confidence >= below or (asked := asked_as(field)) not in ASKED or guidance.stated("status"):
        return False
    return asked not in guidance.accepted and guidance.stated(asked) is None
