"""An outlet's policy holds wherever an article's text goes."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

import pytest
from pelican import signals

from lunr_search.reading.documents import documents_of
from lunr_search.settings import Field, Settings

if TYPE_CHECKING:
    from conftest import Site

OUTLETS = """\
outlets:
  free: {name: Free Press, policy: full}
  brief: {name: Brief Agency, kind: agency, policy: excerpt}
  closed: {name: Closed Times, policy: link}
"""
BODY = "First paragraph.\n\n" + "word " * 70 + "\n\nLast secret."


def search_text(site: Site, **settings: Any) -> str:
    """Build the site; return all that its search documents would hold."""
    fields = tuple(
        Field(name, name, 1.0, stemmed=True) for name in ("title", "content", "summary_text")
    )
    card = {"title": "title", "lead": "summary", "text": "summary_text"}
    search = Settings(
        fields, card, frozenset({"content", "summary"}), site.root, PurePosixPath("lunr"), "search/"
    )
    found: list[str] = []

    def collect(generator: Any, **_: object) -> None:
        found.extend(map(str, documents_of(generator.articles, search)))

    with signals.article_writer_finalized.connected_to(collect):
        site.build(**settings)
    return "\n".join(found)


@pytest.mark.parametrize(
    ("metadata", "policy"),
    [
        (("Outlet: Free Press",), "full"),
        (("Outlet: Free Press", "Agency: Brief Agency"), "excerpt"),
        (("Outlet: Closed Times", "Agency: Brief Agency"), "link"),
        (("Outlet: Closed Times [closed]",), "link"),
        (("Outlet: Free Press [fre]",), "link"),
        (("Outlet: Unheard Of",), "full"),
        ((), "full"),
    ],
)
def test_the_stricter_policy_reaches_page_list_feed_and_search(
    site: Site, metadata: tuple[str, ...], policy: str
) -> None:
    site.write("content/curation/outlets.yml", OUTLETS)
    site.write(
        "theme/templates/index.html",
        "{% for article in articles %}{{ article.summary_text }} {{ article.summary }}{% endfor %}",
    )
    site.article("a", *metadata, "Summary: The lead.", body=BODY)

    searched = search_text(site)

    assert f"policy: {policy}\n" in site.page("articles/a/")
    everywhere = [searched, *(site.page(name) for name in sorted(site.files()))]
    assert any("Last secret" in text for text in everywhere) is (policy == "full")
    assert any("First paragraph" in text for text in everywhere) is (policy != "link")
    assert any("The lead." in text for text in everywhere) is (policy != "link")


def test_the_policy_for_unknown_outlets_is_a_setting(site: Site) -> None:
    site.article("a", "Outlet: Unheard Of", body=BODY)

    assert "Last secret" not in search_text(site, DIGEST_DEFAULT_POLICY="excerpt")
    assert "policy: excerpt\n" in site.page("articles/a/")
