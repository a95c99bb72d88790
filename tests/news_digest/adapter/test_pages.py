"""Which pages a site has, and what templates get."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import pytest
from pelican import signals

if TYPE_CHECKING:
    from conftest import Site

_ARCHIVES = ("YEAR_ARCHIVE_SAVE_AS", "MONTH_ARCHIVE_SAVE_AS")


def test_a_site_has_the_addresses_of_the_architecture(site: Site) -> None:
    site.article("a", "Topics: Kosovo", "People: Ann Other", "Outlet: The Paper", "Agency: AFP")

    site.build()

    assert site.files() == {
        "",
        ".nojekyll",
        "about/",
        "archives/",
        "archives/2007/",
        "archives/2007/03/",
        "articles/a/",
        "articles/a/index.json",
        "feed.xml",
        "outlets/",
        "outlets/afp/",
        "outlets/the-paper/",
        "people/",
        "people/ann-other/",
        "people/ann-other/feed.xml",
        "people/ann-other/index.json",
        "people/by-frequency/",
        "topics/",
        "topics/by-frequency/",
        "topics/kosovo/",
        "topics/kosovo/feed.xml",
        "topics/kosovo/index.json",
    }


def test_an_article_tells_templates_all_that_it_knows(site: Site) -> None:
    site.article(
        "a",
        "Date: 2007-09-03 13:05+04:00",
        "Topics: Kosovo; C++",
        "People: José Pérez",
        "Outlet: The Paper",
        "Agency: AFP",
        "Place: Moscow",
        "Byline: Ann Other",
        "Credit: with agencies",
        "Image-Credit: Ann Artist",
        "Licence: CC BY 4.0",
        "Original: https://example.org/?a=1&b=2",
        "Language: en",
        r"Summary: \*One\* & &lt;two>.",
        "Source: seeds/a b.txt",
        body="Text & *more*.",
    )

    site.build(DIGEST_SOURCE_URL="https://example.org/{path}#L{first}-L{last}")

    page = site.page("articles/a/")
    for line in (
        "root: ../..",
        "title: a",
        "url: articles/a/",
        "status: published",
        "published: 2007-09-03T13:05+04:00 | 3 September 2007, 13:05 (UTC+04:00) | 2007-09-03",
        "outlet: The Paper <outlets/the-paper/>",
        "agency: AFP <outlets/afp/>",
        "place: Moscow",
        "byline: Ann Other",
        "credit: with agencies",
        "image credit: Ann Artist",
        "licence: CC BY 4.0",
        "language: en ltr",
        "original: https://example.org/?a=1&amp;b=2",
        "policy: full",
        "source: seeds/a b.txt None https://example.org/seeds/a%20b.txt#L1-L1",
        "summary: *One* &amp; &lt;two&gt;.",
        "topics: Kosovo <topics/kosovo/>",
        "C++ <topics/c-plus-plus/>",
        "people: José Pérez <people/jose-perez/>",
        "<main><p>Text &amp; <em>more</em>.</p></main>",
    ):
        assert line in page.split("\n"), page


def test_an_article_with_nothing_but_a_title_and_a_date_has_none_of_it(site: Site) -> None:
    site.article("a")

    site.build()

    page = site.page("articles/a/")
    for line in ("place: None", "original: None", "outlet:  <>", "source:  ", "summary: Body."):
        assert line in page, page


def test_lists_are_newest_first_and_count_published_articles(site: Site) -> None:
    site.article("b", "Date: 2007-03-27", "Topics: Kosovo", "Agency: AFP", "Outlet: AFP")
    site.article("a", "Date: 2007-03-27", "Topics: Kosovo; kosovo", "Outlet: AFP")
    site.article("c", "Date: 2008-01-01", "Topics: Other", "Outlet: Paper", "Agency: AFP")

    site.build(DEFAULT_PAGINATION=10)

    assert re.findall(">(.)<", site.page("")) == ["c", "a", "b"]
    assert site.page("topics/").split("\n")[:2] == [
        "Kosovo topics/kosovo/ 2",
        "Other topics/other/ 1",
    ]
    assert site.page("topics/kosovo/").startswith("Kosovo kosovo 2 topics/kosovo/feed.xml\n")
    assert site.page("outlets/afp/").startswith("AFP afp 3 None\n")
    assert site.page("archives/") == (
        "en feed.xml\n"
        "3 2 0\n"
        "2008 archives/2008/ 1 1 January archives/2008/01/ 1\n"
        "2007 archives/2007/ 2 3 March archives/2007/03/ 2\n"
    )


def test_the_second_page_of_one_topic_is_not_the_first_of_another(site: Site) -> None:
    for number in range(3):
        site.article(f"a{number}", "Topics: t4")
    for number in range(3):
        site.article(f"b{number}", "Topics: t42")

    site.build()

    assert {"topics/t4/", "topics/t4/page/2/", "topics/t42/", "topics/t42/page/2/"} <= site.files()
    second = site.page("topics/t4/page/2/").split("\n")
    assert '<a href="../../../../articles/a2/">a2</a>' in second
    assert "page 2 of 2" in second
    assert "previous topics/t4/" in second
    assert "next topics/t4/page/2/" in site.page("topics/t4/").split("\n")
    assert {"page/2/", "page/3/"} <= site.files()
    assert "next page/2/" in site.page("").split("\n")
    assert "previous " in site.page("page/2/").split("\n")


def test_page_sizes_may_differ(site: Site) -> None:
    for number in range(3):
        site.article(f"a{number}", "Topics: t", "People: p")

    site.build(PAGINATED_TEMPLATES={"index": None, "topic": 1})

    assert "topics/t/page/3/" in site.files()
    assert "people/p/page/2/" in site.files()
    assert "people/p/page/3/" not in site.files()


def test_a_month_is_the_one_that_the_page_printed(site: Site) -> None:
    # By their moments the two months alternate; Pelican's own archives would write each twice.
    site.article("a", "Date: 2007-04-01 01:00+04:00")
    site.article("b", "Date: 2007-03-31 22:00+00:00")
    site.article("c", "Date: 2007-04-01 02:30+04:00")
    site.article("d", "Date: 2007-03-31 23:00+00:00")

    site.build()

    assert site.page("archives/2007/03/") == "March 2007 in 2007: d b"
    assert site.page("archives/2007/04/") == "April 2007 in 2007: c a"
    assert site.page("archives/2007/") == "2007 in 2007: d c b a"


def test_a_term_may_be_moved_and_its_page_or_feed_left_out(site: Site) -> None:
    site.article("a", "Topics: Kosovo", "People: Ann Other", "Outlet: AFP")

    site.build(
        TOPIC_URL="on/{slug}/",
        TOPIC_SAVE_AS="on/{slug}/index.html",
        TOPIC_FEED_SAVE_AS="on/{slug}.xml",
        PERSON_FEED_SAVE_AS="",
        OUTLETS_SAVE_AS="",
        OUTLET_SAVE_AS="",
        YEAR_ARCHIVE_SAVE_AS="",
    )

    assert {"on/kosovo/", "on/kosovo.xml", "people/ann-other/"} <= site.files()
    assert not {name for name in site.files() if name.startswith("outlets")}
    assert "people/ann-other/feed.xml" not in site.files()
    assert "archives/2007/" not in site.files()
    assert "archives/2007/03/" in site.files()


def test_drafts_have_pages_and_are_in_no_list(site: Site) -> None:
    site.article("a")
    site.article("undated", "Status: draft", "People: Only Here", "Topics: Shared")
    site.article("b", "Topics: Shared")

    site.build()

    page = site.page("drafts/undated/")
    assert "status: draft" in page
    assert "published:  |  | " in page
    # Its links lead somewhere, though no list has the term.
    assert "people/only-here/" in page
    preview = site.page("people/only-here/")
    assert "Only Here only-here 0 None" in preview
    assert "drafts/undated/" in preview
    assert "people/only-here/feed.xml" not in site.files()
    assert "undated" not in site.page("topics/shared/") + site.page("topics/shared/feed.xml")
    assert site.page("people/").strip() == ""
    for name in ("", "feed.xml", "archives/"):
        assert "undated" not in site.page(name)


@pytest.mark.parametrize("shown", [True, False])
def test_draft_pages_are_where_drafts_are(site: Site, shown: bool) -> None:
    site.write("content/pages/plans.md", "Title: Plans\nStatus: draft\n\nA secret.\n")
    site.write(
        "content/pages/more.md", "Title: More\nStatus: draft\nSave_as: m.html\n\nA secret.\n"
    )
    site.article("a")

    site.build(DIGEST_DRAFTS=shown, SITEURL="https://example.org")

    drafts = {name for name in site.files() if "A secret." in site.page(name)}
    assert len(drafts) == (2 if shown else 0)
    assert "https://example.org/about/" in site.page("sitemap.xml")
    assert not [name for name in ("plans", "more", "m.html") if name in site.page("sitemap.xml")]


def test_the_published_site_has_no_drafts(site: Site) -> None:
    site.article("a")
    site.article("undated", "Status: draft", "People: Only Here")

    site.build(DIGEST_DRAFTS=False)

    assert not {name for name in site.files() if "undated" in name or "only-here" in name}
    assert site.report()["articles_draft"] == 1


def test_an_empty_site_is_a_site(site: Site) -> None:
    site.build()

    assert {"", "topics/", "people/", "outlets/", "archives/", "feed.xml"} <= site.files()
    assert site.report()["articles"] == 0


def test_bodies_are_sanitised_and_links_of_pelican_work(site: Site) -> None:
    site.article("b")
    site.article(
        "a",
        "People: <script>alert(1)</script>",
        'Place: "><script>alert(1)</script>',
        body="<script>alert(1)</script>\n\n[x](javascript:alert(1)) [b]({filename}b.md) "
        '<img src="https://elsewhere.example/x.png" onerror="alert(1)" alt="A map">',
    )

    site.build()

    page = site.page("articles/a/")
    assert '<p><a>x</a> <a href="../../articles/b/">b</a> <img alt="A map"></p>' in page
    for name in site.files():
        content = site.page(name)
        # In JSON it is text already.
        assert "<script" not in content or name.endswith(".json"), name
        assert "javascript:" not in content, name


def test_people_are_renamed_hidden_and_denied_in_the_vocabulary_alone(site: Site) -> None:
    site.article("a", "People: Sergei Lavrov; Jane Doe; Red Square")
    site.write(
        "content/curation/people.yml",
        "people:\n"
        "  sergei-lavrov:\n    name: Sergey Lavrov\n    variants: [Sergei Lavrov]\n"
        "  jane-doe:\n    name: Jane Doe\n    hidden: true\n"
        "not_people: [Red Square]\n",
    )

    site.build()

    assert site.page("people/") == "Sergey Lavrov people/sergei-lavrov/ 1\n"
    assert "people: Sergey Lavrov <people/sergei-lavrov/>\n" in site.page("articles/a/")


def test_two_builds_of_one_process_know_nothing_of_each_other(site: Site) -> None:
    first = site.article("a", "Topics: Kosovo")
    pelican = site.pelican()
    pelican.run()
    assert site.report()["topics"] == 1
    first.unlink()
    site.article("b", "Topics: Other")

    pelican.run()  # as `--autoreload` does

    assert "articles/b/" in site.files()
    assert "articles/a/" not in site.files()
    assert site.page("topics/") == "Other topics/other/ 1\n"
    assert site.report()["articles"] == 1


def test_a_site_without_the_digest_is_left_alone(site: Site) -> None:
    site.article("a", "Topics: Kosovo")
    site.build()
    site.write("theme/templates/article.html", "{{ article.title }} {{ digest is defined }}")

    site.build(PLUGINS=[], DIGEST_SITE_ID="", DIRECT_TEMPLATES=[], **dict.fromkeys(_ARCHIVES, ""))

    assert site.page("articles/a/") == "a False"
    assert "topics/" not in site.files()


def test_registering_twice_does_nothing_twice(site: Site) -> None:
    site.article("a")
    site.build()
    site.build()

    receivers = [receiver.__name__ for receiver in signals.get_generators.receivers_for(None)]

    assert receivers.count("open_run") == 1


@pytest.mark.parametrize("url", ["", "https://example.org/some-repo"])
def test_links_work_below_any_path(site: Site, url: str) -> None:
    site.article("a", "Topics: Kosovo")

    site.build(SITEURL=url, RELATIVE_URLS=not url)

    root = url or "../.."
    assert f'<a href="{root}/articles/a/">a</a>' in site.page("topics/kosovo/")


def test_the_sitemap_names_every_page_of_the_published_site(site: Site) -> None:
    site.article("a", "Topics: R&D", "People: Ann Other", "Outlet: AFP")
    for number in range(2):
        site.article(f"b{number}")

    site.build(SITEURL="https://example.org/repo", RELATIVE_URLS=False, DIGEST_DRAFTS=False)

    root = ET.fromstring(site.page("sitemap.xml"))
    named = [element.text or "" for element in root.iter() if element.tag.endswith("}loc")]
    pages = {name for name in site.files() if name.endswith("/") or not name}
    assert len(named) == len(set(named))
    assert {name.removeprefix("https://example.org/repo/") for name in named} == (
        pages - {"archives/", "page/2/"}
    )


def test_a_site_without_address_has_no_sitemap(site: Site) -> None:
    site.build()

    assert "sitemap.xml" not in site.files()
