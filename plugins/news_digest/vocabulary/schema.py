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
from news_digest.vocabulary.report import Code, Report, nearest, quoted
from news_digest.vocabulary.tree import Mapping, Node, Scalar


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a mapping and the reader of its value."""

    name: str
    read: values.Reader[Any]
    required: bool = False
    example: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A person, topic or outlet as read; `values` lacks what is absent or was reported."""

    id: str
    line: int
    values: ReadOnly[str, Any] = field(default_factory=dict)


Schema = tuple[Key, ...]

_NAMES = values.many(values.name)

PERSON: Schema = (
    Key("name", values.name, required=True, example="Sergei Lavrov"),
    Key("variants", _NAMES),
    Key("description", values.text),
    Key("hidden", values.flag),
)

TOPIC: Schema = (
    Key("name", values.name, required=True, example="UN Security Council"),
    Key("variants", _NAMES),
    Key("description", values.text),
    Key("iptc", values.iptc),
    Key("any", _NAMES),
    Key("all", values.groups),
    Key("none", _NAMES),
)

OUTLET: Schema = (
    Key("name", values.name, required=True, example="Reuters"),
    Key("kind", values.choice(OutletKind)),
    Key("variants", _NAMES),
    Key("description", values.text),
    Key("domains", values.many(values.domain)),
    Key("homepage", values.homepage),
    Key("policy", values.choice(Policy), required=True, example="excerpt"),
)


def entries(schema: Schema) -> values.Reader[tuple[Entry, ...]]:
    """Make a reader of a mapping from ids to entries of one schema."""

    def read(node: Node, report: Report) -> tuple[Entry, ...] | None:
        if not isinstance(node, Mapping):
            report.error(
                Code.TYPE,
                node.line,
                f"A mapping from ids to entries is expected here, and this is {node.kind}.",
                "Write a line `some-id:` and, indented below it, `name: Some Name`.",
            )
            return None
        found = []
        for key, value in _without_duplicates(node, report):
            written = _written_name(value)
            entry_id = values.entry_id(key, report, suggestion=written)
            if not isinstance(value, Mapping):
                shown = value.text if isinstance(value, Scalar) and value.text else "Some Name"
                report.error(
                    Code.TYPE,
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


def read_mapping(
    node: Mapping, schema: Schema, report: Report, what: str, where: int | None = None
) -> dict[str, Any]:
    """Read the keys that `schema` knows; report unknown, doubled and missing ones."""
    known = {key.name: key for key in schema}
    found: dict[str, Any] = {}
    seen = set()
    for key, value in _without_duplicates(node, report):
        if key.text not in known:
            meant = nearest(key.text, known)
            listed = ", ".join(known)
            report.error(
                Code.UNKNOWN_KEY,
                key.line,
                f"The key {quoted(key.text)} is unknown in {what}.",
                f"Write `{meant}:`." if meant else f"Known keys are {listed}; remove this one.",
            )
        elif not values.is_nothing(value):
            seen.add(key.text)
            result = known[key.text].read(value, report)
            if result is not None:
                found[key.text] = result
    for required in schema:
        if required.required and required.name not in seen:
            report.error(
                Code.MISSING_KEY,
                where or node.line,
                f"The key {quoted(required.name)} is missing in {what}.",
                f"Add a line like `{required.name}: {required.example}`.",
            )
    return found


def _without_duplicates(node: Mapping, report: Report) -> list[tuple[Scalar, Node]]:
    first: dict[str, tuple[Scalar, Node]] = {}
    for key, value in node.pairs:
        if key.text in first:
            report.error(
                Code.DUPLICATE_KEY,
                key.line,
                f"The key {quoted(key.text)} stands here twice (first in line "
                f"{first[key.text][0].line}).",
                "Keep one; give two people or topics of one name different ids.",
            )
        else:
            first[key.text] = (key, value)
    return list(first.values())


def _written_name(node: Node) -> str | None:
    if isinstance(node, Mapping):
        for key, value in node.pairs:
            if key.text == "name" and isinstance(value, Scalar) and value.text:
                return value.text
    return None
