"""`Story` -> its direct quotations, and where they stand in its text."""

from __future__ import annotations

import re

from news_digest.model import Block, BlockKind, Quotation, Span, Story
from news_digest.subjects.quotations.finding import FoundQuotation, find_quotations

_SPOKEN = (BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.LIST, BlockKind.ORDERED_LIST)


def quotations_of(story: Story) -> tuple[Quotation, ...]:
    """Return the direct quotations of the story's body, in order."""
    blocks = [block for block in story.blocks if block.kind in _SPOKEN]
    found = find_quotations(
        [block.text for block in blocks], [person.name for person in story.people]
    )
    return tuple(
        Quotation(one.text, one.speaker, one.verb, _span(one, blocks, story.text)) for one in found
    )


def _span(one: FoundQuotation, blocks: list[Block], raw: str) -> Span:
    """Return where the words stand in `raw`, which may break them over lines."""
    first, last = one.parts[0], one.parts[-1]
    block = blocks[first.index]
    start = _at(block, first.start, raw)
    end = _at(blocks[last.index], last.end, raw)
    return Span(start, end) if start < end else block.span


def _at(block: Block, offset: int, raw: str) -> int:
    """Return where the character `offset` of the block's text stands in `raw`.

    Text and raw agree but for white space (and the markers of lists): the printed characters
    are counted.
    """
    printed = len("".join(block.text[:offset].split()))
    own = raw[block.span.start : block.span.end]
    surplus = len("".join(own.split())) - len("".join(block.text.split()))
    left = printed + max(0, surplus)
    for match in re.finditer(r"\S", own):
        if left == 0:
            return block.span.start + match.start()
        left -= 1
    return block.span.end
