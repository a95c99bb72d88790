"""Documents -> result cards: what a result shows, a few cards a file.

Files are in folders, and only these are named by their content: so the manifest stays small though
a query fetches little more than the cards that it shows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from lunr_search.index.codec import json_bytes
from lunr_search.index.numbering import Numbering
from lunr_search.model import Document

FILES_PER_PART = 64
_DOCUMENTS_PER_PART = 256


@dataclass(frozen=True, slots=True)
class CardPart:
    """One folder of cards: its hash, and its files' content by number (those that hold any)."""

    digest: str
    files: Mapping[int, bytes]


def part_count(documents: int) -> int:
    """Return how many parts the cards of so many documents have: a power of two."""
    return 1 << max(0, -(-documents // _DOCUMENTS_PER_PART) - 1).bit_length()


def card_parts(documents: Sequence[Document], numbering: Numbering) -> tuple[CardPart, ...]:
    """Return the parts, in order; within a file cards are in order of length and slot."""
    parts = part_count(len(documents))
    rows: list[dict[int, list[object]]] = [{} for _ in range(parts)]
    for position in numbering.order:
        place, document = numbering.places[position], documents[position]
        part, file = divmod(place.spread(parts * FILES_PER_PART), FILES_PER_PART)
        card = [place.length, place.slot, document.url, *document.card]
        rows[part].setdefault(file, []).append(card)
    return tuple(
        _part({file: json_bytes(cards) for file, cards in sorted(each.items())}) for each in rows
    )


def _part(files: Mapping[int, bytes]) -> CardPart:
    digest = sha256()
    for file, content in files.items():
        digest.update(b"%d %d\n" % (file, len(content)))
        digest.update(content)
    return CardPart(digest.hexdigest(), files)
