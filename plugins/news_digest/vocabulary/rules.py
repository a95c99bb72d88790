"""Readers of a topic's rules that are mappings themselves: `near` and `weights`."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

from news_digest.vocabulary import values
from news_digest.vocabulary.codes import Code
from news_digest.vocabulary.model import Near, Weights
from news_digest.yaml_files.mapping import Key, Schema, read_mapping
from news_digest.yaml_files.report import Report, quoted
from news_digest.yaml_files.tree import Mapping, Node, Scalar, Sequence

T = TypeVar("T")

# The words of a long sentence. What stands farther apart is near by chance.
_FARTHEST = 50

_NUMBER = re.compile(r"[0-9]{1,6}")
_SHARE = re.compile(r"0|1|[01]\.[0-9]{1,6}")


def near(node: Node, report: Report) -> tuple[Near, ...] | None:
    """Read a list of rules of two groups of phrases each; one alone stands for a list of one."""
    items = node.items if isinstance(node, Sequence) else (node,)
    found = [_near(item, report) for item in items]
    return tuple(one for one in found if one is not None)


def _near(node: Node, report: Report) -> Near | None:
    if not isinstance(node, Mapping):
        report.error(
            Code.TYPE,
            node.line,
            f"A rule with `phrases`, `to` and `within` is expected here, and this is {node.kind}.",
            "Write `- {phrases: [one], to: [another], within: 5}` on a line below `near:`.",
        )
        return None
    before = len(report.diagnostics)
    found = read_mapping(node, _NEAR, report, "a rule under `near`")
    for key in ("phrases", "to"):
        if key in found and not found[key] and len(report.diagnostics) == before:
            report.error(
                Code.VALUE,
                node.line,
                f"There is no phrase under `{key}`, so nothing can be near.",
                "Add phrases, or remove the rule.",
            )
    if len(found) < len(_NEAR):
        return None
    phrases, to = (tuple(one.text for one in found[key]) for key in ("phrases", "to"))
    return Near(phrases, to, found["within"])


def weights(node: Node, report: Report) -> Weights | None:
    """Read what a mention is worth by its place; what is not given is as for any topic."""
    if not isinstance(node, Mapping):
        report.error(
            Code.TYPE,
            node.line,
            f"Places and numbers are expected here, and this is {node.kind}.",
            "Write `weights: {headline: 0.95, lead: 0.85}`.",
        )
        return None
    return Weights(**read_mapping(node, _WEIGHTS, report, "`weights`"))


def _number(
    form: re.Pattern[str], convert: Callable[[str], T], fits: Callable[[T], bool], wanted: str
) -> Callable[[Node, Report], T | None]:
    """Make a reader of a number that is written as `form` has it."""

    def read(node: Node, report: Report) -> T | None:
        written = node.text if isinstance(node, Scalar) and not node.quoted else ""
        if form.fullmatch(written) and fits(convert(written)):
            return convert(written)
        shown = quoted(node.text) if isinstance(node, Scalar) and node.text else node.kind
        message = f"This must be {wanted}; it is {shown}."
        report.error(Code.VALUE, node.line, message, f"Write {wanted}, without quotation marks.")
        return None

    return read


_WITHIN = _number(
    _NUMBER, int, lambda words: words <= _FARTHEST, f"a number of words from 0 to {_FARTHEST}"
)
_WORTH = _number(_SHARE, float, lambda share: 0 <= share <= 1, "a number from 0 to 1, like 0.85")

_NEAR: Schema = (
    Key("phrases", values.many(values.name), required=True, example="[prime minister]"),
    Key("to", values.many(values.name), required=True, example="[resigned, steps down]"),
    Key("within", _WITHIN, required=True, example="6"),
)
_WEIGHTS: Schema = (
    Key("headline", _WORTH),
    Key("lead", _WORTH),
    Key("repeated", _WORTH),
    Key("once", _WORTH),
)
