"""A tree of elements -> the page's visible text, a line a block, and what its tags say of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from lxml.html import HtmlElement

from news_digest.model import Span

# Where lines begin and end. Source: the HTML Standard, section 15.3 (elements that are rendered as
# blocks); buttons and labels of forms stand beside the text, not in it.
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd",
    "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure",
    "footer", "form", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr",
    "html", "label", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "search",
    "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"
})  # fmt: skip
# What no reader of the page sees as text. (Pages repeat in `noscript` what scripts show.)
_UNSEEN = frozenset({
    "applet", "area", "audio", "base", "canvas", "datalist", "embed", "frame", "head",
    "iframe", "input", "link", "map", "math", "meta", "noembed", "noframes", "noscript",
    "object", "option", "param", "rp", "script", "select", "source", "style", "svg",
    "template", "textarea", "title", "track", "video"
})  # fmt: skip
_HIDING_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
# Signs that only tell where a word may be broken, and the byte order mark.
_NO_WIDTH = re.compile("[\u00ad\u200b\u2060\ufeff]")
# Every text of a line begins, in the tree, with the private-use character that has the line's
# number, so that whatever is taken out of the tree tells where it stood.
_FIRST_MARK = 0xF0000
# No story has more lines, and no more could be numbered like that.
MOST_LINES = 20_000
MARK = re.compile("[\U000f0000-\U0010ffff]")


class LineKind(StrEnum):
    """What the tags around a line say that it is."""

    TEXT = "text"
    HEADING = "heading"
    ITEM = "item"
    ORDERED_ITEM = "ordered-item"
    QUOTATION = "quotation"
    PREFORMATTED = "preformatted"
    CELL = "cell"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line of the text taken from a page that is not blank.

    `number` counts the text's lines from 1; `text` has its margin in `pre` alone. `group` numbers
    the element that makes lines one block (a list, a quotation, a table, `pre`); lines of no such
    element have 0. `item` numbers the list's item or the table's row, `cell` the row's cell.
    `linked` is the share of its characters that are in links; `below_image` tells that a picture
    stands right before it in the same block. `tag` is that of the block; `around`
    names the tags that contain it, and `hints` are the class and id attributes of all these; `hint`
    has those of the block itself and of what stands in the line. `set_off` tells that all of it is
    in bold or large letters.
    """

    number: int
    span: Span
    text: str
    kind: LineKind
    group: int
    item: int
    cell: int
    linked: float
    below_image: bool
    tag: str
    around: frozenset[str]
    hints: str
    hint: str
    set_off: bool


@dataclass(frozen=True, slots=True)
class PageText:
    """The text taken from a page: its lines, joined by line ends.

    `whole` tells that it is all; there are no more than `MOST_LINES` lines.
    """

    text: str
    lines: tuple[PageLine, ...]
    whole: bool = True


@dataclass(frozen=True, slots=True)
class _Block:
    """An open block element, and what it inherits from the blocks around it."""

    number: int = 0
    tag: str = ""
    around: frozenset[str] = frozenset()
    hints: str = ""
    hint: str = ""
    kind: LineKind = LineKind.TEXT
    group: int = 0
    item: int = 0
    cell: int = 0


_OUTSIDE = _Block()
# White space between the parts of a line does not count.
_ALL = 0.9
_BOLD = frozenset(("b", "strong", "big", "font"))
# HTML 3.2: letters are larger than the page's from this size on.
_LARGE = re.compile(r"\+\s*[1-9]|[4-9]")
# A text node: its element, and whether it is the text behind the element's end.
_Node = tuple[HtmlElement, bool]


def take_text(root: HtmlElement) -> PageText:
    """Return what the page shows, in the order of the markup; mark the tree's texts by line."""
    taker = _Taker()
    # Depth is the markup's choice, so no recursion. An entry is an element to enter, or one to
    # leave again.
    stack: list[tuple[HtmlElement, bool]] = [(root, True)]
    while stack and not taker.full:
        element, entering = stack.pop()
        if not entering:
            taker.leave(element)
        elif is_seen(element):
            taker.enter(element)
            stack.append((element, False))
            stack.extend((child, True) for child in reversed(element))
        else:
            taker.tail(element)
    taker.flush()
    return PageText("\n".join(taker.rows), tuple(taker.lines), whole=not taker.full)


def tag_of(element: HtmlElement) -> str:
    """Return an element's name in lower case, without a namespace's prefix."""
    return _name_of(element.tag)


@lru_cache(maxsize=1024)
def _name_of(tag: object) -> str:
    return str(tag).rpartition(":")[2].lower()


def is_seen(element: HtmlElement) -> bool:
    """Tell whether the page shows the element, by its tag and its own attributes."""
    if tag_of(element) in _UNSEEN or element.get("hidden") is not None:
        return False
    if tag_of(element) == "dialog" and element.get("open") is None:
        return False
    style = element.get("style")
    return style is None or not _HIDING_STYLE.search(style)


def _is_bold(element: HtmlElement, tag: str) -> bool:
    if tag not in _BOLD:
        return False
    return tag != "font" or _LARGE.match((element.get("size") or "").strip()) is not None


def _hint_of(element: HtmlElement) -> str:
    """Return what an element's attributes call it, for style sheets and for machines."""
    named = (element.get(key) for key in ("class", "id", "itemprop", "rel"))
    return " ".join(one for one in named if one)[:200]


