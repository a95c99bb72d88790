"""Names in articles -> ids, and under which spellings each id was met."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from news_digest.articles.names import NameRef
from news_digest.diagnostics import Diagnostic, Severity
from news_digest.site.entries import Entry
from news_digest.slugs import slug
from news_digest.vocabulary.lineage import Lineages
from news_digest.vocabulary.model import name_key


class Known(Protocol):
    """What a person, a topic and an outlet of the vocabularies have in common."""

    @property
    def id(self) -> str:
        """The id, and with it the address."""

    @property
    def name(self) -> str:
        """The canonical name."""


T = TypeVar("T", bound=Known)
_T_co = TypeVar("_T_co", bound=Known, covariant=True)


class Vocabulary(Protocol[_T_co]):
    """What the vocabularies of people, topics and outlets have in common."""

    @property
    def by_id(self) -> Mapping[str, _T_co]:
        """The entries by their ids."""

    @property
    def lineages(self) -> Lineages:
        """What became of ids."""

    def find(self, name: str) -> _T_co | None:
        """Return whom or what the name means."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a name stands that has neither a vocabulary entry nor an id beside it."""

    name: str
    path: str
    line: int


class NameIndex(Generic[T]):
    """Gives names their ids, and remembers under which spellings each id was met."""

    def __init__(self, file: str, vocabulary: Vocabulary[T]) -> None:
        self.file = file
        self.vocabulary = vocabulary
        self.spellings: dict[str, Counter[str]] = {}
        self._unsettled: dict[str, dict[str, Place]] = {}

    def ids(self, entry: Entry, key: str, names: Iterable[NameRef]) -> tuple[str, ...]:
        """Return the ids of an article's names, each once; the names stand under `key`."""
        return tuple(dict.fromkeys(self.identify(entry, key, name) for name in names))

    def known(self, id_: str) -> T | None:
        """Return the vocabulary's entry with the id."""
        return self.vocabulary.by_id.get(id_)

    def name(self, id_: str) -> str:
        """Return the vocabulary's name, or the spelling that most articles have."""
        known = self.known(id_)
        if known:
            return known.name
        spellings = self.spellings[id_]
        return min(spellings, key=lambda spelling: (-spellings[spelling], spelling))

    def diagnostics(self) -> Iterable[Diagnostic]:
        """Yield a warning for each further spelling that shares an address."""
        for id_, places in sorted(self._unsettled.items()):
            first, *others = (places[form] for form in sorted(places))
            known = self.known(id_)
            if known:
                others.insert(0, first)
            for place in others:
                if known and self._form(place.name) in self._forms(known):
                    continue
                yield self._shared(place, known.name if known else first.name, id_)

    def identify(self, entry: Entry, key: str, name: NameRef) -> str:
        """Return the id of a name in an article, and remember how it is spelled."""
        known = self.vocabulary.find(name.name)
        id_ = self.id_of(name, entry)
        self.spellings.setdefault(id_, Counter())[name.name] += 1
        if name.id is None and known is None:
            place = Place(name.name, entry.file.path, entry.line_of(key))
            self._unsettled.setdefault(id_, {}).setdefault(self._form(name.name), place)
        return id_

    def id_of(self, name: NameRef, entry: Entry) -> str:
        """Return the id that a name in an article leads to, and what became of that id."""
        lineages = self.vocabulary.lineages
        if name.id:
            return lineages.current(name.id)
        known = self.vocabulary.find(name.name)
        return self.meant(known.id if known else self._unknown(name.name), entry)

    def meant(self, id_: str, entry: Entry) -> str:
        """Return whom or what a name that leads to `id_` means in the article."""
        day = entry.published.day if entry.published else None
        return self.vocabulary.lineages.meant(id_, entry.slug, day)

    def _unknown(self, name: str) -> str:
        """Return the id of a name that is none of the vocabulary's."""
        return self.vocabulary.lineages.current(slug(name))

    def _form(self, name: str) -> str:
        """Fold what never tells two names apart."""
        return name_key(name)

    def _forms(self, known: T) -> set[str]:
        """Return what the names of the vocabulary's entry fold to."""
        return {self._form(known.name)}

    def _shared(self, place: Place, other: str, id_: str) -> Diagnostic:
        return Diagnostic(
            "shared-address",
            Severity.WARNING,
            place.path,
            place.line,
            f"`{place.name}` and `{other}` share the address `{id_}` and are listed as one.",
            f"If they are one, give them an entry in {self.file} with both names; else write "
            f"`{place.name} [another-id]` here.",
        )
