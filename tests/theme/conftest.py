"""A site made of plain objects: what docs/architecture.md promises to templates, and no more.

Undefined names are errors here, so a template that leans on anything else fails.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from pelican.paginator import PaginationRule, Paginator

from news_digest.site.dates import Published

THEME = Path(__file__).parents[2] / "themes" / "digest"
TEMPLATES = THEME / "templates"

# Elements that HTML closes by itself.
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"]
)

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


@dataclass
class Element:
    """An HTML element. `children` holds elements and strings in the page's order."""

    tag: str
    attributes: dict[str, str]
    children: list[Element | str] = field(default_factory=list)

    def walk(self) -> Iterator[Element]:
        """Yield this element and every element within."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def find(self, tag: str, **attributes: str) -> list[Element]:
        """Return the elements within of that tag and with those attributes (`_` is `-`)."""
        wanted = {name.strip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [
            element
            for element in self.walk()
            if element.tag == tag and wanted.items() <= element.attributes.items()
        ]

    def one(self, tag: str, **attributes: str) -> Element:
        """Return the only such element."""
        (found,) = self.find(tag, **attributes)
        return found

    def with_class(self, name: str) -> list[Element]:
        """Return the elements within of that class."""
        return [e for e in self.walk() if name in e.attributes.get("class", "").split()]

    @property
    def text(self) -> str:
        """All text within, as it stands."""
        return "".join(c if isinstance(c, str) else c.text for c in self.children)

    @property
    def words(self) -> str:
        """All text within, with single spaces."""
        return " ".join(self.text.split())


class _Reader(HTMLParser):
    """Builds the tree, and fails where an element is left open or closed twice."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("#document", {})
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"<{tag}> has an attribute twice: {names}"
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert tag == self._open[-1].tag, f"</{tag}> closes <{self._open[-1].tag}>"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)

    def close(self) -> None:
        super().close()
        assert len(self._open) == 1, f"left open: {[e.tag for e in self._open[1:]]}"


