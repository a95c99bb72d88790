"""What the LUNR_* settings say, as the plugin's steps use it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the search and the article attribute (a dotted path) it is filled from."""

    name: str
    attribute: str
    boost: float
    stemmed: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A list of names with counts to choose results by; `label` is what readers see above it."""

    name: str
    attribute: str
    label: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Names that typed text may begin, of people or topics say; `label` says what one of them is.

    `facet` is the facet of the same attribute, if any: the search page narrowed down to it is where
    a name leads that has no page of its own.
    """

    kind: str
    attribute: str
    label: str
    facet: str | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """What the LUNR_* settings say.

    `card` maps what a result shows to article attributes; `html` names the attributes that hold
    HTML, all others hold plain text; `date` is the attribute with an article's date; `facets` and
    `suggest` never give one name two attributes; `aliases` maps other names of fields to fields.
    `cache` is the file of words between builds, None for none; `lunr_js` is lunr.js, `esbuild` the
    program that minifies scripts, None where there is none. `folder` is the one below the output
    folder that everything goes to; `page_url` is the search page's address.
    """

    fields: tuple[Field, ...]
    card: Mapping[str, str]
    html: frozenset[str]
    lunr_js: Path
    folder: PurePosixPath
    page_url: str
    date: str = "date"
    facets: tuple[Facet, ...] = ()
    suggest: tuple[Suggestion, ...] = ()
    aliases: Mapping[str, str] = field(default_factory=dict)
    cache: Path | None = None
    esbuild: Path | None = None
