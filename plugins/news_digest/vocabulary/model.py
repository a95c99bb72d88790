"""The vocabularies as the other steps see them: frozen, looked up by id or by any printed form.

They have hashes, so that what a step derives from one of them can be kept by it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from news_digest.vocabulary.lineage import NO_LINEAGE, Lineage, Lineages

if TYPE_CHECKING:
    from news_digest.diagnostics import Diagnostic
    from news_digest.model import PersonModel

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
    lineage: Lineage = NO_LINEAGE


@dataclass(frozen=True, slots=True)
class Near:
    """A phrase of `phrases` and one of `to`, in either order, with `within` words between at most.

    Both stand in one paragraph, or both in the headline.
    """

    phrases: tuple[str, ...]
    to: tuple[str, ...]
    within: int


@dataclass(frozen=True, slots=True)
class Weights:
    """How sure the place of a topic's phrases makes that it is the story's, from 0 to 1.

    A headline names what a story is about; a lead nearly does, and so do several paragraphs; one
    passing mention further down does not.
    """

    headline: float = 0.95
    lead: float = 0.85
    repeated: float = 0.75
    once: float = 0.35


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic and what marks it.

    One of three must stand in the story: a phrase of `any_of`; a phrase of each group of `all_of`;
    the phrases of one of `near`. No phrase of `none_of` may. `iptc` is a Media Topic code
    (`medtop:20000053`). `broader` is the id of the topic that this one is a part of, `narrower`
    are those of its own parts, in the file's order; `introduction` is paragraphs of plain text.
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
    lineage: Lineage = NO_LINEAGE
    near: tuple[Near, ...] = ()
    weights: Weights = Weights()
    broader: str | None = None
    narrower: tuple[str, ...] = ()
    introduction: tuple[str, ...] = ()


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
    lineage: Lineage = NO_LINEAGE


@dataclass(frozen=True, slots=True)
class PeopleVocabulary:
    """`people.yml`. Keys of `by_name` are canonical names and variants as `name_key` folds them."""

    by_id: Mapping[str, Person]
    by_name: Mapping[str, Person]
    not_people: frozenset[str]
    never_merge: tuple[frozenset[str], ...]
    lineages: Lineages = field(default_factory=Lineages)

    def __hash__(self) -> int:
        """Return what equal vocabularies have in common, at once: mappings have no hash."""
        return len(self.by_id)

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
    lineages: Lineages = field(default_factory=Lineages)

    def __hash__(self) -> int:
        """Return what equal vocabularies have in common, at once: mappings have no hash."""
        return len(self.by_id)

    def find(self, name: str) -> Topic | None:
        """Return the topic that `name` (a canonical name or a variant) means, if any."""
        return self.by_name.get(name_key(name))

    def broader_than(self, topic_id: str) -> tuple[str, ...]:
        """Return the ids of the topics that a topic is a part of, the nearest first."""
        found: list[str] = []
        topic = self.by_id.get(topic_id)
        while topic is not None and topic.broader is not None:
            found.append(topic.broader)
            topic = self.by_id.get(topic.broader)
        return tuple(found)


@dataclass(frozen=True, slots=True)
class OutletVocabulary:
    """`outlets.yml`, in the file's order in `by_id`."""

    by_id: Mapping[str, Outlet]
    by_name: Mapping[str, Outlet]
    lineages: Lineages = field(default_factory=Lineages)

    def __hash__(self) -> int:
        """Return what equal vocabularies have in common, at once: mappings have no hash."""
        return len(self.by_id)

    def find(self, name: str) -> Outlet | None:
        """Return the outlet that `name` (a canonical name or a variant) means, if any."""
        return self.by_name.get(name_key(name))


@dataclass(frozen=True, slots=True)
class Vocabularies:
    """All three, and `sha256` of the files they were read from (for caches).

    `diagnostics` are the warnings and notes of the loading: errors never get this far.
    `person_model` finds people's names where the rules shall not.
    """

    people: PeopleVocabulary
    topics: TopicVocabulary
    outlets: OutletVocabulary
    sha256: str
    diagnostics: tuple[Diagnostic, ...] = ()
    person_model: PersonModel | None = None

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
    if name.isascii():  # Unicode's forms are all the same, and to ask for them takes its time
        return " ".join(name.replace("`", "'").lower().split())
    folded = unicodedata.normalize("NFD", name.translate(_SAME_SIGN)).casefold()
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKD", folded).casefold())
    return " ".join(folded.translate(_SAME_SIGN).split())
