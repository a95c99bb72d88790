"""Raw text -> lines -> passages: which raw lines read on as one paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from news_digest.convert.text.needles import holds_any
from news_digest.model import Span

# Terminals and wires wrapped at 60 to 80 columns, mail at 72, some editors at 100.
_WRAP_MIN, _WRAP_MAX = 45, 100

_ITEM = re.compile(r"(?:[-*•‣▪●◦·–—]|\(?(\d{1,2})[.)])\s+(?=\S)")
# Two columns or more of figures, set apart by runs of spaces or tabs.
_TABLE_ROW = re.compile(r"(?<=\S)(?: {2,}+|\t)\s*+[-+(<$£€]?\d[\d,./%]*\S*(?=\s|$)")
_COLUMN_GAP = re.compile(r"\S(?: {2,}+|\t)\s*+\S")
# 79 cts vs 5.05 dlrs; loss nil vs profit 12,000
_COMPARES = re.compile(
    r"(?:\d|\b(?:nil|cts?|dlrs?|mln|pct|billion|n\.?a)\b).{0,24}\bvs\.? \S", re.I
)
# First lines are set in from the margin by so many columns at least.
_SET_IN = 2
_ENDS_IN_FIGURE = re.compile(r"\d(?:[\d.,/%-]*)(?: \w{2,7})?$")
_ROW_LONGEST = 75
# Rows with one figure each make a table from this number on.
_ROWS_OF_ONE = 3
# How wires end a story.
SIGN_OFF = re.compile(
    r"(?:reuters?|afp|ap|upi|dpa|ends?|[-#* ]*ends?[-#* ]*|[-#* ]+30[-#* ]+|###)\.?", re.I
)
# To look at the first character saves most of the time.
SIGN_OFF_FIRST = frozenset("rRaAuUdDeE-#* ")
# What sets columns apart: prose has none of it, and is told from tables fast.
_SET_APART = ("  ", "\t", "....", "__", " . .")
_BLANKS = re.compile(r"\s\s+")
_LEADERS = re.compile(r"(?:\.{4,}|_{4,}|(?: \.){4,})\s*\S")


class Line(NamedTuple):
    """A raw line that is not blank. `text` has no white space at its ends; `number` is 1-based.

    `tabular` tells that it is a row of a table, or the head of one.
    """

    number: int
    span: Span
    text: str
    indent: int
    after_blank: bool
    tabular: bool


class Passage(NamedTuple):
    """Raw lines that read as one paragraph, item or row.

    `span` runs from the first printed character to the last. `marker` is the length of a list
    item's marker; `ordered` tells that it was a number; `tabular` that columns carry meaning.
    `run` counts the stretches of lines with no blank line between them: passages of one run have
    the same number. `set_in` tells that it begins to the right of its run's margin.
    """

    lines: tuple[Line, ...]
    span: Span
    text: str
    marker: int = 0
    ordered: bool = False
    tabular: bool = False
    run: int = 0
    set_in: bool = False

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
    columns = holds_any(text, _SET_APART)
    start, after_blank = 0, True
    for number, raw in enumerate(text.split("\n"), 1):
        printed = raw.strip()
        if printed:
            indent = 0 if printed == raw else len(raw) - len(raw.lstrip())
            first = start + indent
            span = Span(first, first + len(printed))
            row = columns and _is_row(printed)
            found.append(Line(number, span, printed, indent, after_blank, row))
        after_blank = not printed
        start += len(raw) + 1
    return tuple(_with_heads(found) if columns else found)


def _with_heads(lines: list[Line]) -> list[Line]:
    """Mark what is a table by its neighbours: rows of one figure, three at least, and heads."""
    if not any(line.tabular or "  " in line.text for line in lines):
        return lines  # as nearly all pages are
    start = 0
    for at in range(len(lines) + 1):
        goes_on = at < len(lines) and (at == start or not lines[at].after_blank)
        if goes_on and _has_column(lines[at]):
            continue
        if at - start >= _ROWS_OF_ONE:
            lines[start:at] = [line._replace(tabular=True) for line in lines[start:at]]
        start = at if at < len(lines) and not goes_on and _has_column(lines[at]) else at + 1
    for at in range(len(lines) - 2, -1, -1):
        line, below = lines[at], lines[at + 1]
        if below.tabular and not below.after_blank and _COLUMN_GAP.search(line.text):
            lines[at] = line._replace(tabular=True)
    return lines


def _has_column(line: Line) -> bool:
    return line.tabular or (
        len(line.text) <= _ROW_LONGEST
        and "  " in line.text
        and _COLUMN_GAP.search(line.text) is not None
        and any(map(str.isdigit, line.text))
    )


def read_passages(text: str, edges: frozenset[int] = frozenset()) -> tuple[Passage, ...]:
    """Join hard-wrapped lines to passages; every other line is a passage of its own.

    No passage reads on over an edge: the number of a line that something new begins with.
    """
    lines = read_lines(text)
    # Nearly all pages have none of what a statement of figures has.
    figures = "vs" in text or any(line.indent >= _SET_IN for line in lines)
    passages: list[Passage] = []
    for number, run in enumerate(_runs(lines, edges)):
        joined = _passages_of_run(run, number)
        passages += _with_figures(joined) if figures else joined
    return tuple(passages)


def _with_figures(run: list[Passage]) -> list[Passage]:
    """Mark the rows of statements of figures as such: `Net 3,100,000 vs 2,900,000`.

    A statement is a stretch of short lines without a full stop, of which one in three compares
    two figures; the others are heads (`Nine months`) or state a date or a share. Where there is
    nothing to compare, its rows are set in from the margin, and most end in a figure.
    """
    if not any("vs" in one.text or one.lines[0].indent >= _SET_IN for one in run):
        return run
    if len(run) < _ROWS_OF_ONE and not any(_compares(one) for one in run):
        return run
    start = 0
    for at in range(len(run) + 1):
        if at < len(run) and _may_be_row(run[at]):
            continue
        if _is_statement(run[start:at]):
            run[start:at] = [
                one._replace(tabular=True, marker=0, ordered=False) for one in run[start:at]
            ]
        start = at + 1
    return run


def _is_statement(rows: list[Passage]) -> bool:
    compared = sum(map(_compares, rows))
    if compared:
        return 3 * compared >= len(rows)
    if len(rows) < _ROWS_OF_ONE or not all(row.lines[0].indent >= _SET_IN for row in rows[1:]):
        return False
    return 3 * sum(_ENDS_IN_FIGURE.search(one.text) is not None for one in rows) >= 2 * len(rows)


def _compares(passage: Passage) -> bool:
    text = passage.text
    return "vs" in text and _COMPARES.search(text) is not None


def _may_be_row(passage: Passage) -> bool:
    text = passage.text
    return (
        len(passage.lines) == 1
        and len(text) <= _ROW_LONGEST
        and (text[-1] not in ".!?:;," or (text[-1] == "." and _compares(passage)))
        and not SIGN_OFF.fullmatch(text)
    )


def _runs(lines: tuple[Line, ...], edges: frozenset[int]) -> Iterator[tuple[Line, ...]]:
    """Yield the stretches of lines with no blank line and no edge between them."""
    start = 0
    for at, line in enumerate(lines):
        if (line.after_blank or line.number in edges) and at > start:
            yield lines[start:at]
            start = at
    if lines:
        yield lines[start:]


def _passages_of_run(run: tuple[Line, ...], number: int) -> list[Passage]:
    width = _wrap_width(run)
    margin = min([line.indent for line in run])
    if width is None:
        return [_passage((line,), number, margin) for line in run]
    passages = []
    # Whether what is set in are first lines: others go on at the margin behind them.
    first_lines = any(one.indent >= margin + _SET_IN > two.indent for one, two in pairwise(run))
    open_lines: list[Line] = []
    for line in run:
        if open_lines and not _reads_on(open_lines[-1], line, width, margin, first_lines):
            passages.append(_passage(tuple(open_lines), number, margin))
            open_lines = []
        open_lines.append(line)
    return [*passages, _passage(tuple(open_lines), number, margin)]


def _wrap_width(run: tuple[Line, ...]) -> int | None:
    """Return the column at which the run was wrapped, or None where it was not.

    A line was wrapped where the first word of the next one would not have fitted any more. That
    must hold for most of the lines that do not end a sentence, and for two at least: a headline
    with its date below looks the same. One will do if the next line goes on in lower case.
    """
    if len(run) < 2:
        return None
    lengths = [line.indent + len(line.text) for line in run]
    # A dateline put before a text that had been wrapped makes the first line longer.
    return _wrapped_at(run, max(lengths)) or (
        _wrapped_at(run[1:], max(lengths[1:])) if lengths[0] > max(lengths[1:]) else None
    )


def _wrapped_at(run: tuple[Line, ...], width: int) -> int | None:
    """Return `width` if the run was wrapped at that column."""
    if not _WRAP_MIN <= width <= _WRAP_MAX:
        return None
    margin = min(line.indent for line in run)
    full = open_ends = 0
    goes_on = False
    for line, following in pairwise(run):
        # Where first lines are set in from the margin, only what is not goes on.
        if line.tabular or line.text[-1] in ".!?:\"'”’)" or following.indent >= margin + _SET_IN:
            continue
        if _signs_off(line, following):
            continue
        open_ends += 1
        # Entries of menus are so short that the whole next one would have fitted.
        left = width - 8 - line.indent - len(line.text) - 1
        full += len(following.text) > left and len(following.text.split(maxsplit=1)[0]) > left
        goes_on |= following.text[0].islower()
    goes_on |= any(line.indent >= margin + _SET_IN for line in run)
    # A list of headlines may be as wide: its lines begin in capitals, all of them.
    goes_on |= any(line.text.endswith(".") for line in run[1:])
    cased = any(line.text != line.text.upper() for line in run)
    if (cased and not goes_on) or full < (1 if goes_on else 2) or full < 0.6 * open_ends:
        return None
    return width


def _reads_on(line: Line, following: Line, width: int, margin: int, first_lines: bool) -> bool:
    """Tell whether a hard-wrapped paragraph goes on from `line` to `following`."""
    if line.tabular or following.tabular:
        return False
    if _ITEM.match(following.text) and not line.text[-1].isalnum():
        return False
    # A first line is set in from the margin, or the text is all at the margin.
    if following.indent >= margin + _SET_IN and (first_lines or following.indent > line.indent):
        return False
    if _signs_off(line, following):
        return False
    first_word = following.text.split(maxsplit=1)[0]
    return line.indent + len(line.text) + 1 + len(first_word) > width - 16


def _signs_off(line: Line, following: Line) -> bool:
    """Tell whether the second line ends the story. (… a spokesman told / Reuters.)"""
    if following.text[0] not in SIGN_OFF_FIRST:
        return False
    ended = line.text[-1] in ".!?:\"'”’)" or not following.text.endswith(".")
    return ended and SIGN_OFF.fullmatch(following.text) is not None


def _is_row(text: str) -> bool:
    if not holds_any(text, _SET_APART):
        return False
    if _LEADERS.search(text) and any(c.isdigit() for c in text):
        return True
    return len(_TABLE_ROW.findall(text)) >= 2


def _is_plain(text: str) -> bool:
    """Tell whether the only white space in `text` is single spaces."""
    return text.isascii() and "  " not in text and "\t" not in text


def _passage(lines: tuple[Line, ...], run: int, margin: int) -> Passage:
    first = lines[0]
    tabular = False
    if len(lines) == 1:
        span, joined, tabular = first.span, first.text, first.tabular
    else:
        span = Span(first.span.start, lines[-1].span.end)
        joined = " ".join([line.text for line in lines])
    text = joined if tabular or _is_plain(joined) else " ".join(joined.split())
    # Hardly any passage begins with a sign that is no letter.
    item = None if tabular or joined[0].isalpha() else _ITEM.match(joined)
    marker, ordered = (item.end(), item[1] is not None) if item else (0, False)
    set_in = first.indent >= margin + _SET_IN
    return Passage(lines, span, text, marker, ordered, tabular, run, set_in)
