"""What sets people, topics and outlets apart where their entries are changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from news_digest.site.taxonomies import OutletTerm, PersonTerm, Taxonomies, TermIds, TopicTerm
from news_digest.vocabulary.model import (
    Outlet,
    OutletVocabulary,
    PeopleVocabulary,
    Person,
    Topic,
    TopicVocabulary,
    Vocabularies,
)


@dataclass(frozen=True, slots=True)
class Kind:
    """A vocabulary: `name` on the command line, `section` in its file, `file`.

    `joined` are the keys whose lists a merge joins, `moved` those that it takes over where the
    other entry lacks them; of every other key, two entries that differ are not merged.
    """

    name: str
    section: str
    file: str
    has_feed: bool
    joined: frozenset[str]
    moved: frozenset[str]

    def vocabulary(
        self, vocabularies: Vocabularies
    ) -> PeopleVocabulary | TopicVocabulary | OutletVocabulary:
        """Return the vocabulary of this kind."""
        found: PeopleVocabulary | TopicVocabulary | OutletVocabulary = getattr(
            vocabularies, self.section
        )
        return found

    def entry(self, vocabularies: Vocabularies, id_: str) -> Person | Topic | Outlet | None:
        """Return the vocabulary's entry with the id."""
        return self.vocabulary(vocabularies).by_id.get(id_)

    def terms(
        self, taxonomies: Taxonomies
    ) -> Mapping[str, PersonTerm] | Mapping[str, TopicTerm] | Mapping[str, OutletTerm]:
        """Return the terms of this kind that articles name, by id."""
        found: Mapping[str, PersonTerm] | Mapping[str, TopicTerm] | Mapping[str, OutletTerm] = (
            getattr(taxonomies, self.section)
        )
        return found

    def ids(self, of_article: TermIds) -> tuple[str, ...]:
        """Return the ids of this kind that an article names."""
        if self.name == "outlet":
            return tuple(one for one in (of_article.outlet, of_article.agency) if one)
        found: tuple[str, ...] = getattr(of_article, self.section)
        return found


_EVERY = frozenset(("description",))

KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        kind.name: kind
        for kind in (
            Kind("person", "people", "people.yml", True, frozenset(), _EVERY),
            Kind(
                "topic",
                "topics",
                "topics.yml",
                True,
                frozenset(("any",)),
                _EVERY | {"iptc", "introduction", "broader", "all", "near"},
            ),
            Kind(
                "outlet",
                "outlets",
                "outlets.yml",
                False,
                frozenset(("domains",)),
                _EVERY | {"homepage"},
            ),
        )
    }
)
