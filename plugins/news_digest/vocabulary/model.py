"""The vocabularies as the other steps see them: frozen, looked up by id or by any printed form."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from news_digest.diagnostics import Diagnostic

# Typewriter, typographic and look-alike apostrophes; the hyphens that differ in form alone.
_SAME_SIGN = str.maketrans({**dict.fromkeys("’‘ʼ‛′`´", "'"), **dict.fromkeys("‐‑–", "-")})


class Policy(StrEnum):
    """How much of an outlet's text the site may publish."""

    FULL = "full"
    EXCERPT = "excerpt"
    LINK = "link"


class OutletKind(StrEnum):
    """A page's publisher, or the agency whose report it carries."""

    OUTLET = "outlet"
    AGENCY = "agency"


@dataclass(frozen=True, slots=True)
class Person:
    """A person under one canonical name. `line` is where people.yml defines them."""

    id: str
    name: str
    variants: tuple[str, ...]
    description: str | None
    hidden: bool
    line: int


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic and what marks it.

    A phrase of `any_of` (or, for each group of `all_of`, one phrase of the group) must stand in
    the story, and no phrase of `none_of`. `iptc` is a Media Topic code (`medtop:20000053`).
    """

    id: str
    name: str
    variants: tuple[str, ...]
    description: str | None
    iptc: str | None
    any_of: tuple[str, ...]
    all_of: tuple[tuple[str, ...], ...]
    none_of: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet or agency. `domains` are host names without `www.`; `policy` governs its text."""

    id: str
    name: str
    kind: OutletKind
    variants: tuple[str, ...]
    domains: tuple[str, ...]
    homepage: str | None
    policy: Policy
    line: int
    description: str | None = None


@dataclass(frozen=True, slots=True)
class PeopleVocabulary:
    """`people.yml`. Keys of `by_name` are canonical names and variants as `name_key` folds them."""

    by_id: Mapping[str, Person]
    by_name: Mapping[str, Person]
    not_people: frozenset[str]
    never_merge: tuple[frozenset[str], ...]

    def find(self, name: str) -> Person | None:
        """Return the person whom `name` (a canonical name or a variant) means, if anyone."""
        return self.by_name.get(name_key(name))

    def is_excluded(self, name: str) -> bool:
        """Tell whether the maintainer said that `name` is not a person."""
        return name_key(name) in self.not_people


@dataclass(frozen=True, slots=True)
class TopicVocabulary:
    """`topics.yml`, in the file's order in `by_id`."""

    by_id: Mapping[str, Topic]
    by_name: Mapping[str, Topic]

    def find(self, name: str) -> Topic | None:
        """Return the topic that `name` (a canonical name or a variant) means, if any."""
        return self.by_name.get(name_key(name))


@dataclass(frozen=True, slots=True)
class OutletVocabulary:
    """`outlets.yml`, in the file's order in `by_id`."""

    by_id: Mapping[str, Outlet]
    by_name: Mapping[str, Outlet]

    def find(self, name: str) -> Outlet | None:
        """Return the outlet that `name` (a canonical name or a variant) means, if any."""
        return self.by_name.get(name_key(name))


@dataclass(frozen=True, slots=True)
class Vocabularies:
    """All three, and `sha256` of the files they were read from (for caches).

    `diagnostics` are the warnings and notes of the loading: errors never get this far.
    """

    people: PeopleVocabulary
    topics: TopicVocabulary
    outlets: OutletVocabulary
    sha256: str
    diagnostics: tuple[Diagnostic, ...] = ()

    @classmethod
    def empty(cls) -> Vocabularies:
        """Return vocabularies that know nobody and nothing, as of a folder without files."""
        return cls(
            PeopleVocabulary({}, {}, frozenset(), ()),
            TopicVocabulary({}, {}),
            OutletVocabulary({}, {}),
            sha256="",
        )


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """Fold a name for look-up.

    Case, runs of white space, the form of apostrophes and hyphens, and how Unicode composes a
    letter do not tell names apart; accents do. (Compatibility caseless match, Unicode 15, D146.)
    """
    folded = unicodedata.normalize("NFD", name.translate(_SAME_SIGN)).casefold()
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKD", folded).casefold())
    return " ".join(folded.translate(_SAME_SIGN).split())
