"""The theme's escaping does not hang on the site's settings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pelican.settings import DEFAULT_CONFIG

if TYPE_CHECKING:
    from conftest import Site

THEME = Path(__file__).parents[3] / "themes/digest"
HOSTILE = "<script>alert(1)</script>"


@pytest.mark.parametrize(
    "environment",
    [DEFAULT_CONFIG["JINJA_ENVIRONMENT"], {"autoescape": False}],
    ids=["default", "off"],
)
def test_hostile_text_is_escaped_whatever_the_site_says(
    site: Site, environment: dict[str, Any]
) -> None:
    site.write(
        "content/articles/a.md",
        f"Title: {HOSTILE} Tolls\nDate: 2007-03-27\nTopics: {HOSTILE}\nPeople: {HOSTILE}\n"
        f"Outlet: {HOSTILE}\nPlace: {HOSTILE}\nSummary: {HOSTILE}\n\nA <em>body</em>.\n",
    )

    site.build(THEME=str(THEME), JINJA_ENVIRONMENT=environment, SITENAME=f"Site {HOSTILE}")

    pages = [name for name in site.files() if name.endswith("/") or not name]
    assert len(pages) >= 10
    for page in pages:
        assert HOSTILE not in site.page(page), page
    article = site.page("articles/a/")
    assert "&lt;script&gt;alert(1)&lt;/script&gt; Tolls</h1>" in " ".join(article.split())
    assert "A <em>body</em>." in article
