"""`People:` and `Topics:` in an article: `Name; Name [id]`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from news_digest.articles.markdown import one_line

_SEPARATOR = ";"
_WITH_ID = re.compile(r"(?P<name>.*?)\s*\[(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)\]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class NameRef:
    """A name as an article gives it, and the vocabulary id beside it, if any."""

    name: str
    id: str | None


def parse_names(value: str) -> tuple[NameRef, ...]:
    """Read the value of `People:` or `Topics:`; empty entries are left out."""
    return tuple(_parse_name(entry) for entry in map(one_line, value.split(_SEPARATOR)) if entry)


def format_names(names: Iterable[tuple[str, str]], resolve: Callable[[str], str]) -> str:
    """Write (name, id) pairs as the value of `People:` or `Topics:`.

    `resolve` gives the id that a name alone leads to; where that is not the id meant, the id is
    written too. A name's own semicolons become commas: they would end it.
    """
    return f"{_SEPARATOR} ".join(_format_name(name, id_, resolve) for name, id_ in names)


def _parse_name(entry: str) -> NameRef:
    match = _WITH_ID.fullmatch(entry)
    if match is None:
        return NameRef(entry, None)
    # `[some-id]` alone is a reference too: the vocabulary knows the name.
    return NameRef(match["name"] or match["id"], match["id"])


def _format_name(name: str, id_: str, resolve: Callable[[str], str]) -> str:
    written = one_line(name.replace(_SEPARATOR, ","))
    alone = _parse_name(written)
    unambiguous = alone.id is None and bool(written) and resolve(written) == id_
    return written if unambiguous else f"{written} [{id_}]".lstrip()
