"""Tables that lay out a page rather than show figures: their cells are the page's text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from news_digest.convert.html.lines import LineKind, PageLine

# No cell of a table of figures is so long: it holds a paragraph.
_PARAGRAPH = 150


def without_layout(lines: Sequence[PageLine]) -> tuple[PageLine, ...]:
    """Return the lines, with those in tables that hold paragraphs as plain text."""
    laid_out = {
        line.group for line in lines if line.kind is LineKind.CELL and len(line.text) > _PARAGRAPH
    }
    return tuple(
        replace(line, kind=LineKind.TEXT, group=0)
        if line.kind is LineKind.CELL and line.group in laid_out
        else line
        for line in lines
    )
