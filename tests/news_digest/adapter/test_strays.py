"""Files that look like articles and are none are named, and nothing else is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from news_digest.adapter.strays import ignored_files
from news_digest.settings import DigestSettings

if TYPE_CHECKING:
    from conftest import Site

DIGEST = DigestSettings(site_id="test")


def ignored(root: Path, **more: list[str]) -> list[str]:
    settings = {
        "PATH": str(root / "content"),
        "ARTICLE_PATHS": ["articles"],
        "PAGE_PATHS": ["pages"],
        **more,
    }
    return [each.path for each in ignored_files(settings, DIGEST, root)]


def test_files_that_nothing_reads(tmp_path: Path) -> None:
    for name in (
        "content/memo.md",
        "content/notes.txt",
        "content/.hidden.md",
        "content/pages/about.md",
        "content/curation/README.md",
        "content/folder.md/x.txt",
        "content/articles/memo.txt",
        "content/articles/a.md",
        "content/articles/2007/B.MD",
        "content/articles/2007/no-ending",
        "content/articles/2007/map.PNG",
        "content/articles/.a.md.swp",
        "content/articles/.hidden/x.txt",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")

    assert ignored(tmp_path) == [
        "content/articles/2007/B.MD",
        "content/articles/2007/no-ending",
        "content/articles/memo.txt",
        "content/memo.md",
    ]
    assert "content/memo.md" not in ignored(tmp_path, PAGE_PATHS=[""])


def test_a_site_without_articles(tmp_path: Path) -> None:
    assert ignored(tmp_path) == []


def test_the_build_says_so_and_goes_on(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    site.write("content/articles/memo.txt", "A raw document.")

    site.build()

    (warning,) = capsys.readouterr().err.splitlines()
    assert warning == (
        "content/articles/memo.txt: warning [ignored-file] It is no article: its name does not "
        "end in .md. Rename it if it is one; put a raw document into seeds/."
    )
