"""A mapping of fields, as sidecars and decisions.yml have it -> statements."""

from __future__ import annotations

from news_digest.guidance import values
from news_digest.model import Statement
from news_digest.vocabulary.model import OutletVocabulary
from news_digest.yaml_files.mapping import Key, Schema
from news_digest.yaml_files.values import Located, text


def fields(outlets: OutletVocabulary) -> Schema:
    """Return what can be stated about a document, in the order of an article's metadata.

    docs/vocabularies.md has a line for each. All but headline, status, lines and duplicate can be stated
    not to be there, by an empty text.
    """
    return (
        Key("headline", text),
        Key("date", values.or_nothing(values.date)),
        Key("status", values.status),
        Key("outlet", values.or_nothing(values.outlet(outlets))),
        Key("agency", values.or_nothing(values.outlet(outlets))),
        Key("place", values.or_nothing(text)),
        Key("byline", values.or_nothing(text)),
        Key("credit", values.or_nothing(text)),
        Key("image_credit", values.or_nothing(text)),
        Key("url", values.or_nothing(values.url)),
        Key("licence", values.or_nothing(text)),
        Key("language", values.or_nothing(values.language)),
        Key("lines", values.lines),
        Key("duplicate", text),
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
