"""Names of articles x vocabularies -> terms under stable ids.

A name leads to the vocabulary's term that has it as a name or variant; else to the term whose id
is the name's slug; else to an unconfirmed term under that slug. So a name's address never depends
on what other articles say. Where two spellings meet at one address, a warning says so.

`Name [id]` leads to the id. A person or topic that no vocabulary knows may have one; an outlet may
not, since its policy would be a guess: a warning says so, and its text is not published.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from news_digest.articles.names import NameRef
from news_digest.diagnostics import Diagnostic, Severity
from news_digest.site.entries import Entry
from news_digest.slugs import slug
from news_digest.vocabulary.lineage import Lineages
from news_digest.vocabulary.model import (
    Outlet,
    OutletKind,
    OutletVocabulary,
    PeopleVocabulary,
    Person,
    Policy,
    Topic,
    Vocabularies,
    name_key,
)

_IN_BRACKETS = re.compile(r"(?P<name>.*?)\s*\[\s*(?P<id>[^\[\]]*?)\s*\]")


@dataclass(frozen=True, slots=True)
class TopicTerm:
    """A topic; `iptc` is its Media Topic code.

    `introduction` is paragraphs of plain text; `broader` and `narrower` are ids of topics.
    """

    id: str
    name: str
    description: str | None
    iptc: str | None
    introduction: tuple[str, ...] = ()
    broader: str | None = None
    narrower: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonTerm:
    """A person; confirmed where people.yml has them."""

    id: str
    name: str
    description: str | None
    confirmed: bool


@dataclass(frozen=True, slots=True)
class OutletTerm:
    """An outlet or agency, and what the site may publish of its text."""

    id: str
    name: str
    description: str | None
    kind: OutletKind
    policy: Policy
    homepage: str | None


@dataclass(frozen=True, slots=True)
class TermIds:
    """The terms of one article, by id, in the article's order and each once."""

    topics: tuple[str, ...]
    people: tuple[str, ...]
    outlet: str | None
    agency: str | None


@dataclass(frozen=True, slots=True)
class Taxonomies:
    """Every term that an article mentions, by id, and the terms of each article, by its slug."""

    topics: Mapping[str, TopicTerm]
    people: Mapping[str, PersonTerm]
    outlets: Mapping[str, OutletTerm]
    of_article: Mapping[str, TermIds]
    diagnostics: tuple[Diagnostic, ...]


def resolve_names(
    entries: Sequence[Entry], vocabularies: Vocabularies, default_policy: Policy
) -> Taxonomies:
    """Resolve every name of every article.

    People whom the vocabulary hides, and names that it says are no people, are left out.
    `default_policy` is that of outlets which the vocabulary does not know, and which no article
    gives an id.
    """
    topics = _Index("topics.yml", vocabularies.topics)
    people = _Index("people.yml", vocabularies.people)
    outlets = _Publishers("outlets.yml", vocabularies.outlets)
    of_article = {
        entry.slug: TermIds(
            topics=topics.ids(entry, "topics", entry.topics),
            people=people.ids(entry, "people", _shown(entry, vocabularies.people)),
            outlet=outlets.publisher(entry, "outlet", entry.outlet),
            agency=outlets.publisher(entry, "agency", entry.agency),
        )
        for entry in entries
    }
    agencies = {ids.agency for ids in of_article.values()}
    publishers = {ids.outlet for ids in of_article.values()}
    return Taxonomies(
        topics={id_: _topic(id_, topics) for id_ in topics.spellings},
        people={id_: _person(id_, people) for id_ in people.spellings},
        outlets={
            id_: _outlet(
                id_,
                outlets,
                Policy.LINK if id_ in outlets.unknown else default_policy,
                agency=id_ in agencies - publishers,
            )
            for id_ in outlets.spellings
        },
        of_article=of_article,
        diagnostics=(*topics.diagnostics(), *people.diagnostics(), *outlets.diagnostics()),
    )


def sort_key(name: str, id_: str) -> tuple[str, str]:
    """Order names as people do, the same on every machine: case and accents do not count."""
    plain = unicodedata.normalize("NFKD", name)
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return (letters.casefold(), id_)


class _Known(Protocol):
    """What a person, a topic and an outlet of the vocabularies have in common."""

    @property
    def id(self) -> str: ...

    @property
    def name(self) -> str: ...


_T = TypeVar("_T", bound=_Known)
_T_co = TypeVar("_T_co", bound=_Known, covariant=True)


