"""Readers of single values: a node of the tree -> a checked value, or None and a report.

Each reader is named after what it reads. A `Located` value keeps its line for the checks that
compare entries with each other.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar
from urllib.parse import urlsplit

from news_digest.yaml_files.report import Problem, Report, nearest, quoted
from news_digest.yaml_files.tree import Node, Scalar

T = TypeVar("T")
Reader = Callable[[Node, Report], T | None]

# Longer than any description; what is longer was pasted in by accident.
_MAX_TEXT = 4000

_HIDDEN_CHARACTERS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")


@dataclass(frozen=True, slots=True)
class Located:
    """A text of a file and its line."""

    text: str
    line: int


def is_nothing(node: Node) -> bool:
    """Tell whether a key has no value (its lines were commented out, say): as good as absent."""
    return isinstance(node, Scalar) and node.kind == "nothing"


def text(node: Node, report: Report) -> Located | None:
    """Read prose: white space is folded to single spaces."""
    if not isinstance(node, Scalar):
        report.error(
            Problem.TYPE,
            node.line,
            f"Text is expected here, and this is {node.kind}.",
            "Write the text after the colon, on the key's own line.",
        )
        return None
    if node.kind != "text":
        shown = node.text or "an empty place"
        remedy = "Write the text" if node.kind == "nothing" else f'Write "{node.text}"'
        report.error(
            Problem.TYPE,
            node.line,
            f"Text is expected here, and YAML reads {shown} as {node.kind}.",
            f"{remedy} in quotation marks.",
        )
        return None
    value = " ".join(node.text.split())
    bad = next((c for c in value if _is_hidden(c)), None)
    if bad is not None:
        report.error(
            Problem.VALUE,
            node.line,
            f"The text {quoted(value)} holds the invisible character U+{ord(bad):04X}.",
            "Delete it.",
        )
        return None
    if not value or len(value) > _MAX_TEXT:
        report.error(
            Problem.VALUE,
            node.line,
            f"The text is {'empty' if not value else f'longer than {_MAX_TEXT} characters'}.",
            "Write a text, or remove the line." if not value else "Shorten it.",
        )
        return None
    return Located(value, node.line)


def paragraphs(node: Node, report: Report) -> tuple[Located, ...] | None:
    """Read prose of paragraphs, with blank lines between them."""
    if not isinstance(node, Scalar) or node.kind != "text":
        text(node, report)
        return None
    breaks = r"\n" if node.folded else r"\n[ \t]*\n"
    parts = [part for part in re.split(breaks, node.text) if part.strip()]
    found = [text(Scalar(node.line, part, quoted=True), report) for part in parts or [""]]
    whole = tuple(one for one in found if one is not None)
    return whole if len(whole) == len(found) else None


def flag(node: Node, report: Report) -> bool | None:
    """Read `true` or `false`."""
    if isinstance(node, Scalar) and not node.quoted and node.text in ("true", "false"):
        return node.text == "true"
    report.error(
        Problem.TYPE, node.line, "This must be true or false.", "Write `true` or `false`, unquoted."
    )
    return None


def choice(options: type[StrEnum]) -> Reader[StrEnum]:
    """Make a reader of one of the values of an enumeration."""
    words = [option.value for option in options]

    def read(node: Node, report: Report) -> StrEnum | None:
        found = node.text if isinstance(node, Scalar) else None
        if found in words:
            return options(found)
        meant = nearest(found, words) if found else None
        report.error(
            Problem.VALUE,
            node.line,
            f"The value must be one of {', '.join(words)}; it is {quoted(found or node.kind)}.",
            f"Write `{meant}`." if meant else f"Write one of {', '.join(words)}.",
        )
        return None

    return read


def web_address(node: Node, report: Report) -> Located | None:
    """Read an address that a reader may follow."""
    found = text(node, report)
    if found is None:
        return None
    try:
        parts = urlsplit(found.text)
        host = parts.hostname or ""
    except ValueError:
        host = ""
    plain = found.text.isascii() and " " not in found.text
    if host and plain and parts.scheme in ("http", "https"):
        return found
    report.error(
        Problem.VALUE,
        found.line,
        f"{quoted(found.text)} is not a full web address.",
        "Write it like `https://example.org/`.",
    )
    return None


def _is_hidden(character: str) -> bool:
    return character in _HIDDEN_CHARACTERS or unicodedata.category(character) in ("Cc", "Cs")
