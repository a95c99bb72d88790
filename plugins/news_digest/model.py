"""What travels between the steps: raw document -> story.

All of it is frozen. Offsets are characters of `Story.text` (not bytes), half open as in Python
slices; lines are counted from 1.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from news_digest.diagnostics import Diagnostic

# An article's `Date:`, and what maintainers state: ISO 8601, or a space in the place of its T.
_MOMENT = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})"
    r"(?:[ T](?P<time>\d{2}:\d{2}(?P<seconds>:\d{2})?)[ ]?(?P<zone>Z|[+-]\d{2}:\d{2})?)?",
    re.ASCII,
)


class Format(StrEnum):
    """How a raw document is to be read."""

    TEXT = "text"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class RawDocument:
    """One file of `seeds/`, decoded.

    `path` is relative to the site's root and in POSIX form (`seeds/a.txt`); `text` has LF line
    ends and no control characters but tab and LF; `encoding` is the codec that gave it;
    `sha256` is that of the file's bytes, in hexadecimal.
    """

    path: str
    text: str
    encoding: str
    format: Format
    sha256: str


class Span(NamedTuple):
    """The characters `text[start:end]` of a raw document's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters themselves."""
        return text[self.start : self.end]


class Role(StrEnum):
    """What a span of a raw document is to its story."""

    HEADLINE = "headline"
    DATE = "date"
    DATELINE = "dateline"
    OUTLET = "outlet"
    AGENCY = "agency"
    BYLINE = "byline"
    CREDIT = "credit"
    CAPTION = "caption"
    BODY = "body"
    FURNITURE = "furniture"  # menus, section labels, share bars, size markers
    PROMO = "promo"  # other stories: related lists, teasers, promo boxes
    LEGAL = "legal"  # copyright, terms, cookie and legal notes

    @property
    def kept(self) -> bool:
        """Whether the span's content reaches the article in some form."""
        return self not in (Role.FURNITURE, Role.PROMO, Role.LEGAL)


