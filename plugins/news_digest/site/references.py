"""What a file of the built site refers to: the addresses in pages, styles, scripts and feeds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from html.parser import HTMLParser
from xml.parsers import expat


class Use(StrEnum):
    """Who follows an address: the browser on its own, a program that reads the site, the reader."""

    RESOURCE = "resource"
    STATEMENT = "statement"  # of the site about itself: canonical, alternate, feeds, previews
    HYPERLINK = "hyperlink"


@dataclass(frozen=True, slots=True)
class Reference:
    """An address as it stands in a file, and its line there, counted from 1."""

    target: str
    line: int
    use: Use


@dataclass(frozen=True, slots=True)
class References:
    """All that a file refers to, and what can be referred to in it.

    `anchors` are the ids that a fragment can name, or None where fragments have no meaning.
    `base` is the address that the file wants its own relative addresses resolved against.
    """

    found: tuple[Reference, ...]
    anchors: frozenset[str] | None = None
    base: str | None = None


def in_html(text: str) -> References:
    """Return what an HTML page refers to, inline styles and scripts included."""
    page = _Page()
    page.feed(text)
    page.close()
    return References(tuple(page.found), frozenset(page.anchors), page.base)


def in_css(text: str) -> References:
    """Return what a style sheet refers to."""
    return References(tuple(_style_references(text, 1)))


def in_script(text: str) -> References:
    """Return what a script loads by a literal address: modules, workers, scripts of a worker.

    Addresses that are put together at run time cannot be seen here.
    """
    return References(tuple(_script_references(text, 1)))


def in_feed(text: str) -> References:
    """Return what an Atom feed (the HTML in its entries included) or a sitemap refers to.

    Raises ValueError with the line if the text is not well-formed XML.
    """
    feed = _Feed()
    feed.read(text)
    return References(tuple(feed.found), base=feed.base)


# The attributes that hold one address, by element; the HTML Standard's index of attributes.
_RESOURCES = {
    "audio": ("src",),
    "embed": ("src",),
    "form": ("action",),  # the reader asks for it, yet what was typed must not leave the site
    "iframe": ("src",),
    "image": ("href", "xlink:href"),
    "img": ("src",),
    "input": ("src",),
    "object": ("data",),
    "script": ("src",),
    "source": ("src",),
    "track": ("src",),
    "use": ("href", "xlink:href"),
    "video": ("src", "poster"),
}
_HYPERLINKS = {
    "a": ("href",),
    "area": ("href",),
    "blockquote": ("cite",),
    "del": ("cite",),
    "ins": ("cite",),
    "q": ("cite",),
}
# Relations that a browser fetches without being asked; every other <link> only points.
_FETCHED_RELATIONS = frozenset(
    (
        "apple-touch-icon",
        "dns-prefetch",
        "icon",
        "manifest",
        "mask-icon",
        "modulepreload",
        "preconnect",
        "prefetch",
        "preload",
        "stylesheet",
    )
)
_META_ADDRESSES = frozenset(("og:url", "og:image", "og:image:url", "twitter:image"))
# HTML Standard, "The script element": any other type makes a data block.
_SCRIPT_TYPE = re.compile(r"|module|(?:text|application)/(?:java|ecma)script", re.IGNORECASE)
_META_REFRESH = re.compile(r"^\s*[\d.]+\s*[;,]\s*url\s*=\s*['\"]?([^'\"]+)", re.IGNORECASE)


class _Page(HTMLParser):
    """Collects references while the parser goes through a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Reference] = []
        self.anchors: set[str] = set()
        self.base: str | None = None
        self._inside: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the addresses and the id of one element."""
        values = {name: value or "" for name, value in attrs}
        line = self.getpos()[0]
        if values.get("id"):
            self.anchors.add(values["id"])
        if tag == "a" and values.get("name"):
            self.anchors.add(values["name"])
        if tag == "base" and "href" in values and self.base is None:
            self.base = values["href"]
        for use, table in ((Use.RESOURCE, _RESOURCES), (Use.HYPERLINK, _HYPERLINKS)):
            for name in table.get(tag, ()):
                if name in values:
                    self._note(values[name], line, use)
        for candidate in values.get("srcset", "").split(","):
            if candidate.strip():
                self._note(candidate.split()[0], line, Use.RESOURCE)
        if tag == "link" and "href" in values:
            relations = set(values.get("rel", "").lower().split())
            fetched = not relations.isdisjoint(_FETCHED_RELATIONS)
            self._note(values["href"], line, Use.RESOURCE if fetched else Use.STATEMENT)
        if tag == "meta":
            self._note_meta(values, line)
        if "style" in values:
            self.found.extend(_style_references(values["style"], line))
        # A data block, such as JSON-LD, is no script, whatever its words look like.
        runs = tag != "script" or _SCRIPT_TYPE.fullmatch(values.get("type", "").strip())
        self._inside = tag if tag in ("script", "style") and runs else None

    def handle_endtag(self, tag: str) -> None:
        """Leave an inline style or script."""
        if tag == self._inside:
            self._inside = None

    def handle_data(self, data: str) -> None:
        """Look into inline styles and scripts."""
        line = self.getpos()[0]
        if self._inside == "style":
            self.found.extend(_style_references(data, line))
        elif self._inside == "script":
            self.found.extend(_script_references(data, line))

    def _note_meta(self, values: dict[str, str], line: int) -> None:
        content = values.get("content", "")
        if values.get("property", values.get("name", "")).lower() in _META_ADDRESSES:
            self._note(content, line, Use.STATEMENT)
        elif values.get("http-equiv", "").lower() == "refresh":
            refresh = _META_REFRESH.match(content)
            if refresh:
                self._note(refresh[1], line, Use.STATEMENT)

    def _note(self, target: str, line: int, use: Use) -> None:
        self.found.append(Reference(target.strip(), line, use))


class _Feed:
    """Collects references while expat goes through a feed or a sitemap."""

    def __init__(self) -> None:
        self.found: list[Reference] = []
        self.base: str | None = None
        self._text: list[str] | None = None
        self._line = 1

    def read(self, text: str) -> None:
        parser = expat.ParserCreate()
        parser.buffer_text = True

        def start(name: str, attributes: dict[str, str]) -> None:
            self._line = parser.CurrentLineNumber
            self.base = self.base or attributes.get("xml:base")
            for key in ("href", "src"):
                if name in ("link", "content") and key in attributes:
                    self._note(attributes[key])
            if name == "loc" or attributes.get("type") == "html":
                self._text = []

        def characters(data: str) -> None:
            if self._text is not None:
                self._text.append(data)

        def end(name: str) -> None:
            if self._text is not None:
                text = "".join(self._text)
                if name == "loc":
                    self._note(text.strip())
                else:
                    for inner in in_html(text).found:
                        self._note(inner.target, inner.use)
            self._text = None

        parser.StartElementHandler = start
        parser.CharacterDataHandler = characters
        parser.EndElementHandler = end
        try:
            parser.Parse(text, True)
        except expat.ExpatError as error:
            reason = expat.ErrorString(error.code)
            raise ValueError(f"line {error.lineno}: not well-formed XML ({reason})") from None

    def _note(self, target: str, use: Use = Use.STATEMENT) -> None:
        self.found.append(Reference(target, self._line, use))


_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CSS_ADDRESS = re.compile(
    r"""url\(\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^"'()\s]+))\s*\)"""
    r"""|@import\s+(?:"(?P<import_double>[^"]*)"|'(?P<import_single>[^']*)')""",
    re.IGNORECASE,
)

