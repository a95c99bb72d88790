"""What a page declares of itself: JSON-LD, Open Graph and its kin, microdata, HTML's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from news_digest.convert.html.jsonld import LinkedData, Node, read_linked_data, text_of
from news_digest.convert.html.lines import tag_of
from news_digest.convert.html.microdata import Microdata
from news_digest.convert.html.prose import letters_of

# The names that publishing systems give to one thing, the ones that say most clearly what they
# mean first. Sources: ogp.me, schema.org, Dublin Core, and the names that Parse.ly, Sailthru and
# Chartbeat document for publishers.
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "parsely-pub-date", "sailthru.date", "article.published", "published-date", "publish-date",
    "publish_date", "publication_date", "pubdate", "originalpublicationdate",
    "article_date_original", "dc.date.issued", "dcterms.issued", "dc.date.created",
    "dcterms.created", "dc.date",
    "dcterms.date", "cxenseparse:recs:publishtime", "rbpubdate", "date",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified",
    "dc.date.modified",
)  # fmt: skip
_TITLES = (
    "og:title", "twitter:title", "headline", "parsely-title", "sailthru.title", "dc.title",
    "dcterms.title",
)  # fmt: skip
_SITES = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher")
_AUTHORS = (
    "author", "article:author_name", "parsely-author", "sailthru.author", "dc.creator",
    "dcterms.creator", "byl",
)  # fmt: skip
_LICENCES = ("dcterms.license", "dc.rights.license", "license")
_LANGUAGES = ("og:locale", "content-language", "dc.language", "dcterms.language", "inlanguage")
_LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class Declared:
    """One value, and what declares it, in words for people."""

    value: str
    by: str


@dataclass(frozen=True, slots=True)
class Declarations:
    """All that a page declares, field by field, the clearest declaration first.

    `printed` are the page's own headings of the first order; `titles` come without it. `bodies`
    are the story's whole text where JSON-LD has it.
    """

    titles: tuple[Declared, ...]
    page_title: str | None
    published: tuple[Declared, ...]
    modified: tuple[Declared, ...]
    addresses: tuple[Declared, ...]
    sites: tuple[Declared, ...]
    authors: tuple[Declared, ...]
    languages: tuple[Declared, ...]
    licences: tuple[Declared, ...]
    image_credits: tuple[Declared, ...]
    bodies: tuple[str, ...]
    is_article: bool


def read_declarations(root: HtmlElement) -> Declarations:
    """Collect what the page declares. Never raises, whatever the declarations hold."""
    raw = _Raw(root)
    main = raw.main_article()
    data = raw.data
    articles = ([main] if main else []) + [one for one in data.pages if one is not main]
    return Declarations(
        titles=_distinct(
            _of_nodes(articles[:1] if main else [], ("headline", "name"))
            + raw.metas(_TITLES)
            + raw.marked("headline")
        ),
        page_title=raw.title,
        published=_distinct(
            _of_nodes(articles, ("datePublished",))
            + raw.metas(_PUBLISHED)
            + raw.marked("datePublished")
            + _of_nodes(articles, ("dateCreated",))
            + raw.times()
        ),
        modified=_distinct(
            _of_nodes(articles, ("dateModified",))
            + raw.metas(_MODIFIED)
            + raw.marked("dateModified")
        ),
        addresses=_distinct(raw.addresses(articles)),
        sites=_distinct(
            raw.metas(_SITES[:1]) + raw.named(articles, "publisher") + raw.metas(_SITES[1:])
        ),
        authors=_distinct(
            raw.named(articles[:1], "author")
            + raw.metas(_AUTHORS)
            + raw.marked("author")
            + raw.labelled("written by")
        ),
        languages=_distinct(
            raw.html_language() + _of_nodes(articles, ("inLanguage",)) + raw.metas(_LANGUAGES)
        ),
        licences=_distinct(
            _of_nodes(articles, ("license",)) + raw.links("license") + raw.metas(_LICENCES)
        ),
        image_credits=_distinct(raw.image_credits(articles)),
        bodies=tuple(
            body for one in articles[:1] if (body := text_of(one.get("articleBody"))) is not None
        ),
        is_article=main is not None or raw.is_article(),
    )


class _Raw:
    """The page's declarations as they stand in it."""

    def __init__(self, root: HtmlElement) -> None:
        self.root = root
        self.title: str | None = None
        self._language = root.get("lang") or root.get("xml:lang") or root.get("{*}lang")
        self._metas: dict[str, list[str]] = {}
        self._links: dict[str, list[str]] = {}
        self._marked = Microdata()
        self._times: list[HtmlElement] = []
        scripts: list[str] = []
        for element in root.iter():
            tag = tag_of(element)
            if tag == "script":
                if "ld+json" in (element.get("type") or "").lower():
                    scripts.append(element.text or "")
            elif tag == "meta":
                self._read_meta(element)
            elif tag == "link":
                for relation in (element.get("rel") or "").lower().split():
                    self._links.setdefault(relation, []).append(element.get("href") or "")
            elif tag == "title" and self.title is None and element.text:
                self.title = " ".join(element.text.split()) or None
            elif tag == "time":
                self._times.append(element)
            elif tag == "a" and "license" in (element.get("rel") or "").lower().split():
                self._links.setdefault("license", []).append(element.get("href") or "")
            if element.get("itemprop"):
                self._marked.read(element)
        self.data: LinkedData = read_linked_data(scripts)

    def _read_meta(self, element: HtmlElement) -> None:
        content = element.get("content")
        if not content or not content.strip():
            return
        for key in ("property", "name", "http-equiv"):
            name = element.get(key)
            if name:
                self._metas.setdefault(name.strip().lower(), []).append(content[:_LONGEST])

    def main_article(self) -> Node | None:
        """Return the article that the page is: the one with the page's address, else the first."""
        own = {_bare(url) for url in self._own_addresses()}
        for article in self.data.articles:
            named = (article.get("url"), article.get("@id"), article.get("mainEntityOfPage"))
            urls = [text_of(one) or "" for one in named[:2]]
            page = named[2]
            urls.append(
                str(page.get("@id") or page.get("url")) if isinstance(page, dict) else str(page)
            )
            if any(_bare(url) in own for url in urls if url.startswith("http")):
                return article
        titled = letters_of(self.title or "")
        with_headline = [one for one in self.data.articles if one.get("headline")]
        named_so = [
            one
            for one in with_headline
            if (words := letters_of(text_of(one["headline"]) or "")) and words in titled
        ]
        return next(iter((*named_so, *with_headline, *self.data.articles)), None)

    def is_article(self) -> bool:
        """Tell whether Open Graph calls the page an article."""
        return any(one.lower().startswith("article") for one in self._metas.get("og:type", ()))

    def metas(self, names: Iterable[str]) -> list[Declared]:
        """Return the values of the `meta` elements of these names."""
        return [
            Declared(" ".join(value.split()), f"its meta element {name}")
            for name in names
            for value in self._metas.get(name, ())
        ]

    def labelled(self, label: str) -> list[Declared]:
        """Return what a card for Twitter says under this label."""
        return [
            Declared(text, f"its meta element twitter:data{number}")
            for number in (1, 2)
            if any(one.lower() == label for one in self._metas.get(f"twitter:label{number}", ()))
            for text in self._metas.get(f"twitter:data{number}", ())
        ]

    def marked(self, name: str) -> list[Declared]:
        """Return what microdata marks as the page's own property of this name."""
        return [Declared(text, f"what it marks as {name}") for text in self._marked.texts(name)]

    def times(self) -> list[Declared]:
        """Return the moments of `time` elements: those called published; one that is alone."""
        published = [one for one in self._times if one.get("pubdate") is not None]
        published += [one for one in self._times if "publish" in (one.get("class") or "").lower()]
        if not published and len({one.get("datetime") for one in self._times}) == 1:
            published = self._times[:1]
        return [
            Declared(moment, "its time element")
            for one in published
            if (moment := one.get("datetime"))
        ]

    def links(self, relation: str) -> list[Declared]:
        """Return where links of this relation lead."""
        return [
            Declared(url.strip(), f"its link rel={relation}")
            for url in self._links.get(relation, ())
            if url.strip()
        ]

    def html_language(self) -> list[Declared]:
        """Return the language of the page's root element."""
        return [Declared(self._language.strip(), "its html element")] if self._language else []

    def named(self, nodes: Iterable[Node], key: str) -> list[Declared]:
        """Return the names of the people or organisations that JSON-LD gives."""
        return [
            Declared(name, f"its JSON-LD {key}")
            for node in nodes
            for one in self.data.resolved(node.get(key))
            if (name := text_of(one.get("name") if isinstance(one, dict) else one))
            and not name.startswith(("http:", "https:"))
        ]

    def image_credits(self, nodes: Iterable[Node]) -> list[Declared]:
        """Return whom JSON-LD credits with the page's picture."""
        return [
            Declared(credit, f"its JSON-LD image {key}")
            for node in nodes
            for image in self.data.resolved(node.get("image"))
            if isinstance(image, dict)
            for key in ("creditText", "creator", "author", "copyrightHolder", "copyrightNotice")
            if (credit := text_of(image.get(key)))
        ]

    def _own_addresses(self) -> Iterator[str]:
        yield from (one.value for one in self.links("canonical"))
        yield from (one.value for one in self.metas(("og:url",)))

    def addresses(self, nodes: Iterable[Node]) -> list[Declared]:
        """Return the page's addresses, in full."""
        found = [*self.links("canonical"), *self.metas(("og:url",))]
        for node in nodes:
            page = node.get("mainEntityOfPage")
            page = page.get("@id") or page.get("url") if isinstance(page, dict) else page
            for url in (node.get("url"), page):
                if isinstance(url, str):
                    found.append(Declared(url.strip(), "its JSON-LD address"))
        base = next((one.value for one in found if is_address(one.value)), "")
        return [
            Declared(full, one.by) for one in found if is_address(full := _joined(base, one.value))
        ]


def is_address(url: str) -> bool:
    """Tell whether `url` is the full address of a page on the web."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    sound = parts.scheme in ("http", "https") and "." in (parts.hostname or "")
    return sound and not any(sign.isspace() or sign in "<>\"'" for sign in url)


def _joined(base: str, url: str) -> str:
    try:
        return urljoin(base, url)
    except ValueError:
        return ""


def _bare(url: str) -> str:
    """Return an address without what does not tell pages apart."""
    return url.partition("#")[0].partition("://")[2].removeprefix("www.").rstrip("/").lower()


def _of_nodes(nodes: Iterable[Node], keys: Iterable[str]) -> list[Declared]:
    return [
        Declared(text, f"its JSON-LD {key}")
        for key in keys
        for node in nodes
        if (text := text_of(node.get(key)))
    ]


def _distinct(declared: list[Declared]) -> tuple[Declared, ...]:
    """Keep the first of equal values."""
    first: dict[str, Declared] = {}
    for one in declared:
        if one.value:
            first.setdefault(one.value, one)
    return tuple(first.values())
