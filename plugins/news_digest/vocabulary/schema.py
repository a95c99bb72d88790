"""What may stand in people.yml, topics.yml and outlets.yml, and how an unknown shape is reported.

The three `…_FILE` tables are the whole schema; docs/vocabularies.md has a heading for every key.
"""

from __future__ import annotations

from collections.abc import Mapping as ReadOnly
from dataclasses import dataclass, field
from typing import Any

from news_digest.slugs import slug
from news_digest.vocabulary import values
from news_digest.vocabulary.model import OutletKind, Policy
from news_digest.vocabulary.rules import near, weights
from news_digest.yaml_files.mapping import Key, Schema, read_mapping, without_duplicates
from news_digest.yaml_files.report import Problem, Report, quoted
from news_digest.yaml_files.tree import Mapping, Node, Scalar
from news_digest.yaml_files.values import Reader, choice, flag, paragraphs, text


@dataclass(frozen=True, slots=True)
class Entry:
    """A person, topic or outlet as read; `values` lacks what is absent or was reported."""

    id: str
    line: int
    values: ReadOnly[str, Any] = field(default_factory=dict)


_NAMES = values.many(values.name)

# What `digest rename`, `merge` and `split` leave in an entry, whatever it is of.
LINEAGE: Schema = (
    Key("former_ids", values.many(values.identifier)),
    Key("feed_id", values.identifier),
    Key("instead_of", values.identifier),
    Key("in_articles", values.many(text)),
    Key("from", values.day),
    Key("until", values.day),
)

PERSON: Schema = (
    Key("name", values.name, required=True, example="Sergei Lavrov"),
    Key("variants", _NAMES),
    Key("description", text),
    Key("hidden", flag),
    *LINEAGE,
)

TOPIC: Schema = (
    Key("name", values.name, required=True, example="UN Security Council"),
    Key("variants", _NAMES),
    Key("description", text),
    Key("iptc", values.iptc),
    Key("introduction", paragraphs),
    Key("broader", text),
    Key("any", _NAMES),
    Key("all", values.groups),
    Key("near", near),
    Key("none", _NAMES),
    Key("weights", weights),
    *LINEAGE,
)

OUTLET: Schema = (
    Key("name", values.name, required=True, example="Reuters"),
    Key("kind", choice(OutletKind)),
    Key("variants", _NAMES),
    Key("description", text),
    Key("domains", values.many(values.domain)),
    Key("homepage", values.homepage),
    Key("policy", choice(Policy), required=True, example="excerpt"),
    *LINEAGE,
)


def entries(schema: Schema) -> Reader[tuple[Entry, ...]]:
    """Make a reader of a mapping from ids to entries of one schema."""

    def read(node: Node, report: Report) -> tuple[Entry, ...] | None:
        if not isinstance(node, Mapping):
            report.error(
                Problem.TYPE,
                node.line,
                f"A mapping from ids to entries is expected here, and this is {node.kind}.",
                "Write a line `some-id:` and, indented below it, `name: Some Name`.",
            )
            return None
        found = []
        for key, value in without_duplicates(node, report):
            written = _written_name(value)
            entry_id = values.entry_id(key, report, suggestion=written)
            if not isinstance(value, Mapping):
                shown = value.text if isinstance(value, Scalar) and value.text else "Some Name"
                report.error(
                    Problem.TYPE,
                    value.line,
                    f"The entry {quoted(key.text)} has {value.kind} in place of its keys.",
                    f"Write `name: {shown}` on a line of its own, indented below the id.",
                )
                continue
            what = f"the entry {quoted(key.text)}"
            read_values = read_mapping(value, schema, report, what, where=key.line)
            found.append(Entry(entry_id or slug(key.text), key.line, read_values))
        return tuple(found)

    return read


PEOPLE_FILE: Schema = (
    Key("people", entries(PERSON)),
    Key("not_people", _NAMES),
    Key("never_merge", values.id_groups),
)
TOPICS_FILE: Schema = (Key("topics", entries(TOPIC)),)
OUTLETS_FILE: Schema = (Key("outlets", entries(OUTLET)),)


def _written_name(node: Node) -> str | None:
    if isinstance(node, Mapping):
        for key, value in node.pairs:
            if key.text == "name" and isinstance(value, Scalar) and value.text:
                return value.text
    return None
