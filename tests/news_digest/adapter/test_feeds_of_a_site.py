"""Feeds as readers' programs see them."""

from __future__ import annotations

import html
import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conftest import Site

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def feed(site: Site, name: str) -> ET.Element:
    return ET.fromstring(site.page(name))


def texts(root: ET.Element, path: str) -> list[str | None]:
    return [element.text for element in root.findall(path, ATOM)]


def test_the_site_each_topic_and_each_person_have_a_feed(site: Site) -> None:
    site.article("a", "Topics: Kosovo", "People: Ann Other", "Byline: By Line", "Outlet: AFP")
    site.article("b", "Date: 2008-01-01 10:00")

    site.build(SITEURL="https://example.org/repo", RELATIVE_URLS=False)

    root = feed(site, "feed.xml")
    assert texts(root, "a:title") == ["Test Digest"]
    assert texts(root, "a:entry/a:title") == ["b", "a"]
    assert texts(root, "a:updated") == ["2008-01-01T10:00:00+00:00"]
    assert texts(root, "a:entry/a:updated")[1:] == ["2007-03-27T00:00:00+00:00"]
    assert texts(root, "a:entry/a:author/a:name") == ["Test Digest", "By Line"]
    assert texts(root, "a:entry/a:content") == ["<p>Body.</p>", "<p>Body.</p>"]
    links = {link.get("rel"): link.get("href") for link in root.findall("a:link", ATOM)}
    assert links == {
        "self": "https://example.org/repo/feed.xml",
        "alternate": "https://example.org/repo/",
    }
    for name, title in (
        ("topics/kosovo/feed.xml", "Kosovo – Test Digest"),
        ("people/ann-other/feed.xml", "Ann Other – Test Digest"),
    ):
        assert texts(feed(site, name), "a:title") == [title]
        assert texts(feed(site, name), "a:entry/a:title") == ["a"]


LINKS = """[other](../b/) [file]({filename}b.md) [part](#part) [top](/top/)
[full](https://elsewhere.example/x/?a=1&b=2#c) [desk](mailto:desk@example.org)"""


def links_in(site: Site, name: str) -> list[str]:
    [content] = texts(feed(site, name), "a:entry/a:content")
    return [html.unescape(href) for href in re.findall('href="([^"]*)"', content or "")]


def test_links_in_a_feed_mean_what_they_mean_on_the_page(site: Site) -> None:
    site.article("a", "Topics: Kosovo", body=LINKS)
    site.article("b", "Status: draft")

    site.build(SITEURL="https://example.org/repo", RELATIVE_URLS=False)

    for name in ("feed.xml", "topics/kosovo/feed.xml"):
        assert links_in(site, name) == [
            "https://example.org/repo/articles/b/",
            "https://example.org/repo/drafts/b/",
            "https://example.org/repo/articles/a/#part",
            "https://example.org/top/",
            "https://elsewhere.example/x/?a=1&b=2#c",
            "mailto:desk@example.org",
        ]
    assert '<a href="../b/">' in site.page("articles/a/")


def test_links_in_a_feed_of_a_build_to_look_at_are_relative_to_it(site: Site) -> None:
    site.article("a", "Topics: Kosovo", body=LINKS)
    site.article("b", "Status: draft")

    site.build()

    for name, up in (("feed.xml", "."), ("topics/kosovo/feed.xml", "../..")):
        assert links_in(site, name)[:4] == [
            f"{up}/articles/a/../b/",
            f"{up}/drafts/b/",
            f"{up}/articles/a/#part",
            "/top/",
        ]


def test_ids_survive_a_rename_a_move_and_a_corrected_date(site: Site) -> None:
    names = ("feed.xml", "topics/kosovo/feed.xml", "people/ann-other/feed.xml")
    paths = ("a:id", "a:entry/a:id")
    site.article("a", "Topics: Kosovo", "People: Ann Other")
    site.build(SITEURL="https://example.org/repo", RELATIVE_URLS=False)
    before = [texts(feed(site, name), path) for name in names for path in paths]

    site.article("a", "Date: 2007-04-01", "Topics: Kosovo", "People: Ann Other")
    site.write(
        "content/curation/topics.yml",
        "topics:\n  kosovo: {name: Kosovo's status, variants: [Kosovo], any: [Kosovo]}\n",
    )
    site.write(
        "content/curation/people.yml",
        "people:\n  ann-other:\n    name: A. N. Other\n    variants: [Ann Other]\n",
    )
    site.build(SITEURL="https://elsewhere.example", RELATIVE_URLS=False, SITENAME="Renamed")

    assert [texts(feed(site, name), path) for name in names for path in paths] == before
    assert texts(feed(site, names[1]), "a:title") == ["Kosovo's status – Renamed"]


def test_another_site_has_other_ids(site: Site) -> None:
    site.article("a")
    site.build()
    before = texts(feed(site, "feed.xml"), ".//a:id")

    site.build(DIGEST_SITE_ID="other")

    assert not set(before) & set(texts(feed(site, "feed.xml"), ".//a:id"))


def test_a_stated_change_dates_the_entry(site: Site) -> None:
    site.article("a", "Modified: 2008-02-03 04:05Z")

    site.build()

    root = feed(site, "feed.xml")
    assert texts(root, "a:entry/a:published") == ["2007-03-27T00:00:00+00:00"]
    assert texts(root, "a:entry/a:updated") == ["2008-02-03T04:05:00+00:00"]
    assert texts(root, "a:updated") == ["2008-02-03T04:05:00+00:00"]


def test_a_feed_holds_the_newest_articles_up_to_its_size(site: Site) -> None:
    for day in range(1, 5):
        site.article(f"a{day}", f"Date: 2007-03-0{day}")

    site.build(DIGEST_FEED_MAX=3)

    assert texts(feed(site, "feed.xml"), "a:entry/a:title") == ["a4", "a3", "a2"]


def test_links_of_a_feed_work_without_siteurl(site: Site) -> None:
    site.article("b", "Topics: Kosovo", body="[a]({filename}a.md)")
    site.article("a")

    site.build()

    root = feed(site, "topics/kosovo/feed.xml")
    entry = root.find("a:entry/a:link", ATOM)
    assert entry is not None
    assert entry.get("href") == "../../articles/b/"
    assert texts(root, "a:entry/a:content") == ['<p><a href="../../articles/a/">a</a></p>']