class _Vocabulary(Protocol[_T_co]):
    @property
    def by_id(self) -> Mapping[str, _T_co]: ...

    @property
    def lineages(self) -> Lineages: ...

    def find(self, name: str) -> _T_co | None: ...


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a name stands that has neither a vocabulary entry nor an id beside it."""

    name: str
    path: str
    line: int


class _Index(Generic[_T]):
    """Gives names their ids, and remembers under which spellings each id was met."""

    def __init__(self, file: str, vocabulary: _Vocabulary[_T]) -> None:
        self.file = file
        self.vocabulary = vocabulary
        self.spellings: dict[str, Counter[str]] = {}
        self.unsettled: dict[str, dict[str, _Place]] = {}

    def ids(self, entry: Entry, key: str, names: Iterable[NameRef]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._identify(entry, key, name) for name in names))

    def known(self, id_: str) -> _T | None:
        return self.vocabulary.by_id.get(id_)

    def name(self, id_: str) -> str:
        """The vocabulary's name, or the spelling that most articles have."""
        known = self.known(id_)
        if known:
            return known.name
        spellings = self.spellings[id_]
        return min(spellings, key=lambda spelling: (-spellings[spelling], spelling))

    def diagnostics(self) -> Iterable[Diagnostic]:
        for id_, places in sorted(self.unsettled.items()):
            first, *others = (places[key] for key in sorted(places))
            known = self.known(id_)
            if known:
                others.insert(0, first)
            for place in others:
                yield self._shared(place, known.name if known else first.name, id_)

    def _identify(self, entry: Entry, key: str, name: NameRef) -> str:
        known = self.vocabulary.find(name.name)
        id_ = _id_of(name, entry, self.vocabulary)
        self.spellings.setdefault(id_, Counter())[name.name] += 1
        if name.id is None and known is None:
            place = _Place(name.name, entry.file.path, entry.line_of(key))
            self.unsettled.setdefault(id_, {}).setdefault(name_key(name.name), place)
        return id_

    def _shared(self, place: _Place, other: str, id_: str) -> Diagnostic:
        return Diagnostic(
            "shared-address",
            Severity.WARNING,
            place.path,
            place.line,
            f"`{place.name}` and `{other}` share the address `{id_}` and are listed as one.",
            f"If they are one, give them an entry in {self.file} with both names; else write "
            f"`{place.name} [another-id]` here.",
        )


class _Publishers(_Index[Outlet]):
    """Outlets and agencies. `unknown` are ids that articles give and the vocabulary lacks."""

    def __init__(self, file: str, vocabulary: OutletVocabulary) -> None:
        super().__init__(file, vocabulary)
        self.unknown: dict[str, list[_Place]] = {}

    def publisher(self, entry: Entry, key: str, written: str | None) -> str | None:
        if written is None:
            return None
        name = self._reference(written)
        id_ = self._identify(entry, key, name)
        if name.id is not None and not self.known(id_):
            place = _Place(written, entry.file.path, entry.line_of(key))
            self.unknown.setdefault(id_, []).append(place)
        return id_

    def diagnostics(self) -> Iterable[Diagnostic]:
        yield from super().diagnostics()
        for id_, places in sorted(self.unknown.items()):
            for place in places:
                yield self._unknown_id(place, id_)

    def _reference(self, written: str) -> NameRef:
        match = _IN_BRACKETS.fullmatch(written)
        if match is None or self.vocabulary.find(written):
            return NameRef(written, None)
        # An id in capitals, or one that could be none, must not pass for a part of the name.
        id_ = match["id"].lower()
        return NameRef(match["name"] or match["id"], id_ if self.known(id_) else slug(id_))

    def _unknown_id(self, place: _Place, id_: str) -> Diagnostic:
        return Diagnostic(
            "unknown-outlet-id",
            Severity.WARNING,
            place.path,
            place.line,
            f"`{place.name}`: no outlet has the id `{id_}`, so the article's text is left out.",
            f"Correct the id, or add it to {self.file}; where the brackets are a part of the name, "
            f"give the whole name an entry there.",
        )


def _id_of(name: NameRef, entry: Entry, vocabulary: _Vocabulary[_T]) -> str:
    """Return the id that a name in an article leads to, and what became of that id."""
    lineages = vocabulary.lineages
    if name.id:
        return lineages.current(name.id)
    known = vocabulary.find(name.name)
    day = entry.published.day if entry.published else None
    id_ = known.id if known else lineages.current(slug(name.name))
    return lineages.meant(id_, entry.slug, day)


def _shown(entry: Entry, people: PeopleVocabulary) -> Iterable[NameRef]:
    for name in entry.people:
        person = people.by_id.get(_id_of(name, entry, people))
        # `Name [id]` with an id that nobody has may still be somebody whom the vocabulary hides.
        person = person or people.by_id.get(slug(name.name))
        if person.hidden if person else people.is_excluded(name.name):
            continue
        yield name


def _topic(id_: str, index: _Index[Topic]) -> TopicTerm:
    known = index.known(id_)
    return TopicTerm(
        id=id_,
        name=index.name(id_),
        description=known.description if known else None,
        iptc=known.iptc if known else None,
        introduction=known.introduction if known else (),
        broader=known.broader if known else None,
        narrower=known.narrower if known else (),
    )


def _person(id_: str, index: _Index[Person]) -> PersonTerm:
    known = index.known(id_)
    return PersonTerm(
        id=id_,
        name=index.name(id_),
        description=known.description if known else None,
        confirmed=known is not None,
    )


def _outlet(id_: str, index: _Index[Outlet], default_policy: Policy, *, agency: bool) -> OutletTerm:
    known = index.known(id_)
    if known:
        return OutletTerm(
            id_, known.name, known.description, known.kind, known.policy, known.homepage
        )
    kind = OutletKind.AGENCY if agency else OutletKind.OUTLET
    return OutletTerm(id_, index.name(id_), None, kind, default_policy, None)
