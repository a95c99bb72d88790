"""Pages of people and topics, their twins and their JSON-LD, built by Pelican itself."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from news_digest.adapter.statement_cache import FILE_NAME, StatementCache
from news_digest.site.statements import NamedPerson, Said, Statements, statements_of

if TYPE_CHECKING:
    from conftest import Site

THEME = Path(__file__).parents[3] / "themes" / "digest"
LATE = "The ferry is late again because of the storm"
HOSTILE = "</script><script>alert(1)</script>"


def ferry(site: Site, name: str, day: int, *metadata: str, body: str) -> None:
    lines = (f"Date: 2007-03-{day:02}", "People: Anna Lund; Joel Dahl", "Topics: Ferries; Storms")
    site.article(name, *lines, *metadata, body=body)


@pytest.fixture
def ferries(site: Site) -> Site:
    """Three articles of one person and two topics, one of which an outlet keeps back."""
    site.write(
        "content/curation/outlets.yml",
        "outlets:\n  closed:\n    name: Closed\n    policy: link\n",
    )
    site.write(
        "content/curation/topics.yml",
        "topics:\n  ferries:\n    name: Ferries\n    iptc: medtop:20000053\n    any: [ferry]\n",
    )
    ferry(site, "a", 2, body=f'Harbour Minister Anna Lund left.\n\n"{LATE}," Lund said.')
    ferry(site, "b", 5, body="Harbour minister Anna Lund met Joel Dahl, head of the quay.")
    ferry(site, "c", 9, "Outlet: Closed", body=f'"{LATE}, and worse," Anna Lund said.')
    return site


def twin(site: Site, address: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(site.page(f"{address}index.json"))
    return found


def json_ld(page: str) -> dict[str, Any]:
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    found: dict[str, Any] = json.loads(text)
    return found


def test_a_person_s_twin_tells_what_the_page_shows(ferries: Site) -> None:
    ferries.build(THEME=str(THEME), SITEURL="https://example.org/base")
    root = "https://example.org/base"

    found = twin(ferries, "people/anna-lund/")

    assert found["url"] == f"{root}/people/anna-lund/"
    assert found["feed"] == f"{root}/people/anna-lund/feed.xml"
    assert (found["type"], found["count"], found["confirmed"]) == ("person", 3, False)
    assert found["roles"] == [
        {
            "role": "Harbour Minister",
            "first": "2007-03-02",
            "last": "2007-03-05",
            "count": 2,
            "article": f"{root}/articles/b/",
        }
    ]
    # Of the outlet that lets nothing be published, nothing is quoted.
    assert found["quotations"] == [
        {"text": LATE, "verb": "said", "date": "2007-03-02", "article": f"{root}/articles/a/"}
    ]
    assert [(one["id"], one["count"], one["together"]) for one in found["topics"]] == [
        ("ferries", 3, f"{root}/people/anna-lund/topics/ferries/"),
        ("storms", 3, f"{root}/people/anna-lund/topics/storms/"),
    ]
    assert [(one["name"], one["count"]) for one in found["people"]] == [("Joel Dahl", 3)]
    assert found["timeline"] == {
        "unit": "day",
        "counts": [{"start": f"2007-03-0{day}", "count": 1} for day in (2, 5, 9)],
    }
    assert [one["url"] for one in found["articles"]] == [f"{root}/articles/{n}/" for n in "cba"]
    assert LATE not in json.dumps(found["articles"][0])


def test_the_page_shows_it(ferries: Site) -> None:
    ferries.build(THEME=str(THEME))
    page = ferries.page("people/anna-lund/")
    assert f"“{LATE}”" in page
    assert "Harbour Minister</a>" in page
    assert '<svg role="img"' in page
    assert 'href="../../people/anna-lund/topics/ferries/"' in page
    assert '<link rel="alternate" type="application/json" title="Anna Lund"' in page
    assert twin(ferries, "people/anna-lund/")["url"] == "../../people/anna-lund/"


def test_a_topic_s_twin(ferries: Site) -> None:
    ferries.build(THEME=str(THEME))
    found = twin(ferries, "topics/ferries/")
    assert (found["type"], found["count"], found["iptc"]) == ("topic", 3, "medtop:20000053")
    assert [one["id"] for one in found["people"]] == ["anna-lund", "joel-dahl"]
    assert [one["id"] for one in found["topics"]] == ["storms"]
    assert (found["broader"], found["narrower"], found["introduction"]) == (None, [], [])


def test_an_article_s_twin_keeps_the_policy(ferries: Site) -> None:
    ferries.build(THEME=str(THEME))
    open_, closed = twin(ferries, "articles/a/"), twin(ferries, "articles/c/")
    assert LATE in open_["content"]
    assert open_["quotations"][0]["speaker"]["id"] == "anna-lund"
    assert (closed["policy"], closed["content"], closed["quotations"]) == ("link", "", [])
    assert [one["url"] for one in closed["people"]] == [
        "../../people/anna-lund/",
        "../../people/joel-dahl/",
    ]


def test_every_twin_of_one_kind_has_the_same_keys(ferries: Site) -> None:
    ferries.article("bare")
    ferries.article("d", "People: Per Berg", "Topics: Quays")
    ferries.build(THEME=str(THEME))
    for folder in ("articles", "people", "topics"):
        twins = [json.loads(file.read_text("utf-8")) for file in
                 (ferries.output / folder).glob("*/index.json")]  # fmt: skip
        assert len(twins) > 1
        assert len({tuple(one) for one in twins}) == 1


def test_intersections_from_the_setting_on(ferries: Site) -> None:
    ferries.build(THEME=str(THEME), SITEURL="https://example.org", DIGEST_INTERSECTION_FROM=3)
    pages = {name for name in ferries.files() if "/topics/" in name and name.startswith("people")}
    assert pages == {
        f"people/{person}/topics/{topic}/{more}"
        for person in ("anna-lund", "joel-dahl")
        for topic in ("ferries", "storms")
        for more in ("", "page/2/")
    }
    page = ferries.page("people/anna-lund/topics/ferries/")
    assert "3 articles with both" in page
    assert "/people/anna-lund/topics/ferries/</loc>" in ferries.page("sitemap.xml")
    assert "/people/by-frequency/</loc>" in ferries.page("sitemap.xml")

    ferries.build(THEME=str(THEME), DIGEST_INTERSECTION_FROM=4)
    assert not (ferries.output / "people/anna-lund/topics").exists()


def test_pages_beside_pages_that_a_site_leaves_out_are_left_out(ferries: Site) -> None:
    ferries.build(THEME=str(THEME), PERSON_SAVE_AS="", PEOPLE_SAVE_AS="", ARTICLE_JSON_SAVE_AS="")
    left = {name for name in ferries.files() if name.startswith("people")}
    assert left <= {f"people/{person}/feed.xml" for person in ("anna-lund", "joel-dahl")}
    assert not (ferries.output / "articles/a/index.json").exists()
    assert 'type="application/json"' not in ferries.page("articles/a/")


def test_json_ld_of_an_article_names_what_it_is_about_and_whom_it_mentions(ferries: Site) -> None:
    ferries.build(THEME=str(THEME), SITEURL="https://example.org", RELATIVE_URLS=False)
    found = json_ld(ferries.page("articles/c/"))
    assert (found["@context"], found["@type"]) == ("https://schema.org", "NewsArticle")
    assert (found["headline"], found["datePublished"]) == ("c", "2007-03-09")
    assert found["publisher"]["name"] == "Closed"
    assert found["about"][0] == {
        "@type": "Thing",
        "name": "Ferries",
        "url": "https://example.org/topics/ferries/",
        "sameAs": "http://cv.iptc.org/newscodes/mediatopic/20000053",
    }
    assert found["mentions"][0] == {
        "@type": "Person",
        "name": "Anna Lund",
        "url": "https://example.org/people/anna-lund/",
    }
    person = json_ld(ferries.page("people/anna-lund/"))
    assert (person["@type"], person["name"]) == ("Person", "Anna Lund")


def test_no_text_ends_the_data_block(site: Site) -> None:
    site.article(
        "a", f"Place: {HOSTILE}", f"Byline: {HOSTILE}", f"Original: https://x.example/{HOSTILE}"
    )
    site.build(THEME=str(THEME))
    page = site.page("articles/a/")
    assert json_ld(page)["dateline"] == HOSTILE
    assert json_ld(page)["isBasedOn"] == f"https://x.example/{HOSTILE}"
    assert "<script>alert" not in page


def test_drafts_have_neither(site: Site) -> None:
    site.article("a", "Status: draft", "People: Anna Lund")
    site.build(THEME=str(THEME))
    assert "ld+json" not in site.page("drafts/a/")
    assert not [name for name in site.files() if name.endswith(".json")]


def test_an_edit_by_hand_counts_in_the_next_build(ferries: Site) -> None:
    ferries.build(THEME=str(THEME))
    ferry(ferries, "a", 2, body=f'"{LATE.replace("storm", "fog")}," Lund said.')
    ferries.build(THEME=str(THEME))
    (quotation,) = twin(ferries, "people/anna-lund/")["quotations"]
    assert quotation["text"].endswith("fog")


class TestCache:
    """What earlier builds found is not looked for again, and nothing else is taken for it."""

    PEOPLE = (NamedPerson("anna-lund", ("Anna Lund",)),)
    CONTENT = f"<p>“{LATE},” Anna Lund said.</p>"

    def test_statements_are_found_once(self, tmp_path: Path) -> None:
        first = StatementCache(tmp_path, statements_of)
        found = first.of(self.CONTENT, self.PEOPLE)
        first.save()
        again = StatementCache(tmp_path, self.never)
        assert again.of(self.CONTENT, self.PEOPLE) == found
        assert found.quotations == (Said(LATE, "anna-lund", "said"),)

    def test_another_text_or_name_is_looked_at(self, tmp_path: Path) -> None:
        cache = StatementCache(tmp_path, statements_of)
        cache.of(self.CONTENT, self.PEOPLE)
        cache.save()
        again = StatementCache(tmp_path, self.never)
        others = (NamedPerson("anna-lund", ("Anna Lund", "A. Lund")),)
        for content, people in ((self.CONTENT + " ", self.PEOPLE), (self.CONTENT, others)):
            with pytest.raises(AssertionError):
                again.of(content, people)

    def test_what_no_article_needs_any_more_is_forgotten(self, tmp_path: Path) -> None:
        cache = StatementCache(tmp_path, statements_of)
        cache.of(self.CONTENT, self.PEOPLE)
        cache.save()
        StatementCache(tmp_path, statements_of).save()
        assert json.loads((tmp_path / FILE_NAME).read_text("ascii")) == {}

    @pytest.mark.parametrize("damage", ["", "[]", "{", '{"%s": [1, 2]}', '{"%s": [[["a"]], []]}'])
    def test_a_damaged_file_costs_time_alone(self, tmp_path: Path, damage: str) -> None:
        cache = StatementCache(tmp_path, statements_of)
        found = cache.of(self.CONTENT, self.PEOPLE)
        cache.save()
        file = tmp_path / FILE_NAME
        (key,) = json.loads(file.read_text("ascii"))
        file.write_text(damage.replace("%s", key), "ascii")
        assert StatementCache(tmp_path, statements_of).of(self.CONTENT, self.PEOPLE) == found

    def test_a_folder_that_cannot_be_written_stops_nothing(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("", "ascii")
        cache = StatementCache(tmp_path / "file", statements_of)
        assert cache.of(self.CONTENT, self.PEOPLE).quotations
        cache.save()

    @staticmethod
    def never(content: str, people: Sequence[NamedPerson]) -> Statements:
        raise AssertionError(f"looked for again: {content} {people}")
