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

from news_digest.slugs import slug
from news_digest.vocabulary.model import name_key
from news_digest.vocabulary.report import Code, Report, nearest, quoted
from news_digest.vocabulary.tree import Node, Scalar, Sequence

T = TypeVar("T")
Reader = Callable[[Node, Report], T | None]

# Longer than any name and any description; what is longer was pasted in by accident.
_MAX_NAME = 200
_MAX_TEXT = 4000

# `People: Anna Lindh; Jan Novak [jan-novak-2]` in an article: these would end or confuse a name.
_NOT_IN_NAMES = ";[]|"

_IPTC = re.compile(r"medtop:[0-9]{8}")
_HOST = re.compile(r"(?!www\.)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]")
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
            Code.TYPE,
            node.line,
            f"Text is expected here, and this is {node.kind}.",
            "Write the text after the colon, on the key's own line.",
        )
        return None
    if node.kind != "text":
        shown = node.text or "an empty place"
        remedy = "Write the text" if node.kind == "nothing" else f'Write "{node.text}"'
        report.error(
            Code.TYPE,
            node.line,
            f"Text is expected here, and YAML reads {shown} as {node.kind}.",
            f"{remedy} in quotation marks.",
        )
        return None
    value = " ".join(node.text.split())
    bad = next((c for c in value if _is_hidden(c)), None)
    if bad is not None:
        report.error(
            Code.VALUE,
            node.line,
            f"The text {quoted(value)} holds the invisible character U+{ord(bad):04X}.",
            "Delete it.",
        )
        return None
    if not value or len(value) > _MAX_TEXT:
        report.error(
            Code.VALUE,
            node.line,
            f"The text is {'empty' if not value else f'longer than {_MAX_TEXT} characters'}.",
            "Write a text, or remove the line." if not value else "Shorten it.",
        )
        return None
    return Located(value, node.line)


def name(node: Node, report: Report) -> Located | None:
    """Read a name: text short enough, with a letter or digit, that an article can list."""
    found = text(node, report)
    if found is None:
        return None
    if len(found.text) > _MAX_NAME:
        message, hint = f"The name is longer than {_MAX_NAME} characters.", "Shorten it."
    elif not any(c.isalnum() for c in found.text):
        message, hint = f"The name {quoted(found.text)} has no letter or digit.", "Write a name."
    elif any(c in _NOT_IN_NAMES for c in found.text):
        message = f"The name {quoted(found.text)} holds one of {' '.join(_NOT_IN_NAMES)}."
        hint = "Leave these signs out: articles use them between names."
    else:
        return found
    report.error(Code.VALUE, found.line, message, hint)
    return None


def flag(node: Node, report: Report) -> bool | None:
    """Read `true` or `false`."""
    if isinstance(node, Scalar) and not node.quoted and node.text in ("true", "false"):
        return node.text == "true"
    report.error(
        Code.TYPE, node.line, "This must be true or false.", "Write `true` or `false`, unquoted."
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
            Code.VALUE,
            node.line,
            f"The value must be one of {', '.join(words)}; it is {quoted(found or node.kind)}.",
            f"Write `{meant}`." if meant else f"Write one of {', '.join(words)}.",
        )
        return None

    return read


def iptc(node: Node, report: Report) -> str | None:
    """Read an IPTC Media Topic code in its short form (`medtop:20000053`)."""
    found = node.text if isinstance(node, Scalar) else ""
    if _IPTC.fullmatch(found):
        return found
    digits = re.search(r"(?<![0-9])[0-9]{8}(?![0-9])", found)
    report.error(
        Code.VALUE,
        node.line,
        f"{quoted(found or node.kind)} is not the form of an IPTC Media Topic code.",
        f"Write `medtop:{digits.group()}`."
        if digits
        else "Write medtop: and eight digits, as IPTC lists the code; else remove the line.",
    )
    return None


