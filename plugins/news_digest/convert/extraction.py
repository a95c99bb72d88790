"""What a page says of itself: what the readers of plain text and of HTML both give."""

from __future__ import annotations

from dataclasses import dataclass

from news_digest.diagnostics import Diagnostic
from news_digest.model import Block, Decision, PublicationDate, Verdict


@dataclass(frozen=True, slots=True)
class Extraction:
    """The story on one page, before anybody asked what it is about.

    `text` is what all spans refer to. A page without a story has no blocks, and diagnostics that
    say why. The fields are those of `Story`.
    """

    text: str
    headline: str | None = None
    published: PublicationDate | None = None
    place: str | None = None
    outlet: str | None = None
    agency: str | None = None
    byline: str | None = None
    credit: str | None = None
    image_credit: str | None = None
    licence: str | None = None
    url: str | None = None
    language: str | None = None
    blocks: tuple[Block, ...] = ()
    captions: tuple[Block, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    decisions: tuple[Decision, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
