"""Names of raw documents change hands: stories keep their addresses, and none is doubled."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from news_digest.importing import ImportReport

Site = Any  # the class of conftest.py
Outcomes = Callable[[ImportReport], dict[str, str]]
Codes = Callable[[ImportReport], list[str]]

BRIDGE = """Bridge tolls rise
2007-03-27
The tolls of the harbour bridge rise in May, said the ministry of transport on Tuesday.
Drivers of lorries will pay twice as much as before, and buses will pay nothing at all.
"""
RAILWAY = """Railway opens after storm
2007-03-27
The mountain railway runs again after a month of repairs, its director told reporters.
Snow had buried two of its stations, and the storm had taken the roof of a third.
"""
BRIDGE_PATH = "content/articles/2007/03/2007-03-27-bridge-tolls-rise.md"
RAILWAY_PATH = "content/articles/2007/03/2007-03-27-railway-opens-after-storm.md"
RAILWAY_PROVENANCE = "content/provenance/2007-03-27-railway-opens-after-storm.json"
BRIDGE_PROVENANCE = "content/provenance/2007-03-27-bridge-tolls-rise.json"


@pytest.fixture
def two(site: Site) -> Site:
    """A site with the bridge in a.txt and the railway in b.txt, imported."""
    site.seed("a.txt", BRIDGE)
    site.seed("b.txt", RAILWAY)
    site.run()
    return site


def swap(site: Site) -> None:
    one, two, between = (site.root / "seeds" / name for name in ("a.txt", "b.txt", "x"))
    one.rename(between)
    two.rename(one)
    between.rename(two)


def articles(report: ImportReport) -> dict[str, str | None]:
    return {Path(outcome.path).name: outcome.article for outcome in report.outcomes}


def settled(site: Site) -> None:
    """Nothing is left to do, and nothing depends on what can be deleted at any time."""
    before = site.files()
    assert site.run().written == ()
    assert site.converted == []
    shutil.rmtree(site.root / ".cache", ignore_errors=True)
    site.run()
    assert site.files() == before


class TestSwap:
    def test_each_story_keeps_its_address(self, two: Site) -> None:
        swap(two)
        assert articles(two.run()) == {"a.txt": RAILWAY_PATH, "b.txt": BRIDGE_PATH}
        assert two.converted == []
        for path, title, source in (
            (BRIDGE_PATH, "Bridge tolls rise", "seeds/b.txt"),
            (RAILWAY_PATH, "Railway opens after storm", "seeds/a.txt"),
        ):
            assert two.text(path).startswith(f"Title: {title}\n")
            assert f"Source: {source}\n" in two.text(path)
        assert '"path": "seeds/b.txt"' in two.text(BRIDGE_PROVENANCE)
        settled(two)

    def test_edited_articles(self, two: Site, codes: Codes) -> None:
        for path in (BRIDGE_PATH, RAILWAY_PATH):
            two.edit(path, "Title: ", "Title: New: ")
        before = two.files("content/articles")
        swap(two)
        report = two.run()
        assert codes(report) == []
        assert articles(report) == {"a.txt": RAILWAY_PATH, "b.txt": BRIDGE_PATH}
        assert two.files("content/articles") == before
        settled(two)

    @pytest.mark.parametrize("imported_between", [False, True])
    def test_a_withdrawn_story_stays_withdrawn(
        self, two: Site, outcomes: Outcomes, imported_between: bool
    ) -> None:
        (two.root / BRIDGE_PATH).unlink()
        if imported_between:
            two.run()
        swap(two)
        for _ in range(2):
            report = two.run()
            assert outcomes(report) == {"seeds/a.txt": "published", "seeds/b.txt": "withdrawn"}
            assert articles(report)["a.txt"] == RAILWAY_PATH
            assert "The tolls" not in two.text(RAILWAY_PATH)
        settled(two)

    def test_both_changed_as_well(self, two: Site) -> None:
        two.seed("a.txt", RAILWAY + "More.\n")
        two.seed("b.txt", BRIDGE + "More.\n")
        report = two.run()
        assert articles(report) == {"a.txt": RAILWAY_PATH, "b.txt": BRIDGE_PATH}
        assert (report.articles, report.raw_gone) == (2, 0)
        assert two.text(BRIDGE_PATH).startswith("Title: Bridge tolls rise\n")
        assert "More." in two.text(BRIDGE_PATH)
        settled(two)


class TestOverwriting:
    @pytest.mark.parametrize("more", ["", "# another menu\n"])
    @pytest.mark.parametrize("edited", [False, True])
    def test_with_another_document(
        self, two: Site, outcomes: Outcomes, more: str, edited: bool
    ) -> None:
        if edited:
            two.edit(BRIDGE_PATH, "Title: ", "Title: New: ")
        before = two.files()
        two.seed("a.txt", RAILWAY + more)
        report = two.run()
        assert outcomes(report) == {"seeds/a.txt": "duplicate", "seeds/b.txt": "published"}
        changed = {path for path, data in two.files().items() if data != before[path]}
        assert changed == ({RAILWAY_PROVENANCE} if more else set())
        assert (report.articles, report.raw_gone) == (2, 1)
        settled(two)

    @pytest.mark.parametrize("edited", [False, True])
    def test_with_another_story(self, two: Site, codes: Codes, edited: bool) -> None:
        if edited:
            two.edit(BRIDGE_PATH, "Title: ", "Title: New: ")
        before = two.text(BRIDGE_PATH)
        two.seed("a.txt", "Mayor resigns\n2007-03-27\nShe left the town hall by its back door.\n")
        report = two.run()
        assert codes(report) == []
        new = "content/articles/2007/03/2007-03-27-mayor-resigns.md"
        assert articles(report) == {"a.txt": new, "b.txt": RAILWAY_PATH}
        assert two.text(BRIDGE_PATH) == before
        assert (report.articles, report.raw_gone) == (3, 1)
        settled(two)

    def test_one_name_for_the_story_of_each_day(self, site: Site) -> None:
        days = ("2007-03-27", "2007-03-28", "2007-03-29")
        stories = [
            f"News in brief\n{day}\nWhat {day} brought is this and no other thing.\n"
            for day in days
        ]
        for story in stories:
            site.seed("today.txt", story)
            site.run()
        report = site.run()
        assert (report.articles, report.raw_gone) == (3, 2)
        # An earlier one comes back, with a correction.
        site.seed("today.txt", stories[0] + "Corrected.\n")
        report = site.run()
        assert articles(report) == {
            "today.txt": "content/articles/2007/03/2007-03-27-news-in-brief.md"
        }
        assert (report.articles, report.raw_gone) == (3, 2)
        settled(site)

    def test_a_withdrawn_story_with_another(self, two: Site, outcomes: Outcomes) -> None:
        (two.root / BRIDGE_PATH).unlink()
        two.seed("a.txt", "Mayor resigns\n2008-01-02\nShe left.\n")
        assert outcomes(two.run()) == {"seeds/a.txt": "published", "seeds/b.txt": "published"}
        two.seed("c.txt", BRIDGE)
        assert outcomes(two.run())["seeds/c.txt"] == "withdrawn"
        assert not (two.root / BRIDGE_PATH).exists()
        settled(two)

    @pytest.mark.parametrize("old", ["Bridge tolls rise", "2007-03-27"])
    def test_what_may_be_a_withdrawn_story_waits_for_a_person(
        self, two: Site, outcomes: Outcomes, old: str
    ) -> None:
        (two.root / BRIDGE_PATH).unlink()
        new = {"Bridge tolls rise": "Tolls up", "2007-03-27": "2007-04-01"}[old]
        text = BRIDGE.replace(old, new) + "More.\n"
        two.seed("a.txt", text)
        report = two.run()
        assert outcomes(report)["seeds/a.txt"] == "withdrawn"
        assert report.outcomes[0].reason.endswith("save it under another name.")
        settled(two)
        (two.root / "seeds/a.txt").rename(two.root / "seeds/c.txt")
        assert outcomes(two.run())["seeds/c.txt"] == "published"


class TestChangedAndRenamed:
    @pytest.fixture
    def renamed(self, two: Site) -> Site:
        (two.root / "seeds/a.txt").unlink()
        two.seed("z.txt", BRIDGE + "More.\n")
        return two

    def test_an_untouched_article_follows(self, renamed: Site) -> None:
        report = renamed.run()
        assert articles(report) == {"b.txt": RAILWAY_PATH, "z.txt": BRIDGE_PATH}
        assert (report.articles, report.raw_gone) == (2, 0)
        assert "More." in renamed.text(BRIDGE_PATH)
        assert "Source: seeds/z.txt\n" in renamed.text(BRIDGE_PATH)
        settled(renamed)

    @pytest.mark.parametrize("between", [False, True])
    def test_an_edited_article_stays_with_a_warning(
        self, two: Site, codes: Codes, between: bool
    ) -> None:
        two.edit(BRIDGE_PATH, "Title: ", "Title: New: ")
        before = two.files()
        two.seed("a.txt", BRIDGE + "More.\n")
        if between:
            two.run()
        (two.root / "seeds/a.txt").rename(two.root / "seeds/z.txt")
        report = two.run()
        assert codes(report) == ["raw-document-changed"]
        assert articles(report) == {"b.txt": RAILWAY_PATH, "z.txt": BRIDGE_PATH}
        assert two.files() == before
        settled(two)
        # The maintainer does what the hint says.
        [warning] = two.run().diagnostics
        line = two.text(BRIDGE_PATH).splitlines()[warning.line - 1]
        two.edit(BRIDGE_PATH, line, warning.hint.split("`")[1])
        report = two.run()
        assert codes(report) == []
        assert '"path": "seeds/z.txt"' in two.text(BRIDGE_PROVENANCE)
        settled(two)

    def test_a_withdrawn_story_stays_withdrawn(self, renamed: Site, outcomes: Outcomes) -> None:
        (renamed.root / BRIDGE_PATH).unlink()
        assert outcomes(renamed.run())["seeds/z.txt"] == "withdrawn"
        settled(renamed)

    def test_with_another_headline(self, two: Site) -> None:
        (two.root / "seeds/a.txt").unlink()
        two.seed("z.txt", BRIDGE.replace("Bridge tolls rise", "Tolls up").replace("27", "28"))
        assert articles(two.run())["z.txt"] == BRIDGE_PATH

    @pytest.mark.parametrize(
        ("headline", "same"), [("Tolls of bridge up", True), ("Mayor resigns", False)]
    )
    def test_a_changed_body_needs_a_like_headline(
        self, two: Site, headline: str, same: bool
    ) -> None:
        changed = BRIDGE.replace("Bridge tolls rise", headline).replace("buses", "trams")
        two.seed("a.txt", changed)
        report = two.run()
        assert (articles(report)["a.txt"] == BRIDGE_PATH) is same
        assert (report.articles, report.raw_gone) == ((2, 0) if same else (3, 1))
        settled(two)

    def test_another_story_of_that_day_is_new(self, two: Site) -> None:
        (two.root / "seeds/a.txt").unlink()
        two.seed("z.txt", "Mayor resigns\n2007-03-27\nShe left the town hall.\n")
        report = two.run()
        assert articles(report)["z.txt"] not in (BRIDGE_PATH, None)
        assert (report.articles, report.raw_gone) == (3, 1)

    def test_a_copy_of_an_article_by_hand_is_left_alone(self, two: Site) -> None:
        copy = two.text(BRIDGE_PATH).replace("Slug: 2007", "Slug: copy-2007")
        two.write("content/articles/copy.md", copy)
        two.seed("z.txt", BRIDGE + "More.\n")
        report = two.run()
        assert two.text("content/articles/copy.md") == copy
        assert (report.by_hand, report.articles) == (1, 3)
        assert (report.published, report.duplicate) == (2, 1)


def test_taking_over_by_hand_counts_whatever_the_story(two: Site, codes: Codes) -> None:
    two.edit(BRIDGE_PATH, "Title: ", "Title: New: ")
    document = two.seed("z.txt", "Mayor resigns\n2008-01-02\nShe left.\n")
    (two.root / "seeds/a.txt").unlink()
    other = two.run().outcomes[1].article
    line = next(each for each in two.text(other).splitlines() if each.startswith("Source-Sha256"))
    for path in (other, "content/provenance/2008-01-02-mayor-resigns.json"):
        (two.root / path).unlink()
    old = next(
        each for each in two.text(BRIDGE_PATH).splitlines() if each.startswith("Source-Sha256")
    )
    two.edit(BRIDGE_PATH, old, line)
    report = two.run()
    assert codes(report) == []
    assert articles(report)[document.name] == BRIDGE_PATH
    settled(two)
