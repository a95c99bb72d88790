"""Articles -> search documents: plain text of each field, and what a result shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser

from lunr_search.settings import Settings


@dataclass(frozen=True, slots=True)
class Document:
    """One article as the search sees it.

    `fields` and `card` map the names of LUNR_FIELDS and LUNR_CARD to plain text (of lists: an
    item a line in `fields`, separated by commas in `card`); `url` is relative to the site's root.
    """

    url: str
    fields: Mapping[str, str]
    card: Mapping[str, str]


def documents_of(articles: Iterable[object], settings: Settings) -> tuple[Document, ...]:
    """Return the articles as search documents, in the order given."""
    return tuple(_document(article, settings) for article in articles)


def _document(article: object, settings: Settings) -> Document:
    def texts(attribute: str) -> list[str]:
        return plain_texts(resolve(article, attribute), is_html=attribute in settings.html)

    return Document(
        url=str(resolve(article, "url")),
        fields={field.name: "\n".join(texts(field.attribute)) for field in settings.fields},
        card={
            name: ", ".join(" ".join(text.split()) for text in texts(attribute))
            for name, attribute in settings.card.items()
        },
    )


def resolve(article: object, attribute: str) -> object:
    """Follow a dotted path through attributes and mappings; what is missing is None."""
    value = article
    for part in attribute.split("."):
        value = value.get(part) if isinstance(value, Mapping) else getattr(value, part, None)
    return value


def plain_texts(value: object, *, is_html: bool) -> list[str]:
    """Return the texts that an attribute's value stands for, without empty ones.

    A value is text, an object with a `name` (a term, a tag, an author), a list of these, or None.
    """
    if value is None:
        return []
    if isinstance(value, list | tuple):
        return [text for item in value for text in plain_texts(item, is_html=is_html)]
    text = value if isinstance(value, str) else str(getattr(value, "name", value))
    if is_html:
        text = text_of_html(text)
    return [text.strip()] if text.strip() else []


def text_of_html(html: str) -> str:
    """Return what a reader sees of `html`; only elements within a line do not part words."""
    reader = _TextReader()
    reader.feed(html)
    reader.close()
    return "".join(reader.parts)


_WITHIN_A_LINE = frozenset(
    ("a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd",
     "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time",
     "u", "var", "wbr")
)  # fmt: skip
_UNSEEN = frozenset(("script", "style", "template", "noscript"))


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
