from __future__ import annotations

from news_digest.site.sources import SourceReference, source_reference

TEMPLATE = "https://example.org/{path}#L{first}-L{last}"


def test_a_source_is_linked_by_its_lines() -> None:
    assert source_reference("seeds/a b#.txt", (3, 9), TEMPLATE) == SourceReference(
        "seeds/a b#.txt", "a b#.txt", 3, 9, "https://example.org/seeds/a%20b%23.txt#L3-L9"
    )


def test_without_template_there_is_no_link() -> None:
    assert source_reference("seeds/a.txt", (3, 9), None).url is None


def test_without_provenance_the_lines_are_unknown() -> None:
    reference = source_reference("seeds/a.txt", None, TEMPLATE)

    assert reference.first_line is None
    assert reference.last_line is None
    assert reference.url == "https://example.org/seeds/a.txt#L1-L1"
