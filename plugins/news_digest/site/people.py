"""The people of articles: who is who, who stays a surname, and who has a page.

A name leads to the person of people.yml who has it as a name or variant; else to the one whose name
differs from it by transliteration alone (`transliterations`), if exactly one does; else to an
unconfirmed person under an id that the name alone decides.

A surname alone leads to the one person of that surname in the article, or in the archive and
people.yml together. Where several bear it, it stays a surname: `Reagan`, without a page. Such
guesses change as articles come and go, so nothing that must last hangs on them: whether somebody
unconfirmed has a page depends on articles that give the full name.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from news_digest.articles.names import NameRef
from news_digest.site.entries import Entry
from news_digest.site.names import NameIndex
from news_digest.site.transliterations import person_slug, plain_slug
from news_digest.slugs import slug
from news_digest.subjects.words import PARTICLES
from news_digest.vocabulary.model import PeopleVocabulary, Person, name_key

_ARABIC_ARTICLE = re.compile(r"^(?:[Aa]l|[Ee]l)[-'’]")
_GENERATION = re.compile(r"(?:jr|sr|[ivx]+)\.?", re.I)
# Roh Tae-woo, Chun Doo-hwan: the family's name comes first.
_FAMILY_FIRST = re.compile(r"[^\W\d_][^\W\d_]+ [^\W\d_]+-[a-z]+")


@dataclass(frozen=True, slots=True)
class Named:
    """Whom one article names, by id with the names that it gives; surnames that lead to nobody.

    Each is there once, in the article's order.
    """

    names: Mapping[str, tuple[str, ...]]
    surnames: tuple[str, ...]


@dataclass(slots=True)
class _Bearers:
    """Who bears a surname, by the surname as `surname_key` folds it."""

    ids: dict[str, set[str]] = field(default_factory=dict)

    def add(self, name: str, id_: str) -> None:
        if not is_surname(name):
            self.ids.setdefault(surname_key(name), set()).add(id_)

    def of(self, surname: str) -> set[str]:
        return self.ids.get(surname_key(surname), set())


class PeopleIndex(NameIndex[Person]):
    """Gives the people of a whole archive their ids."""

    def __init__(self, vocabulary: PeopleVocabulary) -> None:
        super().__init__("people.yml", vocabulary)
        self._people = vocabulary
        self._counts: Counter[str] = Counter()
        self._drafts: Counter[str] = Counter()
        self._excluded = frozenset(map(slug, vocabulary.not_people))
        self._by_form: dict[str, set[str]] = {}
        self._bearers = _Bearers()
        self._unknown_ids: dict[str, str] = {}
        for person in vocabulary.by_id.values():
            for name in (person.name, *person.variants):
                self._by_form.setdefault(person_slug(name), set()).add(person.id)
                self._bearers.add(name, person.id)

    def resolve(self, entries: Sequence[Entry]) -> dict[str, Named]:
        """Return whom each article names, by the article's slug.

        Hidden people and names of no people are left out, also where only a surname leads to them.
        Drafts decide nothing about other articles.
        """
        full = {
            entry.slug: {name: self.identify(entry, "people", name) for name in self._full(entry)}
            for entry in entries
        }
        for entry in entries:
            counts = self._drafts if entry.draft else self._counts
            counts.update(set(full[entry.slug].values()))
            if entry.draft:
                continue
            for name, id_ in full[entry.slug].items():
                self._bearers.add(name.name, id_)
        return {entry.slug: self._named(entry, full[entry.slug]) for entry in entries}

    def has_page(self, id_: str, page_from: int) -> bool:
        """Tell whether the person has a page: if confirmed, or named by enough articles.

        Published ones, that is; whom drafts alone name has a page for these, where they have some.
        """
        count = self._counts[id_] or self._drafts[id_]
        return self.known(id_) is not None or count >= page_from

    def _full(self, entry: Entry) -> Iterable[NameRef]:
        for name in entry.people:
            if not self._is_lone(name) and not self._is_left_out(name, self.id_of(name, entry)):
                yield name

    def _named(self, entry: Entry, full: dict[NameRef, str]) -> Named:
        here = _Bearers()
        for name, id_ in full.items():
            here.add(name.name, id_)
        names: dict[str, tuple[str, ...]] = {}
        surnames: dict[str, str] = {}
        for name in entry.people:
            if name in full:
                names[full[name]] = (*names.get(full[name], ()), name.name)
            elif self._is_lone(name) and plain_slug(name.name) not in self._excluded:
                bearers = here.of(name.name) or self._bearers.of(name.name)
                if len(bearers) != 1:
                    surnames.setdefault(surname_key(name.name), name.name)
                    continue
                id_ = self.meant(next(iter(bearers)), entry)
                person = self.known(id_)
                if person is None or not person.hidden:
                    self.spellings.setdefault(id_, Counter())
                    names[id_] = (*names.get(id_, ()), name.name)
        return Named(names, tuple(surnames.values()))

    def _is_lone(self, name: NameRef) -> bool:
        if name.id is not None or self.vocabulary.find(name.name):
            return False
        return is_surname(name.name) and self.known(self._unknown(name.name)) is None

    def _is_left_out(self, name: NameRef, id_: str) -> bool:
        person = self.known(id_)
        # `Name [id]` with an id that nobody has may still be somebody whom the vocabulary hides.
        person = person or self.known(plain_slug(name.name))
        return person.hidden if person else plain_slug(name.name) in self._excluded

    def _unknown(self, name: str) -> str:
        # An archive prints most of its names many times.
        if name not in self._unknown_ids:
            self._unknown_ids[name] = self._settle(name)
        return self._unknown_ids[name]

    def _settle(self, name: str) -> str:
        written = plain_slug(name)
        current = self.vocabulary.lineages.current(written)
        if current != written or self.known(written):
            return current
        form = person_slug(name)
        alike = self._by_form.get(form, set())
        if len(alike) == 1:
            return next(iter(alike))
        # Two people of the vocabulary whom transliteration does not tell apart: neither.
        return written if alike else self.vocabulary.lineages.current(form)

    def _form(self, name: str) -> str:
        return person_slug(name) if _is_latin(name) else name_key(name)

    def _forms(self, known: Person) -> set[str]:
        return {self._form(name) for name in (known.name, *known.variants)}


@lru_cache(maxsize=1 << 17)
def is_surname(name: str) -> bool:
    """Tell whether `name` is a surname alone: Reagan, de Clercq. (李明 is a full name.)"""
    *particles, last = name.split() or [""]
    return last[:1].isupper() and all(word in PARTICLES for word in particles)


@lru_cache(maxsize=1 << 17)
def surname_key(name: str) -> str:
    """Fold a full name's surname, or one that stands alone, for look-up."""
    words = name.split()
    while len(words) > 1 and _GENERATION.fullmatch(words[-1]):
        words.pop()
    last = words[0] if _FAMILY_FIRST.fullmatch(" ".join(words)) else words[-1]
    return plain_slug(_ARABIC_ARTICLE.sub("", last))


def _is_latin(name: str) -> bool:
    return name.isascii() or all(
        unicodedata.name(letter, "").startswith("LATIN") for letter in name if letter.isalpha()
    )
