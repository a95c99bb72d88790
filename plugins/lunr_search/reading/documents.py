"""Articles -> search documents: plain text of each field, what a result shows, names and dates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from unicodedata import combining

from lunr_search.model import Document, Named
from lunr_search.reading.html_text import text_of_html
from lunr_search.settings import Settings

_LISTS = (list, tuple)
_EPOCH = date(1970, 1, 1).toordinal()
# What a result shows of an article, in characters: two or three lines. Each one is fetched for each
# result.
_LEAD_LENGTH = 180


def documents_of(articles: Iterable[object], settings: Settings) -> tuple[Document, ...]:
    """Return the articles as search documents, in the order given."""
    reader = _Reader(settings)
    return tuple(reader.document(article) for article in articles)


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
    texts = [_text(item, is_html=is_html) for item in _items(value)]
    return [text for text in texts if text]


def day_of(value: object) -> int | None:
    """Return days since 1970-01-01 of a date, or of text that begins with one (`2007-03-27`)."""
    if isinstance(value, str):
        try:
            value = date.fromisoformat(value.strip()[:10])
        except ValueError:
            return None
    return value.toordinal() - _EPOCH if isinstance(value, date) else None


def shortened(text: str, length: int) -> str:
    """Return `text` in at most `length` characters: up to the end of a word, and `…`."""
    if len(text) <= length:
        return text
    kept, space, _ = text[:length].rpartition(" ")
    if not space or len(kept) * 2 < length:
        # Scripts without spaces end anywhere but before a letter's marks.
        end = length - 1
        while end and combining(text[end]):
            end -= 1
        kept = text[:end]
    return kept.rstrip(" .,:;-–—") + "…"


class _Reader:
    """Reads one build's articles. Terms that many of them share are asked for their page once."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        filled = (*(field.attribute for field in settings.fields), *settings.card.values())
        # An attribute such as the summary may be dear to make, and serve for more than one thing.
        self._attributes = [(name, name in settings.html) for name in dict.fromkeys(filled)]
        self._kinds = {facet.name: facet.attribute for facet in settings.facets}
        self._kinds |= {one.kind: one.attribute for one in settings.suggest}
        # By identity: Pelican's terms are equal where their slugs are, as those of C and C++. Each
        # is kept beside its name, so that no other can come to bear its identity.
        self._named: dict[tuple[int, bool], tuple[object, Named]] = {}

    def document(self, article: object) -> Document:
        """Return one article as the search sees it."""
        settings = self._settings
        texts = {
            attribute: plain_texts(resolve(article, attribute), is_html=is_html)
            for attribute, is_html in self._attributes
        }
        return Document(
            url=str(resolve(article, "url")),
            fields={field.name: "\n".join(texts[field.attribute]) for field in settings.fields},
            card=tuple(
                _card_text(name, texts[attribute]) for name, attribute in settings.card.items()
            ),
            day=day_of(resolve(article, settings.date)),
            names={kind: self._names(article, path) for kind, path in self._kinds.items()},
        )

    def _names(self, article: object, attribute: str) -> tuple[Named, ...]:
        is_html = attribute in self._settings.html
        items = _items(resolve(article, attribute))
        named = [self._name(item, is_html=is_html) for item in items]
        return tuple(dict.fromkeys([one for one in named if one.name]))

    def _name(self, item: object, *, is_html: bool) -> Named:
        key = id(item), is_html
        if known := self._named.get(key):
            return known[1]
        named = Named(" ".join(_text(item, is_html=is_html).split()), _page(item))
        self._named[key] = item, named
        return named


def _card_text(name: str, texts: Sequence[str]) -> str:
    text = ", ".join(" ".join(each.split()) for each in texts)
    return shortened(text, _LEAD_LENGTH) if name == "lead" else text


def _items(value: object) -> Sequence[object]:
    if isinstance(value, _LISTS):
        return [item for each in value for item in _items(each)]
    return () if value is None else (value,)


def _text(item: object, *, is_html: bool) -> str:
    text = item if isinstance(item, str) else str(getattr(item, "name", item))
    return (text_of_html(text) if is_html else text).strip()


def _page(item: object) -> str | None:
    """Return the address of an item's own page. Pelican writes none where `save_as` is empty."""
    url = getattr(item, "url", None)
    return str(url) if url and getattr(item, "save_as", url) else None
