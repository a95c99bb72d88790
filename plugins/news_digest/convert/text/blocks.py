"""Kept passages -> the blocks of the story's body."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import NamedTuple

from news_digest.convert.text.lines import Passage
from news_digest.model import Block, BlockKind, Span

# What a quoted speaker's paragraphs begin with, where a list's items do not.
_SPEECH = "\"'“”„«»‘’‚‹›—–"


class Piece(NamedTuple):
    """A passage of the story. `start` is where the story's own text begins in `passage.text`.

    `item` tells that it is one of a list that a paragraph introduces.
    """

    passage: Passage
    heading: bool = False
    item: bool = False
    start: int = 0


def build_blocks(pieces: Sequence[Piece], raw: str) -> tuple[Block, ...]:
    """Group the pieces to blocks: neighbouring items to lists, rows to preformatted blocks.

    `raw` is the document's text. The blocks' spans do not overlap and are in order.
    """
    blocks: list[Block] = []
    at = 0
    while at < len(pieces):
        kind = _kind(pieces, at)
        end = at + 1
        if kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING):
            while end < len(pieces) and _kind(pieces, end) is kind and not _restarts(pieces[end]):
                end += 1
        blocks.append(_block(kind, pieces[at:end], raw))
        at = end
    return tuple(blocks)


def _kind(pieces: Sequence[Piece], at: int) -> BlockKind:
    piece = pieces[at]
    passage = piece.passage
    if piece.heading:
        return BlockKind.HEADING
    if passage.tabular:
        return BlockKind.PREFORMATTED
    if passage.text.startswith("> "):
        return BlockKind.QUOTATION
    if piece.item and not passage.ordered and passage.text[0] not in _SPEECH:
        return BlockKind.LIST
    if passage.marker and not piece.start:
        if passage.ordered:
            return BlockKind.ORDERED_LIST if _is_counted(pieces, at) else BlockKind.PARAGRAPH
        if _has_neighbour(pieces, at):
            return BlockKind.LIST
    return BlockKind.PARAGRAPH


def _has_neighbour(pieces: Sequence[Piece], at: int) -> bool:
    """One line behind a dash is speech or a remark; two are a list."""
    mark = pieces[at].passage.text[0]
    return any(
        0 <= i < len(pieces)
        and pieces[i].passage.marker > 0
        and not pieces[i].passage.ordered
        and pieces[i].passage.text[0] == mark
        for i in (at - 1, at + 1)
    )


def _is_counted(pieces: Sequence[Piece], at: int) -> bool:
    """Tell whether the numbers around `at` run 1, 2, 3 …, two at least: only then is HTML's
    numbering the page's own."""
    first = at
    while first > 0 and pieces[first].passage.ordered and _number(pieces[first]) != 1:
        first -= 1
    run = 0
    while first + run < len(pieces) and _number(pieces[first + run]) == run + 1:
        run += 1
    return run >= 2 and at < first + run


def _number(piece: Piece) -> int | None:
    passage = piece.passage
    if not passage.ordered:
        return None
    return int("".join(c for c in passage.text[: passage.marker] if c.isdigit()))


def _restarts(piece: Piece) -> bool:
    return _number(piece) == 1


def _block(kind: BlockKind, pieces: Sequence[Piece], raw: str) -> Block:
    passages = [piece.passage for piece in pieces]
    span = Span(passages[0].span.start, passages[-1].span.end)
    if kind is BlockKind.PREFORMATTED:
        return _preformatted(pieces, span, raw)
    if kind in (BlockKind.LIST, BlockKind.ORDERED_LIST):
        return Block(kind, "\n".join(one.text[one.marker :] for one in passages), span)
    if kind is BlockKind.QUOTATION:
        quoted = (line.text.lstrip("> ") for one in passages for line in one.lines)
        return Block(kind, " ".join(" ".join(quoted).split()), span)
    (piece,) = pieces
    own = piece.passage.text[piece.start :]
    if piece.start:
        span = piece.passage.raw_span(raw, piece.start, len(piece.passage.text))
    return Block(kind, own, span)


def _preformatted(pieces: Sequence[Piece], span: Span, raw: str) -> Block:
    """Return the rows as they stand, less the margin that they share.

    A dateline before the first row is no part of it.
    """
    first = pieces[0]
    if first.start:
        start = first.passage.raw_span(raw, first.start, len(first.passage.text)).start
        span = Span(start, span.end)
        own, _, others = raw[start : span.end].partition("\n")
        rows = [own.strip(), *textwrap.dedent(others).split("\n")] if others else [own.strip()]
    else:
        # The first row's own margin lies before its span.
        margin = raw.rfind("\n", 0, span.start) + 1
        rows = textwrap.dedent(raw[margin : span.end]).split("\n")
    return Block(BlockKind.PREFORMATTED, "\n".join(row.rstrip() for row in rows), span)
