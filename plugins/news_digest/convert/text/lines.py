"""Raw text -> lines -> passages: which raw lines read on as one paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from news_digest.model import Span

# Terminals and wires wrapped at 60 to 80 columns, mail at 72, some editors at 100.
_WRAP_MIN, _WRAP_MAX = 45, 100

_ITEM = re.compile(r"(?:[-*•‣▪●◦·–—]|\(?(\d{1,2})[.)])\s+(?=\S)")
# Two columns or more of figures, set apart by runs of spaces or tabs.
_TABLE_ROW = re.compile(r"(?<=\S)(?: {2,}+|\t)\s*+[-+(<$£€]?\d[\d,./%]*\S*(?=\s|$)")
_COLUMN_GAP = re.compile(r"\S(?: {2,}+|\t)\s*+\S")
# How wires end a story.
SIGN_OFF = re.compile(
    r"(?:reuters?|afp|ap|upi|dpa|ends?|[-#* ]*ends?[-#* ]*|[-#* ]+30[-#* ]+|###)\.?", re.I
)
# What sets columns apart: prose has none of it, and is told from tables fast.
_SET_APART = re.compile(r"  |\t|\.{4}|__| \. \.")
_BLANKS = re.compile(r"\s\s+")
_LEADERS = re.compile(r"(?:\.{4,}|_{4,}|(?: \.){4,})\s*\S")


@dataclass(frozen=True, slots=True)
class Line:
    """A raw line that is not blank. `text` has no white space at its ends; `number` is 1-based.

    `tabular` tells that it is a row of a table, or the head of one.
    """

    number: int
    span: Span
    text: str
    indent: int
    after_blank: bool
    tabular: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """Raw lines that read as one paragraph, item or row.

    `span` runs from the first printed character to the last. `marker` is the length of a list
    item's marker; `ordered` tells that it was a number; `tabular` that columns carry meaning.
    """

    lines: tuple[Line, ...]
    span: Span
    text: str
    marker: int = 0
    ordered: bool = False
    tabular: bool = False

    @property
    def number(self) -> int:
        """The number of its first raw line."""
        return self.lines[0].number

    def raw_span(self, raw: str, start: int, end: int) -> Span:
        """Return where `text[start:end]` stands in the document's text `raw`.

        `text` has single spaces where the raw characters may have line ends and more spaces.
        """
        if len(self.text) == self.span.end - self.span.start:
            return Span(self.span.start + start, self.span.start + end)
        return Span(self._offset(raw, start), self._offset(raw, end - 1) + 1)

    def _offset(self, raw: str, at: int) -> int:
        """Return where the character `text[at]` stands in `raw`."""
        surplus = 0
        for blank in _BLANKS.finditer(raw, self.span.start, self.span.end):
            if blank.start() - surplus >= self.span.start + at:
                break
            surplus += len(blank[0]) - 1
        return self.span.start + at + surplus


def read_lines(text: str) -> tuple[Line, ...]:
    """Return the lines of `text` that are not blank, in order."""
    found = []
    start, after_blank = 0, True
    for number, raw in enumerate(text.split("\n"), 1):
        printed = raw.strip()
        if printed:
            indent = len(raw) - len(raw.lstrip())
            first = start + indent
            span = Span(first, first + len(printed))
            found.append(Line(number, span, printed, indent, after_blank, _is_row(printed)))
        after_blank = not printed
        start += len(raw) + 1
    return tuple(_with_heads(found))


def _with_heads(lines: list[Line]) -> list[Line]:
    """Mark the lines in columns right above a table's rows: they are its head."""
    for at in range(len(lines) - 2, -1, -1):
        line, below = lines[at], lines[at + 1]
        if below.tabular and not below.after_blank and _COLUMN_GAP.search(line.text):
            lines[at] = replace(line, tabular=True)
    return lines


def read_passages(text: str) -> tuple[Passage, ...]:
    """Join hard-wrapped lines to passages; every other line is a passage of its own."""
    passages: list[Passage] = []
    for run in _runs(read_lines(text)):
        passages.extend(_passages_of_run(run))
    return tuple(passages)


def _runs(lines: tuple[Line, ...]) -> Iterator[tuple[Line, ...]]:
    """Yield the stretches of lines with no blank line between them."""
    start = 0
    for at, line in enumerate(lines):
        if line.after_blank and at > start:
            yield lines[start:at]
            start = at
    if lines:
        yield lines[start:]


def _passages_of_run(run: tuple[Line, ...]) -> Iterator[Passage]:
    width = _wrap_width(run)
    margin = min(line.indent for line in run)
    open_lines: list[Line] = []
    for line in run:
        if open_lines and not _reads_on(open_lines[-1], line, width, margin):
            yield _passage(open_lines)
            open_lines = []
        open_lines.append(line)
    yield _passage(open_lines)


def _wrap_width(run: tuple[Line, ...]) -> int | None:
    """Return the column at which the run was wrapped, or None where it was not.

    A line was wrapped where the first word of the next one would not have fitted any more. That
    must hold for most of the lines that do not end a sentence, and for two at least: a headline
    with its date below looks the same. One will do if the next line goes on in lower case.
    """
    if len(run) < 2:
        return None
    width = max(line.indent + len(line.text) for line in run)
    if not _WRAP_MIN <= width <= _WRAP_MAX:
        return None
    full = open_ends = 0
    goes_on = False
    for line, following in pairwise(run):
        if line.tabular or line.text[-1] in ".!?:\"'”’)":
            continue
        open_ends += 1
        first_word = following.text.split(maxsplit=1)[0]
        full += line.indent + len(line.text) + 1 + len(first_word) > width - 8
        goes_on |= first_word[0].islower()
    if full < (1 if goes_on else 2) or full < 0.6 * open_ends:
        return None
    return width


def _reads_on(line: Line, following: Line, width: int | None, margin: int) -> bool:
    """Tell whether a hard-wrapped paragraph goes on from `line` to `following`."""
    if width is None or line.tabular or following.tabular:
        return False
    if _ITEM.match(following.text) and not line.text[-1].isalnum():
        return False
    # A first line is set in from the margin, or the text is all at the margin.
    if following.indent >= margin + 2 and following.indent > line.indent:
        return False
    if SIGN_OFF.fullmatch(following.text):
        return False
    first_word = following.text.split(maxsplit=1)[0]
    return line.indent + len(line.text) + 1 + len(first_word) > width - 16


def _is_row(text: str) -> bool:
    if not _SET_APART.search(text):
        return False
    if _LEADERS.search(text) and any(c.isdigit() for c in text):
        return True
    return len(_TABLE_ROW.findall(text)) >= 2


def _passage(lines: list[Line]) -> Passage:
    span = Span(lines[0].span.start, lines[-1].span.end)
    joined = " ".join(line.text for line in lines)
    tabular = len(lines) == 1 and lines[0].tabular
    item = None if tabular else _ITEM.match(joined)
    return Passage(
        lines=tuple(lines),
        span=span,
        text=joined if tabular else " ".join(joined.split()),
        marker=item.end() if item else 0,
        ordered=bool(item and item[1]),
        tabular=tabular,
    )
