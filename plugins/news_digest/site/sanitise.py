"""An article's rendered HTML -> the HTML that may reach a page; and its text."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import nh3

# What stories are made of: no script, no form, no frame, and no `h1`, which is the page's headline.
_TAGS = frozenset((
    "a", "abbr", "b", "blockquote", "br", "caption", "cite", "code", "dd", "del", "dfn", "div",
    "dl", "dt", "em", "figcaption", "figure", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img",
    "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "s", "samp", "small", "span", "strong",
    "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul",
    "var",
))  # fmt: skip
_ATTRIBUTES = {
    "*": {"dir", "lang"},
    "a": {"href", "title"},
    "abbr": {"title"},
    "img": {"alt", "height", "src", "title", "width"},
    "ol": {"reversed", "start", "type"},
    "td": {"colspan", "headers", "rowspan"},
    "th": {"colspan", "headers", "rowspan", "scope"},
    "time": {"datetime"},
}
_SCHEMES = frozenset({"http", "https", "mailto"})

# A scheme, or an address without one that still names a host; browsers take "\" for "/".
_LEAVES_THE_SITE = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:|[/\\]{2})", re.IGNORECASE)

_LINKS = frozenset(("href", "src"))
_HAS_ADDRESS = re.compile(r"<[^>]*\s(?:href|src)=")

# Elements that part the words on either side of them.
_BREAKS = frozenset((
    "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "figure", "h2", "h3", "h4", "h5",
    "h6", "hr", "li", "ol", "p", "pre", "table", "td", "th", "tr", "ul",
))  # fmt: skip

_SILENT = frozenset(("h2", "h3", "h4", "h5", "h6", "pre"))


def sanitise(markup: str) -> str:
    """Return `markup` with only harmless elements, attributes and addresses left.

    Scripts vanish with what they hold; so do addresses other than http, https, mailto and
    relative ones, among which Pelican's `{filename}` and `{static}` count. Images of other hosts
    lose their address: a page asks no third party for anything.
    """
    return _clean(markup, _own_images_only)


def resolve_links(markup: str, page: str) -> str:
    """Return sanitised `markup` of the page at the address `page`, fit to stand anywhere else.

    Addresses that are relative to the page become absolute where `page` is; else they become
    relative to what `page` is relative to. Pelican's `{filename}` and `{static}` stay.
    """
    if not _HAS_ADDRESS.search(markup):
        return markup
    return _clean(markup, lambda _, name, value: _resolve(value, page) if name in _LINKS else value)


def text_of(markup: str) -> str:
    """Return the text of `markup` on one line, character references resolved."""
    return " ".join(_text(markup, only_paragraphs=False).split())


def paragraphs_of(markup: str) -> tuple[str, ...]:
    """Return the text of each paragraph (`p`) of `markup`, in order, each on one line."""
    parts = _text(markup, only_paragraphs=True).split("\f")
    lines = (" ".join(part.split()) for part in parts)
    return tuple(line for line in lines if line)


def passages_of(markup: str) -> tuple[str, ...]:
    """Return the text of each paragraph, item and cell of `markup`, in order, each on one line.

    Headings and preformatted text are left out: nobody speaks there.
    """
    reader = _Passages()
    reader.feed(markup)
    reader.close()
    lines = (" ".join(part.split()) for part in "".join(reader.parts).split("\f"))
    return tuple(line for line in lines if line)


def paragraph(text: str) -> str:
    """Return `text` as an HTML paragraph."""
    return f"<p>{html.escape(text, quote=False)}</p>"


def _clean(markup: str, attribute_filter: Callable[[str, str, str], str | None]) -> str:
    return nh3.clean(
        markup,
        tags=set(_TAGS),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        attribute_filter=attribute_filter,
        url_schemes=set(_SCHEMES),
        link_rel=None,
    )


def _resolve(address: str, page: str) -> str:
    if _LEAVES_THE_SITE.match(address) or address.startswith(("{", "|")):
        return address
    if urlsplit(page).netloc:
        return urljoin(page, address)
    if address.startswith("/"):
        return address
    base = page if address.startswith(("#", "?")) else f"{page.rpartition('/')[0]}/"
    return base + address


def _own_images_only(tag: str, attribute: str, value: str) -> str | None:
    if tag == "img" and attribute == "src" and _LEAVES_THE_SITE.match(value):
        return None
    return value


def _text(markup: str, *, only_paragraphs: bool) -> str:
    collector = _Collector(only_paragraphs=only_paragraphs)
    collector.feed(markup)
    collector.close()
    return "".join(collector.parts)


class _Collector(HTMLParser):
    """Collects text; a form feed, which HTML text cannot hold otherwise, parts paragraphs."""

    def __init__(self, *, only_paragraphs: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.only_paragraphs = only_paragraphs
        self.inside = not only_paragraphs
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._part(tag, opens=True)

    def handle_endtag(self, tag: str) -> None:
        self._part(tag, opens=False)

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.parts.append(data.replace("\f", " "))

    def _part(self, tag: str, *, opens: bool) -> None:
        if self.only_paragraphs and tag == "p":
            self.inside = opens
            self.parts.append("\f")
        elif tag in _BREAKS:
            self.parts.append(" ")


class _Passages(HTMLParser):
    """Collects the text of blocks, parted by form feeds."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.silent = 0
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.silent += tag in _SILENT
        self._part(tag)

    def handle_endtag(self, tag: str) -> None:
        self.silent = max(0, self.silent - (tag in _SILENT))
        self._part(tag)

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.parts.append(data.replace("\f", " "))

    def _part(self, tag: str) -> None:
        if tag in _BREAKS:
            self.parts.append(" " if tag == "br" else "\f")
