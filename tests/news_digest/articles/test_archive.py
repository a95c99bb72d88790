"""What the site holds now."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from news_digest.articles.archive import Archive, read_archive
from news_digest.articles.article_file import format_article
from news_digest.articles.provenance import Provenance, format_provenance, provenance_of
from news_digest.model import Story
from news_digest.vocabulary.model import Vocabularies


@pytest.fixture
def provenance(story: Story) -> Provenance:
    return provenance_of(story, article_path="articles/a.md", slug="s", rules="1")


@pytest.fixture
def root(tmp_path: Path, provenance: Provenance, story: Story, vocabularies: Vocabularies) -> Path:
    (tmp_path / "articles").mkdir()
    (tmp_path / "provenance").mkdir()
    article = format_article(story, slug="s", vocabularies=vocabularies)
    (tmp_path / "articles/a.md").write_bytes(article)
    (tmp_path / "provenance/s.json").write_bytes(format_provenance(provenance))
    return tmp_path


def archive_of(root: Path) -> Archive:
    return read_archive(root / "articles", root / "provenance", root)


def test_an_article_and_its_provenance(root: Path, provenance: Provenance) -> None:
    archive = archive_of(root)
    [article] = archive.articles
    assert archive.by_slug == {"s": article}
    assert archive.provenances == (provenance,)
    assert archive.article_of(provenance) == article
    assert archive.provenance_of(article) == provenance
    assert archive.diagnostics == ()


def test_a_moved_article_is_found(root: Path, provenance: Provenance) -> None:
    (root / "articles/2007").mkdir()
    (root / "articles/a.md").rename(root / "articles/2007/b.md")
    article = archive_of(root).article_of(provenance)
    assert article is not None
    assert article.path == "articles/2007/b.md"


def test_an_article_with_another_slug_is_found(root: Path, provenance: Provenance) -> None:
    path = root / "articles/a.md"
    path.write_bytes(path.read_bytes().replace(b"Slug: s", b"Slug: t"))
    archive = archive_of(root)
    article = archive.article_of(provenance)
    assert article is not None
    assert article.slug == "t"
    assert archive.provenance_of(article) == provenance


def test_an_article_with_another_slug_and_path_is_found(root: Path, provenance: Provenance) -> None:
    path = root / "articles/a.md"
    (root / "articles/b.md").write_bytes(path.read_bytes().replace(b"Slug: s", b"Slug: t"))
    path.unlink()
    article = archive_of(root).article_of(provenance)
    assert article is not None
    assert article.path == "articles/b.md"


def test_a_deleted_article_is_not(root: Path, provenance: Provenance) -> None:
    (root / "articles/a.md").unlink()
    assert archive_of(root).article_of(provenance) is None


def test_an_article_by_hand(root: Path) -> None:
    (root / "articles/hand.md").write_text("Title: by hand\n\nHello.\n", encoding="utf-8")
    archive = archive_of(root)
    assert archive.provenance_of(archive.by_slug["hand"]) is None


def test_files_that_cannot_be_used(root: Path, provenance: Provenance) -> None:
    (root / "articles/latin.md").write_bytes(b"Title: \xe9\n")
    (root / "provenance/x.json").write_text("{", encoding="utf-8")
    (root / "articles/.a.md.tmp.md").write_text("temporary", encoding="utf-8")
    archive = archive_of(root)
    assert [(each.code, each.path) for each in archive.diagnostics] == [
        ("article-not-utf8", "articles/latin.md"),
        ("provenance-malformed", "provenance/x.json"),
    ]
    assert archive.unreadable == {"articles/latin.md", "provenance/x.json"}
    assert len(archive.articles) == len(archive.provenances) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_name_that_is_not_utf8(root: Path) -> None:
    Path(os.fsdecode(os.fsencode(root) + b"/articles/\xe9.md")).write_bytes(b"Title: x\n")
    archive = archive_of(root)
    assert [(each.code, each.path) for each in archive.diagnostics] == [
        ("article-name-unusable", "articles/\\xe9.md")
    ]
    assert len(archive.articles) == 1


def test_a_folder_is_no_article(root: Path) -> None:
    (root / "articles/folder.md").mkdir()
    assert archive_of(root).diagnostics == ()


def test_two_articles_with_one_slug(root: Path) -> None:
    (root / "articles/b.md").write_text("Title: b\nSlug: s\n\nb\n", encoding="utf-8")
    [diagnostic] = archive_of(root).diagnostics
    assert (diagnostic.code, diagnostic.path, diagnostic.line) == (
        "article-slug-shared",
        "articles/b.md",
        2,
    )


def test_nothing_there(tmp_path: Path) -> None:
    archive = archive_of(tmp_path)
    assert (archive.articles, archive.provenances, archive.diagnostics) == ((), (), ())


def test_the_first_provenance_wins(root: Path, provenance: Provenance) -> None:
    other = replace(provenance, slug="t", article_path="articles/t.md")
    (root / "provenance/t.json").write_bytes(format_provenance(other))
    archive = archive_of(root)
    [article] = archive.articles
    assert archive.article_of(other) == article
    assert archive.provenance_of(article) == provenance
