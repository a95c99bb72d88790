"""An import where nothing changed reads no file again, and sees whatever was edited."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from news_digest import known_files
from news_digest.articles import read_archive
from news_digest.importing import ImportReport, seeds
from news_digest.known_files import read_known_files

Site = Any  # the class of conftest.py
Outcomes = Callable[[ImportReport], dict[str, str]]
KEPT = ".cache/digest/files.json"
ARTICLE = "content/articles/2007/03/2007-03-27-ministers-meet.md"
PROVENANCE = "content/provenance/2007-03-27-ministers-meet.json"
COPY = "Ministers meet\n2007-03-27\n# Furniture\nThey met.\nThey left.\n"


@pytest.fixture
def imported(site: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    """A site whose files are all known, as if they had been old when they were read."""
    monkeypatch.setattr(known_files, "_STEP", -(10**15))
    site.seed("a.txt")
    site.seed("copy.txt", COPY)
    site.seed("other.txt", "Another story\n-\nIt rained.\n")
    site.run()
    assert (site.root / KEPT).exists()
    return site


@pytest.fixture
def unreadable(imported: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    """The same, where no article, provenance or raw document can be read."""
    real = Path.read_bytes

    def refuse(path: Path) -> bytes:
        assert not {"articles", "provenance"} & set(path.parts), f"{path} is read"
        return real(path)

    def refuse_seed(_: Path, path: str) -> bytes:
        raise AssertionError(f"{path} is read")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    monkeypatch.setattr(seeds, "read_seed", refuse_seed)
    return imported


def test_nothing_is_read_again(unreadable: Site) -> None:
    report = unreadable.run()
    assert (report.written, report.converted, report.diagnostics) == ((), 0, ())
    assert [one.kind.value for one in report.outcomes] == ["published", "duplicate", "draft"]


def test_what_the_import_wrote_is_known_as_what_is_read(imported: Site) -> None:
    written = json.loads((imported.root / KEPT).read_bytes())
    (imported.root / KEPT).unlink()
    imported.run()
    assert json.loads((imported.root / KEPT).read_bytes()) == written


def test_it_tells_what_an_import_without_cache_tells(imported: Site) -> None:
    known = imported.run()
    (imported.root / KEPT).unlink()
    assert imported.run() == known


def test_a_new_document_is_told_from_those_that_are_known(
    imported: Site, outcomes: Outcomes
) -> None:
    imported.seed("new.txt", "Third story\n2007-03-28\nIt snowed.\n")
    imported.seed("same.txt", COPY + "# Again\n")
    report = imported.run()
    assert outcomes(report)["seeds/new.txt"] == "published"
    assert outcomes(report)["seeds/same.txt"] == "duplicate"
    assert '"seeds/same.txt"' in imported.text(PROVENANCE)
    assert '"spans": [\n    {' in imported.text(PROVENANCE)


@pytest.mark.parametrize(
    ("edit", "then"),
    [
        (lambda site: site.edit(ARTICLE, "Slug:", "Status: draft\nSlug:"), "draft"),
        (lambda site: (site.root / ARTICLE).unlink(), "withdrawn"),
        (lambda site: site.edit(PROVENANCE, '"rules": "1"', '"rules": "0"'), "published"),
    ],
    ids=["article", "no article", "provenance"],
)
def test_an_edit_is_seen(
    imported: Site, outcomes: Outcomes, edit: Callable[[Site], object], then: str
) -> None:
    (imported.root / "seeds/copy.txt").unlink()
    imported.run()
    edit(imported)
    report = imported.run()
    assert outcomes(report)["seeds/a.txt"] == then
    (imported.root / KEPT).unlink()
    assert imported.run() == report


def test_a_renamed_document_is_noted_in_a_provenance_that_is_known(imported: Site) -> None:
    before = imported.text(PROVENANCE)
    (imported.root / "seeds/a.txt").rename(imported.root / "seeds/b.txt")
    imported.run()
    assert imported.text(PROVENANCE) == before.replace("seeds/a.txt", "seeds/b.txt")


def test_what_is_known_equals_what_is_read(imported: Site) -> None:
    imported.edit(ARTICLE, "Title: ", "Title: More\n    lines of ")
    imported.edit(ARTICLE, "Slug: ", "Date: 2007-03-28\nTopics: Rain\nSlug: ")
    imported.run()
    folders = (imported.root / "content/articles", imported.root / "content/provenance")
    read = read_archive(*folders, imported.root)
    known = read_archive(*folders, imported.root, read_known_files(imported.root / KEPT))
    assert known.articles == read.articles
    assert known.provenances == read.provenances
    assert [one.body for one in known.articles] == [one.body for one in read.articles]
    assert [one.sureness for one in known.provenances] == [one.sureness for one in read.provenances]
    assert [dict(one.metadata) for one in known.articles] == [
        dict(one.metadata) for one in read.articles
    ]


def test_a_provenance_that_was_damaged_is_noticed(imported: Site) -> None:
    (imported.root / PROVENANCE).write_text("{", encoding="utf-8")
    assert "provenance-malformed" in [one.code for one in imported.run().diagnostics]


def test_by_default_what_was_just_written_is_read_again(site: Site) -> None:
    site.seed("a.txt")
    site.run()
    site.run()
    assert not (site.root / KEPT).exists()
