"""Documents and their words -> files. The only place that knows where the index lies on the disk.

A browser may hold an old manifest for some minutes, and a build may be killed at any moment. So
data is named by its content and written before the manifest that names it; what no manifest names
any more goes last.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from lunr_search.collector import without_collector
from lunr_search.index.cards import CardPart, card_parts
from lunr_search.index.codec import NUMBERS, TEXTS, Effort, compress, gzip_trailer
from lunr_search.index.columns import columns_of
from lunr_search.index.manifest import Names, manifest_bytes
from lunr_search.index.numbering import Numbering, number_documents
from lunr_search.index.postings import invert
from lunr_search.index.sections import section_contents, sections
from lunr_search.index.shards import cut, shard_contents
from lunr_search.index.suggestions import suggestions_by_shard
from lunr_search.index.vocabulary import vocabulary_contents
from lunr_search.model import Document, Tokenised
from lunr_search.settings import Settings

MANIFEST = "manifest.bin"
_FEWEST_DIGITS = 8
_NAME = re.compile(r"[0-9a-f]{8,64}")
_SUFFIX = ".bin"
_TEMPORARY = ".tmp"


@dataclass(frozen=True, slots=True)
class Written:
    """What a build did: documents and files of the index, files written anew and taken away.

    Scripts do not count; a folder of cards counts by its files.
    """

    documents: int
    files: int
    new: int
    removed: int


@without_collector()
def write_index(
    folder: Path, documents: Sequence[Document], tokenised: Tokenised, settings: Settings
) -> Written:
    """Write the whole index into `folder`. The same documents in any order give the same bytes.

    `tokenised` goes with `documents`. A file whose content is there already stays as it is.
    """
    totals = [
        sum(len(fields[at]) for fields in tokenised.documents) for at in range(len(settings.fields))
    ]
    numbering = number_documents(documents, tokenised.documents, totals)
    store = _Store(folder)
    starts, of_sections, vocabulary = _write_terms(store, documents, tokenised, settings, numbering)
    columns = columns_of(documents, [facet.name for facet in settings.facets], numbering)
    names = Names(
        sections=of_sections,
        vocabulary=vocabulary,
        cards=store.put_cards(card_parts(documents, numbering)),
        columns=store.put("f", columns.chunks),
        values=store.put("f", [columns.values])[0],
        numbers=store.put("d", [_bitmap(numbering)])[0],
    )
    store.put_manifest(manifest_bytes(settings, numbering, totals, starts, names))
    return Written(len(documents), store.files, store.new, store.remove_others())


def _write_terms(
    store: _Store,
    documents: Sequence[Document],
    tokenised: Tokenised,
    settings: Settings,
    numbering: Numbering,
) -> tuple[list[str], list[str], list[str]]:
    """Write term shards, sections and vocabulary; return where sections start, and their names.

    The names of the vocabulary's chunks come third.
    """
    postings = invert(tokenised, settings.fields, numbering)
    spans = cut(postings)
    suggestions = suggestions_by_shard(documents, settings.suggest, spans)
    starts = [span.start for span in spans]
    terms = store.put("t", shard_contents(postings, spans, numbering.by, suggestions), NUMBERS)
    return (
        [starts[part.start] for part in sections(len(starts))],
        store.put("s", section_contents(starts, terms)),
        store.put("v", vocabulary_contents(postings, spans, settings.fields)),
    )


def _bitmap(numbering: Numbering) -> bytes:
    """Return a bit a slot, the lowest of a byte first: whether a document has that number."""
    bits = bytearray(-(-numbering.slots // 8))
    for number in numbering.numbers:
        bits[number >> 3] |= 1 << (number & 7)
    return bytes(bits)


class _Store:
    """The folder of the index while it is written."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._named = {MANIFEST}
        self.files = 1
        self.new = 0

    def put(self, kind: str, contents: Iterable[bytes], effort: Effort = TEXTS) -> list[str]:
        """Write the files of one kind where they are missing or damaged; return their names."""
        kept = list(contents)
        (self._folder / kind).mkdir(parents=True, exist_ok=True)
        names = _names([sha256(content).hexdigest() for content in kept])
        for name, content in dict(zip(names, kept, strict=True)).items():
            path = self._folder / kind / f"{name}{_SUFFIX}"
            if not _holds(path, content):
                _replace(path, compress(content, effort))
                self.new += 1
            if (relative := f"{kind}/{path.name}") not in self._named:
                self._named.add(relative)
                self.files += 1
        return names

    def put_cards(self, parts: Sequence[CardPart]) -> list[str]:
        """Write the folders of cards that are not there whole; return their names."""
        names = _names([part.digest for part in parts])
        for name, part in dict(zip(names, parts, strict=True)).items():
            path = self._folder / "c" / name
            if not _holds_all(path, part):
                _write_part(path, part)
                self.new += len(part.files)
            self._named.add(f"c/{name}")
            self.files += len(part.files)
        return names

    def put_manifest(self, content: bytes) -> None:
        """Write the manifest: from now on the new index is the one that is found."""
        path = self._folder / MANIFEST
        if not path.is_file() or path.read_bytes() != content:
            _replace(path, content)
            self.new += 1

    def remove_others(self) -> int:
        """Remove what earlier builds, or one that was killed, left; return how many files."""
        removed = 0
        for path in self._left():
            if path.is_dir():
                removed += sum(1 for _ in path.iterdir())
                shutil.rmtree(path)
            else:
                path.unlink()
                removed += 1
        return removed

    def _left(self) -> Iterator[Path]:
        for kind in "tsvcfd":
            for path in sorted((self._folder / kind).glob("*")):
                stem = path.name.removesuffix(_TEMPORARY).removesuffix(_SUFFIX).lstrip(".")
                if _NAME.fullmatch(stem) and f"{kind}/{path.name}" not in self._named:
                    yield path


def _names(digests: Sequence[str]) -> list[str]:
    """Return the shortest beginnings of the digests that tell them apart, eight digits at least."""
    width = _FEWEST_DIGITS
    while len({digest[:width] for digest in digests}) < len(set(digests)):
        width += 1
    return [digest[:width] for digest in digests]


def _holds(path: Path, content: bytes) -> bool:
    """Tell whether the file is `content` compressed, by the checksum at its end."""
    trailer = gzip_trailer(content)
    try:
        with path.open("rb") as file:
            file.seek(-len(trailer), os.SEEK_END)
            return file.read() == trailer
    except OSError:
        return False


def _holds_all(folder: Path, part: CardPart) -> bool:
    return folder.is_dir() and {path.name for path in folder.iterdir()} == {
        f"{file}{_SUFFIX}" for file in part.files
    }


def _write_part(path: Path, part: CardPart) -> None:
    """Write a folder of cards beside where it goes, and move it there at one stroke."""
    temporary = _beside(path)
    shutil.rmtree(temporary, ignore_errors=True)
    temporary.mkdir(parents=True)
    for file, content in part.files.items():
        _write_small(f"{temporary}/{file}{_SUFFIX}", compress(content, TEXTS))
    shutil.rmtree(path, ignore_errors=True)
    temporary.replace(path)


def _write_small(path: str, content: bytes) -> None:
    """Write a new file. There are thousands, and a Path and a buffer cost more than their bytes."""
    with open(path, "xb", buffering=0) as file:  # noqa: PTH123
        rest = memoryview(content)
        while rest:
            rest = rest[file.write(rest) :]


def _replace(path: Path, content: bytes) -> None:
    temporary = _beside(path)
    temporary.write_bytes(content)
    temporary.replace(path)


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}{_TEMPORARY}")