class Verdict(NamedTuple):
    """Why a span was kept or dropped. Confidence runs from 0 to 1.

    A story's verdicts are in order, do not overlap, and cover every character of the raw text
    that is not white space.
    """

    span: Span
    role: Role
    reason: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Alternative:
    """A value that was not chosen, how likely it is (0 to 1), and what speaks for it."""

    value: str
    confidence: float
    reason: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What the converter chose for one field of the story, and why.

    `value` is None where it chose none. `confidence` is the probability that the choice is right
    (0 to 1). `alternatives` are the likeliest other values, the likeliest first.
    """

    field: str
    value: str | None
    confidence: float
    reasons: tuple[str, ...]
    alternatives: tuple[Alternative, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """What a maintainer states about one field of a document.

    `where` says it: `seeds/a.yml:3`, or decisions.yml without a line, as its lines move with each
    other document's answers. `value` is as it was written, once validated.
    """

    field: str
    value: str
    where: str


@dataclass(frozen=True, slots=True)
class Guidance:
    """What maintainers stated about one raw document: it wins over the rules.

    `statements` has one entry a field at most, the sidecar's before that of decisions.yml.
    `accepted` names the fields whose value, as the converter chose it, a maintainer accepted.
    """

    statements: tuple[Statement, ...] = ()
    accepted: tuple[str, ...] = ()

    def stated(self, field: str) -> Statement | None:
        """Return the statement on `field`, if there is one."""
        return next((one for one in self.statements if one.field == field), None)

    @property
    def rejects(self) -> bool:
        """Whether a maintainer wants no article of the document."""
        status = self.stated("status")
        return status is not None and status.value == "reject"

    @property
    def sha256(self) -> str | None:
        """What tells one guidance from another, in hexadecimal; None where nothing was said.

        The file's name does not count, as it follows the document's; its lines do.
        """
        if not self.statements and not self.accepted:
            return None
        parts = [
            *((one.field, one.value, one.where.rpartition(":")[2]) for one in self.statements),
            *self.accepted,
        ]
        return sha256(json.dumps(parts).encode()).hexdigest()


NOTHING_STATED = Guidance()


class BlockKind(StrEnum):
    """The kinds of block that a story's body is made of."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST = "list"
    ORDERED_LIST = "ordered-list"
    QUOTATION = "quotation"
    PREFORMATTED = "preformatted"


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the body and where it stands in the raw text.

    `text` is on one line, with single spaces, but for lists (an item a line, markers removed)
    and preformatted blocks (the raw lines as they stand).
    """

    kind: BlockKind
    text: str
    span: Span


class DatePrecision(StrEnum):
    """How exactly a page states when it was published."""

    DAY = "day"
    MINUTE = "minute"
    SECOND = "second"


@dataclass(frozen=True, slots=True)
class PublicationDate:
    """A moment as the page printed it: aware where it gave a zone, else naive local time."""

    when: datetime
    precision: DatePrecision

    @property
    def day(self) -> date:
        """The calendar day that the page printed (in the page's own zone)."""
        return self.when.date()

    @classmethod
    def fromisoformat(cls, text: str) -> PublicationDate:
        """Read `2007-03-27`, `2007-09-03 13:05` or `2007-09-03T13:05:09+04:00`.

        Raises ValueError for any other form, and for a day or time that does not exist.
        """
        match = _MOMENT.fullmatch(text)
        if match is None:
            raise ValueError(
                f"{text!r} is not a date of the form 2007-03-27 or 2007-09-03 13:05+04:00"
            )
        if match["time"] is None:
            return cls(datetime.fromisoformat(match["day"]), DatePrecision.DAY)
        precision = DatePrecision.SECOND if match["seconds"] else DatePrecision.MINUTE
        when = datetime.fromisoformat(f"{match['day']}T{match['time']}{match['zone'] or ''}")
        return cls(when, precision)

    def isoformat(self) -> str:
        """ISO 8601, no more precise than the page: `2007-03-27`, `2007-09-03T13:05+04:00`."""
        if self.precision is DatePrecision.DAY:
            return self.day.isoformat()
        timespec = "minutes" if self.precision is DatePrecision.MINUTE else "seconds"
        return self.when.isoformat(timespec=timespec)


@dataclass(frozen=True, slots=True)
class PersonModel:
    """A trained model that finds people in the rules' place.

    `name` is what the settings call it, `source` what is loaded: a package's name or a folder.
    """

    name: str
    source: str
    version: str


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A person of the story: the fullest form printed, and where it first stands.

    `id` is the vocabulary's, or the slug of the name where the vocabulary has nobody.
    """

    id: str
    name: str
    confirmed: bool
    span: Span
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TopicMatch:
    """A topic of the story. The reasons quote the phrases that matched."""

    id: str
    name: str
    confidence: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that a story quotes; `span` is where they stand, without the marks.

    `speaker` is the full name of one of the story's people, or None where nobody is sure; `verb`
    is the verb of speech as printed, or None.
    """

    text: str
    speaker: str | None
    verb: str | None
    span: Span


class StoryStatus(StrEnum):
    """What can be done with a converted document."""

    PUBLISHABLE = "publishable"
    DRAFT = "draft"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Story:
    """What the converter makes of one raw document.

    A pure function of the document, what maintainers stated about it (`guidance`), and the
    vocabularies.
    Spans are those of `text`: the document's own, or for HTML the text taken from it. A rejected
    story has no blocks, and diagnostics that say why. `summary` is plain text.
    """

    document: RawDocument
    status: StoryStatus
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
    summary: str | None = None
    blocks: tuple[Block, ...] = ()
    captions: tuple[Block, ...] = ()
    people: tuple[PersonMention, ...] = ()
    topics: tuple[TopicMatch, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    decisions: tuple[Decision, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    guidance: Guidance = NOTHING_STATED