def domain(node: Node, report: Report) -> Located | None:
    """Read a host name: lower case, no `www.`, no scheme, no path."""
    found = text(node, report)
    if found is None or _HOST.fullmatch(found.text):
        return found
    guess = re.sub(r"^[a-z]+://", "", found.text.lower()).split("/")[0].removeprefix("www.")
    report.error(
        Code.VALUE,
        found.line,
        f"{quoted(found.text)} is not a bare host name in lower case without www.",
        f"Write `{guess}`."
        if _HOST.fullmatch(guess)
        else "Write it like `example.org` (an international name in its xn-- form).",
    )
    return None


def homepage(node: Node, report: Report) -> str | None:
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
        return found.text
    report.error(
        Code.VALUE,
        found.line,
        f"{quoted(found.text)} is not a full web address.",
        "Write it like `https://example.org/`.",
    )
    return None


def entry_id(node: Scalar, report: Report, suggestion: str | None = None) -> str | None:
    """Read an id: a slug as `news_digest.slugs.slug` makes them."""
    if slug(node.text) == node.text and (node.quoted or node.kind == "text"):
        return node.text
    if slug(node.text) == node.text:
        message = f"YAML reads the id {node.text} as {node.kind}."
        hint = f'Write "{node.text}" in quotation marks.'
    else:
        message = f"The id {quoted(node.text)} is not in the form of an address."
        made = slug(suggestion or node.text)
        hint = f"Write `{made}:`; ids are lower-case letters, digits and hyphens."
    report.error(Code.ID, node.line, message, hint)
    return None


def many(read: Reader[Located]) -> Reader[tuple[Located, ...]]:
    """Make a reader of a list of what `read` reads; what is listed twice is reported, kept once."""

    def read_all(node: Node, report: Report) -> tuple[Located, ...] | None:
        if not isinstance(node, Sequence):
            written = quoted(node.text) if isinstance(node, Scalar) else node.kind
            report.error(
                Code.TYPE,
                node.line,
                f"A list is expected here, and this is {written}.",
                f"Write `[{node.text}]`." if isinstance(node, Scalar) else "Write `[one, two]`.",
            )
            return None
        found: dict[str, Located] = {}
        for item in node.items:
            value = read(item, report)
            if value is None:
                continue
            first = found.setdefault(name_key(value.text), value)
            if first is not value:
                report.warning(
                    Code.REPEATED,
                    value.line,
                    f"{quoted(value.text)} is listed twice (first in line {first.line}).",
                    "Remove one of them.",
                )
        return tuple(found.values())

    return read_all


def groups(node: Node, report: Report) -> tuple[tuple[Located, ...], ...] | None:
    """Read a list whose items are lists of names; a single name stands for a list of one."""
    if not isinstance(node, Sequence):
        many(name)(node, report)
        return None
    found: list[tuple[Located, ...]] = []
    for item in node.items:
        if isinstance(item, Scalar):
            single = name(item, report)
            found.extend([(single,)] if single else [])
        elif group := many(name)(item, report):
            found.append(group)
        elif isinstance(item, Sequence) and not item.items:
            report.error(Code.VALUE, item.line, "This group is empty.", "Remove it or fill it.")
    return tuple(found)


def id_groups(node: Node, report: Report) -> tuple[tuple[Located, ...], ...] | None:
    """Read a list of lists, each of two different ids or more."""
    if not isinstance(node, Sequence):
        report.error(
            Code.TYPE,
            node.line,
            f"A list of lists is expected here, and this is {node.kind}.",
            "Write `- [one-id, another-id]` on a line below.",
        )
        return None
    found: list[tuple[Located, ...]] = []
    for item in node.items:
        members = item.items if isinstance(item, Sequence) else ()
        ids = tuple(one for member in members if (one := text(member, report)))
        if len({one.text for one in ids}) == len(members) >= 2:
            found.append(ids)
        elif len(ids) == len(members):
            report.error(
                Code.VALUE,
                item.line,
                "A list of two different ids or more is expected here.",
                "Write `- [one-id, another-id]`.",
            )
    return tuple(found)


def _is_hidden(character: str) -> bool:
    return character in _HIDDEN_CHARACTERS or unicodedata.category(character) in ("Cc", "Cs")
