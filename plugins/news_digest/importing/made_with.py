"""With which vocabularies each article was made: those of others can be refreshed.

Provenance does not tell it, or one more line in topics.yml would change every file of an archive. A
cache does, where the maintainer works; what that does not tell was made with today's vocabularies.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

FILE_NAME = "made-with.json"


def read_made_with(file: Path) -> Mapping[str, str]:
    """Return the vocabularies' hash by the article's path; nothing where the file is unusable."""
    try:
        data = json.loads(file.read_bytes())
        return {str(path): str(sha256) for sha256, paths in data.items() for path in paths}
    except (OSError, ValueError, AttributeError, TypeError, RecursionError):
        return {}


def format_made_with(
    before: Mapping[str, str], articles: Iterable[str], made: frozenset[str], now: str
) -> bytes:
    """Return the file for the `articles` there are: ordered, so that the same gives the same bytes.

    `made` are those made in this import, with the vocabularies whose hash is `now`.
    """
    found: dict[str, list[str]] = {}
    for path in sorted(articles):
        sha256 = now if path in made else before.get(path, now)
        found.setdefault(sha256, []).append(path)
    return (json.dumps(found, ensure_ascii=False, indent=0, sort_keys=True) + "\n").encode()
