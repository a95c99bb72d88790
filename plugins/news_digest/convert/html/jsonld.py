"""What a page's JSON-LD says, in the vocabulary of schema.org, however it is written down."""

from __future__ import annotations

import html
import json
import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

# More than this is no description of a page.
_LONGEST = 1_000_000
_MOST_NODES = 5_000
_ARTICLE = re.compile(r"(?:.*Article|BlogPosting|LiveBlogPosting|Report|Review|CreativeWork)")
_PAGE = re.compile(r"(?:.*WebPage|ItemPage)")
# What stands below these is about other stories.
_ELSEWHERE = frozenset(
    ("itemListElement", "isRelatedTo", "relatedLink", "mentions", "citation", "comment", "hasPart",
     "isPartOf", "about", "mainEntityOfPage", "liveBlogUpdate", "review", "video",
     "associatedMedia")
)  # fmt: skip
_WRAPPING = re.compile(r"\s*(?:<!--|//<!\[CDATA\[|/\*<!\[CDATA\[\*/|<!\[CDATA\[)?\s*")
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
# The fields that are looked for in what no repair makes JSON again.
_FIELD = re.compile(
    r'"(?P<key>headline|datePublished|dateModified|articleBody|inLanguage|license)"\s*:\s*'
    r'"(?P<value>(?:[^"\\]|\\.)*)"'
)
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))", re.S)
_CONTROL = {"n": "\n", "t": "\t", "r": "\n", "b": "", "f": ""}
_TAGS = re.compile(r"<[^<>]{1,200}>")

Node = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class LinkedData:
    """The articles and pages that a page's JSON-LD describes, in its order."""

    articles: tuple[Node, ...]
    pages: tuple[Node, ...]
    by_id: Mapping[str, Node]

    def resolved(self, value: object) -> Iterator[Node | str]:
        """Yield what a property's value means: texts, and nodes (found by `@id`, if need be)."""
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                known = self.by_id.get(str(one.get("@id")))
                yield {**known, **one} if known else one
            elif isinstance(one, str):
                yield one


def read_linked_data(scripts: Iterable[str]) -> LinkedData:
    """Read the texts of a page's JSON-LD scripts. Never raises: what cannot be read is nothing."""
    articles: list[Node] = []
    pages: list[Node] = []
    by_id: dict[str, Node] = {}
    for script in scripts:
        for node in _nodes(_parsed(script)):
            if isinstance(node.get("@id"), str) and len(node) > len(by_id.get(node["@id"], ())):
                by_id[node["@id"]] = node
            types = [str(one).rpartition("/")[2] for one in _list(node.get("@type"))]
            if any(_ARTICLE.fullmatch(one) for one in types):
                articles.append(node)
            elif any(_PAGE.fullmatch(one) for one in types):
                pages.append(node)
    return LinkedData(tuple(articles), tuple(pages), by_id)


def text_of(value: object) -> str | None:
    """Return a property's text on one line, without the tags and entities that some put in."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name") or value.get("url")
    if not isinstance(value, str):
        return None
    return " ".join(html.unescape(_TAGS.sub("", value)).split()) or None


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _nodes(data: object) -> Iterator[Node]:
    """Yield every object that describes this page, the outer ones first."""
    waiting = deque([data])
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        one = waiting.popleft()
        if isinstance(one, list):
            waiting.extend(one)
        elif isinstance(one, dict):
            yield one
            waiting.extend(value for key, value in one.items() if key not in _ELSEWHERE)


def _parsed(script: str) -> object:
    """Return what a script holds; of one that is no JSON, the fields that can be made out."""
    if len(script) > _LONGEST:
        return None
    begin = _WRAPPING.match(script)
    text = script[begin.end() if begin else 0 :]
    decoder = json.JSONDecoder(strict=False)
    for attempt in (text, _TRAILING_COMMA.sub("", text)):
        try:
            return decoder.raw_decode(attempt)[0]
        except (ValueError, RecursionError):
            continue
    fields: dict[str, object] = {"@type": "Article"}
    for match in _FIELD.finditer(text):
        fields.setdefault(match["key"], _ESCAPE.sub(_unescaped, match["value"]))
    return fields if len(fields) > 1 else None


def _unescaped(escape: re.Match[str]) -> str:
    if escape[1]:
        sign = chr(int(escape[1], 16))
        return sign if sign.isprintable() else ""
    return _CONTROL.get(escape[2], escape[2])
