"""An article's text as it may be published -> what it says of its people: quotations and roles.

The text is the one that readers see: hand edits count, and of an outlet whose text may not be
published nothing is taken but what its policy leaves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from news_digest.site.sanitise import passages_of
from news_digest.subjects.people.roles import roles_of
from news_digest.subjects.quotations import find_quotations


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """A person of an article, and the names under which its text may print them."""

    id: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A direct quotation; `speaker` is the id of one of the article's people, or None."""

    text: str
    speaker: str | None
    verb: str | None


@dataclass(frozen=True, slots=True)
class Described:
    """What the text says that the person with the id `person` is."""

    person: str
    role: str


@dataclass(frozen=True, slots=True)
class Statements:
    """What one article says of its people, in the text's order."""

    quotations: tuple[Said, ...] = ()
    roles: tuple[Described, ...] = ()


def statements_of(content: str, people: Sequence[NamedPerson]) -> Statements:
    """Return what `content`, sanitised HTML, says of `people`."""
    texts = passages_of(content)
    printed = printed_names(people, texts)
    # One name a person: two spellings of one surname would be two people who bear it.
    first: dict[str, str] = {}
    for name, id_ in printed.items():
        first.setdefault(id_, name)
    ids = {name: id_ for id_, name in first.items()}
    return Statements(
        quotations=tuple(
            Said(_trimmed(one.text), ids.get(one.speaker or ""), one.verb)
            for one in find_quotations(texts, list(ids))
        ),
        roles=tuple(Described(one.person, one.role) for one in roles_of(texts, printed)),
    )


def printed_names(people: Iterable[NamedPerson], texts: Sequence[str]) -> Mapping[str, str]:
    """Return whom each name means that the texts print, the fullest of a person first.

    A person whom the text prints under none of their names stays under the first of these, since
    a surname alone may still be theirs.
    """
    whole = "\n".join(texts)
    found: dict[str, str] = {}
    for person in people:
        names = [name for name in dict.fromkeys(person.names) if name.split()]
        there = [name for name in names if _stands_in(whole, name)] or names[:1]
        for name in sorted(there, key=lambda name: -len(name.split())):
            found.setdefault(name, person.id)
    return found


def _stands_in(text: str, name: str) -> bool:
    if name not in text:
        return False
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def _trimmed(words: str) -> str:
    """Drop the comma that belongs to the sentence around a quotation."""
    return " ".join(words.split()).rstrip(",").rstrip()
