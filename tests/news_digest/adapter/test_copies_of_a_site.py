"""Copies and versions, from raw documents to the pages of the digest's own theme."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

Site = Any  # the class of conftest.py

THEME = Path(__file__).parents[3] / "themes/digest"
LINES = (
    "NORPORT (Reuters) - The tolls of the harbour bridge will rise by a fifth in May, the ministry "
    "of transport said on Tuesday.",
    "Drivers of lorries will pay 24 crowns instead of 20, and buses will pay nothing at all, said "
    "Minister Hanna Brook.",
    "She told reporters that all of the money would go to the northern ramp, which is to be closed "
    "for repairs.",
    "The union of hauliers announced that 300 lorries would cross the bridge at walking pace on "
    "the first of May.",
    "The bridge was opened in 1974, and some 41,000 vehicles cross it on a working day.",
)


def page(headline: str, date: str, *paragraphs: str) -> str:
    return "\n\n".join((headline, date, *paragraphs)) + "\n"


@pytest.fixture
def built(site: Site) -> Site:
    site.write("seeds/a.txt", page("Bridge tolls to rise in May", "March 27, 2007 10:00", *LINES))
    site.write("seeds/b.txt", page("Crossing gets dearer", "March 28, 2007", *LINES[:4]))
    site.write("seeds/b.yml", "url: https://example.com/<toll>?a&b\n")
    corrected = [line.replace("24 crowns", "42 crowns") for line in LINES]
    site.write(
        "seeds/c.txt",
        page("CORRECTED: Bridge tolls to rise in May", "March 27, 2007 12:00", *corrected),
    )
    site.build(THEME=str(THEME))
    return site


def main(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", text.split("<main")[1]))


def test_a_page_names_copies_and_versions(built: Site) -> None:
    assert built.report()["duplicate"] == 1
    first = built.page("articles/2007-03-27-bridge-tolls-to-rise-in-may/")
    assert "A later version of this story: CORRECTED: Bridge tolls to rise in May" in main(first)
    assert "Also in Reuters, 28 March 2007 Crossing gets dearer From seeds/b.txt" in main(first)
    assert 'href="https://example.com/&lt;toll&gt;?a&amp;b"' in first
    later = built.page("articles/2007-03-27-corrected-bridge-tolls-to-rise-in-may/")
    assert "Bridge tolls to rise in May An earlier version, 27 March 2007" in main(later)
    assert "Also in" not in main(later)


def test_no_page_names_a_draft_as_a_version(built: Site) -> None:
    article = built.root / "content/articles/2007/03/2007-03-27-bridge-tolls-to-rise-in-may.md"
    text = article.read_text(encoding="utf-8").replace("Slug:", "Status: draft\nSlug:", 1)
    article.write_text(text, encoding="utf-8")
    built.build(THEME=str(THEME))
    later = built.page("articles/2007-03-27-corrected-bridge-tolls-to-rise-in-may/")
    assert "version" not in main(later)
