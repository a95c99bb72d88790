"""What goes from step to step: articles -> documents -> counted documents -> files."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Named:
    """A person, a topic, an outlet …: its name, and its page from the site's root on, if any."""

    name: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Document:
    """One article as the search sees it.

    `fields` maps the names of LUNR_FIELDS to plain text (of lists: an item a line); `card` holds
    the texts of LUNR_CARD, in its order; `day` counts days since 1970-01-01, None for no date;
    `names` maps the names of LUNR_FACETS and LUNR_SUGGEST to what the article has of each. `url`
    is relative to the site's root, and tells documents apart.
    """

    url: str
    fields: Mapping[str, str]
    card: tuple[str, ...]
    day: int | None
    names: Mapping[str, tuple[Named, ...]]


@dataclass(frozen=True, slots=True)
class FieldCounts:
    """Which words a field of one document holds, and how often.

    `words` are positions in `Counted.words`, without repetition, `counts` their frequencies (both
    arrays of unsigned 32-bit integers); `length` is the sum of the counts.
    """

    words: array[int]
    counts: array[int]
    length: int


@dataclass(frozen=True, slots=True)
class Counted:
    """The words of all documents.

    `words` are words in their normal form, in no particular order; `stems` what lunr's pipeline
    makes of each; `documents` has, for each document, one FieldCounts a field, in the order of
    LUNR_FIELDS.
    """

    words: Sequence[str]
    stems: Sequence[str]
    documents: Sequence[tuple[FieldCounts, ...]]
