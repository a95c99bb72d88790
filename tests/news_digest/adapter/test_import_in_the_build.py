"""The converter runs inside Pelican's build, and the counts add up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Site

RAW = """\
Ministers Meet In Vienna

March 27, 2007

VIENNA -- Foreign ministers of eleven countries met in Vienna on Tuesday to discuss the future of
the treaty, officials of the Austrian government said.

They left the city in the evening without any agreement, and will meet again in the coming month.

The next round of talks is to be held in Geneva, where the treaty was signed a decade ago.
"""


def test_raw_documents_become_pages(site: Site) -> None:
    site.write("seeds/a.txt", RAW)
    site.article("by-hand")

    site.build()

    report = site.report()
    assert report["raw_documents"] == report["published"] == report["converted"] == 1
    assert report["by_hand"] == 1
    assert report["articles"] == report["articles_published"] == 2
    assert report["pages"] == len(list(site.output.rglob("*.html")))
    assert report["search_documents"] is None
    assert report["output"] == "output"
    (name,) = (name for name in site.files() if name.endswith("ministers-meet-in-vienna/"))
    page = site.page(name)
    assert "title: Ministers Meet In Vienna" in page
    assert "source: seeds/a.txt 5 " in page
    assert "without any agreement" in page


def test_a_second_build_converts_nothing(site: Site) -> None:
    site.write("seeds/a.txt", RAW)
    site.build()
    article = next(site.root.glob("content/articles/*/*/*.md"))
    before = article.stat().st_mtime_ns

    site.build()

    assert site.report()["converted"] == 0
    assert article.stat().st_mtime_ns == before


def test_every_raw_document_is_accounted_for(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    site.write("seeds/a.txt", RAW)
    site.write("seeds/again.txt", RAW)
    site.write("seeds/empty.txt", "")
    site.write("seeds/undated.txt", RAW.replace("March 27, 2007\n\n", "").replace("eleven", "ten"))
    site.write("seeds/withdrawn.txt", RAW.replace("Vienna", "Geneva").replace("eleven", "nine"))
    site.build()
    next(site.root.glob("content/articles/*/*/*geneva*.md")).unlink()

    site.build()

    report = site.report()
    fates = ("published", "draft", "duplicate", "withdrawn", "rejected")
    assert {fate: report[fate] for fate in fates} == dict.fromkeys(fates, 1)
    assert report["raw_documents"] == 5
    assert "seeds/empty.txt" in capsys.readouterr().err


def test_a_raw_document_added_later_is_built_in_the_same_process(site: Site) -> None:
    pelican = site.pelican()
    pelican.run()
    site.write("seeds/a.txt", RAW)

    pelican.run()  # as `--autoreload` does

    assert site.report()["published"] == 1


def test_an_edit_by_hand_is_what_is_published(site: Site) -> None:
    site.write("seeds/a.txt", RAW)
    site.build()
    article = next(site.root.glob("content/articles/*/*/*.md"))
    article.write_text(
        article.read_text("utf-8").replace("without any agreement", "in agreement"), "utf-8"
    )

    site.build()

    (name,) = (name for name in site.files() if name.endswith("ministers-meet-in-vienna/"))
    assert "in agreement" in site.page(name)
