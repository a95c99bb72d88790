"""What sidecars and decisions.yml change in an import, and what they leave alone."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from typing import Any

import pytest

from news_digest.guidance import ReviewPolicy
from news_digest.importing import Converter, ImportPaths, ImportReport, run_import
from news_digest.model import Alternative, Decision
from news_digest.settings import DigestSettings

Site = Any  # the class of conftest.py
STORY = "Ministers meet\n2007-03-27\nThey met.\nThey left.\n"
OTHER = "Water rises\n2007-03-28\nIt rose.\nIt fell.\n"
ARTICLE = "content/articles/2007/03/2007-03-27-ministers-meet.md"
PROVENANCE = "content/provenance/2007-03-27-ministers-meet.json"
DECISIONS = "content/curation/decisions.yml"
SHA256 = sha256(STORY.encode()).hexdigest()
Outcomes = Callable[[ImportReport], dict[str, str]]
Codes = Callable[[ImportReport], list[str]]


@pytest.fixture
def two(site: Site) -> Site:
    """A site with two documents imported, whose converter obeys `status: reject`."""
    convert = site.convert

    def obeying(document: Any, words: Any, guidance: Any) -> Any:
        story = convert(document, words, guidance)
        if guidance.rejects:
            from news_digest.convert.guided import refusal
            from news_digest.model import StoryStatus

            why = refusal(guidance, document.text)
            return replace(story, status=StoryStatus.REJECTED, blocks=(), diagnostics=(why,))
        if stated := guidance.stated("byline"):
            return replace(story, byline=stated.value)
        return story

    site.convert = obeying
    site.seed("a.txt")
    site.seed("b.txt", OTHER)
    site.run()
    return site


def guidance_of(site: Site) -> str | None:
    found: str | None = json.loads(site.text(PROVENANCE))["guidance"]
    return found


def test_a_new_sidecar_converts_its_document_again_and_no_other(two: Site) -> None:
    assert guidance_of(two) is None
    two.seed("a.yml", "byline: Ann Other\n")
    two.run()
    assert two.converted == ["seeds/a.txt"]
    assert "Byline: Ann Other\n" in two.text(ARTICLE)
    assert guidance_of(two) is not None
    before = two.stamps()
    two.run()
    assert two.converted == []
    assert two.stamps() == before
    (two.root / "seeds/a.yml").unlink()
    two.run()
    assert two.converted == ["seeds/a.txt"]
    assert "Ann Other" not in two.text(ARTICLE)
    assert guidance_of(two) is None


def test_a_decision_does_the_same_by_the_hash_of_the_bytes(two: Site) -> None:
    two.write(DECISIONS, f"{SHA256}:\n  byline: Ann Other\n{'0' * 64}:\n  byline: Nobody\n")
    two.run()
    assert two.converted == ["seeds/a.txt"]
    assert "Byline: Ann Other\n" in two.text(ARTICLE)
    # The answers about another document move this one's lines, and say nothing new about it.
    two.write(DECISIONS, f"{'0' * 64}:\n  byline: X\n{SHA256}:\n  byline: Ann Other\n")
    two.run()
    assert two.converted == []


def test_a_changed_comment_converts_nothing(two: Site) -> None:
    two.seed("a.yml", "byline: Ann Other # she said\n")
    two.run()
    two.seed("a.yml", "byline: Ann Other # she wrote\n")
    two.run()
    assert two.converted == []


def test_an_edited_article_wins_and_a_note_says_so(two: Site, codes: Codes) -> None:
    two.edit(ARTICLE, "They left.", "They went.")
    edited = two.text(ARTICLE)
    two.seed("a.yml", "byline: Ann Other\n")
    for _ in range(2):
        report = two.run()
        assert two.converted == []
        assert codes(report) == ["article-wins"]
        assert two.text(ARTICLE) == edited
    (two.root / "seeds/a.yml").unlink()
    assert codes(two.run()) == []


def test_document_and_sidecar_may_be_renamed_together(two: Site, codes: Codes) -> None:
    two.seed("a.yml", "byline: Ann Other\n")
    two.run()
    for ending in ("txt", "yml"):
        (two.root / f"seeds/a.{ending}").rename(two.root / f"seeds/c.{ending}")
    report = two.run()
    assert codes(report) == []
    assert "Source: seeds/c.txt" in two.text(ARTICLE)
    assert "Byline: Ann Other\n" in two.text(ARTICLE)
    two.run()
    assert two.converted == []


def test_a_broken_sidecar_holds_a_new_document(
    site: Site, outcomes: Outcomes, codes: Codes
) -> None:
    site.seed("a.txt")
    site.seed("a.yml", "place: Tver\ndate: tomorrow\n")
    report = site.run()
    assert outcomes(report) == {"seeds/a.txt": "rejected"}
    assert report.outcomes[0].reason.startswith("seeds/a.yml:2: “tomorrow” is not a day")
    assert codes(report) == ["guidance-date"]
    assert site.files() == {}
    site.seed("a.yml", "place: Tver\n")
    assert outcomes(site.run()) == {"seeds/a.txt": "published"}


@pytest.mark.parametrize("edited", [False, True])
def test_a_broken_sidecar_leaves_an_article_as_it_is(
    two: Site, outcomes: Outcomes, codes: Codes, *, edited: bool
) -> None:
    if edited:
        two.edit(ARTICLE, "They left.", "They went.")
    before = two.files()
    two.seed("a.yml", "\tdate: 2007-03-27\n")
    report = two.run()
    assert outcomes(report)["seeds/a.txt"] == "published"
    assert "guidance-syntax" in codes(report)
    assert two.files() == before
    assert codes(report).count("guidance-syntax") == 1


def test_a_broken_entry_of_decisions_holds_its_document_alone(
    two: Site, outcomes: Outcomes, codes: Codes
) -> None:
    two.write(DECISIONS, f"{SHA256}:\n  dat: 2007-03-27\n")
    report = two.run()
    assert two.converted == []
    assert set(codes(report)) == {"article-kept", "guidance-unknown-key"}
    assert outcomes(report) == {"seeds/a.txt": "published", "seeds/b.txt": "published"}


def test_a_sidecar_without_document_is_told(two: Site) -> None:
    two.seed("c.yml", "byline: Ann\n")
    [found] = two.run().diagnostics
    assert (found.code, found.path) == ("guidance-without-document", "seeds/c.yml")


def test_a_rejected_document_is_remembered_under_what_was_stated(
    site: Site, outcomes: Outcomes
) -> None:
    site.seed("a.txt", "REJECT\n-\n")
    site.run()
    site.run()
    assert site.converted == []
    site.seed("a.yml", "byline: Ann\n")
    assert outcomes(site.run()) == {"seeds/a.txt": "rejected"}
    assert site.converted == ["seeds/a.txt"]
    site.run()
    assert site.converted == []


def test_who_rejects_a_published_document_makes_its_article_a_draft(
    two: Site, outcomes: Outcomes, codes: Codes
) -> None:
    published = two.text(ARTICLE)
    two.write(DECISIONS, f"{SHA256}:\n  status: reject\n")
    report = two.run()
    assert outcomes(report)["seeds/a.txt"] == "draft"
    assert codes(report) == ["stated-reject"]
    assert "Status: draft\n" in two.text(ARTICLE)
    before = two.stamps()
    two.run()
    assert two.stamps() == before
    two.write(DECISIONS, "")
    assert outcomes(two.run())["seeds/a.txt"] == "published"
    assert two.text(ARTICLE) == published


def test_a_copy_takes_the_place_of_a_rejected_document(two: Site, outcomes: Outcomes) -> None:
    words = " ".join(f"word{number}" for number in range(30))
    two.seed("x.txt", f"Long\n2007-03-29\n{words}\n")
    two.seed("y.txt", f"Longer\n2007-03-29\n{words} more\n")
    two.seed("z.txt", f"Long\n2007-03-29\n{words}\n")
    assert list(outcomes(two.run()).values())[2:] == ["published", "duplicate", "duplicate"]
    two.seed("x.yml", "status: reject\n")
    assert list(outcomes(two.run()).values())[2:] == ["draft", "published", "duplicate"]
    before = two.stamps()
    two.run()
    assert (two.stamps(), two.converted) == (before, [])
    x = json.loads(two.text("content/provenance/2007-03-29-long.json"))
    assert x["also_in"] == []


def test_a_rejected_document_and_its_sidecar_are_renamed(two: Site, outcomes: Outcomes) -> None:
    two.seed("a.yml", "status: reject\n")
    two.run()
    for ending in ("txt", "yml"):
        (two.root / f"seeds/a.{ending}").rename(two.root / f"seeds/z.{ending}")
    assert outcomes(two.run())["seeds/z.txt"] == "draft"
    assert "Source: seeds/z.txt\n" in two.text(ARTICLE)
    assert json.loads(two.text(PROVENANCE))["source"]["path"] == "seeds/z.txt"
    before = two.stamps()
    two.run()
    assert (two.stamps(), two.converted) == (before, [])


@pytest.mark.parametrize("change", ["bytes", "provenance"])
def test_a_document_is_rejected_that_changed_as_well(
    two: Site, outcomes: Outcomes, change: str
) -> None:
    if change == "bytes":
        two.seed("a.txt", STORY + "More.\n")
    else:
        (two.root / PROVENANCE).unlink()
    two.seed("a.yml", "status: reject\n")
    assert outcomes(two.run())["seeds/a.txt"] == "draft"
    before = two.stamps()
    assert outcomes(two.run())["seeds/a.txt"] == "draft"
    assert (two.stamps(), two.converted) == (before, [])
    (two.root / "seeds/a.yml").unlink()
    assert outcomes(two.run())["seeds/a.txt"] == "published"


def test_a_sidecar_counts_that_came_after_a_kill(two: Site) -> None:
    (two.root / PROVENANCE).unlink()
    two.seed("a.yml", "byline: Ann Other\n")
    two.run()
    assert "Byline: Ann Other\n" in two.text(ARTICLE)
    assert guidance_of(two) is not None


@pytest.mark.parametrize(
    ("stated", "code"), [("status: reject", "stated-reject"), ("bylin: x", "guidance-unknown-key")]
)
@pytest.mark.parametrize("name", ["1", "z"])
def test_the_same_bytes_may_be_published_under_another_name(
    two: Site, outcomes: Outcomes, codes: Codes, name: str, stated: str, code: str
) -> None:
    """What is stated about one document says nothing of the other, now and later."""
    two.seed(f"{name}.txt", "Wind\n2007-03-30\nIt blew.\n")
    two.seed("m.txt", "Wind\n2007-03-30\nIt blew.\n")
    two.seed(f"{name}.yml", f"{stated}\n")
    for _ in range(2):
        report = two.run()
        assert outcomes(report)[f"seeds/{name}.txt"] == "rejected"
        assert outcomes(report)["seeds/m.txt"] == "published"
        assert codes(report) == [code]


def test_a_renamed_document_whose_sidecar_is_broken(two: Site, outcomes: Outcomes) -> None:
    (two.root / "seeds/a.txt").rename(two.root / "seeds/z.txt")
    two.seed("z.yml", "bylin: Ann Other\n")
    assert outcomes(two.run())["seeds/z.txt"] == "published"
    assert json.loads(two.text(PROVENANCE))["source"]["path"] == "seeds/z.txt"
    before = two.stamps()
    two.run()
    assert two.stamps() == before


class TestReview:
    """Documents with open questions: published, or held, and counted."""

    DECISION = Decision(
        "headline", "Ministers meet", 0.4, ("a guess",), (Alternative("Met", 0.3, "so"),)
    )

    def run(self, site: Site, *, hold: bool) -> ImportReport:
        site.converted.clear()

        def unsure(document: Any, words: Any, guidance: Any) -> Any:
            return replace(site.convert(document, words, guidance), decisions=(self.DECISION,))

        def read(data: bytes, path: str) -> Any:
            from news_digest.convert import read_document

            return read_document(data, path)

        paths = ImportPaths.of(site.root, DigestSettings(site_id="test"))
        policy = ReviewPolicy(below=0.6, hold=hold)
        return run_import(paths, site.words, converter=Converter(read, unsure, "1"), review=policy)

    def test_they_are_published_and_counted_and_their_alternatives_kept(
        self, site: Site, outcomes: Outcomes
    ) -> None:
        site.seed("a.txt")
        for _ in range(2):
            report = self.run(site, hold=False)
            assert outcomes(report) == {"seeds/a.txt": "published"}
            assert report.unreviewed == 1
        assert json.loads(site.text(PROVENANCE))["decisions"] == [
            {
                "field": "headline",
                "value": "Ministers meet",
                "confidence": 0.4,
                "reasons": ["a guess"],
                "alternatives": [{"value": "Met", "confidence": 0.3, "reason": "so"}],
            }
        ]

    def test_the_setting_holds_and_frees_them_without_converting(
        self, site: Site, outcomes: Outcomes
    ) -> None:
        site.seed("a.txt")
        self.run(site, hold=False)
        published = site.text(ARTICLE)
        report = self.run(site, hold=True)
        assert site.converted == []
        assert outcomes(report) == {"seeds/a.txt": "draft"}
        assert "digest review" in report.outcomes[0].reason
        self.run(site, hold=False)
        assert site.text(ARTICLE) == published

    def test_an_answer_publishes_what_was_held(self, site: Site, outcomes: Outcomes) -> None:
        site.seed("a.txt")
        assert outcomes(self.run(site, hold=True)) == {"seeds/a.txt": "draft"}
        assert "Status: draft\n" in site.text(ARTICLE)
        site.write(DECISIONS, f"{SHA256}:\n  accept: [headline]\n")
        report = self.run(site, hold=True)
        assert outcomes(report) == {"seeds/a.txt": "published"}
        assert report.unreviewed == 0

    def test_an_edited_article_needs_no_review(self, site: Site, outcomes: Outcomes) -> None:
        site.seed("a.txt")
        self.run(site, hold=True)
        site.edit(ARTICLE, "Status: draft\n", "")
        report = self.run(site, hold=True)
        assert outcomes(report) == {"seeds/a.txt": "published"}
        assert report.unreviewed == 0
