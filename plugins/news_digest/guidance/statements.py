"""A mapping of fields, as sidecars and decisions.yml have it -> statements."""

from __future__ import annotations

from news_digest.guidance import values
from news_digest.model import Statement
from news_digest.vocabulary.model import OutletVocabulary
from news_digest.yaml_files.mapping import Key, Schema
from news_digest.yaml_files.values import Located, Reader, text

# What can be stated, in the order of an article's metadata.
# fmt: off
FIELDS = (
    "headline", "date", "status", "outlet", "agency", "place", "byline", "credit", "image_credit",
    "url", "licence", "language", "topics", "lines", "duplicate",
)
# fmt: on
# All others can be stated not to be there, by an empty text.
_ALWAYS_THERE = ("headline", "status", "lines", "duplicate")


def fields(outlets: OutletVocabulary) -> Schema:
    """Return the readers of `FIELDS`; docs/vocabularies.md has a line for each."""
    outlet = values.outlet(outlets)
    special: dict[str, Reader[Located]] = {
        "date": values.date,
        "status": values.status,
        "outlet": outlet,
        "agency": outlet,
        "url": values.url,
        "language": values.language,
        "topics": values.topics,
        "lines": values.lines,
        "duplicate": values.duplicate,
    }
    return tuple(
        Key(name, read if name in _ALWAYS_THERE else values.or_nothing(read))
        for name in FIELDS
        for read in [special.get(name, text)]
    )


def statements(
    found: dict[str, Located], schema: Schema, path: str, *, with_lines: bool
) -> tuple[Statement, ...]:
    """Return what was read of the keys of `schema`, in its order, naming the file `path`."""
    return tuple(
        Statement(key.name, one.text, f"{path}:{one.line}" if with_lines else path)
        for key in schema
        if (one := found.get(key.name))
    )
