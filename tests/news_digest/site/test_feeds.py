from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from news_digest.site.feeds import Feed, FeedEntry, feed_id, render_feed

ATOM = {"a": "http://www.w3.org/2005/Atom"}
ENTRY = FeedEntry(
    id=feed_id("site", "article", "a"),
    title="<b> & “c”",
    url="https://example.org/articles/a/",
    published=datetime(2007, 9, 3, 13, 5, tzinfo=timezone(timedelta(hours=4))),
    updated=datetime(2007, 9, 3, 13, 5, tzinfo=timezone(timedelta(hours=4))),
    author="AFP",
    summary="Lead.",
    content="<p>Body &amp; soul.</p>",
    categories=("Kosovo",),
)
FEED = Feed(
    id=feed_id("site", "topic", "kosovo"),
    title="Kosovo",
    subtitle="",
    url="https://example.org/topics/kosovo/feed.xml",
    page_url="https://example.org/topics/kosovo/",
    author="Digest",
    lang="en",
    entries=(ENTRY,),
)


def text(element: ET.Element, path: str) -> str:
    found = element.find(path, ATOM)
    assert found is not None, path
    return found.text or ""


def test_a_feed_has_all_that_atom_demands() -> None:
    root = ET.fromstring(render_feed(FEED))

    assert root.tag == "{http://www.w3.org/2005/Atom}feed"
    assert text(root, "a:id") == FEED.id
    assert text(root, "a:title") == "Kosovo"
    assert text(root, "a:updated") == "2007-09-03T13:05:00+04:00"
    assert text(root, "a:author/a:name") == "Digest"
    links = {link.get("rel"): link.get("href") for link in root.findall("a:link", ATOM)}
    assert links == {"self": FEED.url, "alternate": FEED.page_url}
    (entry,) = root.findall("a:entry", ATOM)
    assert text(entry, "a:id") == ENTRY.id
    assert text(entry, "a:title") == ENTRY.title
    assert text(entry, "a:published") == "2007-09-03T13:05:00+04:00"
    assert text(entry, "a:updated") == "2007-09-03T13:05:00+04:00"
    assert text(entry, "a:author/a:name") == "AFP"
    assert text(entry, "a:summary") == "Lead."
    assert text(entry, "a:content[@type='html']") == ENTRY.content


def test_what_the_policy_took_away_is_no_empty_element() -> None:
    root = ET.fromstring(
        render_feed(replace(FEED, entries=(replace(ENTRY, summary="", content=""),)))
    )

    assert root.find("a:entry/a:summary", ATOM) is None
    assert root.find("a:entry/a:content", ATOM) is None


def test_the_newest_change_dates_the_feed() -> None:
    changed = replace(ENTRY, updated=datetime(2008, 1, 1, tzinfo=UTC))

    root = ET.fromstring(render_feed(replace(FEED, entries=(ENTRY, changed))))

    assert text(root, "a:updated") == "2008-01-01T00:00:00+00:00"


def test_an_empty_feed_is_a_feed() -> None:
    root = ET.fromstring(render_feed(replace(FEED, entries=())))

    assert text(root, "a:updated") == "1970-01-01T00:00:00+00:00"


def test_ids_are_fixed_for_ever() -> None:
    # Published ids: another result makes every entry of every reader unread again.
    assert feed_id("news", "site") == "urn:uuid:0b108251-811f-581f-a1f1-366c0e4d9376"
    assert feed_id("news", "topic", "kosovo") == "urn:uuid:9a85a670-3087-5fad-a19a-fed8a8ef5a00"
    assert feed_id("news", "article", "kosovo") == "urn:uuid:8151cdc5-4988-59f9-9a5e-c22427d6bd88"


def test_ids_differ_by_site_kind_and_key() -> None:
    ids = {
        feed_id(site, kind, key)
        for site in ("a", "b")
        for kind in ("topic", "person", "article")
        for key in ("x", "y")
    }

    assert len(ids) == 12
    assert all(
        re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", id_) for id_ in ids
    )


@given(st.text(), st.text())
def test_any_text_gives_a_feed_that_parses(title: str, content: str) -> None:
    feed = replace(FEED, title=title, entries=(replace(ENTRY, title=title, content=content),))

    root = ET.fromstring(render_feed(feed))

    allowed = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", title)
    shown = text(root, "a:entry/a:title")
    assert shown == re.sub("\r\n?", "\n", allowed)
