"""What a page's own elements are marked with: microdata's `itemprop`, as schema.org names it."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.html import HtmlElement

from news_digest.convert.html.lines import tag_of

_LONGEST, _MOST_TEXTS, _MOST_A_NAME = 2_000, 50, 5
_ELSEWHERE = ("aside", "nav", "footer")


class Microdata:
    """The properties that elements are marked with, as they are met in the markup's order."""

    def __init__(self) -> None:
        self._marked: dict[str, list[HtmlElement]] = {}

    def read(self, element: HtmlElement) -> None:
        """Take note of an element that has an `itemprop`."""
        for name in (element.get("itemprop") or "").split():
            known = self._marked.setdefault(name, [])
            if len(known) < _MOST_A_NAME:
                known.append(element)

    def texts(self, name: str) -> Iterator[str]:
        """Yield the values of the story's property of this name.

        The story is the first thing that is marked with it; what belongs to other stories of the
        page, to pictures, to readers' comments is not the story's.
        """
        bodies = self._marked.get("articleBody", ()) or self._marked.get("headline", ())
        story = _thing_of(bodies[0]) if bodies else None
        for element in self._marked.get(name, ()):
            if story is not None and _thing_of(element) is not story:
                continue
            if any(tag_of(one) in _ELSEWHERE for one in element.iterancestors()):
                continue
            if text := _value(element):
                yield text


def _thing_of(element: HtmlElement) -> HtmlElement | None:
    """Return the element of the thing that a property belongs to."""
    return next((one for one in element.iterancestors() if one.get("itemscope") is not None), None)


def _value(element: HtmlElement) -> str:
    """Return a property's value; of a thing (a person), its name."""
    if element.get("itemscope") is not None:
        names = (
            one
            for one in element.iterdescendants()
            if "name" in (one.get("itemprop") or "").split()
        )
        element = next(names, element)
    text = element.get("content") or element.get("datetime")
    if text is None:
        parts = zip(element.itertext(), range(_MOST_TEXTS), strict=False)
        text = "".join(part for part, _ in parts)
    return " ".join(text[:_LONGEST].split())
