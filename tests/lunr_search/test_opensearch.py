"""The OpenSearch description: well-formed whatever the site is called."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lunr_search.opensearch import is_describable, opensearch_description

SPACE = "{http://a9.com/-/spec/opensearch/1.1/}"


def described(name: str, siteurl: str = "https://example.org/digest") -> dict[str, str]:
    """Return the description's texts, by element, and the address of the search."""
    text = opensearch_description(name=name, siteurl=siteurl, page_url="search/")
    root = ElementTree.fromstring(text.encode())
    texts = {child.tag.removeprefix(SPACE): child.text or "" for child in root}
    (url,) = root.findall(f"{SPACE}Url")
    return {**texts, "Url": url.attrib["template"]}


def test_it_names_the_site_and_the_search_page() -> None:
    assert described("News Digest") == {
        "ShortName": "News Digest",
        "LongName": "News Digest",
        "Description": "Search News Digest",
        "InputEncoding": "UTF-8",
        "Url": "https://example.org/digest/search/?q={searchTerms}",
    }


def test_a_long_name_is_cut_between_words() -> None:
    found = described("The Daily – Digest & Courier of the Whole of International Affairs, Weekly")
    assert found["ShortName"] == "The Daily"
    assert found["LongName"] == "The Daily – Digest & Courier of the Whole of"


@given(st.text())
def test_any_name_gives_xml_within_its_bounds(name: str) -> None:
    found = described(name)
    assert len(found["ShortName"]) <= 16
    assert len(found["LongName"]) <= 48


@pytest.mark.parametrize(
    ("siteurl", "answer"),
    [("https://example.org", True), ("http://127.0.0.1:8000/a", True), ("", False), (".", False)],
)
def test_only_a_site_with_an_address_is_described(siteurl: str, answer: bool) -> None:
    assert is_describable(siteurl) is answer
