"""The table "Import: what happens to a raw document", row by row, on real files."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from news_digest.articles import read_archive
from news_digest.importing import ImportReport

Site = Any  # the class of conftest.py
STORY = "Ministers meet\n2007-03-27\nThey met.\nThey left.\n"
ARTICLE = "content/articles/2007/03/2007-03-27-ministers-meet.md"
PROVENANCE = "content/provenance/2007-03-27-ministers-meet.json"
Outcomes = Callable[[ImportReport], dict[str, str]]
Codes = Callable[[ImportReport], list[str]]


def diagnostic(report: ImportReport, code: str) -> Any:
    [found] = [each for each in report.diagnostics if each.code == code]
    return found


class TestNewDocument:
    def test_it_gets_an_article_and_provenance(self, site: Site, outcomes: Outcomes) -> None:
        site.seed("a.txt")
        report = site.run()
        assert outcomes(report) == {"seeds/a.txt": "published"}
        assert report.outcomes[0].article == ARTICLE
        assert report.outcomes[0].reason == f"Its article is {ARTICLE}."
        assert sorted(site.files()) == [ARTICLE, PROVENANCE]
        assert sorted(report.written) == [ARTICLE, PROVENANCE]
        assert (report.converted, report.articles) == (1, 1)

    def test_undated(self, site: Site, outcomes: Outcomes) -> None:
        site.seed("a.txt", "Ministers meet\n-\nThey met.\n")
        path = "content/articles/undated/undated-ministers-meet.md"
        for _ in range(2):
            report = site.run()
            assert outcomes(report) == {"seeds/a.txt": "draft"}
            assert report.outcomes[0].reason == (
                f"{path}:3 says `Status: draft`: it has no date. "
                "To publish it, add `Date: YYYY-MM-DD`, delete that line."
            )
        assert "Date:" not in site.text(path)
        site.edit(path, "Title: Ministers meet", "Title: Untitled (a.txt)")
        assert (
            site.run()
            .outcomes[0]
            .reason.endswith(
                ": it has no date and no headline. "
                "To publish it, add `Date: YYYY-MM-DD`, correct `Title:`, delete that line."
            )
        )
        site.edit(path, "Title: Untitled (a.txt)", "Title: Ministers\nDate: 2007-03-27")
        assert site.run().outcomes[0].reason == (
            f"{path}:4 says `Status: draft`. To publish it, delete that line."
        )

    def test_rejected(self, site: Site, outcomes: Outcomes) -> None:
        site.seed("a.txt", "REJECT\n-\n")
        report = site.run()
        assert outcomes(report) == {"seeds/a.txt": "rejected"}
        assert report.outcomes[0].reason == "seeds/a.txt:1: No story."
        assert site.files() == {}

    def test_a_crash_of_the_converter_rejects_one_document(
        self, site: Site, outcomes: Outcomes
    ) -> None:
        site.seed("a.txt", "CRASH\n-\n")
        site.seed("b.txt")
        report = site.run()
        assert outcomes(report) == {"seeds/a.txt": "rejected", "seeds/b.txt": "published"}
        crash = diagnostic(report, "converter-crash")
        assert "ZeroDivisionError: as the document asked" in crash.message
        assert crash.path == "seeds/a.txt"
        # A mended converter need not change its rules' version: it is asked again.
        site.run()
        assert site.converted == ["seeds/a.txt"]

    def test_the_same_bytes_after_deleting_all(self, site: Site) -> None:
        site.seed("b.txt", STORY.replace("They", "We"))
        site.seed("a.txt")
        site.seed("c.txt", "Other\n-\nText.\n")
        site.run()
        before = site.files()
        shutil.rmtree(site.root / "content")
        shutil.rmtree(site.root / ".cache", ignore_errors=True)
        site.run()
        assert site.files() == before

    def test_seeds_are_never_written(self, site: Site) -> None:
        site.seed("a.txt")
        site.seed("b.txt", "REJECT\n-\n")
        before = site.files("seeds")
        site.run()
        site.run(refresh=True)
        assert site.files("seeds") == before

    def test_no_seeds_at_all(self, site: Site) -> None:
        (site.root / "seeds").rmdir()
        report = site.run()
        assert (report.raw_documents, report.articles) == (0, 0)


class TestSecondRun:
    def test_nothing_is_written_or_converted(self, site: Site, outcomes: Outcomes) -> None:
        site.seed("a.txt")
        site.seed("b.txt")  # the same bytes
        site.seed("c.txt", STORY + "# another menu\n")  # the same story
        site.seed("d.txt", "REJECT\n-\n")
        site.seed("e.txt", "Other\n-\nText.\n")
        site.seed("f.pdf", "x")
        first = site.run()
        stamps = site.stamps()
        second = site.run()
        assert site.converted == []
        assert site.stamps() == stamps
        assert second.written == ()
        assert outcomes(second) == outcomes(first)
        assert [each.reason for each in second.outcomes] == [each.reason for each in first.outcomes]
        assert second.converted == 0

    @pytest.mark.parametrize("damage", ["", "{", "[]", '{"rules": "1"}', "\x00"])
    def test_a_damaged_cache_is_made_again(self, site: Site, damage: str) -> None:
        site.seed("a.txt", "REJECT\n-\n")
        site.run()
        before = site.text(".cache/digest/rejected.json")
        site.write(".cache/digest/rejected.json", damage)
        report = site.run()
        assert site.converted == ["seeds/a.txt"]
        assert [each.code for each in report.diagnostics] == ["no-story"]
        assert site.text(".cache/digest/rejected.json") == before

    def test_new_vocabularies_cannot_change_a_rejection(self, site: Site) -> None:
        site.seed("a.txt", "REJECT\n-\n")
        site.seed("b.txt")
        site.seed("c.txt", STORY + "# another menu\n")
        assert site.run().converted == 2
        for sha256 in ("1", "2"):
            site.words = replace(site.words, sha256=sha256)
            report = site.run()
            assert site.converted == []
            assert (report.rejected, report.duplicate) == (1, 1)

    def test_new_rules_look_at_rejected_documents_again(self, site: Site) -> None:
        site.seed("a.txt", "REJECT\n-\n")
        site.seed("b.txt")
        site.run()
        site.new_rules()
        report = site.run()
        assert site.converted == ["seeds/a.txt"]
        assert (report.outdated, report.converted) == (1, 0)


class TestDuplicates:
    def test_same_bytes(self, site: Site, outcomes: Outcomes) -> None:
        site.seed("b.txt")
        site.seed("a.txt")
        report = site.run()
        assert outcomes(report) == {"seeds/a.txt": "published", "seeds/b.txt": "duplicate"}
        assert report.outcomes[1].reason == "It has the same bytes as seeds/a.txt."
        assert site.converted == ["seeds/a.txt"]

    def test_same_story(self, site: Site, outcomes: Outcomes) -> None:
        site.seed("a.txt")
        site.seed("b.txt", STORY + "# another menu\n")
        report = site.run()
        assert outcomes(report) == {"seeds/a.txt": "published", "seeds/b.txt": "duplicate"}
        assert report.outcomes[1].reason == "It has the same story as seeds/a.txt."
        assert len(site.files()) == 2

    def test_a_copy_that_comes_later_is_the_duplicate_whatever_its_name(
        self, site: Site, outcomes: Outcomes
    ) -> None:
        site.seed("b.txt")
        site.run()
        before = site.files()
        site.seed("a.txt")
        assert outcomes(site.run()) == {"seeds/a.txt": "duplicate", "seeds/b.txt": "published"}
        assert site.files() == before

    @pytest.mark.parametrize("more", ["", "# another menu\n"])
    def test_the_other_takes_over_when_the_original_is_deleted(
        self, site: Site, outcomes: Outcomes, codes: Codes, more: str
    ) -> None:
        original = site.seed("a.txt")
        site.seed("b.txt", STORY + more)
        site.run()
        original.unlink()
        report = site.run()
        assert outcomes(report) == {"seeds/b.txt": "published"}
        assert codes(report) == []
        assert sorted(site.files()) == [ARTICLE, PROVENANCE]
        assert "Source: seeds/b.txt\n" in site.text(ARTICLE)
        assert (report.articles, report.raw_gone) == (1, 0)
        assert site.run().written == ()

    def test_taking_over_from_an_edited_article_leaves_it_alone(
        self, site: Site, codes: Codes
    ) -> None:
        original = site.seed("a.txt")
        site.seed("b.txt", STORY + "# another menu\n")
        site.run()
        site.edit(ARTICLE, "They met.", "They met again.")
        edited = site.text(ARTICLE)
        original.unlink()
        for _ in range(2):
            assert codes(site.run()) == []
            assert site.text(ARTICLE) == edited

    @pytest.mark.parametrize("more", ["", "# another menu\n"])
    def test_taking_over_from_a_withdrawn_article_keeps_it_withdrawn(
        self, site: Site, outcomes: Outcomes, more: str
    ) -> None:
        original = site.seed("a.txt")
        site.run()
        (site.root / ARTICLE).unlink()
        original.unlink()
        site.seed("b.txt", STORY + more)
        for _ in range(2):
            assert outcomes(site.run()) == {"seeds/b.txt": "withdrawn"}
        assert site.converted == []


class TestClashes:
    def test_another_story_of_the_same_day_and_headline(self, site: Site) -> None:
        site.seed("a.txt")
        site.seed("b.txt", STORY.replace("They", "We"))
        report = site.run()
        first, second = (outcome.article for outcome in report.outcomes)
        assert first == ARTICLE
        assert second is not None
        digits = next(
            line.split()[1][:6]
            for line in site.text(second).splitlines()
            if line.startswith("Source-Sha256")
        )
        assert second == ARTICLE.replace(".md", f"-{digits}.md")
        assert f"Slug: 2007-03-27-ministers-meet-{digits}\n" in site.text(second)

    def test_an_article_by_hand_at_the_address(self, site: Site) -> None:
        by_hand = "Title: by hand\nDate: 2007-03-27\n\nMine.\n"
        site.write(ARTICLE, by_hand)
        site.seed("a.txt")
        report = site.run()
        assert site.text(ARTICLE) == by_hand
        assert report.outcomes[0].article != ARTICLE
        assert (report.by_hand, report.articles) == (1, 2)

    def test_a_withdrawn_address_is_not_used_again(self, site: Site) -> None:
        site.seed("a.txt")
        site.run()
        (site.root / ARTICLE).unlink()
        site.seed("b.txt", STORY.replace("They", "We"))
        report = site.run()
        assert report.outcomes[1].article not in (None, ARTICLE)


class TestHandEdits:
    def test_an_edited_article_is_left_alone(self, site: Site, codes: Codes) -> None:
        site.seed("a.txt")
        site.run()
        site.edit(ARTICLE, "They left.", "They left *early*.")
        before = site.files()
        assert codes(site.run()) == []
        site.new_rules()
        assert codes(site.run(refresh=True)) == []
        assert site.files() == before
        assert site.converted == []

    def test_the_raw_document_changes_under_an_edit(
        self, site: Site, codes: Codes, outcomes: Outcomes
    ) -> None:
        site.seed("a.txt")
        site.run()
        site.edit(ARTICLE, "They left.", "They left *early*.")
        before = site.files()
        site.seed("a.txt", STORY + "More.\n")
        for conversions in (1, 0):
            report = site.run()
            assert codes(report) == ["raw-document-changed"]
            assert outcomes(report) == {"seeds/a.txt": "published"}
            assert site.files() == before
            assert len(site.converted) == conversions
        warning = diagnostic(report, "raw-document-changed")
        line = site.text(ARTICLE).splitlines()[warning.line - 1]
        assert line.startswith("Source-Sha256: ")
        # The maintainer does what the hint says.
        site.edit(ARTICLE, line, warning.hint.split("`")[1])
        edited = site.text(ARTICLE)
        assert codes(site.run()) == []
        assert site.text(ARTICLE) == edited
        assert site.run().written == ()
        assert site.converted == []

    def test_the_raw_document_is_renamed_under_an_edit(self, site: Site, codes: Codes) -> None:
        seed = site.seed("a.txt")
        site.run()
        site.edit(ARTICLE, "They left.", "They left *early*.")
        edited = site.text(ARTICLE)
        seed.rename(site.root / "seeds/z.txt")
        assert codes(site.run()) == []
        assert site.text(ARTICLE) == edited
        assert '"path": "seeds/z.txt"' in site.text(PROVENANCE)
        assert site.run().written == ()

    def test_the_raw_document_is_deleted(self, site: Site, codes: Codes) -> None:
        seed = site.seed("a.txt")
        site.run()
        before = site.files()
        seed.unlink()
        report = site.run()
        assert site.files() == before
        assert (report.raw_documents, report.articles, report.raw_gone) == (0, 1, 1)
        assert codes(report) == []

    def test_the_article_is_deleted(self, site: Site, outcomes: Outcomes) -> None:
        site.seed("a.txt")
        site.run()
        (site.root / ARTICLE).unlink()
        changed = STORY + "More.\n"
        for text, conversions in ((STORY, 0), (STORY, 0), (changed, 1), (changed, 0)):
            site.seed("a.txt", text)
            report = site.run()
            assert outcomes(report) == {"seeds/a.txt": "withdrawn"}
            assert PROVENANCE in report.outcomes[0].reason
            assert sorted(site.files()) == [PROVENANCE]
            assert len(site.converted) == conversions

    def test_a_withdrawn_document_is_renamed(self, site: Site, outcomes: Outcomes) -> None:
        seed = site.seed("a.txt")
        site.run()
        (site.root / ARTICLE).unlink()
        seed.rename(site.root / "seeds/z.txt")
        for _ in range(2):
            assert outcomes(site.run()) == {"seeds/z.txt": "withdrawn"}

    def test_article_and_provenance_are_deleted(self, site: Site, outcomes: Outcomes) -> None:
        site.seed("a.txt")
        site.run()
        before = site.files()
        (site.root / ARTICLE).unlink()
        (site.root / PROVENANCE).unlink()
        assert outcomes(site.run()) == {"seeds/a.txt": "published"}
        assert site.files() == before

    @pytest.mark.parametrize("edited", [False, True])
    def test_the_provenance_is_deleted(self, site: Site, outcomes: Outcomes, edited: bool) -> None:
        site.seed("a.txt")
        site.run()
        if edited:
            site.edit(ARTICLE, "They left.", "They left *early*.")
        before = site.files()
        (site.root / PROVENANCE).unlink()
        assert outcomes(site.run()) == {"seeds/a.txt": "published"}
        assert site.files() == before

    @pytest.mark.parametrize(
        ("status", "kind"),
        [("draft", "draft"), ("Draft", "draft"), ("published", "published")],
    )
    def test_the_maintainers_status_counts(
        self, site: Site, outcomes: Outcomes, status: str, kind: str
    ) -> None:
        site.seed("a.txt")
        site.run()
        site.edit(ARTICLE, "Date: ", f"Status: {status}\nDate: ")
        assert outcomes(site.run()) == {"seeds/a.txt": kind}

    def test_a_draft_is_published_by_hand(self, site: Site, outcomes: Outcomes) -> None:
        site.seed("a.txt", "Ministers meet\n-\nThey met.\n")
        site.run()
        path = "content/articles/undated/undated-ministers-meet.md"
        site.edit(path, "Status: draft\n", "Date: 2007-03-27\n")
        (site.root / path).rename(site.root / "content/articles/moved.md")
        report = site.run()
        assert outcomes(report) == {"seeds/a.txt": "published"}
        assert report.outcomes[0].article == "content/articles/moved.md"

    def test_an_article_that_cannot_be_read(self, site: Site, outcomes: Outcomes) -> None:
        site.seed("a.txt")
        site.run()
        (site.root / ARTICLE).write_bytes(b"Title: \xe9\n")
        report = site.run()
        assert outcomes(report) == {"seeds/a.txt": "rejected"}
        assert [each.code for each in report.diagnostics] == ["article-not-utf8", "import-waits"]
        assert (site.root / ARTICLE).read_bytes() == b"Title: \xe9\n"

    @pytest.mark.parametrize(
        "damaged",
        [b"Title: \xe9\n", "Title: a\n".encode("utf-16"), b"Title: a\n\nSlug: b\nDate:\n"],
    )
    def test_new_documents_wait_for_an_article_that_cannot_be_read(
        self, site: Site, outcomes: Outcomes, damaged: bytes
    ) -> None:
        site.seed("a.txt")
        site.seed("b.txt", STORY + "# another menu\n")
        site.run()
        moved = site.root / "content/articles/moved.md"
        (site.root / ARTICLE).rename(moved)
        whole = moved.read_bytes()
        moved.write_bytes(damaged)
        site.seed("c.txt", STORY.replace("They", "We"))
        before = site.files()
        for _ in range(2):
            report = site.run()
            assert set(outcomes(report).values()) == {"rejected"}
            assert site.files() == before
            assert site.converted == []
        moved.write_bytes(whole)
        assert outcomes(site.run()) == {
            "seeds/a.txt": "published",
            "seeds/b.txt": "duplicate",
            "seeds/c.txt": "published",
        }
        assert len(site.files()) == 4

    def test_provenance_that_cannot_be_read(self, site: Site, outcomes: Outcomes) -> None:
        site.seed("a.txt")
        site.seed("b.txt", STORY.replace("They", "We"))
        site.run()
        (site.root / ARTICLE).unlink()
        site.write(PROVENANCE, "<<<<<<< ours\n")
        report = site.run()
        # Whether a.txt was withdrawn is not known: it must not come back by itself.
        assert outcomes(report) == {"seeds/a.txt": "rejected", "seeds/b.txt": "published"}
        assert site.text(PROVENANCE) == "<<<<<<< ours\n"
        assert not (site.root / ARTICLE).exists()


class TestChangedDocument:
    def test_an_untouched_article_follows(self, site: Site) -> None:
        site.seed("a.txt")
        site.run()
        site.seed("a.txt", "Envoys met\n2008-01-02\nThey met.\nThey left.\n")
        report = site.run()
        assert sorted(site.files()) == [ARTICLE, PROVENANCE]
        text = site.text(ARTICLE)
        assert text.startswith("Title: Envoys met\nDate: 2008-01-02\n")
        assert "Slug: 2007-03-27-ministers-meet\n" in text
        assert report.articles == 1
        assert site.run().written == ()

    def test_a_change_that_cannot_be_converted(
        self, site: Site, outcomes: Outcomes, codes: Codes
    ) -> None:
        site.seed("a.txt")
        site.run()
        before = site.files()
        site.seed("a.txt", "REJECT\n-\n")
        for _ in range(2):
            report = site.run()
            assert outcomes(report) == {"seeds/a.txt": "published"}
            assert codes(report) == ["article-kept", "no-story"]
            assert site.files() == before
        assert site.converted == []

    def test_an_article_that_was_moved(self, site: Site) -> None:
        site.seed("a.txt")
        site.run()
        (site.root / ARTICLE).rename(site.root / "content/articles/mine.md")
        site.seed("a.txt", STORY + "More.\n")
        site.run()
        assert sorted(site.files()) == ["content/articles/mine.md", PROVENANCE]
        assert "More." in site.text("content/articles/mine.md")

    def test_a_changed_slug_stays(self, site: Site) -> None:
        site.seed("a.txt")
        site.run()
        site.edit(ARTICLE, "Slug: 2007-03-27-ministers-meet", "Slug: ministers")
        before = site.files()
        site.run()
        assert site.files() == before


class TestRenamedDocument:
    def test_the_article_is_kept(self, site: Site, outcomes: Outcomes) -> None:
        seed = site.seed("a.txt")
        site.run()
        seed.rename(site.root / "seeds/z 'quoted'.txt")
        report = site.run()
        assert outcomes(report) == {"seeds/z 'quoted'.txt": "published"}
        assert "Source: seeds/z 'quoted'.txt\n" in site.text(ARTICLE)
        archive = read_archive(
            site.root / "content/articles", site.root / "content/provenance", site.root
        )
        assert archive.articles[0].untouched
        assert archive.provenances[0].source.path == "seeds/z 'quoted'.txt"
        assert site.converted == []
        assert site.run().written == ()

    def test_another_document_takes_the_old_name(self, site: Site, outcomes: Outcomes) -> None:
        site.seed("a.txt").rename(site.root / "seeds/b.txt")
        site.run()
        (site.root / "seeds/b.txt").rename(site.root / "seeds/c.txt")
        site.seed("b.txt", "Other\n2007-03-28\nText.\n")
        report = site.run()
        assert outcomes(report) == {"seeds/b.txt": "published", "seeds/c.txt": "published"}
        assert report.articles == 2
        assert report.outcomes[1].article == ARTICLE

    def test_moved_over_another_document(self, site: Site, outcomes: Outcomes) -> None:
        seed = site.seed("a.txt")
        site.seed("b.txt", "Other\n2007-03-28\nText.\n")
        site.run()
        seed.replace(site.root / "seeds/b.txt")
        report = site.run()
        assert outcomes(report) == {"seeds/b.txt": "published"}
        assert report.outcomes[0].article == ARTICLE
        assert (report.articles, report.raw_gone) == (2, 1)


class TestRefresh:
    def test_new_rules_are_offered_and_taken(self, site: Site) -> None:
        site.seed("a.txt")
        site.run()
        site.new_rules()
        assert site.run().outdated == 1
        assert "by rules 1" in site.text(ARTICLE)
        report = site.run(refresh=True)
        assert "by rules 2" in site.text(ARTICLE)
        [diff] = report.diffs
        assert f"--- {ARTICLE}\n" in diff
        assert "-Byline: by rules 1\n+Byline: by rules 2\n" in diff
        assert site.run().outdated == 0

    def test_new_vocabularies_are_offered_and_taken(self, site: Site) -> None:
        site.seed("a.txt")
        site.seed("b.txt", "Edited\n2007-03-27\nThey met.\n")
        site.run()
        site.edit("content/articles/2007/03/2007-03-27-edited.md", "They met", "We met")
        assert site.run().outdated == 0
        site.words = replace(site.words, sha256="2")
        site.seed("c.txt", "New\n2007-03-27\nThey met.\n")
        before = site.files("content")
        for _ in range(2):  # as often as one likes
            report = site.run()
            assert report.outdated == 1
        assert {path: site.files()[path] for path in before} == before
        site.words = replace(site.words, sha256="")
        assert site.run().outdated == 1  # now it is c.txt
        site.words = replace(site.words, sha256="2")
        assert site.run(refresh=True).outdated == 0
        report = site.run()
        assert (report.outdated, report.written) == (0, ())

    @pytest.mark.parametrize("damage", ["", "[]", '{"2": 3}', "\xff"])
    def test_who_cannot_tell_the_vocabularies_offers_nothing(self, site: Site, damage: str) -> None:
        site.seed("a.txt")
        site.run()
        site.write(".cache/digest/made-with.json", damage)
        site.words = replace(site.words, sha256="2")
        assert site.run().outdated == 0
        site.words = replace(site.words, sha256="3")
        assert site.run().outdated == 1

    def test_what_is_made_again_is_not_offered(self, site: Site) -> None:
        site.seed("a.txt")
        site.run()
        site.new_rules()
        assert site.run().outdated == 1
        site.seed("a.yml", "byline: Ann Other\n")
        assert site.run().outdated == 0
        assert site.run().outdated == 0

    def test_what_gives_no_story_any_more_is_not_offered(self, site: Site) -> None:
        site.seed("a.txt")
        site.run()
        site.new_rules()
        site.seed("a.txt", "REJECT\n-\n")
        assert site.run(refresh=True).outdated == 0
        assert site.run().outdated == 0

    def test_nothing_differs(self, site: Site) -> None:
        site.seed("a.txt")
        site.run()
        stamps = site.stamps()
        report = site.run(refresh=True)
        assert (report.diffs, report.written) == ((), ())
        assert site.stamps() == stamps

    def test_a_renamed_document_is_refreshed(self, site: Site) -> None:
        seed = site.seed("a.txt")
        site.run()
        seed.rename(site.root / "seeds/z.txt")
        site.new_rules()
        site.run(refresh=True)
        assert "Source: seeds/z.txt\n" in site.text(ARTICLE)
        assert "by rules 2" in site.text(ARTICLE)


class TestArticlesByHand:
    def test_they_are_counted(self, site: Site) -> None:
        site.write("content/articles/mine.md", "Title: Mine\nDate: 2020-01-01\n\nText.\n")
        site.seed("a.txt")
        report = site.run()
        assert (report.by_hand, report.articles, report.raw_gone) == (1, 2, 0)

    def test_a_copy_of_an_article_is_by_hand(self, site: Site) -> None:
        site.seed("a.txt")
        site.run()
        copy = site.text(ARTICLE).replace("Slug: 2007", "Slug: copy-2007")
        site.write("content/articles/copy.md", copy)
        before = site.files()
        report = site.run()
        assert (report.by_hand, report.articles) == (1, 2)
        assert site.files() == before
