"""Where term shards begin and what they are called -> sections: the directory of all shards.

The names of all shards would be most of the manifest, though a query needs one or two of them. So
the manifest names sections, and a section its shards.
"""

from __future__ import annotations

from collections.abc import Sequence

from lunr_search.index.codec import json_bytes

# About the square root of how many shards 20,000 stories make: manifest and section together are
# then the smallest.
SHARDS_PER_SECTION = 32


def sections(count: int) -> tuple[slice, ...]:
    """Return which of `count` shards each section holds."""
    firsts = range(0, count, SHARDS_PER_SECTION)
    return tuple(slice(first, first + SHARDS_PER_SECTION) for first in firsts)


def section_contents(starts: Sequence[str], names: Sequence[str]) -> list[bytes]:
    """Return the sections' content, uncompressed: a directory of the shards that each holds."""
    return [json_bytes(directory(starts[part], names[part])) for part in sections(len(starts))]


def directory(starts: Sequence[str], names: Sequence[str]) -> dict[str, object]:
    """Return a directory as files hold it; its names are of one width."""
    return {"starts": list(starts), "names": "".join(names)}
