"""Lines of the story that trafilatura did not choose."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from news_digest.convert.html.lines import LineKind, PageLine
from news_digest.convert.html.prose import MOSTLY_LINK, WORD, ends_sentence, is_paragraph
from news_digest.convert.text.furniture import Furniture

OTHER_TAGS = frozenset(("nav", "footer", "menu"))
COMMENT_HINT = re.compile(
    r"(?:^|[\s_-])(?:comments?|disqus|respond|reader-comments)(?:$|[\s_-])", re.I
)
# A quotation that begins with so many of the story's own words in a row is pulled from it.
_PULLED = 4
_ALL_LINK = 0.9


def paragraphs(lines: Sequence[PageLine]) -> set[int]:
    """Return the paragraphs outside of menus, boxes and comments."""
    return {
        at
        for at, line in enumerate(lines)
        if is_paragraph(line)
        and not line.around & (OTHER_TAGS | {"aside"})
        and not COMMENT_HINT.search(line.hints)
    }


def recovered(
    lines: Sequence[PageLine], kept: set[int], furniture: Sequence[Furniture | None]
) -> set[int]:
    """Return the paragraphs that stand in the same kind of place as most of the story's.

    A story interrupted by advertisements goes on in another element of the same class.
    """
    places = Counter(_place(lines[at]) for at in kept if is_paragraph(lines[at]))
    if not places:
        return set()
    place, count = places.most_common(1)[0]
    if count < 2 or not place[1]:
        return set()
    return {
        at
        for at, line in enumerate(lines)
        if at not in kept and _place(line) == place and is_paragraph(line) and furniture[at] is None
    }


def between(
    lines: Sequence[PageLine], kept: set[int], furniture: Sequence[Furniture | None]
) -> set[int]:
    """Return what belongs to the story between two of its lines.

    That are short sentences in the same kind of place as the line before or behind them, and
    quotations, unless they repeat the story.
    """
    if not kept:
        return set()
    found = set()
    inside = sorted(kept)
    told = {run for at in inside for run in runs(lines[at].text)}
    for before, behind in pairwise(inside):
        for at in range(before + 1, behind):
            line = lines[at]
            quotation = line.kind is LineKind.QUOTATION and "aside" not in line.around
            linked = line.linked >= (_ALL_LINK if quotation else MOSTLY_LINK)
            if furniture[at] or linked or line.around & OTHER_TAGS:
                continue
            beside = any(_place(line) == _place(lines[one]) for one in (before, behind))
            sentence = beside and ends_sentence(line) and len(line.text.split()) >= 3
            if sentence or (quotation and next(runs(line.text), line.text) not in told):
                found.add(at)
    return found


def runs(text: str) -> Iterator[str]:
    """Yield a text's runs of `_PULLED` words."""
    words = WORD.findall(text)
    return (" ".join(words[at : at + _PULLED]) for at in range(len(words) - _PULLED + 1))


def _place(line: PageLine) -> tuple[str, str]:
    return line.tag, line.hints
