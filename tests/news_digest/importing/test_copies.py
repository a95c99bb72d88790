"""The same story in several raw documents, and several versions of one story."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from typing import Any

import pytest

from news_digest.importing import ImportReport

Site = Any  # the class of conftest.py
Outcomes = Callable[[ImportReport], dict[str, str]]
Codes = Callable[[ImportReport], list[str]]

LINES = (
    "The tolls of the harbour bridge will rise by a fifth in May, the ministry said on Tuesday.",
    "Drivers of lorries will pay 24 crowns instead of 20, and buses will pay nothing at all.",
    "Minister Hanna Brook told reporters that the money would go to the northern ramp alone.",
    "The union of hauliers announced that 300 lorries would cross the bridge at walking pace.",
    "The bridge was opened in 1974, and some 41,000 vehicles cross it on a working day.",
)
MORE = (
    "In the evening the ministry said that it would talk with the union of hauliers next week.",
    "The mayor of Norport offered to be the host, and asked both sides for their patience.",
    "Parliament has to agree before any toll can rise, and the opposition will vote against it.",
    "Two members of the governing party said that they had not made up their minds so far.",
)
HEAD = "Bridge tolls rise\n2007-03-27\n"
BRIDGE = HEAD + "\n".join(LINES) + "\n"
MISREAD = BRIDGE.replace("hauliers", "hauiiers")
CUT = "Crossing gets dearer\n2007-03-28\n" + "\n".join(LINES[:4]) + "\n"
UPDATE = "Bridge tolls rise, talks planned\n2007-03-27\n" + "\n".join(LINES + MORE) + "\n"
CORRECTED = BRIDGE.replace("24 crowns", "42 crowns")
OTHER = """Railway opens after storm
2007-03-27
The mountain railway runs again after a month of repairs, its director told reporters today.
Snow had buried two of its stations, and the storm had taken the roof of a third one.
"""
ARTICLE = "content/articles/2007/03/2007-03-27-bridge-tolls-rise.md"
PROVENANCE = "content/provenance/2007-03-27-bridge-tolls-rise.json"


def copies(site: Site, path: str = PROVENANCE) -> list[str]:
    return [copy["path"] for copy in json.loads(site.text(path))["also_in"]]


def settled(site: Site) -> ImportReport:
    """Import once more, also without a cache: nothing is converted, nothing written."""
    before = site.stamps()
    report = site.run()
    assert (report.written, site.converted, site.stamps()) == ((), [], before)
    shutil.rmtree(site.root / ".cache", ignore_errors=True)
    report = site.run()
    assert (report.written, site.converted) == ((), [])
    return report


class TestCopies:
    @pytest.mark.parametrize(
        ("copy", "why"),
        [
            (BRIDGE + "# another menu\n", "It has the same story as seeds/a.txt."),
            (
                MISREAD,
                "It has the same story as seeds/a.txt.",
            ),
            (
                CUT,
                "It has nearly the same story as seeds/a.txt: 100% of its words stand there, and "
                "79% of the words there stand in it.",
            ),
        ],
    )
    def test_one_is_published(self, site: Site, outcomes: Outcomes, copy: str, why: str) -> None:
        site.seed("a.txt", BRIDGE)
        site.seed("b.txt", copy)
        site.seed("c.txt", OTHER)
        report = site.run()
        assert outcomes(report) == {
            "seeds/a.txt": "published",
            "seeds/b.txt": "duplicate",
            "seeds/c.txt": "published",
        }
        assert report.outcomes[1].reason == why
        assert settled(site).outcomes == report.outcomes
        assert copies(site) == ["seeds/b.txt"]

    def test_what_a_copy_says_of_itself_is_kept(self, site: Site) -> None:
        site.seed("a.txt", BRIDGE)
        site.seed("b.txt", CUT)
        site.run()
        [kept] = json.loads(site.text(PROVENANCE))["also_in"]
        assert (kept["headline"], kept["date"]) == ("Crossing gets dearer", "2007-03-28")
        assert (kept["of_copy"], kept["of_story"]) == (1.0, 0.79)

    def test_the_one_that_was_there_is_the_original(self, site: Site, outcomes: Outcomes) -> None:
        site.seed("b.txt", CUT)
        site.run()
        articles = site.files("content/articles")
        site.seed("a.txt", BRIDGE)
        assert outcomes(site.run()) == {"seeds/a.txt": "duplicate", "seeds/b.txt": "published"}
        assert site.files("content/articles") == articles
        settled(site)

    def test_one_new_document_costs_few_conversions(self, site: Site) -> None:
        for number in range(40):
            site.seed(f"{number}.txt", OTHER.replace("railway", f"railway {number}"))
        site.seed("a.txt", BRIDGE)
        site.run()
        site.seed("b.txt", CUT)
        site.run()
        # The original is read once more: texts are not kept.
        assert site.converted == ["seeds/b.txt", "seeds/a.txt"]

    def test_three_copies_and_their_original_goes(self, site: Site, outcomes: Outcomes) -> None:
        original = site.seed("a.txt", BRIDGE)
        site.seed("b.txt", MISREAD)
        site.seed("c.txt", CUT)
        site.run()
        assert copies(site) == ["seeds/b.txt", "seeds/c.txt"]
        original.unlink()
        assert outcomes(site.run()) == {"seeds/b.txt": "published", "seeds/c.txt": "duplicate"}
        assert "Source: seeds/b.txt\n" in site.text(ARTICLE)
        assert copies(site) == ["seeds/c.txt"]
        settled(site)
        (site.root / "seeds/b.txt").unlink()
        assert outcomes(site.run()) == {"seeds/c.txt": "published"}
        assert sorted(site.files()) == [ARTICLE, PROVENANCE]
        assert copies(site) == []
        settled(site)

    def test_of_a_withdrawn_story(self, site: Site, outcomes: Outcomes) -> None:
        site.seed("a.txt", BRIDGE)
        site.seed("b.txt", CUT)
        site.run()
        (site.root / ARTICLE).unlink()
        expected = {"seeds/a.txt": "withdrawn", "seeds/b.txt": "duplicate"}
        assert outcomes(site.run()) == expected
        site.seed("c.txt", MISREAD)
        assert outcomes(site.run()) == {**expected, "seeds/c.txt": "duplicate"}
        settled(site)

    def test_of_a_withdrawn_story_whose_original_goes(self, site: Site, outcomes: Outcomes) -> None:
        original = site.seed("a.txt", BRIDGE)
        for name, text in (("b.txt", CUT), ("c.txt", MISREAD)):
            site.seed(name, text)
        site.run()
        (site.root / ARTICLE).unlink()
        original.unlink()
        assert outcomes(site.run()) == {"seeds/b.txt": "withdrawn", "seeds/c.txt": "duplicate"}
        assert list(site.files()) == [PROVENANCE]
        settled(site)

    def test_of_an_edited_story_whose_original_goes(
        self, site: Site, outcomes: Outcomes, codes: Codes
    ) -> None:
        original = site.seed("a.txt", BRIDGE)
        site.seed("b.txt", CUT)
        site.run()
        for line in LINES[:4]:
            site.edit(ARTICLE, line, "The editor cut this.")
        original.unlink()
        for _ in range(2):
            report = site.run()
            assert outcomes(report) == {"seeds/b.txt": "published"}
            assert codes(report) == ["raw-document-changed"]
            assert sorted(site.files()) == [ARTICLE, PROVENANCE]
            assert copies(site) == ["seeds/b.txt"]
            shutil.rmtree(site.root / ".cache")

    def test_of_an_edited_story(self, site: Site, outcomes: Outcomes) -> None:
        site.seed("a.txt", BRIDGE)
        site.run()
        site.edit(ARTICLE, LINES[3], "The editor cut this.")
        before = site.text(ARTICLE)
        site.seed("b.txt", CUT)
        assert outcomes(site.run()) == {"seeds/a.txt": "published", "seeds/b.txt": "duplicate"}
        assert site.text(ARTICLE) == before
        assert copies(site) == ["seeds/b.txt"]
        settled(site)

    def test_its_original_becomes_another_story(self, site: Site, outcomes: Outcomes) -> None:
        site.seed("a.txt", BRIDGE)
        site.seed("b.txt", CUT)
        site.run()
        site.seed("a.txt", OTHER)
        assert outcomes(site.run()) == {"seeds/a.txt": "published", "seeds/b.txt": "published"}
        assert "Source: seeds/b.txt\n" in site.text(ARTICLE)
        settled(site)

    def test_its_original_gets_a_new_version(self, site: Site, outcomes: Outcomes) -> None:
        site.seed("a.txt", BRIDGE)
        site.seed("b.txt", CUT)
        site.run()
        site.seed("a.txt", BRIDGE.replace("buses will pay", "buses pay"))
        assert outcomes(site.run()) == {"seeds/a.txt": "published", "seeds/b.txt": "duplicate"}
        assert site.converted == ["seeds/a.txt", "seeds/b.txt", "seeds/a.txt"]
        assert copies(site) == ["seeds/b.txt"]
        settled(site)

    def test_it_becomes_another_story(self, site: Site, outcomes: Outcomes) -> None:
        site.seed("a.txt", BRIDGE)
        site.seed("b.txt", CUT)
        site.run()
        site.seed("b.txt", OTHER)
        assert outcomes(site.run()) == {"seeds/a.txt": "published", "seeds/b.txt": "published"}
        assert copies(site) == []
        settled(site)

    def test_it_is_renamed_and_deleted(self, site: Site, outcomes: Outcomes) -> None:
        site.seed("a.txt", BRIDGE)
        copy = site.seed("b.txt", CUT)
        site.run()
        renamed = copy.rename(site.root / "seeds/z.txt")
        assert outcomes(site.run())["seeds/z.txt"] == "duplicate"
        assert site.converted == []
        assert copies(site) == ["seeds/z.txt"]
        renamed.unlink()
        site.run()
        assert copies(site) == []
        settled(site)

    def test_a_draft_of_the_converters_holds_no_copy_back(
        self, site: Site, outcomes: Outcomes
    ) -> None:
        site.seed("a.txt", BRIDGE.replace("2007-03-27", "-"))
        site.seed("b.txt", CUT)
        assert outcomes(site.run()) == {"seeds/a.txt": "draft", "seeds/b.txt": "published"}
        settled(site)

    def test_a_draft_of_the_maintainers_does(self, site: Site, outcomes: Outcomes) -> None:
        site.seed("a.txt", BRIDGE)
        site.run()
        site.edit(ARTICLE, "Slug: ", "Status: draft\nSlug: ")
        site.seed("b.txt", CUT)
        assert outcomes(site.run()) == {"seeds/a.txt": "draft", "seeds/b.txt": "duplicate"}

    def test_a_refresh_keeps_them(self, site: Site, outcomes: Outcomes) -> None:
        site.seed("a.txt", BRIDGE)
        site.seed("b.txt", CUT)
        site.run()
        site.new_rules()
        report = site.run(refresh=True)
        assert outcomes(report) == {"seeds/a.txt": "published", "seeds/b.txt": "duplicate"}
        assert site.converted == ["seeds/a.txt"]
        assert copies(site) == ["seeds/b.txt"]
        settled(site)

    def test_a_killed_import_is_completed(self, site: Site) -> None:
        site.seed("a.txt", BRIDGE)
        site.seed("b.txt", CUT)
        site.run()
        whole = site.files()
        # Copies are noted last.
        provenance = json.loads(site.text(PROVENANCE))
        provenance["also_in"] = []
        site.write(PROVENANCE, json.dumps(provenance))
        site.run()
        assert site.files() == whole

    def test_the_order_of_files_does_not_matter_to_the_result(self, site: Site) -> None:
        for name, text in (("a.txt", BRIDGE), ("b.txt", CUT), ("c.txt", MISREAD)):
            site.seed(name, text)
        site.run()
        together = site.files()
        shutil.rmtree(site.root / "content")
        for name in ("b.txt", "c.txt"):
            (site.root / "seeds" / name).rename(site.root / name)
        for name in ("c.txt", "b.txt"):
            site.run()
            (site.root / name).rename(site.root / "seeds" / name)
        site.run()
        assert site.files() == together


class TestVersions:
    @pytest.mark.parametrize("version", [UPDATE, CORRECTED])
    def test_both_are_published(self, site: Site, outcomes: Outcomes, version: str) -> None:
        site.seed("a.txt", BRIDGE)
        site.seed("b.txt", version)
        report = site.run()
        assert outcomes(report) == {"seeds/a.txt": "published", "seeds/b.txt": "published"}
        path = report.outcomes[1].article.replace("articles/2007/03", "provenance")
        made = json.loads(site.text(path.replace(".md", ".json")))
        assert made["version_of"] == "2007-03-27-bridge-tolls-rise"
        settled(site)

    def test_a_refresh_keeps_the_link(self, site: Site) -> None:
        site.seed("a.txt", BRIDGE)
        site.seed("b.txt", UPDATE)
        site.run()
        site.new_rules()
        site.run(refresh=True)
        path = "content/provenance/2007-03-27-bridge-tolls-rise-talks-planned.json"
        assert json.loads(site.text(path))["version_of"] == "2007-03-27-bridge-tolls-rise"

    @pytest.mark.parametrize("lost", ["b", "both"])
    def test_lost_provenance_gets_the_link_again(self, site: Site, lost: str) -> None:
        site.seed("a.txt", BRIDGE)
        site.seed("b.txt", UPDATE)
        site.seed("c.txt", CUT)
        site.run()
        whole = site.files()
        for file in (site.root / "content/provenance").iterdir():
            if lost == "both" or "talks" in file.name:
                file.unlink()
        site.run()
        assert site.files() == whole

    def test_who_says_that_it_repeats_nothing_takes_the_link_away(self, site: Site) -> None:
        site.seed("a.txt", BRIDGE)
        site.seed("b.txt", UPDATE)
        site.run()
        site.write("seeds/b.yml", "duplicate: no\n")
        site.run()
        path = "content/provenance/2007-03-27-bridge-tolls-rise-talks-planned.json"
        assert json.loads(site.text(path))["version_of"] is None
        settled(site)

    def test_a_copy_belongs_to_the_version_that_it_is_likest(self, site: Site) -> None:
        site.seed("a.txt", BRIDGE)
        site.seed("b.txt", UPDATE)
        site.seed("c.txt", UPDATE.replace("patience", "patlence"))
        site.run()
        path = "content/provenance/2007-03-27-bridge-tolls-rise-talks-planned.json"
        assert copies(site, path) == ["seeds/c.txt"]


def test_the_same_few_words_of_another_day_are_news_again(site: Site, outcomes: Outcomes) -> None:
    site.seed("a.txt", BRIDGE)
    site.seed("b.txt", BRIDGE.replace("03-27", "04-27"))
    assert outcomes(site.run()) == {"seeds/a.txt": "published", "seeds/b.txt": "published"}
    settled(site)


class TestStated:
    def test_that_it_repeats_nothing(self, site: Site, outcomes: Outcomes) -> None:
        site.seed("a.txt", BRIDGE)
        site.seed("b.txt", MISREAD)
        site.run()
        site.write("seeds/b.yml", "duplicate: no\n")
        assert outcomes(site.run()) == {"seeds/a.txt": "published", "seeds/b.txt": "published"}
        assert copies(site) == []
        settled(site)

    def test_that_nothing_repeats_it(self, site: Site, outcomes: Outcomes) -> None:
        site.seed("a.txt", BRIDGE)
        site.seed("b.txt", MISREAD)
        site.run()
        site.write("seeds/a.yml", "duplicate: no\n")
        assert outcomes(site.run()) == {"seeds/a.txt": "published", "seeds/b.txt": "published"}
        settled(site)

    def test_that_it_repeats_another(self, site: Site, outcomes: Outcomes) -> None:
        site.seed("a.txt", OTHER)
        site.write("seeds/a.yml", "duplicate: seeds/b.txt\n")
        site.seed("b.txt", BRIDGE)
        report = site.run()
        assert outcomes(report) == {"seeds/a.txt": "duplicate", "seeds/b.txt": "published"}
        assert report.outcomes[0].reason == "seeds/a.yml:1 says that it repeats seeds/b.txt."
        assert copies(site) == ["seeds/a.txt"]
        assert settled(site).outcomes == report.outcomes

    def test_that_it_repeats_a_copy(self, site: Site, outcomes: Outcomes) -> None:
        site.seed("a.txt", BRIDGE)
        site.seed("b.txt", MISREAD)
        site.seed("c.txt", OTHER)
        site.write("seeds/c.yml", "duplicate: seeds/b.txt\n")
        assert outcomes(site.run())["seeds/c.txt"] == "duplicate"
        assert copies(site) == ["seeds/b.txt", "seeds/c.txt"]
        settled(site)

    def test_that_it_repeats_one_that_repeats_another(self, site: Site, outcomes: Outcomes) -> None:
        for name, text in (("a", OTHER), ("b", OTHER.upper()), ("c", BRIDGE)):
            site.seed(f"{name}.txt", text)
        site.write("seeds/a.yml", "duplicate: seeds/b.txt\n")
        site.write("seeds/b.yml", "duplicate: seeds/c.txt\n")
        report = site.run()
        assert outcomes(report) == {
            "seeds/a.txt": "duplicate",
            "seeds/b.txt": "duplicate",
            "seeds/c.txt": "published",
        }
        assert copies(site) == ["seeds/a.txt", "seeds/b.txt"]
        assert settled(site).outcomes == report.outcomes

    def test_that_two_repeat_each_other(self, site: Site, outcomes: Outcomes, codes: Codes) -> None:
        site.seed("a.txt", OTHER)
        site.seed("b.txt", BRIDGE)
        site.write("seeds/a.yml", "duplicate: seeds/b.txt\n")
        site.write("seeds/b.yml", "duplicate: seeds/a.txt\n")
        report = site.run()
        assert outcomes(report) == {"seeds/a.txt": "duplicate", "seeds/b.txt": "published"}
        assert codes(report) == ["duplicate-of-unknown"]
        assert settled(site).count(report.outcomes[0].kind) == 1

    @pytest.mark.parametrize("named", ["seeds/none.txt", "seeds/a.txt"])
    def test_of_nothing_that_tells_a_story(
        self, site: Site, outcomes: Outcomes, named: str
    ) -> None:
        site.seed("a.txt", BRIDGE)
        site.write("seeds/a.yml", f"duplicate: {named}\n")
        report = site.run()
        assert outcomes(report) == {"seeds/a.txt": "published"}
        [problem] = report.diagnostics
        assert (problem.code, problem.path, problem.line) == (
            "duplicate-of-unknown",
            "seeds/a.yml",
            1,
        )

    def test_of_one_that_has_an_article(self, site: Site, outcomes: Outcomes, codes: Codes) -> None:
        site.seed("a.txt", BRIDGE)
        site.seed("b.txt", OTHER)
        site.run()
        site.write("seeds/b.yml", "duplicate: seeds/a.txt\n")
        report = site.run()
        assert outcomes(report)["seeds/b.txt"] == "published"
        assert codes(report) == ["duplicate-has-article"]
        (site.root / report.outcomes[1].article).unlink()
        report = site.run()
        assert outcomes(report)["seeds/b.txt"] == "duplicate"
        assert codes(report) == []
        assert copies(site) == ["seeds/b.txt"]
        settled(site)
