"""Topics, people and outlets as Pelican's URL wrappers: their addresses come from settings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pelican.urlwrappers import URLWrapper

from news_digest.site.taxonomies import OutletTerm, PersonTerm, TopicTerm, sort_key


class Term(URLWrapper):  # type: ignore[misc]
    """A term, its address and its articles (newest first); drafts are apart, and in no list.

    `slug` is the term's id, so an address survives a rename; terms are the same where their kind
    and id are. Pelican's own wrappers compare slugified names instead, and merge `C` with `C++`.
    """

    def __init__(
        self, term: TopicTerm | PersonTerm | OutletTerm, settings: Mapping[str, Any]
    ) -> None:
        super().__init__(term.name, settings)
        self.slug = term.id
        self.id: str = term.id
        self.description: str | None = term.description
        self.articles: list[Any] = []
        self.drafts: list[Any] = []

    @property
    def count(self) -> int:
        """How many published articles the term has."""
        return len(self.articles)

    @property
    def feed_url(self) -> str | None:
        """The address of the term's feed.

        None for outlets, for a term that only drafts name, and where a site wants no feeds.
        """
        template = self.settings.get(f"{type(self).__name__.upper()}_FEED_SAVE_AS")
        return str(template).format(slug=self.id) if template and self.articles else None

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and bool(other.id == self.id)

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash((type(self).__name__, self.id))

    def __lt__(self, other: Term) -> bool:
        return sort_key(str(self), self.id) < sort_key(str(other), other.id)


class Topic(Term):
    """A topic: `TOPIC_URL`, `TOPIC_SAVE_AS`, `TOPIC_FEED_SAVE_AS`. `iptc` is its Media Topic."""

    def __init__(self, term: TopicTerm, settings: Mapping[str, Any]) -> None:
        super().__init__(term, settings)
        self.iptc = term.iptc


class Person(Term):
    """A person: `PERSON_URL`, `PERSON_SAVE_AS`, `PERSON_FEED_SAVE_AS`."""

    def __init__(self, term: PersonTerm, settings: Mapping[str, Any]) -> None:
        super().__init__(term, settings)
        self.confirmed = term.confirmed


class Outlet(Term):
    """An outlet or agency: `OUTLET_URL`, `OUTLET_SAVE_AS`."""

    def __init__(self, term: OutletTerm, settings: Mapping[str, Any]) -> None:
        super().__init__(term, settings)
        self.kind = term.kind
        self.policy = term.policy
        self.homepage = term.homepage
