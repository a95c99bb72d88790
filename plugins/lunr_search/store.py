"""Index and documents -> files. The only place that knows how the index lies on the disk.

Its counterpart in the browser is `index-source.js`; both change together, and with them FORMAT.
A reader's browser may hold an old manifest or an old script for some minutes: the names of the
data carry a hash of their content, so that the two never mix.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from lunr_search.documents import Document
from lunr_search.index import SearchIndex

FORMAT = 1
MANIFEST = "manifest.json"
_DATA = re.compile(r"(?:index|cards)-[0-9a-f]{16}\.json")


def write_store(
    folder: Path, index: SearchIndex, documents: Sequence[Document], *, root: str
) -> None:
    """Write index, cards and manifest into `folder`; `root` leads from there to the site's root.

    The manifest comes last and at one stroke, data that it no longer names goes after it: at any
    moment there is one whole index.
    """
    folder.mkdir(parents=True, exist_ok=True)
    files = {"index": _index_data(index), "cards": _cards_data(documents)}
    names = {kind: _write_data(folder, kind, data) for kind, data in files.items()}
    manifest = {"format": FORMAT, "root": root, "documents": len(documents), **names}
    _replace(folder / MANIFEST, _json(manifest) + b"\n")
    for path in folder.iterdir():
        if _DATA.fullmatch(path.name) and path.name not in names.values():
            path.unlink()


def _index_data(index: SearchIndex) -> dict[str, Any]:
    return {
        "stemmed": index.stemmed,
        "unstemmed": index.unstemmed,
        "words": index.words,
        "lunr": index.lunr,
    }


def _cards_data(documents: Sequence[Document]) -> dict[str, Any]:
    """A card is a row: the address, then the texts in the order of `names`."""
    names = list(documents[0].card) if documents else []
    return {
        "names": names,
        "cards": [
            [document.url, *(document.card[name] for name in names)] for document in documents
        ],
    }


def _write_data(folder: Path, kind: str, data: dict[str, Any]) -> str:
    content = _json(data)
    name = f"{kind}-{sha256(content).hexdigest()[:16]}.json"
    _replace(folder / name, content)
    return name


def _json(data: dict[str, Any]) -> bytes:
    # A lone surrogate has no place in UTF-8; nothing in a text should hold one.
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "replace")


def _replace(path: Path, content: bytes) -> None:
    temporary = path.with_name(f".{path.name}.tmp")
    temporary.write_bytes(content)
    temporary.replace(path)