def parse_html(page: str) -> Element:
    """Return the page as a tree; raise AssertionError where its elements do not nest."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return reader.root


class Theme:
    """Renders pages of the theme, and makes the objects that they show."""

    folder = THEME

    def __init__(self) -> None:
        # The options that Pelican gives Jinja, autoescape as pelicanconf.py sets it, and
        # undefined names forbidden.
        self.environment = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=StrictUndefined,
        )

    def term(self, kind: str, name: str = "Kosovo status", /, **changes: Any) -> SimpleNamespace:
        """Return a term; `kind` is topic, person or outlet."""
        folder = {"topic": "topics", "person": "people", "outlet": "outlets"}[kind]
        identity = changes.pop("id", "-".join(name.lower().split()))
        extra: dict[str, Any] = {
            "topic": {
                "iptc": None,
                "introduction": (),
                "broader": None,
                "narrower": (),
                **self._subject(folder, identity),
            },
            "person": {
                "confirmed": True,
                "roles": [],
                "quotations": [],
                **self._subject(folder, identity),
            },
            "outlet": {"policy": "full", "homepage": None, "kind": "outlet"},
        }[kind]
        made = {
            "id": identity,
            "name": name,
            "url": f"{folder}/{identity}/",
            "count": 1,
            "feed_url": None if kind == "outlet" else f"{folder}/{identity}/feed.xml",
            "json_url": None,
            "articles": [],
            "description": None,
        }
        return SimpleNamespace(**{**made, **extra, **changes})

    def _subject(self, folder: str, identity: str) -> dict[str, Any]:
        """Return what topics and people have and outlets have not."""
        return {
            "json_url": f"{folder}/{identity}/index.json",
            "timeline": None,
            "topics": [],
            "people": [],
            "structured": self.structured,
        }

    def structured(self, base: str) -> str:
        """Return a page's JSON-LD, as text that has to be escaped."""
        return f"{base}/"

    def timeline(self) -> SimpleNamespace:
        """Return a chart of two months with articles and one without."""
        bars = [
            SimpleNamespace(
                start=start, label=label, count=count, x=x, y=100 - height, width=8, height=height
            )
            for start, label, count, x, height in (
                ("2007-03", "March 2007", 1, 1, 25),
                ("2007-05", "May 2007", 4, 21, 100),
            )
        ]
        return SimpleNamespace(
            unit="month",
            first="March 2007",
            last="May 2007",
            most=4,
            width=30,
            height=100,
            bars=bars,
        )

    def published(self, **changes: str) -> Published:
        """Return a publication date that prints with its time and zone."""
        made = {
            "iso": "2007-09-03T13:05+04:00",
            "text": "3 September 2007, 13:05 (UTC+04:00)",
            "day": "2007-09-03",
        }
        return Published(**{**made, **changes})

    def article(self, title: str = "Russia draws 'red line'", **changes: Any) -> SimpleNamespace:
        """Return an article that has everything; pass None or [] for what it is to lack."""
        slug = changes.pop("slug", "2007-09-03-russia-draws-red-line")
        made = {
            "title": title,
            "url": f"articles/{slug}/",
            "slug": slug,
            "status": "published",
            "content": "<p>First paragraph.</p>\n<p>Second paragraph.</p>",
            "summary_text": "First paragraph.",
            "published": self.published(),
            "place": "Moscow",
            "byline": "Jane Doe",
            "credit": "compiled from agency reports",
            "image_credit": "Photo Agency",
            "licence": "CC BY 4.0",
            "language": "en",
            "direction": "ltr",
            "surnames": [],
            "also_in": [],
            "versions": [],
            "json_url": f"articles/{slug}/index.json",
            "structured": self.structured,
            "original": "https://news.example/lavrov",
            "outlet": self.term("outlet", "Trend"),
            "agency": self.term("outlet", "AFP", kind="agency"),
            "topics": [self.term("topic"), self.term("topic", "Missile defence")],
            "people": [self.term("person", "Sergei Lavrov")],
            "policy": "full",
            "source": SimpleNamespace(
                path="seeds/004.txt", name="004.txt", first_line=3, last_line=41, url=None
            ),
        }
        return SimpleNamespace(**{**made, **changes})

    def bare_article(self, title: str = "Bare") -> SimpleNamespace:
        """Return an article that lacks all it can lack: an undated draft written by hand."""
        things = ["published", "place", "byline", "credit", "image_credit", "licence", "language"]
        absent = dict.fromkeys([*things, "direction", "original", "outlet", "agency", "source"])
        return self.article(
            title,
            slug="bare",
            status="draft",
            content="",
            summary_text="",
            topics=[],
            people=[],
            policy="full",
            **absent,
        )

    def year(self, year: int, months: Mapping[str, int]) -> SimpleNamespace:
        """Return an entry of `digest.years`; `months` gives the counts, latest month first."""
        return SimpleNamespace(
            year=year,
            url=f"archives/{year}/",
            count=sum(months.values()),
            months=[
                SimpleNamespace(
                    month=_MONTHS.index(name) + 1,
                    name=name,
                    url=f"archives/{year}/{_MONTHS.index(name) + 1:02}/",
                    count=count,
                )
                for name, count in months.items()
            ],
        )

    def site(self, **changes: Any) -> dict[str, Any]:
        """Return the globals of every page."""
        digest = {
            "topics": [self.term("topic"), self.term("topic", "Missile defence", count=3)],
            "people": [self.term("person", "Sergei Lavrov", count=2)],
            "outlets": [self.term("outlet", "Trend")],
            "years": [self.year(2007, {"September": 1, "March": 1})],
            "counts": SimpleNamespace(articles=2, topics=2, people=1, outlets=1),
            "feed_url": "feed.xml",
        }
        digest.update(changes.pop("digest", {}))
        made = {
            "SITEURL": "https://digest.example/base",
            "SITENAME": "The News Digest",
            "SITESUBTITLE": "What the papers said",
            "DIGEST_LANG": "en",
            "THEME_STATIC_DIR": "theme",
            "digest": SimpleNamespace(**digest),
            "lunr_search": SimpleNamespace(
                script="lunr/search.js",
                local_script="lunr/local.js",
                opensearch="lunr/opensearch.xml",
                page_url="search/",
            ),
        }
        return {**made, **changes}

    def pagination(
        self, articles: list[SimpleNamespace], folder: str = "", number: int = 1, per_page: int = 10
    ) -> dict[str, Any]:
        """Return what Pelican's writer gives the template of page `number` of a list."""
        settings = {
            "DEFAULT_ORPHANS": 0,
            "PAGINATION_PATTERNS": [
                PaginationRule(1, "{url}", "{save_as}"),
                PaginationRule(2, "{url}page/{number}/", "{base_name}/page/{number}/index.html"),
            ],
        }
        paginator = Paginator(f"{folder}index.html", folder, articles, settings, per_page)
        return {
            "articles_paginator": paginator,
            "articles_page": paginator.page(number),
            "articles_previous_page": paginator.page(number - 1) if number > 1 else None,
            "articles_next_page": (
                paginator.page(number + 1) if number < paginator.num_pages else None
            ),
        }

    def order(self, kind: str, order: str = "name") -> dict[str, Any]:
        """Return what the index of topics or people gets besides its terms."""
        return {
            "order": order,
            "by_name_url": f"{kind}/",
            "by_frequency_url": f"{kind}/by-frequency/",
        }

    def render(self, template: str, site: dict[str, Any] | None = None, **context: Any) -> str:
        """Return the page's HTML."""
        return self.environment.get_template(template).render(
            {**(self.site() if site is None else site), **context}
        )

    def pages(self) -> dict[str, Callable[[dict[str, Any]], str]]:
        """Return one way of rendering each template, given the site's globals."""

        def rendered(template: str, **context: Any) -> Callable[[dict[str, Any]], str]:
            return lambda site: self.render(template, site, **context)

        articles = [self.article(), self.bare_article()]
        topic = self.term("topic", description="About a province.", iptc="medtop:20000053")
        person = self.term("person", "Sergei Lavrov", confirmed=False)
        agency = self.term("outlet", "AFP", kind="agency", policy="excerpt")
        return {
            "index.html": rendered("index.html", **self.pagination(articles)),
            "article.html": rendered("article.html", article=self.article()),
            "topics.html": rendered("topics.html", terms=[topic], **self.order("topics")),
            "people.html": rendered("people.html", terms=[person], **self.order("people")),
            "outlets.html": rendered(
                "outlets.html", terms=[agency, self.term("outlet", "Trend", policy="link")]
            ),
            "topic.html": rendered(
                "topic.html", term=topic, **self.pagination(articles, "topics/kosovo-status/")
            ),
            "person.html": rendered(
                "person.html", term=person, **self.pagination(articles, "people/sergei-lavrov/")
            ),
            "intersection.html": rendered(
                "intersection.html",
                person=person,
                topic=topic,
                shared=2,
                **self.pagination(articles, "people/sergei-lavrov/topics/kosovo-status/"),
            ),
            "outlet.html": rendered(
                "outlet.html", term=agency, **self.pagination(articles, "outlets/afp/")
            ),
            "archives.html": rendered("archives.html"),
            "period_archives.html": rendered(
                "period_archives.html",
                period="September 2007",
                articles=articles,
                year=self.year(2007, {"September": 1, "March": 1}),
                output_file="archives/2007/09/index.html",
            ),
            "search.html": rendered("search.html"),
            "404.html": rendered("404.html"),
            "page.html": rendered(
                "page.html",
                page=SimpleNamespace(
                    title="About", slug="about", url="about/", content="<p>About us.</p>"
                ),
            ),
        }


@pytest.fixture(scope="session")
def theme() -> Theme:
    return Theme()


@pytest.fixture(scope="session")
def parse() -> Callable[[str], Element]:
    return parse_html
