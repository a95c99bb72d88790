"""The words that an earlier build found, by a hash of the texts that they stand in.

The file can be deleted at any time. One that is damaged, was made by other rules or on a machine of
another kind is as good as none; where none can be written, the next build reads everything anew.
"""

from __future__ import annotations

import marshal
import os
import sys
import unicodedata
from array import array
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from importlib.resources import files
from pathlib import Path

from lunr_search.model import Tokenised
from lunr_search.tokens.packing import packed, unpacked

_SEAL = 32
_KEY = 16
# What decides on words and stems, and on how they lie in the file.
_RULES = (
    "model.py",
    *("words/characters.py", "words/stemmer.py", "words/text.py"),
    *("tokens/cache.py", "tokens/packing.py", "tokens/pipeline.py", "tokens/tokeniser.py"),
)


@dataclass(frozen=True, slots=True)
class Kept:
    """Tokenised documents, and the key of each (see `key_of`), in the same order."""

    keys: Sequence[bytes]
    tokenised: Tokenised


NOTHING = Kept((), Tokenised((), (), ()))


def key_of(texts: Sequence[str]) -> bytes:
    """Return what tells a document from others: its fields' texts, in the order of the fields."""
    # Version 2 of marshal tells nothing but values, lone surrogates and lengths included.
    return blake2b(marshal.dumps(tuple(texts), 2), digest_size=_KEY).digest()


def read_kept(file: Path) -> Kept:
    """Return what `write_kept` wrote to `file`, or nothing where it cannot be used."""
    try:
        data = memoryview(file.read_bytes())
    except OSError:
        return NOTHING
    body = data[_SEAL:]
    # A file with this seal was written by the rules of this build, and whole.
    if data[:_SEAL] != _seal(body):
        return NOTHING
    count = int.from_bytes(body[:8], "little")
    keys = [bytes(body[at : at + _KEY]) for at in range(8, 8 + count * _KEY, _KEY)]
    return Kept(keys, unpacked(body[8 + count * _KEY :]))


def write_kept(file: Path, kept: Kept) -> None:
    """Write `kept` in one step; a disk that is full or must not be written to is left alone."""
    keys = b"".join(kept.keys)
    body = [len(kept.keys).to_bytes(8, "little"), keys, *packed(kept.tokenised)]
    temporary = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("wb") as stream:
            stream.write(_seal(*body))
            stream.writelines(body)
        temporary.replace(file)
    except OSError:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def _seal(*body: bytes | memoryview | array[int]) -> bytes:
    hashed = blake2b(digest_size=_SEAL, key=_rules())
    for piece in body:
        hashed.update(piece)
    return hashed.digest()


def _rules() -> bytes:
    """Return a hash of all that words and stems depend on besides the texts."""
    package = files("lunr_search")
    hashed = blake2b(digest_size=32)
    for name in _RULES:
        hashed.update(package.joinpath(name).read_bytes())
    machine = (unicodedata.unidata_version, sys.byteorder, array("I").itemsize)
    hashed.update(repr(machine).encode())
    return hashed.digest()
