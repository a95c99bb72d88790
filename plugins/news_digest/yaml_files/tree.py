"""YAML text -> a tree of mappings, sequences and scalars that know their lines.

Built from the parser's events and not by a YAML loader: nothing is constructed, no alias is ever
expanded (so no small file becomes a large one), a mapping keeps its duplicate keys for the report,
and whether `2007` or `yes` is text is decided here, the same for every version of YAML.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import NoReturn

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from ruamel.yaml.reader import ReaderError

from news_digest.yaml_files.report import Problem, Report, quoted

# The deepest thing such a file holds is a phrase of a group of a topic: five levels. The bound
# keeps the reader's recursion, and the parser's time (quadratic in the depth), small.
_MAX_DEPTH = 12

# Far above any file that people write by hand (a hundred thousand entries).
_MAX_CHARACTERS = 16_000_000

# Plain scalars that one YAML reader or another takes for null, a truth value, a number or a date
# (YAML 1.1 types repository; YAML 1.2.2, section 10.3.2): as text they need quotation marks.
_NULL = re.compile(r"~|null|Null|NULL|")
_BOOLEAN = re.compile(r"(?i:true|false|yes|no|on|off)")
_NUMBER = re.compile(
    r"[-+]?(?:\.(?i:inf)|0[xX][0-9a-fA-F_]+|0[bB][01_]+|0o[0-7_]+|[0-9][0-9_]*(?::[0-5]?[0-9])+"
    r"|(?:[0-9][0-9_]*\.?[0-9_]*|\.[0-9][0-9_]*)(?:[eE][-+]?[0-9]+)?)|\.(?i:nan)"
)
_DATE = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:(?:[Tt]|[ \t]+)[0-9]{1,2}:.*)?")


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value without parts. `quoted` tells whether it was marked as text in some way.

    `folded` tells whether it was written below a `>`, where YAML has joined lines already: a line
    feed that is left stood for a blank line.
    """

    line: int
    text: str
    quoted: bool
    folded: bool = False

    @property
    def kind(self) -> str:
        """What YAML readers take it for: text, nothing, a truth value, a number or a date."""
        if not self.quoted:
            for pattern, kind in (
                (_NULL, "nothing"),
                (_BOOLEAN, "a truth value"),
                (_DATE, "a date"),
                (_NUMBER, "a number"),
            ):
                if pattern.fullmatch(self.text):
                    return kind
        return "text"


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    line: int
    items: tuple[Node, ...]

    kind = "a list"


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the file's order, with keys that stand there twice."""

    line: int
    pairs: tuple[tuple[Scalar, Node], ...]

    kind = "a mapping"


Node = Scalar | Sequence | Mapping
Numbers = list[int]


def read_tree(text: str, report: Report, numbers: Numbers | None = None) -> Node | None:
    """Return the tree of a YAML document, or None when it is empty or (reported) unusable.

    `numbers` has the number of each line in its file, where other lines of it are left out.
    """
    if len(text) > _MAX_CHARACTERS:
        report.error(
            Problem.UNSUPPORTED,
            None,
            f"The file has {len(text)} characters, and {_MAX_CHARACTERS} are the limit.",
            "Something else must have been written to it: restore it.",
        )
        return None
    lines = _Lines(text, numbers)
    builder = _Builder(report, lines)
    try:
        builder.run(YAML(typ="safe", pure=True).parse(text))
    except _UnusableError:
        return None
    except YAMLError as error:
        _report_syntax(error, lines, report)
        return None
    except (ValueError, ArithmeticError, AssertionError) as error:
        # ruamel.yaml's own accidents, for example at "\UFFFFFFFF" or at `%YAML 1.3`.
        report.error(
            Problem.SYNTAX,
            builder.line,
            f"The file is not valid YAML from here on: {str(error) or type(error).__name__}.",
            "Look for an escape such as \\U… or a line that begins with %, and remove it.",
        )
        return None
    return builder.root


class _UnusableError(Exception):
    """Raised after a report, when the rest of the file is not worth reading."""


class _Lines:
    """Line numbers as editors count them: the parser counts U+0085 and U+2028 as breaks too."""

    def __init__(self, text: str, numbers: Numbers | None) -> None:
        self.numbers = numbers
        self.lines = text.split("\n")
        self.ends = list(accumulate(len(line) + 1 for line in self.lines))

    def number(self, offset: int) -> int:
        at = min(bisect_right(self.ends, offset), len(self.lines) - 1)
        if self.numbers is None:
            return at + 1
        return self.numbers[min(at, len(self.numbers) - 1)]

    def text(self, number: int) -> str:
        return self.lines[number - 1 if self.numbers is None else self.numbers.index(number)]


