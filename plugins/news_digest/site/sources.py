"""An article's `Source` and provenance -> where its raw document can be looked at."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote


@dataclass(frozen=True, slots=True)
class SourceReference:
    """The raw document behind an article, and the lines that hold the story.

    `path` is relative to the site's root; lines count from 1, both ends included, and are None
    where no provenance tells them; `url` is None where the site does not publish its documents.
    """

    path: str
    name: str
    first_line: int | None
    last_line: int | None
    url: str | None


def source_reference(
    path: str, lines: tuple[int, int] | None, url_template: str | None
) -> SourceReference:
    """Return the reference; `url_template` is the setting `DIGEST_SOURCE_URL`."""
    name = PurePosixPath(path).name
    url = None
    if url_template is not None:
        first, last = lines or (1, 1)
        url = url_template.format(path=quote(path), name=quote(name), first=first, last=last)
    first_line, last_line = lines or (None, None)
    return SourceReference(path, name, first_line, last_line, url)
