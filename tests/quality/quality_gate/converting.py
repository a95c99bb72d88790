"""Bytes -> what the converter makes of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from news_digest.convert import DocumentError, convert, read_document
from news_digest.model import Block, Story, StoryStatus
from news_digest.vocabulary import Vocabularies


@dataclass(frozen=True, slots=True)
class Conversion:
    """What is compared of a converted document. `codes` are those of its diagnostics.

    `crash` is the error that the converter raised: it should never raise any.
    """

    status: StoryStatus
    headline: str | None = None
    date: str | None = None
    place: str | None = None
    byline: str | None = None
    outlet: str | None = None
    agency: str | None = None
    credit: str | None = None
    url: str | None = None
    language: str | None = None
    people: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    captions: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    crash: str | None = None


Converter = Callable[[bytes, str], Conversion]


def converter_with(vocabularies: Vocabularies) -> Converter:
    """Return the project's converter: bytes and a file name in, a conversion out."""

    def run(data: bytes, name: str) -> Conversion:
        try:
            return _conversion(convert(read_document(data, name), vocabularies))
        except DocumentError as error:
            codes = tuple(one.code for one in error.diagnostics)
            return Conversion(StoryStatus.REJECTED, codes=codes)
        except Exception as error:
            # One crash must not hide how the other documents fare; it fails the gate at the end.
            return Conversion(StoryStatus.REJECTED, crash=f"{type(error).__name__}: {error}")

    return run


def _conversion(story: Story) -> Conversion:
    return Conversion(
        status=story.status,
        headline=story.headline,
        date=story.published.isoformat() if story.published else None,
        place=story.place,
        byline=story.byline,
        outlet=story.outlet,
        agency=story.agency,
        credit=story.credit,
        url=story.url,
        language=story.language,
        people=tuple(one.name for one in story.people),
        blocks=story.blocks,
        captions=tuple(one.text for one in story.captions),
        codes=tuple(one.code for one in story.diagnostics),
    )
