"""Readers of single statements: a node of the tree -> what it states, or None and a report.

What YAML would take for a date, a number or a truth value is text here where the key says what it
is: `date: 2007-03-27`, `lines: 12`, `language: no`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from news_digest.guidance.codes import Code
from news_digest.model import PublicationDate
from news_digest.vocabulary.model import OutletVocabulary
from news_digest.yaml_files.report import Report, nearest, quoted
from news_digest.yaml_files.tree import Node, Scalar
from news_digest.yaml_files.values import Located, Reader, choice, text, web_address

# RFC 5646, section 2.1, without what nobody has registered (languages of four letters and more):
# `english` is far likelier to be a mistake.
_LANGUAGE = re.compile(
    r"[a-z]{2,3}(?:-[a-z]{3}){0,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*"
    r"(?:-x(?:-[a-z0-9]{1,8})+)?",
    re.ASCII | re.IGNORECASE,
)
_RANGE = re.compile(r"(?P<first>[0-9]{1,9})(?:\s*[-–]\s*(?P<last>[0-9]{1,9}))?", re.ASCII)

# The first newspaper, Johann Carolus's Relation, was printed in 1605: what is older is a typo.
_FIRST_YEAR = 1605


class Wanted(StrEnum):
    """What a maintainer may want of a document, whatever the converter thinks of it."""

    PUBLISH = "publish"
    DRAFT = "draft"
    REJECT = "reject"


_wanted = choice(Wanted)


def status(node: Node, report: Report) -> Located | None:
    """Read one of the values of `Wanted`."""
    found = _wanted(node, report)
    return None if found is None else Located(found.value, node.line)


def url(node: Node, report: Report) -> Located | None:
    """Read a full web address (http or https)."""
    inner = Report(report.path, report.codes)
    found = web_address(node, inner)
    for problem in inner.diagnostics:
        report.error(Code.URL, problem.line, problem.message, problem.hint)
    return found


def date(node: Node, report: Report) -> Located | None:
    """Read `2007-03-27` or `2007-03-27 13:05+02:00`; the time and the zone may be left out."""
    written = node.text.strip() if isinstance(node, Scalar) else node.kind
    try:
        if PublicationDate.fromisoformat(written).when.year >= _FIRST_YEAR:
            return Located(written, node.line)
        message = f"{quoted(written)} is before there were newspapers."
    except ValueError:
        message = f"{quoted(written)} is not a day that exists, in a form that is read here."
    hint = "Write it like 2007-03-27, 2007-03-27 13:05 or 2007-03-27 13:05+02:00."
    report.error(Code.DATE, node.line, message, hint)
    return None


def language(node: Node, report: Report) -> Located | None:
    """Read a language tag (BCP 47)."""
    written = node.text.strip() if isinstance(node, Scalar) else node.kind
    if _LANGUAGE.fullmatch(written):
        return Located(written, node.line)
    report.error(
        Code.LANGUAGE,
        node.line,
        f"{quoted(written)} is not in the form of a language tag.",
        "Write it like `en`, `pt-BR` or `zh-Hant` (BCP 47).",
    )
    return None


def duplicate(node: Node, report: Report) -> Located | None:
    """Read the path of another raw document, or `no`, which YAML takes for a truth value."""
    if isinstance(node, Scalar) and node.text.strip() == "no":
        return Located("no", node.line)
    return text(node, report)


def topics(node: Node, report: Report) -> Located | None:
    """Read names of topics, with semicolons between them as in an article."""
    found = text(node, report)
    if found is None:
        return None
    names = [name.strip() for name in found.text.split(";")]
    if all(any(map(str.isalnum, name)) and not set(name) & set("[]|") for name in names):
        return Located("; ".join(names), node.line)
    report.error(
        Code.VALUE,
        node.line,
        f"{quoted(found.text)} is no row of topics' names.",
        "Write it like `Kosovo status; Energy`, without brackets.",
    )
    return None


def outlet(known: OutletVocabulary) -> Reader[Located]:
    """Make a reader of the name, a variant or the id of an outlet; it gives the name."""

    def read(node: Node, report: Report) -> Located | None:
        found = text(node, report)
        if found is None:
            return None
        meant = known.find(found.text) or known.by_id.get(found.text)
        if meant:
            return Located(meant.name, node.line)
        names = {one.name.casefold(): one.name for one in known.by_id.values()}
        near = nearest(found.text, names)
        report.error(
            Code.OUTLET,
            node.line,
            f"outlets.yml has no outlet or agency {quoted(found.text)}.",
            f"Write `{names[near]}`, or add it there."
            if near
            else "Add it there, with the policy that its text is published under.",
        )
        return None

    return read


def lines(node: Node, report: Report) -> Located | None:
    """Read ranges of lines in order, `12-40, 45-60`: they come back in this form."""
    written = node.text if isinstance(node, Scalar) else node.kind
    matches = [_RANGE.fullmatch(part.strip()) for part in written.split(",")]
    ranges = [(int(m["first"]), int(m["last"] or m["first"])) for m in matches if m]
    if len(ranges) == len(matches) and _in_order(ranges):
        shown = (str(a) if a == b else f"{a}-{b}" for a, b in ranges)
        return Located(", ".join(shown), node.line)
    report.error(
        Code.LINES,
        node.line,
        f"{quoted(written)} does not name lines, in their order and each once.",
        "Write it like `12-40, 45-60`: `digest explain` shows the numbers.",
    )
    return None


def or_nothing(read: Reader[Located]) -> Reader[Located]:
    """Make a reader that takes `""` for the statement that the page has no such thing."""

    def read_any(node: Node, report: Report) -> Located | None:
        if isinstance(node, Scalar) and node.quoted and not node.text:
            return Located("", node.line)
        return read(node, report)

    return read_any


def _in_order(ranges: Sequence[tuple[int, int]]) -> bool:
    at = 0
    for first, last in ranges:
        if not at < first <= last:
            return False
        at = last
    return True
