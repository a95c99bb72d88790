"""Readers of the values that vocabularies alone have: names, ids, codes, host names."""

from __future__ import annotations

import re
from datetime import date

from news_digest.slugs import slug
from news_digest.vocabulary.codes import Code
from news_digest.vocabulary.model import name_key
from news_digest.yaml_files.report import Report, quoted
from news_digest.yaml_files.tree import Node, Scalar, Sequence
from news_digest.yaml_files.values import Located, Reader, text, web_address

# Longer than any name; what is longer was pasted in by accident.
_MAX_NAME = 200

# `People: Anna Lindh; Jan Novak [jan-novak-2]` in an article: these would end or confuse a name.
_NOT_IN_NAMES = ";[]|"

_IPTC = re.compile(r"medtop:[0-9]{8}")
_HOST = re.compile(r"(?!www\.)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]")


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
    found = web_address(node, report)
    return None if found is None else found.text


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


def identifier(node: Node, report: Report) -> Located | None:
    """Read the id of an entry, as a value."""
    if isinstance(node, Scalar) and node.kind != "nothing":
        found = entry_id(node, report)
        return None if found is None else Located(found, node.line)
    return text(node, report)


def day(node: Node, report: Report) -> date | None:
    """Read a day as `2007-03-27`."""
    try:
        return date.fromisoformat(node.text if isinstance(node, Scalar) else "")
    except ValueError:
        found = node.text if isinstance(node, Scalar) else node.kind
        message = f"{quoted(found)} is not a day."
        report.error(Code.VALUE, node.line, message, "Write it like `2007-03-27`.")
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