class _Taker:
    """The walk's state: the open blocks, and the line that is being read."""

    def __init__(self) -> None:
        self.lines: list[PageLine] = []
        self.rows: list[str] = []
        self.full = False
        self._length = 0
        self._count = 0
        self._blocks = [_OUTSIDE]
        self._links = 0
        self._bold = 0
        self._hints: list[str] = []
        self._image_in: int | None = None
        self._read: list[str] = []
        self._linked = 0
        self._set_off = 0
        self._nodes: list[_Node] = []

    def enter(self, element: HtmlElement) -> None:
        """Begin with what stands in an element."""
        tag = tag_of(element)
        self._count += 1
        if tag in _BLOCKS:
            self.flush()
            self._blocks.append(self._block(element, tag))
        elif tag == "br":
            self.flush()
        elif tag == "a":
            self._links += 1
        elif tag == "img":
            self._image_in = self._blocks[-1].number
        elif _is_bold(element, tag):
            self._bold += 1
        if tag not in _BLOCKS and (hint := _hint_of(element)):
            self._hints.append(hint)
        self._take(element, element.text, is_tail=False)

    def leave(self, element: HtmlElement) -> None:
        """End what stood in an element, and read the text behind it."""
        tag = tag_of(element)
        if tag in _BLOCKS:
            self.flush()
            self._blocks.pop()
        elif tag == "a":
            self._links -= 1
        elif _is_bold(element, tag):
            self._bold -= 1
        self.tail(element)

    def tail(self, element: HtmlElement) -> None:
        """Read the text behind an element."""
        self._take(element, element.tail, is_tail=True)

    def _block(self, element: HtmlElement, tag: str) -> _Block:
        outer, number = self._blocks[-1], self._count
        hint = _hint_of(element)
        hints = f"{outer.hints} {hint}"[-1000:] if hint else outer.hints
        kind, group, item, cell = outer.kind, outer.group, outer.item, outer.cell
        if tag in _HEADINGS:
            kind, group = LineKind.HEADING, 0
        elif tag == "figcaption" or (tag == "caption" and outer.kind is not LineKind.CELL):
            kind, group = LineKind.CAPTION, 0
        elif tag == "pre":
            kind, group = LineKind.PREFORMATTED, number
        elif tag == "blockquote":
            kind, group = LineKind.QUOTATION, number
        elif tag in ("ul", "ol"):
            kind = LineKind.ORDERED_ITEM if tag == "ol" else LineKind.ITEM
            # A list inside an item is read on as more items.
            group = group if outer.kind in (LineKind.ITEM, LineKind.ORDERED_ITEM) else number
        elif tag == "table":
            kind, group = LineKind.CELL, number
        elif tag in ("li", "tr"):
            item = number
        elif tag in ("td", "th"):
            cell = number
        return _Block(number, tag, outer.around | {tag}, hints, hint, kind, group, item, cell)

    def _take(self, element: HtmlElement, text: str | None, *, is_tail: bool) -> None:
        if not text:
            return
        if self._blocks[-1].kind is not LineKind.PREFORMATTED:
            self._read_on(element, text, is_tail=is_tail)
            return
        # One mark is enough for all of its lines: `pre` is kept or dropped as a whole.
        unmarked = True
        for number, part in enumerate(text.split("\n")):
            if number:
                self.flush()
            self._read_on(element, part, is_tail=is_tail, marking=unmarked)
            unmarked = unmarked and not part.strip()

    def _read_on(
        self, element: HtmlElement, text: str, *, is_tail: bool, marking: bool = True
    ) -> None:
        self._read.append(text)
        if not text.isspace():
            length = len(text.strip())
            self._linked += length if self._links else 0
            self._set_off += length if self._bold else 0
            if marking:
                self._nodes.append((element, is_tail))

    def flush(self) -> None:
        """End the line that is being read, if there is anything on it."""
        block = self._blocks[-1]
        preformatted = block.kind is LineKind.PREFORMATTED
        if self.full or (not self._nodes and not preformatted):
            self._forget()
            return
        text = _NO_WIDTH.sub("", "".join(self._read))
        # In `pre` the text's form is kept.
        text = text.expandtabs().rstrip() if preformatted else " ".join(text.split())
        if text:
            self._add(text, block)
        elif preformatted and self.lines and self.lines[-1].group == block.group:
            self._append("")
        self._forget()

    def _forget(self) -> None:
        self._read.clear()
        self._nodes.clear()
        self._hints.clear()
        self._linked = self._set_off = 0

    def _add(self, text: str, block: _Block) -> None:
        self._mark(len(self.lines))
        margin = len(text) - len(text.lstrip())
        span = Span(self._length + margin, self._length + len(text))
        linked = min(1.0, self._linked / len(text))
        self._append(text)
        below_image, self._image_in = self._image_in == block.number, None
        hint = " ".join((block.hint, *self._hints))
        self.lines.append(
            PageLine(
                len(self.rows), span, text, block.kind, block.group, block.item, block.cell, linked,
                below_image, block.tag, block.around, block.hints, hint,
                self._set_off >= _ALL * len(text),
            )
        )  # fmt: skip

    def _append(self, row: str) -> None:
        self.rows.append(row)
        self._length += len(row) + 1
        self.full = len(self.rows) >= MOST_LINES

    def _mark(self, line: int) -> None:
        mark = _FIRST_MARK + line
        for element, is_tail in self._nodes:
            if is_tail:
                element.tail = chr(mark) + MARK.sub("", element.tail or "")
            else:
                element.text = chr(mark) + MARK.sub("", element.text or "")


def marked(text: str) -> list[tuple[int, int]]:
    """Return the marked texts in `text`: each line's index, and how many characters it has.

    White space does not count.
    """
    starts = list(MARK.finditer(text))
    ends = [*(mark.start() for mark in starts[1:]), len(text)][: len(starts)]
    return [
        (ord(mark[0]) - _FIRST_MARK, len("".join(text[mark.end() : end].split())))
        for mark, end in zip(starts, ends, strict=True)
    ]
