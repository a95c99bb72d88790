"""Whole files or none, below their folders and nowhere else."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from news_digest.diagnostics import ArticleError
from news_digest.importing import writing
from news_digest.importing.writing import Writer

Site = Any  # the class of conftest.py
ARTICLE = "content/articles/2007/03/2007-03-27-ministers-meet.md"


@pytest.fixture
def writer(tmp_path: Path) -> Writer:
    return Writer(tmp_path, (tmp_path / "content/articles", tmp_path / "content/provenance"))


def refusal(writer: Writer, path: str, expected: str | None = None) -> str:
    with pytest.raises(ArticleError) as caught:
        writer.write_over(path, b"new", expected)
    [diagnostic] = caught.value.diagnostics
    assert diagnostic.path == path
    return diagnostic.code


def test_a_new_file(writer: Writer) -> None:
    writer.write_over("content/articles/a/b.md", b"new", None)
    assert (writer.root / "content/articles/a/b.md").read_bytes() == b"new"
    assert len(list(writer.root.rglob("*.*"))) == 1


def test_a_file_that_holds_what_was_expected(writer: Writer) -> None:
    writer.write_over("content/articles/b.md", b"old", None)
    writer.write_over("content/articles/b.md", b"new", sha256(b"old").hexdigest())
    assert (writer.root / "content/articles/b.md").read_bytes() == b"new"


def test_a_file_in_the_way(writer: Writer) -> None:
    writer.write_over("content/articles/b.md", b"old", None)
    assert refusal(writer, "content/articles/b.md") == "write-refused"
    assert refusal(writer, "content/articles/b.md", "0" * 64) == "write-refused"
    assert (writer.root / "content/articles/b.md").read_bytes() == b"old"


@pytest.mark.parametrize(
    "path",
    [
        "seeds/a.txt",
        "content/articles",
        "content/articles/../../seeds/a.txt",
        "content/provenance/../x.json",
        "/etc/passwd",
    ],
)
def test_other_places(writer: Writer, path: str) -> None:
    assert refusal(writer, path) == "write-refused"
    assert list(writer.root.rglob("*")) == []


def test_links(writer: Writer, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "b.md").write_bytes(b"old")
    (writer.root / "content/articles").mkdir(parents=True)
    (writer.root / "content/articles/2007").symlink_to(outside)
    (writer.root / "content/articles/b.md").symlink_to(outside / "b.md")
    (writer.root / "content/provenance").symlink_to(outside)
    hashed = sha256(b"old").hexdigest()
    assert refusal(writer, "content/articles/2007/a.md") == "write-refused"
    assert refusal(writer, "content/articles/b.md", hashed) == "write-refused"
    assert refusal(writer, "content/provenance/b.json") == "write-refused"
    assert [file.name for file in outside.iterdir()] == ["b.md"]
    assert (outside / "b.md").read_bytes() == b"old"


def test_a_read_only_file(writer: Writer) -> None:
    writer.write_over("content/articles/b.md", b"old", None)
    (writer.root / "content/articles/b.md").chmod(0o444)
    assert refusal(writer, "content/articles/b.md", sha256(b"old").hexdigest()) == "write-refused"


def test_a_folder_that_is_a_file(writer: Writer) -> None:
    (writer.root / "content").mkdir()
    (writer.root / "content/articles").write_bytes(b"")
    assert refusal(writer, "content/articles/b.md") == "write-failed"


def test_a_failed_write_leaves_no_temporary_file(
    writer: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    assert refusal(writer, "content/articles/b.md") == "write-failed"
    assert list((writer.root / "content/articles").iterdir()) == []


def test_what_a_killed_import_left_is_removed(writer: Writer) -> None:
    folder = writer.root / "content/articles/2007"
    folder.mkdir(parents=True)
    (folder / ".a.md.digest-tmp").write_bytes(b"half")
    (folder / ".hidden").write_bytes(b"mine")
    writer.clean()
    assert [file.name for file in folder.iterdir()] == [".hidden"]


def test_the_same_bytes_are_not_written_again(writer: Writer) -> None:
    assert writer.write("content/provenance/a.json", b"x")
    stamp = (writer.root / "content/provenance/a.json").stat().st_mtime_ns
    assert not writer.write("content/provenance/a.json", b"x")
    assert (writer.root / "content/provenance/a.json").stat().st_mtime_ns == stamp


def test_a_document_whose_article_cannot_be_written_is_rejected(site: Site) -> None:
    site.seed("a.txt")
    site.write("content/articles/2007", "a file where a folder should be")
    report = site.run()
    assert [outcome.kind.value for outcome in report.outcomes] == ["rejected"]
    assert report.outcomes[0].reason.startswith(f"{ARTICLE}: ")
    assert [each.code for each in report.diagnostics] == ["write-failed"]
    assert not (site.root / "content/provenance").exists()


def test_a_copy_that_cannot_be_noted_is_told(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.seed("a.txt", "Wind\n2007-03-30\nIt blew.\n")
    site.run()
    site.seed("b.txt", "Wind\n2007-03-30\nIt blew.\n# a menu\n")

    def full(target: str, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(writing, "_replace", full)
        report = site.run()
    assert [(one.code, one.path) for one in report.diagnostics] == [
        ("write-failed", "content/provenance/2007-03-30-wind.json")
    ]
    assert report.duplicate == 1
    assert site.run().written == ("content/provenance/2007-03-30-wind.json",)


def test_an_article_that_is_a_link_is_not_written_over(
    site: Site, tmp_path_factory: pytest.TempPathFactory
) -> None:
    site.seed("a.txt")
    site.run()
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "a.md"
    (site.root / ARTICLE).rename(elsewhere)
    (site.root / ARTICLE).symlink_to(elsewhere)
    before = elsewhere.read_bytes()
    site.seed("a.txt", "Ministers meet\n2007-03-27\nMore.\n")
    report = site.run()
    assert [each.code for each in report.diagnostics] == ["write-refused"]
    assert [outcome.kind.value for outcome in report.outcomes] == ["published"]
    assert elsewhere.read_bytes() == before
