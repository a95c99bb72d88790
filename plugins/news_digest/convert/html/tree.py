"""Markup -> a tree of elements, whatever the markup is, within bounds."""

from __future__ import annotations

import re

from lxml.etree import LxmlError
from lxml.html import HtmlElement, HTMLParser, document_fromstring

# The heaviest news pages have some ten thousand tags in a megabyte (scripts and pictures aside).
# What is read behind these many is no story, but would take seconds and hundreds of megabytes.
MOST_TAGS = 20_000
MOST_CHARACTERS = 1_000_000
# libxml2 compares every attribute of a tag with every other one.
MOST_ATTRIBUTES = 400
_LONG_TAG = 4_000

# Comments and whole scripts and styles, or a tag up to its end as HTML's tokeniser finds it: `>`
# may stand in a quoted value. No branch fails once it has begun, so one pass is enough whatever
# the markup is. Source: the HTML Standard, section 13.2.5.
_TOKEN = re.compile(
    r"(?P<comment><!--(?:[^-]++|-(?!->))*+)"
    r"|(?P<raw><(?:script|style)\b(?P<attributes>[^>]*+)>(?:[^<]++|<(?!/(?:script|style)))*+)"
    r"|<[a-z](?:[^>=]++|=\s*+(?:\"[^\"]*+\"?|'[^']*+'?)?+)*+>?",
    re.I,
)
_VALUE = re.compile(r"=\s*+(?:\"[^\"]*+\"?|'[^']*+'?|[^\s>]*+)")
_DATA_ADDRESS = re.compile(r"data:[\w/+.-]+;base64,[\w+/=%]+", re.I)


def parse_page(markup: str) -> tuple[HtmlElement | None, tuple[str, ...]]:
    """Return the page's root element, and what of it was not read, in words.

    The root is None where the markup holds nothing that could be an element. Comments and
    processing instructions are gone.
    """
    markup, lost = _within_bounds(markup)
    # Bytes, as an XML declaration may name an encoding that a decoded text no longer has.
    parser = HTMLParser(
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
        default_doctype=False,
        encoding="utf-8",
        huge_tree=True,
    )
    try:
        root = document_fromstring(markup.encode(), parser=parser)
    except LxmlError:
        return None, lost
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        lost = (*lost, "what is nested deeper than any page")
    return root, lost


def _within_bounds(markup: str) -> tuple[str, tuple[str, ...]]:
    """Cut what would take too long to read; tell what that was."""
    if len(markup) < _LONG_TAG:
        return markup, ()
    if len(markup) <= MOST_CHARACTERS and markup.count("<") <= MOST_TAGS:
        return _without_attribute_bombs(markup)
    lost: tuple[str, ...] = ()
    markup = _DATA_ADDRESS.sub("", _TOKEN.sub(_only_what_is_read, markup))
    if len(markup) > MOST_CHARACTERS:
        markup = markup[:MOST_CHARACTERS]
        lost = (f"what follows its first {MOST_CHARACTERS:,} characters",)
    for number, tag in enumerate(_TOKEN.finditer(markup)):
        if number == MOST_TAGS:
            markup = markup[: tag.start()]
            lost = (f"what follows its first {MOST_TAGS:,} tags",)
            break
    markup, bare = _without_attribute_bombs(markup)
    return markup, lost + bare


def _only_what_is_read(token: re.Match[str]) -> str:
    """Keep tags and the scripts that hold declarations.

    Programs, styles and comments go, and the attributes of tags that are longer than any text.
    """
    if token["comment"] or (token["raw"] and "json" not in token["attributes"].lower()):
        # Its closing tag stays, and closes nothing.
        return ""
    if len(token[0]) > _LONG_TAG and not token["raw"]:
        return f"{token[0].split(maxsplit=1)[0].rstrip('>')}>"
    return token[0]


def _without_attribute_bombs(markup: str) -> tuple[str, tuple[str, ...]]:
    """Take their attributes from the tags that have too many of them; tell how many tags."""
    parts, at, bare = [], 0, 0
    for tag in _TOKEN.finditer(markup):
        if tag.end() - tag.start() < _LONG_TAG or tag["raw"] or tag["comment"]:
            continue
        words = _VALUE.sub(" ", tag[0]).split()
        if len(words) > MOST_ATTRIBUTES:
            parts += [markup[at : tag.start()], words[0].rstrip(">"), ">"]
            at, bare = tag.end(), bare + 1
    if not bare:
        return markup, ()
    told = f"the attributes of {bare} tags that have more than {MOST_ATTRIBUTES}"
    return "".join((*parts, markup[at:])), (told,)
