"""Topics, people and outlets as Pelican's URL wrappers: their addresses come from settings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup
from pelican.urlwrappers import URLWrapper

from news_digest.adapter.structured import structured_person, structured_topic
from news_digest.site.taxonomies import OutletTerm, PersonTerm, TopicTerm, sort_key
from news_digest.site.timeline import Timeline


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
        self.has_page = True
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
        return self._beside("FEED")

    @property
    def json_url(self) -> str | None:
        """The address of the twin of the term's page: None for outlets, and without a page."""
        return self._beside("JSON") if self.save_as else None

    def _beside(self, kind: str) -> str | None:
        template = self.settings.get(f"{type(self).__name__.upper()}_{kind}_SAVE_AS")
        return str(template).format(slug=self.id) if template and self.articles else None

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and bool(other.id == self.id)

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash((type(self).__name__, self.id))

    def __lt__(self, other: Term) -> bool:
        return sort_key(str(self), self.id) < sort_key(str(other), other.id)


class Subject(Term):
    """A topic or a person: what its page shows of its articles besides these themselves.

    `timeline` is None where there is nothing to compare; `topics` and `people` are those that
    share articles with it, the most frequent first.
    """

    def __init__(self, term: TopicTerm | PersonTerm, settings: Mapping[str, Any]) -> None:
        super().__init__(term, settings)
        self.timeline: Timeline | None = None
        self.topics: Sequence[Any] = ()
        self.people: Sequence[Any] = ()


class Topic(Subject):
    """A topic: `TOPIC_URL`, `TOPIC_SAVE_AS`, `TOPIC_FEED_SAVE_AS`. `iptc` is its Media Topic.

    `introduction` is paragraphs of plain text; `broader` and `narrower` are the topics with pages
    that it is a part of, and that are parts of it.
    """

    def __init__(self, term: TopicTerm, settings: Mapping[str, Any]) -> None:
        super().__init__(term, settings)
        self.iptc = term.iptc
        self.introduction = term.introduction
        self.broader: Topic | None = None
        self.narrower: tuple[Topic, ...] = ()
        self._lineage = (term.broader, term.narrower)

    def set_lineage(self, topics: Mapping[str, Topic]) -> None:
        """Look the broader and narrower topics up among `topics`, those that articles have."""
        broader, narrower = self._lineage
        self.broader = topics.get(broader or "")
        self.narrower = tuple(topics[id_] for id_ in narrower if id_ in topics)

    def structured(self, base: str) -> Markup:
        """Return what programs read of the topic, as JSON-LD."""
        return structured_topic(self, base)


class Person(Subject):
    """A person: `PERSON_URL`, `PERSON_SAVE_AS`, `PERSON_FEED_SAVE_AS`.

    `roles` are what articles say that the person is, the last stated first; `quotations` the
    newest of what they said. Whom too few articles name has no page and no addresses.
    """

    def __init__(self, term: PersonTerm, settings: Mapping[str, Any]) -> None:
        super().__init__(term, settings)
        self.confirmed = term.confirmed
        self.has_page = term.has_page
        self.roles: list[Any] = []
        self.quotations: list[Any] = []

    @property
    def url(self) -> str | None:
        """The address of the person's page."""
        return str(super().url) if self.has_page else None

    @property
    def save_as(self) -> str | None:
        """The file of the person's page."""
        return str(super().save_as) if self.has_page else None

    def _beside(self, kind: str) -> str | None:
        return super()._beside(kind) if self.has_page else None

    def structured(self, base: str) -> Markup:
        """Return what programs read of the person, as JSON-LD."""
        return structured_person(self, base)


class Outlet(Term):
    """An outlet or agency: `OUTLET_URL`, `OUTLET_SAVE_AS`."""

    def __init__(self, term: OutletTerm, settings: Mapping[str, Any]) -> None:
        super().__init__(term, settings)
        self.kind = term.kind
        self.policy = term.policy
        self.homepage = term.homepage
