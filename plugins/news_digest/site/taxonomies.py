"""Names of articles x vocabularies -> terms under stable ids.

A name leads to the vocabulary's term that has it as a name or variant; else to the term whose id
is the name's slug; else to an unconfirmed term under that slug. So a name's address never depends
on what other articles say. Where two spellings meet at one address, a warning says so. People have
further rules (`people`).

`Name [id]` leads to the id. A person or topic that no vocabulary knows may have one; an outlet may
not, since its policy would be a guess: a warning says so, and its text is not published.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from news_digest.articles.names import NameRef
from news_digest.diagnostics import Diagnostic, Severity
from news_digest.settings import PERSON_PAGE_FROM
from news_digest.site.entries import Entry
from news_digest.site.names import NameIndex, Place
from news_digest.site.people import PeopleIndex
from news_digest.slugs import slug
from news_digest.vocabulary.model import (
    Outlet,
    OutletKind,
    OutletVocabulary,
    Policy,
    Topic,
    Vocabularies,
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
    """A person; confirmed where people.yml has them. Others have a page where enough name them."""

    id: str
    name: str
    description: str | None
    confirmed: bool
    has_page: bool = True


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
    """The terms of one article, by id, in the article's order and each once.

    `names` are those under which it gives each of its people; `surnames` lead to nobody.
    """

    topics: tuple[str, ...]
    people: tuple[str, ...]
    outlet: str | None
    agency: str | None
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    surnames: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Taxonomies:
    """Every term that an article mentions, by id, and the terms of each article, by its slug."""

    topics: Mapping[str, TopicTerm]
    people: Mapping[str, PersonTerm]
    outlets: Mapping[str, OutletTerm]
    of_article: Mapping[str, TermIds]
    diagnostics: tuple[Diagnostic, ...]


def resolve_names(
    entries: Sequence[Entry],
    vocabularies: Vocabularies,
    default_policy: Policy,
    person_page_from: int = PERSON_PAGE_FROM,
) -> Taxonomies:
    """Resolve every name of every article.

    People whom the vocabulary hides, and names that it says are no people, are left out.
    `default_policy` is that of outlets which the vocabulary does not know, and which no article
    gives an id. Who is in no vocabulary has a page where `person_page_from` articles give the name.
    """
    topics = NameIndex("topics.yml", vocabularies.topics)
    people = PeopleIndex(vocabularies.people)
    outlets = _Publishers("outlets.yml", vocabularies.outlets)
    named = people.resolve(entries)
    of_article = {
        entry.slug: TermIds(
            topics=topics.ids(entry, "topics", entry.topics),
            people=tuple(named[entry.slug].names),
            names=named[entry.slug].names,
            surnames=named[entry.slug].surnames,
            outlet=outlets.publisher(entry, "outlet", entry.outlet),
            agency=outlets.publisher(entry, "agency", entry.agency),
        )
        for entry in entries
    }
    agencies = {ids.agency for ids in of_article.values()}
    publishers = {ids.outlet for ids in of_article.values()}
    return Taxonomies(
        topics={id_: _topic(id_, topics) for id_ in topics.spellings},
        people={id_: _person(id_, people, person_page_from) for id_ in people.spellings},
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


class _Publishers(NameIndex[Outlet]):
    """Outlets and agencies. `unknown` are ids that articles give and the vocabulary lacks."""

    def __init__(self, file: str, vocabulary: OutletVocabulary) -> None:
        super().__init__(file, vocabulary)
        self.unknown: dict[str, list[Place]] = {}

    def publisher(self, entry: Entry, key: str, written: str | None) -> str | None:
        if written is None:
            return None
        name = self._reference(written)
        id_ = self.identify(entry, key, name)
        if name.id is not None and not self.known(id_):
            place = Place(written, entry.file.path, entry.line_of(key))
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

    def _unknown_id(self, place: Place, id_: str) -> Diagnostic:
        return Diagnostic(
            "unknown-outlet-id",
            Severity.WARNING,
            place.path,
            place.line,
            f"`{place.name}`: no outlet has the id `{id_}`, so the article's text is left out.",
            f"Correct the id, or add it to {self.file}; where the brackets are a part of the name, "
            f"give the whole name an entry there.",
        )


def _topic(id_: str, index: NameIndex[Topic]) -> TopicTerm:
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


def _person(id_: str, index: PeopleIndex, page_from: int) -> PersonTerm:
    known = index.known(id_)
    return PersonTerm(
        id=id_,
        name=index.name(id_),
        description=known.description if known else None,
        confirmed=known is not None,
        has_page=index.has_page(id_, page_from),
    )


def _outlet(
    id_: str, index: NameIndex[Outlet], default_policy: Policy, *, agency: bool
) -> OutletTerm:
    known = index.known(id_)
    if known:
        return OutletTerm(
            id_, known.name, known.description, known.kind, known.policy, known.homepage
        )
    kind = OutletKind.AGENCY if agency else OutletKind.OUTLET
    return OutletTerm(id_, index.name(id_), None, kind, default_policy, None)
