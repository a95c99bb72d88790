"""An invented news page, and the parts that tests put in place of its own."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from news_digest.convert import convert, read_document
from news_digest.model import Story
from news_digest.vocabulary import Vocabularies

FIRST = "The harbour of Brekkan will be dredged next spring, the town council decided on Tuesday."
SECOND = "Fishing boats of more than ten metres have not been able to enter it since the storm."
THIRD = "“We have waited for four years,” said Hanne Lund, who speaks for the fishing families."

MENU = "<nav><ul><li><a href=/>Home</a></li><li><a href=/sport>Sport</a></li></ul></nav>"
FOOT = "<footer><p>© 2019 The Brekkan Post. All rights reserved.</p></footer>"
STORY = "".join(f"<p>{one}</p>" for one in (FIRST, SECOND, THIRD))
H1 = "<h1>Council votes to dredge the harbour of Brekkan</h1>"

PageOf = Callable[..., str]
HtmlStory = Callable[[str | bytes], Story]


@pytest.fixture(scope="session")
def page_of() -> PageOf:
    """Write a page: what is in its head, its JSON-LD, its headline and its story."""

    def page_of(
        story: str = STORY,
        *,
        head: str = "",
        data: Mapping[str, Any] | list[Any] | None = None,
        h1: str = H1,
        before: str = "",
        after: str = "",
    ) -> str:
        script = f'<script type="application/ld+json">{json.dumps(data)}</script>' if data else ""
        return (
            f"<!doctype html><html lang=en><head><meta charset=utf-8>{head}{script}</head><body>"
            f"{MENU}<main>{before}<article>{h1}<div class=story-body>{story}</div></article>"
            f"{after}</main>{FOOT}</body></html>"
        )

    return page_of


@pytest.fixture(scope="session")
def html_story(vocabularies: Vocabularies) -> HtmlStory:
    """Convert a page."""

    def html_story(raw: str | bytes) -> Story:
        data = raw.encode() if isinstance(raw, str) else raw
        return convert(read_document(data, "seeds/page.html"), vocabularies)

    return html_story
