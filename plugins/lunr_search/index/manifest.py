"""The manifest: what a browser has to know before it can ask for anything else."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from lunr_search.index.codec import compress_apart, json_bytes
from lunr_search.index.numbering import Numbering, capacity_digits
from lunr_search.index.sections import directory
from lunr_search.settings import Settings

FORMAT = 3
# Enough hashes in a row to be worth a Huffman code of their own.
_HASHES = re.compile(rb'(?<="names":")([0-9a-f]{256,})(?=")')


@dataclass(frozen=True, slots=True)
class Names:
    """What the files are called, kind by kind: hashes of one width each."""

    sections: Sequence[str]
    vocabulary: Sequence[str]
    cards: Sequence[str]
    columns: Sequence[str]
    values: str
    numbers: str


def manifest_bytes(
    settings: Settings,
    numbering: Numbering,
    totals: Sequence[int],
    starts: Sequence[str],
    names: Names,
) -> bytes:
    """Return the manifest as it is written; `totals` are the terms of each field in all.

    `starts` are those of the sections' first shards.
    """
    manifest: Mapping[str, object] = {
        "format": FORMAT,
        "root": way_up(settings.folder),
        "documents": len(numbering.places),
        "fields": [
            {
                "name": field.name,
                "boost": int(field.boost) if field.boost.is_integer() else field.boost,
                "stemmed": field.stemmed,
                "terms": total,
            }
            for field, total in zip(settings.fields, totals, strict=True)
        ],
        "by": numbering.by,
        "capacities": capacity_digits(numbering.capacities),
        "sections": directory(starts, names.sections),
        "vocabulary": {"names": "".join(names.vocabulary)},
        "cards": {"names": "".join(names.cards), "texts": list(settings.card)},
        "columns": {"names": "".join(names.columns)},
        "values": names.values,
        "numbers": names.numbers,
        "facets": [{"name": facet.name, "label": facet.label} for facet in settings.facets],
        "suggest": {one.kind: [one.label, one.facet] for one in settings.suggest},
        "aliases": dict(settings.aliases),
    }
    return compress_apart(_HASHES.split(json_bytes(manifest)))


def way_up(folder: PurePosixPath) -> str:
    """Return the way from the index's folder to the site's root."""
    return "../" * len(folder.parts)
