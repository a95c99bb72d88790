"""What goes from step to step: articles -> documents -> their words -> files."""

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
class Tokenised:
    """The words of all documents.

    `words` are words in their normal form, in no particular order; `stems` what lunr's pipeline
    makes of each; `documents` has, for each document, one array (of unsigned 32-bit integers) a
    field, in the order of LUNR_FIELDS: the positions in `words` of the field's words, one as often
    as it stands there, in no particular order.
    """

    words: Sequence[str]
    stems: Sequence[str]
    documents: Sequence[tuple[array[int], ...]]
