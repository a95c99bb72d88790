"""A mapping with known keys -> checked values; unknown, doubled and missing keys are reported."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from news_digest.yaml_files.report import Problem, Report, nearest, quoted
from news_digest.yaml_files.tree import Mapping, Node, Scalar
from news_digest.yaml_files.values import Reader, is_nothing


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a mapping and the reader of its value."""

    name: str
    read: Reader[Any]
    required: bool = False
    example: str = ""


Schema = tuple[Key, ...]


def read_mapping(
    node: Mapping, schema: Schema, report: Report, what: str, where: int | None = None
) -> dict[str, Any]:
    """Read the keys that `schema` knows; report unknown, doubled and missing ones."""
    known = {key.name: key for key in schema}
    found: dict[str, Any] = {}
    seen = set()
    for key, value in without_duplicates(node, report):
        if key.text not in known:
            meant = nearest(key.text, known)
            listed = ", ".join(known)
            report.error(
                Problem.UNKNOWN_KEY,
                key.line,
                f"The key {quoted(key.text)} is unknown in {what}.",
                f"Write `{meant}:`." if meant else f"Known keys are {listed}; remove this one.",
            )
        elif not is_nothing(value):
            seen.add(key.text)
            result = known[key.text].read(value, report)
            if result is not None:
                found[key.text] = result
    for required in schema:
        if required.required and required.name not in seen:
            report.error(
                Problem.MISSING_KEY,
                where or node.line,
                f"The key {quoted(required.name)} is missing in {what}.",
                f"Add a line like `{required.name}: {required.example}`.",
            )
    return found


def without_duplicates(node: Mapping, report: Report) -> list[tuple[Scalar, Node]]:
    """Return the pairs of a mapping, each key's first alone; the others are reported."""
    first: dict[str, tuple[Scalar, Node]] = {}
    for key, value in node.pairs:
        if key.text in first:
            report.error(
                Problem.DUPLICATE_KEY,
                key.line,
                f"The key {quoted(key.text)} stands here twice (first in line "
                f"{first[key.text][0].line}).",
                "Keep one of the two.",
            )
        else:
            first[key.text] = (key, value)
    return list(first.values())
