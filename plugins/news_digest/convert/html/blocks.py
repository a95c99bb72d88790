"""The story's lines -> the blocks of its body."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from itertools import groupby

from news_digest.convert.html.lines import LineKind, PageLine, PageText
from news_digest.convert.text.lines import read_passages
from news_digest.model import Block, BlockKind, Span

# Cells of a table of figures are short; what is longer is a page laid out as a table.
_CELL_LENGTH, _MOST_COLUMNS = 60, 12
_MOST_ROWS = 400
# An item's second line of so many characters is a paragraph: the list is a part of the page's
# layout.
_ITEM_PARAGRAPH = 120

_KINDS = {
    LineKind.HEADING: BlockKind.HEADING,
    LineKind.QUOTATION: BlockKind.QUOTATION,
    LineKind.ITEM: BlockKind.LIST,
    LineKind.ORDERED_ITEM: BlockKind.ORDERED_LIST,
}


def build_blocks(page: PageText, kept: Sequence[int], start: int) -> tuple[Block, ...]:
    """Return the blocks of the lines whose indices are `kept`, in order.

    `start` is where the story's own text begins in the first of these lines.
    """
    lines = [page.lines[at] for at in kept]
    blocks: list[Block] = []
    if start and lines:
        first = lines.pop(0)
        span = Span(first.span.start + start, first.span.end)
        blocks.append(Block(BlockKind.PARAGRAPH, span.of(page.text), span))
    for _, run in groupby(lines, key=_run_of):
        blocks.extend(_blocks(list(run), page.text))
    return tuple(blocks)


def _run_of(line: PageLine) -> tuple[int, LineKind, int]:
    """Lines of one list, table or `pre` are one run; any other line is its own."""
    grouped = line.group and line.kind not in (LineKind.HEADING, LineKind.CAPTION)
    return (line.group, line.kind, 0) if grouped else (0, line.kind, line.number)


def _blocks(run: list[PageLine], text: str) -> Iterator[Block]:
    kind = run[0].kind
    span = Span(run[0].span.start, run[-1].span.end)
    if kind is LineKind.PREFORMATTED:
        yield from _formed(text, span)
    elif kind is LineKind.CELL and (rows := _table(run)):
        yield Block(BlockKind.PREFORMATTED, rows, span)
    elif kind in (LineKind.ITEM, LineKind.ORDERED_ITEM) and (items := _items(run)):
        yield Block(_KINDS[kind], "\n".join(items), span)
    else:
        of_line = _KINDS.get(kind, BlockKind.PARAGRAPH)
        if of_line in (BlockKind.LIST, BlockKind.ORDERED_LIST):
            of_line = BlockKind.PARAGRAPH
        yield from (Block(of_line, line.text, line.span) for line in run)


def _formed(text: str, span: Span) -> Iterator[Block]:
    """Yield what stands in `pre`: its lines as they stand, or the paragraphs wrapped by hand."""
    start = text.rfind("\n", 0, span.start) + 1
    form = text[start : span.end]
    passages = read_passages(form)
    wrapped = [one for one in passages if len(one.lines) > 1]
    if 2 * sum(len(one.text) for one in wrapped) < len(form):
        yield Block(BlockKind.PREFORMATTED, textwrap.dedent(form), span)
        return
    for one in passages:
        own = Span(start + one.span.start, start + one.span.end)
        kind = BlockKind.PREFORMATTED if one.tabular else BlockKind.PARAGRAPH
        yield Block(kind, one.text, own)


def _items(run: list[PageLine]) -> list[str] | None:
    """Return the texts of a list's items, or None where they hold whole paragraphs."""
    items = []
    for _, lines in groupby(run, key=lambda line: line.item):
        parts = [line.text for line in lines]
        if any(len(part) > _ITEM_PARAGRAPH for part in parts[1:]):
            return None
        items.append(" ".join(parts))
    return items


def _table(run: list[PageLine]) -> str | None:
    """Return a table's rows in columns, or None where it only lays out the page."""
    rows = []
    for _, lines in groupby(run, key=lambda line: line.item):
        cells = [
            " ".join(line.text for line in cell)
            for _, cell in groupby(lines, key=lambda line: line.cell)
        ]
        if len(cells) > _MOST_COLUMNS or any(len(cell) > _CELL_LENGTH for cell in cells):
            return None
        rows.append(cells)
    columns = max(map(len, rows))
    if not 2 <= len(rows) <= _MOST_ROWS or columns < 2:
        return None
    widths = [max(len(row[at]) for row in rows if at < len(row)) for at in range(columns)]
    padded = (
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=False)).rstrip()
        for row in rows
    )
    return "\n".join(padded)