# Static imports stand at the start of a line, which tells them from the word in a comment.
_SCRIPT_ADDRESSES = (
    re.compile(r"""^\s*(?:import|export)\b[^'";()]*?\bfrom\s*["']([^"']+)["']""", re.MULTILINE),
    re.compile(r"""^\s*import\s*["']([^"']+)["']""", re.MULTILINE),
    re.compile(r"""\bimport\(\s*["']([^"']+)["']"""),
    re.compile(r"""\bnew\s+URL\(\s*["']([^"']+)["']\s*,\s*import\.meta\.url"""),
    re.compile(r"""\bnew\s+(?:Shared)?Worker\(\s*["']([^"']+)["']"""),
    re.compile(r"""\bimportScripts\(\s*["']([^"']+)["']"""),
)


def _style_references(text: str, first_line: int) -> Iterator[Reference]:
    # Comments are blanked, not cut out, so that the lines still count right.
    text = _CSS_COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), text)
    for match in _CSS_ADDRESS.finditer(text):
        target = next((group for group in match.groups() if group is not None), "")
        yield Reference(target, first_line + text.count("\n", 0, match.start()), Use.RESOURCE)


def _script_references(text: str, first_line: int) -> Iterator[Reference]:
    for pattern in _SCRIPT_ADDRESSES:
        for match in pattern.finditer(text):
            line = first_line + text.count("\n", 0, match.start(1))
            yield Reference(match[1], line, Use.RESOURCE)
