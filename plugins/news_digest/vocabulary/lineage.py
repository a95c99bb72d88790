"""What became of entries: ids that are no more, and entries that stand in for others.

`digest rename`, `merge` and `split` write these keys; articles are never rewritten for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Lineage:
    """Where one entry comes from.

    `former_ids` lead to it; `feed_id` is the id that its feed was first published under, where
    that is not its own. In the articles (slugs) of `in_articles`, and in those whose day lies from
    `first` to `last`, it is meant where names alone would lead to the entry `instead_of`.
    """

    former_ids: tuple[str, ...] = ()
    feed_id: str | None = None
    instead_of: str | None = None
    in_articles: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None

    def covers(self, day: date | None) -> bool:
        """Tell whether `day` lies in the days that the entry claims; without any, none does."""
        if day is None or (self.first is None and self.last is None):
            return False
        return (self.first or date.min) <= day <= (self.last or date.max)


class _Entry(Protocol):
    @property
    def id(self) -> str: ...

    @property
    def lineage(self) -> Lineage: ...


@dataclass(frozen=True, slots=True)
class Lineages:
    """The lineages of a vocabulary's entries, looked up by the ids that they lead away from.

    `former` has the present id of each former one, `stand_ins` the entries that stand in for an
    id, `feed_ids` the ids of feeds that differ from their entry's.
    """

    former: Mapping[str, str] = field(default_factory=dict)
    stand_ins: Mapping[str, tuple[tuple[str, Lineage], ...]] = field(default_factory=dict)
    feed_ids: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, entries: Iterable[_Entry]) -> Lineages:
        """Collect the lineages of entries that were checked: nothing leads in a circle."""
        former: dict[str, str] = {}
        stand_ins: dict[str, tuple[tuple[str, Lineage], ...]] = {}
        feed_ids: dict[str, str] = {}
        for entry in entries:
            lineage = entry.lineage
            if lineage is NO_LINEAGE:
                continue
            former.update((id_, entry.id) for id_ in lineage.former_ids)
            if lineage.instead_of:
                others = stand_ins.get(lineage.instead_of, ())
                stand_ins[lineage.instead_of] = (*others, (entry.id, lineage))
            if lineage.feed_id:
                feed_ids[entry.id] = lineage.feed_id
        return cls(former, stand_ins, feed_ids)

    def current(self, id_: str) -> str:
        """Return the id that `id_` has become: most often itself."""
        return self.former.get(id_, id_)

    def meant(self, id_: str, article: str, day: date | None) -> str:
        """Return whom a name that leads to `id_` means in the article (slug) of that day.

        What names the article wins over what names its day.
        """
        while stand_ins := self.stand_ins.get(id_, ()):
            named = [one for one, lineage in stand_ins if article in lineage.in_articles]
            named = named or [one for one, lineage in stand_ins if lineage.covers(day)]
            if not named:
                break
            id_ = named[0]
        return id_

    def feed_id(self, id_: str) -> str:
        """Return the id that the identity of the entry's feed is made of."""
        return self.feed_ids.get(id_, id_)


NO_LINEAGE = Lineage()
