"""People whom no vocabulary has, and surnames that lead to nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conftest import Site


def test_a_page_from_the_second_article_on(site: Site) -> None:
    site.article("a", "People: Ann Other; Sergei Roe; Lund")
    site.article("b", "People: Sergey Roe; Other")

    site.build(DIGEST_PERSON_PAGE_FROM=2)

    of_people = {file for file in site.files() if file.startswith("people/")}
    assert of_people == {
        "people/",
        "people/by-frequency/",
        "people/sergei-roe/",
        "people/sergei-roe/feed.xml",
        "people/sergei-roe/index.json",
    }
    assert "Lund" not in site.page("people/")
    listed = site.page("articles/a/")
    assert "Ann Other <None>" in listed
    # What the search goes by: whoever has a name, resolved or not.
    assert "everybody: Ann Other, Sergei Roe, Lund." in listed
    assert "Sergei Roe <people/sergei-roe/>" in listed
    assert "Sergei Roe <people/sergei-roe/>" in site.page("articles/b/")
