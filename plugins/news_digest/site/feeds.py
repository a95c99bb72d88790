"""Atom feeds (RFC 4287) with ids of the project's own.

An id is a name-based UUID (RFC 9562, version 5) of the site's id and the article's slug or the
term's id: a move to another host or path, or another name, makes nothing unread again.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID, uuid5

# Drawn at random once; every site's namespace lies below it. It must never change.
_NAMESPACE = UUID("5f0c3e3a-8d0c-4c6e-9a55-0b8a5a7f6c1d")

# RFC 4287 demands a date of a feed without entries, too.
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)

# What XML 1.0 cannot hold (its production 2, `Char`).
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One article in a feed. Moments are aware; `content` is HTML, `summary` plain text."""

    id: str
    title: str
    url: str
    published: datetime
    updated: datetime
    author: str
    summary: str
    content: str
    categories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: `url` is its own address, `page_url` that of the page it belongs to."""

    id: str
    title: str
    subtitle: str
    url: str
    page_url: str
    author: str
    lang: str
    entries: tuple[FeedEntry, ...]


def feed_id(site_id: str, kind: str, key: str = "") -> str:
    """Return the `urn:uuid:` of a site, of a term (`topic`, `person`) or of an `article`."""
    return uuid5(uuid5(_NAMESPACE, site_id), f"{kind}/{key}").urn


def render_feed(feed: Feed) -> str:
    """Return the feed as an XML document. Its date is that of its newest entry."""
    root = ET.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": feed.lang})
    _add(root, "id", feed.id)
    _add(root, "title", feed.title)
    if feed.subtitle:
        _add(root, "subtitle", feed.subtitle)
    updated = max((entry.updated for entry in feed.entries), default=_NEVER)
    _add(root, "updated", updated.isoformat(timespec="seconds"))
    _link(root, "self", "application/atom+xml", feed.url)
    _link(root, "alternate", "text/html", feed.page_url)
    _add(ET.SubElement(root, "author"), "name", feed.author)
    for entry in feed.entries:
        _add_entry(root, entry)
    ET.indent(root)
    body = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{body}\n'


def _add_entry(root: ET.Element, entry: FeedEntry) -> None:
    element = ET.SubElement(root, "entry")
    _add(element, "id", entry.id)
    _add(element, "title", entry.title)
    _link(element, "alternate", "text/html", entry.url)
    _add(element, "published", entry.published.isoformat(timespec="seconds"))
    _add(element, "updated", entry.updated.isoformat(timespec="seconds"))
    _add(ET.SubElement(element, "author"), "name", entry.author)
    _add_categories(element, entry.categories)
    if entry.summary:
        _add(element, "summary", entry.summary)
    if entry.content:
        _add(element, "content", entry.content, type="html")


def _add_categories(element: ET.Element, categories: Iterable[str]) -> None:
    for category in categories:
        ET.SubElement(element, "category", {"term": _xml(category)})


def _add(parent: ET.Element, tag: str, text: str, **attributes: str) -> None:
    ET.SubElement(parent, tag, attributes).text = _xml(text)


def _link(parent: ET.Element, rel: str, media_type: str, address: str) -> None:
    ET.SubElement(parent, "link", {"rel": rel, "type": media_type, "href": _xml(address)})


def _xml(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
