"""The folder of documents -> documents with their truths, and a hash of it all."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from quality_gate.feeding import bytes_of
from quality_gate.truth import Truth, TruthError, read_truth

# The folders of the corpus: each is scored by itself.
SETS = ("text", "html")


@dataclass(frozen=True, slots=True)
class Document:
    """An annotated document: its file name, the bytes to be fed, what is right about it."""

    name: str
    data: bytes
    truth: Truth


def read_set(folder: Path) -> tuple[Document, ...]:
    """Return the documents of one folder, by name. Raises TruthError."""
    documents = []
    for path in sorted(folder.iterdir()):
        if path.suffix == ".yml":
            continue
        beside = path.with_suffix(".yml")
        if not beside.is_file():
            raise TruthError(f"{path}: there is no {beside.name} beside it")
        truth = read_truth(beside)
        text = path.read_text(encoding="utf-8")
        try:
            documents.append(Document(path.name, bytes_of(text, truth.feed), truth))
        except (UnicodeError, LookupError) as error:
            raise TruthError(f"{beside}: feed: {error}") from error
    return tuple(documents)


def hash_of(*folders: Path) -> str:
    """Return a hash of the names and contents of all files in `folders`."""
    digest = sha256()
    for folder in folders:
        for path in sorted(one for one in folder.rglob("*") if one.is_file()):
            name = path.relative_to(folder.parent).as_posix()
            # Git may have given the files another platform's line ends.
            content = path.read_bytes().replace(b"\r\n", b"\n")
            digest.update(f"{name}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()
