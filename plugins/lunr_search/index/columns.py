"""Documents -> facet columns: each one's day and values, for filters, counts and sorting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lunr_search.index.cards import part_count
from lunr_search.index.codec import json_bytes
from lunr_search.index.numbering import Numbering, capacity, hashed_slots
from lunr_search.model import Document, Named

_CARD_PARTS_PER_CHUNK = 4
# A value of one document narrows nothing down that its title would not.
FEWEST_DOCUMENTS = 2


@dataclass(frozen=True, slots=True)
class Columns:
    """The chunks' content, in order, and the values that they refer to by position."""

    chunks: tuple[bytes, ...]
    values: bytes


def columns_of(
    documents: Sequence[Document], facets: Sequence[str], numbering: Numbering
) -> Columns:
    """Return the columns of these facets."""
    tables = {facet: _table(documents, facet) for facet in facets}
    positions = {
        facet: {value[0]: at for at, value in enumerate(table) if value[0]}
        for facet, table in tables.items()
    }
    ways = max(1, part_count(len(documents)) // _CARD_PARTS_PER_CHUNK)
    members: list[list[int]] = [[] for _ in range(ways)]
    for position in numbering.order:
        members[numbering.places[position].spread(ways)].append(position)
    chunks = tuple(_chunk(each, documents, numbering, positions) for each in members)
    return Columns(chunks, json_bytes(tables))


def _table(documents: Sequence[Document], facet: str) -> list[tuple[str, str | None]]:
    """Return the values of a facet, each at the slot where its name's hash points.

    Thus one more value seldom moves others, whose positions stand in all chunks. Empty slots have
    an empty name.
    """
    counts: Counter[str] = Counter()
    pages: dict[str, str] = {}
    for document in documents:
        values = document.names.get(facet, ())
        counts.update({value.name for value in values})
        for value in values:
            if value.url is not None:
                pages[value.name] = min(value.url, pages.get(value.name, value.url))
    names = sorted(name for name, count in counts.items() if name and count >= FEWEST_DOCUMENTS)
    table: list[tuple[str, str | None]] = [("", None)] * (capacity(len(names)) if names else 0)
    for name, slot in zip(names, hashed_slots(names, len(table)), strict=True):
        table[slot] = (name, pages.get(name))
    return table


def _chunk(
    members: Sequence[int],
    documents: Sequence[Document],
    numbering: Numbering,
    positions: Mapping[str, Mapping[str, int]],
) -> bytes:
    places = [numbering.places[member] for member in members]
    return json_bytes(
        {
            "documents": [[place.length, place.slot] for place in places],
            "days": [documents[member].day for member in members],
            "values": {
                facet: [_known(documents[member].names.get(facet, ()), known) for member in members]
                for facet, known in positions.items()
            },
        }
    )


def _known(values: Sequence[Named], known: Mapping[str, int]) -> list[int]:
    return sorted({known[value.name] for value in values if value.name in known})
