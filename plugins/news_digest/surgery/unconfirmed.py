"""Whom articles name and people.yml does not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from news_digest.site.entries import Entry
from news_digest.site.taxonomies import Taxonomies, sort_key


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """A person without an entry: days are those of their dated articles, `example` is the path of
    the newest."""

    id: str
    name: str
    articles: int
    first: date | None
    last: date | None
    example: str


def unconfirmed_people(entries: Sequence[Entry], taxonomies: Taxonomies) -> tuple[Unconfirmed, ...]:
    """Return them, those of the most articles first. `entries` are in order, newest first."""
    articles: dict[str, list[Entry]] = {}
    for entry in entries:
        for id_ in taxonomies.of_article[entry.slug].people:
            if not taxonomies.people[id_].confirmed:
                articles.setdefault(id_, []).append(entry)
    found = [_summed_up(id_, taxonomies.people[id_].name, own) for id_, own in articles.items()]
    return tuple(sorted(found, key=lambda one: (-one.articles, sort_key(one.name, one.id))))


def _summed_up(id_: str, name: str, entries: Sequence[Entry]) -> Unconfirmed:
    days = [entry.published.day for entry in entries if entry.published]
    return Unconfirmed(
        id_,
        name,
        len(entries),
        min(days, default=None),
        max(days, default=None),
        entries[0].file.path,
    )
