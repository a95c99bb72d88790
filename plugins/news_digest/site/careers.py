"""Roles as articles state them, each with its day -> roles over time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

# What a reader takes in at a glance; a minister of a large archive has some two hundred.
MOST_ROLES = 12


@dataclass(frozen=True, slots=True)
class DatedRole:
    """A role as printed, the day of the article that states it, and the article's address."""

    role: str
    day: date
    url: str


@dataclass(frozen=True, slots=True)
class RoleSpan:
    """A role, the first and last day that an article states it, and how many articles do.

    `url` is the address of the last of these.
    """

    role: str
    first: date
    last: date
    count: int
    url: str


def roles_over_time(stated: Iterable[DatedRole], most: int = MOST_ROLES) -> tuple[RoleSpan, ...]:
    """Merge equal roles (case aside), and return the `most` frequent, the last stated first.

    A role is spelt as most articles spell it.
    """
    groups: dict[str, list[DatedRole]] = {}
    for one in stated:
        groups.setdefault(one.role.casefold(), []).append(one)
    spans = [_span(group) for group in groups.values()]
    chosen = sorted(spans, key=lambda span: (-span.count, -span.last.toordinal(), span.role))[:most]
    return tuple(sorted(chosen, key=lambda span: (-span.last.toordinal(), -span.count, span.role)))


def _span(group: list[DatedRole]) -> RoleSpan:
    ordered = sorted(group, key=lambda one: (one.day, one.url))
    spellings = Counter(one.role for one in ordered)
    role = min(spellings, key=lambda spelling: (-spellings[spelling], spelling))
    articles = {one.url for one in ordered}
    return RoleSpan(role, ordered[0].day, ordered[-1].day, len(articles), ordered[-1].url)
