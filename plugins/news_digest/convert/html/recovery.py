"""Lines of the story that trafilatura did not choose."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from news_digest.convert.html.lines import LineKind, PageLine
from news_digest.convert.html.prose import MOSTLY_LINK, ends_sentence, is_paragraph, runs
from news_digest.convert.text.furniture import Furniture

OTHER_TAGS = frozenset(("nav", "footer", "menu"))
COMMENT_HINT = re.compile(
    r"(?:^|[\s_-])(?:comments?|disqus|respond|reader-comments)(?:$|[\s_-])", re.I
)
_ALL_LINK = 0.9
# Between a subheading and its paragraph stand a time and a picture's label, at most.
_ABOVE, _STAMP = 3, 30
_LISTS = frozenset((LineKind.ITEM, LineKind.ORDERED_ITEM))
_ITEM_LINK = 0.4


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

    That are short sentences in the same kind of place as the line before or behind them,
    quotations, unless they repeat the story, subheadings, and lists.
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
            unheard = quotation and next(runs(line.text), line.text) not in told
            heads = line.kind is LineKind.HEADING and _heads(lines, at, behind)
            continues = line.kind in _LISTS and _continues(line, lines[before])
            if sentence or unheard or heads or continues:
                found.add(at)
    return found


def _heads(lines: Sequence[PageLine], at: int, behind: int) -> bool:
    """Tell whether a heading stands above the story's next line, in the same element."""
    inside = lines[at].around <= lines[behind].around | {lines[at].tag}
    if not inside or behind - at > _ABOVE or not is_paragraph(lines[behind]):
        return False
    return all(len(lines[one].text) <= _STAMP for one in range(at + 1, behind))


def _continues(line: PageLine, before: PageLine) -> bool:
    """Tell whether a list's item follows the story's line, with no class of its own."""
    if line.linked >= _ITEM_LINK or line.around & {"aside", "form"}:
        return False
    return line.hints == before.hints or before.text.rstrip().endswith(":")


def _place(line: PageLine) -> tuple[str, str]:
    return line.tag, line.hints
