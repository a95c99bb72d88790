"""One document: its body, blocks and captions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from news_digest.model import Block, BlockKind
from quality_gate.converting import Conversion
from quality_gate.counting import Found, Marks
from quality_gate.truth import TrueBlock, Truth
from quality_gate.words import folded, harmonic, shingles

# Faults quote no more than this of a text.
_QUOTED = 60
# A document whose body is right but for less than this has no fault worth telling.
_TOLD_BELOW = 0.99

Blocks = Counter[tuple[BlockKind, str]]


def body_marks(made: Conversion, truth: Truth) -> Marks:
    """Compare the body's words: runs of four, over the whole body, as the kits do."""
    claimed = shingles(_joined(one.text for one in made.blocks))
    true = shingles(_joined(one.text for one in _wanted(made, truth)))
    hit = (claimed & true).total()
    recall = hit / true.total()
    shares = {"body recall": recall}
    precision = 0.0
    if claimed:
        precision = hit / claimed.total()
        shares["body precision"] = precision
    f1 = harmonic(precision, recall)
    faults = (f"body: P {precision:.3f} R {recall:.3f} F1 {f1:.3f}",) if f1 < _TOLD_BELOW else ()
    return Marks(shares, faults=faults)


def block_marks(made: Conversion, truth: Truth) -> Marks:
    """Compare the blocks: same kind and same words, or wrong and missed.

    `blocks` counts all, `marked blocks` those that are no paragraphs.
    """
    claimed = _blocks((one.kind, one.text) for one in made.blocks)
    true = _blocks((one.kind, one.text) for one in _wanted(made, truth))
    wrong, missed = claimed - true, true - claimed
    return Marks(
        found={
            "blocks": _found(claimed, true),
            "marked blocks": _found(_marked(claimed), _marked(true)),
        },
        faults=(*_told("not wanted", wrong), *_told("missed", missed)),
    )


def caption_marks(made: Conversion, truth: Truth) -> Marks:
    """Look for each caption: kept out of the body, and kept as a caption."""
    if not truth.captions:
        return Marks()
    body = shingles(_joined(one.text for one in made.blocks))
    kept = folded(" ".join(made.captions))
    outside, found, faults = [], [], []
    for caption in truth.captions:
        runs = shingles(caption)
        outside.append(2 * (runs & body).total() < runs.total())
        found.append(folded(caption) in kept)
        if not outside[-1]:
            faults.append(f"caption in the body: {_quoted(caption)}")
        elif not found[-1]:
            faults.append(f"caption dropped: {_quoted(caption)}")
    return Marks(
        found={
            "captions kept out": Found(sum(outside), 0, len(outside) - sum(outside)),
            "captions found": Found(sum(found), 0, len(found) - sum(found)),
        },
        faults=tuple(faults),
    )


def _wanted(made: Conversion, truth: Truth) -> list[TrueBlock]:
    """Return the true blocks; of the optional ones those that the converter took, too."""
    claimed = shingles(_joined(one.text for one in made.blocks))
    wanted = []
    for block in truth.body:
        runs = shingles(block.text)
        if not block.optional or 2 * (runs & claimed).total() > runs.total():
            wanted.append(_as_made(block, made.blocks) if block.optional else block)
    return wanted


def _as_made(block: TrueBlock, made: Iterable[Block]) -> TrueBlock:
    """Return an optional block in the kind that the converter gave it."""
    words = folded(block.text)
    kinds = [one.kind for one in made if folded(one.text) == words]
    return TrueBlock(kinds[0], block.text) if kinds else block


def _blocks(pairs: Iterable[tuple[BlockKind, str]]) -> Blocks:
    return Counter((kind, folded(text)) for kind, text in pairs)


def _marked(blocks: Blocks) -> Blocks:
    return Counter({one: n for one, n in blocks.items() if one[0] is not BlockKind.PARAGRAPH})


def _found(claimed: Blocks, true: Blocks) -> Found:
    right = (claimed & true).total()
    return Found(right, claimed.total() - right, true.total() - right)


def _told(how: str, blocks: Blocks) -> list[str]:
    return [f"block {how}: {kind} {_quoted(text)}" for kind, text in blocks.elements()]


def _joined(texts: Iterable[str]) -> str:
    return "\n\n".join(texts)


def _quoted(text: str) -> str:
    return repr(text if len(text) <= _QUOTED else text[: _QUOTED - 1] + "…")