class _Builder:
    """Makes nodes of events; one is used once."""

    def __init__(self, report: Report, lines: _Lines) -> None:
        self.report = report
        self.lines = lines
        self.root: Node | None = None
        self.line = 1  # of the last event: where to look when the parser fails without saying so

    def run(self, events: Iterator[Event]) -> None:
        self.events = events
        documents = 0
        for event in events:
            self.line = self._line(event)
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._refuse("A second document begins here.", "Remove the line `---`.")
            elif isinstance(event, NodeEvent):
                self.root = self._node(event, 1)
        if isinstance(self.root, Scalar) and self.root.kind == "nothing":
            self.root = None

    def _next(self) -> Event:
        event = next(self.events)
        self.line = self._line(event)
        return event

    def _node(self, event: Event, depth: int) -> Node:
        line = self.line
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if isinstance(event, AliasEvent):
            self._refuse(
                f"`*{anchor}` is an alias, and aliases are not used here.",
                "Write the value out; put text that begins with * in quotation marks.",
            )
        if anchor is not None:
            self._refuse(
                f"`&{anchor}` is an anchor, and anchors are not used here.",
                "Remove it; put text that begins with & in quotation marks.",
            )
        if tag is not None:
            self._refuse(
                f"`{tag}` is a tag, and tags are not used here.",
                "Remove it; put text that begins with ! in quotation marks.",
            )
        if depth > _MAX_DEPTH:
            self._refuse(
                f"More than {_MAX_DEPTH} levels are nested here.", "Remove the needless brackets."
            )
        if isinstance(event, SequenceStartEvent):
            return Sequence(line, tuple(self._items(depth)))
        if isinstance(event, MappingStartEvent):
            return Mapping(line, tuple(self._pairs(depth)))
        assert isinstance(event, ScalarEvent)
        return Scalar(line, event.value, quoted=event.style is not None, folded=event.style == ">")

    def _items(self, depth: int) -> Iterator[Node]:
        while not isinstance(event := self._next(), SequenceEndEvent):
            yield self._node(event, depth + 1)

    def _pairs(self, depth: int) -> Iterator[tuple[Scalar, Node]]:
        while not isinstance(event := self._next(), MappingEndEvent):
            key = self._node(event, depth + 1)
            if not isinstance(key, Scalar):
                self._refuse(
                    f"A key must be a word, and this is {key.kind}.",
                    "Put text that begins with [ or { in quotation marks.",
                    key.line,
                )
            value = self._node(self._next(), depth + 1)
            if isinstance(value, Scalar) and value.kind == "nothing":
                # Nothing stands nowhere: the parser's mark is where the next thing begins.
                value = replace(value, line=key.line)
            yield key, value

    def _refuse(self, message: str, hint: str, line: int | None = None) -> NoReturn:
        self.report.error(Problem.UNSUPPORTED, line or self.line, message, hint)
        raise _UnusableError

    def _line(self, event: Event) -> int:
        return self.lines.number(event.start_mark.index)


def _report_syntax(error: YAMLError, lines: _Lines, report: Report) -> None:
    if isinstance(error, ReaderError):
        report.error(
            Problem.SYNTAX,
            lines.number(error.position),
            f"The line holds a character that YAML does not allow (U+{int(error.character):04X}).",
            "Delete it: it is invisible, and was most likely pasted in.",
        )
        return
    context, begun = getattr(error, "context", None), getattr(error, "context_mark", None)
    problem, mark = getattr(error, "problem", None), getattr(error, "problem_mark", None)
    where = mark or begun
    line = None if where is None else lines.number(where.index)
    message = f"The file is not valid YAML from here on: {problem or context or 'no reason given'}"
    if begun is not None and context and lines.number(begun.index) != line:
        message += f" ({context}, begun in line {lines.number(begun.index)})"
    shown = "" if line is None else lines.text(line)
    report.error(Problem.SYNTAX, line, f"{message}.", _syntax_hint(shown, problem or ""))


def _syntax_hint(line: str, problem: str) -> str:
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return "Indent with spaces: YAML does not allow tabs there."
    if "mapping values are not allowed" in problem:
        return f"Put text that holds a colon in quotation marks: {quoted(line.strip())}."
    return "Check the indentation, and that every bracket and quotation mark is closed."
