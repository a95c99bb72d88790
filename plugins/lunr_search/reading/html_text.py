"""HTML -> what a reader sees of it.

Articles are as a rule well-formed elements and text, which one regular expression takes apart.
Whatever else turns up (comments, scripts, attributes without quotation marks, a lone `<`) is left
to Python's parser, with which a build of thousands of articles would otherwise spend seconds. Both
ways give the same text; a test compares them.
"""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

_WITHIN_A_LINE = frozenset(
    ("a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd",
     "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time",
     "u", "var", "wbr")
)  # fmt: skip
_UNSEEN = frozenset(("script", "style", "template", "noscript"))
# What stands in these is not made of elements, at least for some versions of Python's parser.
_SPECIAL = _UNSEEN | {"iframe", "noembed", "noframes", "plaintext", "textarea", "title", "xmp"}

_SPACE = r"[ \t\n\r\f]"
_TAG = re.compile(
    r"</?([a-zA-Z][a-zA-Z0-9]*)"
    rf"(?:{_SPACE}+[a-zA-Z][-:\w]*(?:=(?:\"[^\"<>]*\"|'[^'<>]*'))?)*{_SPACE}*/?>",
    re.ASCII,
)


def text_of_html(html: str) -> str:
    """Return what a reader sees of `html`; only elements within a line do not part words."""
    # Texts, and between each two of them a tag's name.
    pieces = _TAG.split(html)
    names = {name: name.lower() for name in set(pieces[1::2])}
    if "<" in "".join(pieces[::2]) or not _SPECIAL.isdisjoint(names.values()):
        return parsed_text(html)
    if "&" in html:
        pieces[::2] = map(unescape, pieces[::2])
    breaks = {name: "" if low in _WITHIN_A_LINE else "\n" for name, low in names.items()}
    pieces[1::2] = map(breaks.__getitem__, pieces[1::2])
    return "".join(pieces)


def parsed_text(html: str) -> str:
    """Return the same by way of Python's parser."""
    reader = _TextReader()
    reader.feed(html)
    reader.close()
    return "".join(reader.parts)


class _TextReader(HTMLParser):
    """Collects an HTML fragment's text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._unseen += tag in _UNSEEN
        self._part(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._part(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN and self._unseen:
            self._unseen -= 1
        self._part(tag)

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.parts.append(data)

    def _part(self, tag: str) -> None:
        if tag not in _WITHIN_A_LINE:
            self.parts.append("\n")
