"""How many files change when one story is added: what caches and a host's upload feel."""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass
from pathlib import Path

from indexes import sharded, write_documents
from queries import SEED
from wire_site import Site

RANDOM_STORIES = 3


@dataclass(frozen=True, slots=True)
class Churn:
    """Files of one kind: how many there are, and how many of them the index lacked before."""

    story: str
    kind: str
    files: int
    changed: int


def churn(site: Site, scratch: Path) -> list[Churn]:
    """Add the newest story, and some at random, to the index of all others.

    All files count, and term shards by themselves: `t` holds these, `c` result cards, `v` the
    vocabulary, `f` facets and `d` documents' numbers.
    """
    documents = site.read_documents()
    dice = random.Random(SEED)
    # Which of several stories of the newest day comes last does not matter.
    newest = max(range(len(documents)), key=lambda at: documents[at]["day"] or 0)
    added = {"newest": newest}
    for number in range(RANDOM_STORIES):
        added[f"random {number + 1}"] = dice.randrange(len(documents))
    after = _files(site, documents, scratch)
    found = []
    for story, at in added.items():
        before = _files(site, documents[:at] + documents[at + 1 :], scratch)
        for kind in ("t", "c", "v", "f", "d", "all"):
            have = _of(after, kind)
            found.append(Churn(story, kind, len(have), len(have - _of(before, kind))))
    return found


def _of(files: set[tuple[str, bytes]], kind: str) -> set[tuple[str, bytes]]:
    return {file for file in files if kind in ("all", file[0].partition("/")[0])}


def _files(site: Site, documents: list[dict[str, object]], scratch: Path) -> set[tuple[str, bytes]]:
    """Build an index and return its data: names and contents."""
    target, source = scratch / "index", scratch / "documents.jsonl"
    shutil.rmtree(target, ignore_errors=True)
    write_documents(documents, source)
    sharded(site, source, target)
    return {
        (path.relative_to(target).as_posix(), path.read_bytes()) for path in target.rglob("*.bin")
    }
