"""What answers at old addresses, and what the build says about redirects."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from news_digest.site.linkcheck import check_links

SITEURL = "https://example.org/base/path"


@pytest.fixture
def site(tmp_path: Path, sample_site: Callable[[Path], Path]) -> Path:
    return sample_site(tmp_path / "site")


@pytest.fixture
def build(site, digest):
    def run(text: str | None = None, **variables: str):
        if text is not None:
            (site / "content/curation/redirects.yml").write_text(text, encoding="utf-8")
        settings = "publishconf.py" if variables else "pelicanconf.py"
        return digest(site, "build", "--settings", settings, **variables)

    return run


def ids(feed: Path) -> list[str]:
    return re.findall("<id>(.*)</id>", feed.read_text(encoding="utf-8"))


def test_a_merge_and_a_rename_leave_every_old_address_answering(site, build, digest):
    output = site / "output"
    assert build(SITEURL=SITEURL).returncode == 0
    before = ids(output / "people/sergei-lavrov/feed.xml")
    merged = digest(site, "merge", "person", "milan-rocen", "martti-ahtisaari", "--yes")
    assert merged.returncode == 0, merged.stderr
    renamed = digest(
        site, "rename", "person", "sergei-lavrov", "S. Lavrov", "--id", "lavrov", "--yes"
    )
    assert renamed.returncode == 0, renamed.stderr
    built = build(SITEURL=SITEURL)
    assert built.returncode == 0, built.stderr

    page = (output / "people/milan-rocen/index.html").read_text(encoding="utf-8")
    target = f"{SITEURL}/people/martti-ahtisaari/"
    assert f'<meta http-equiv="refresh" content="0; url={target}">' in page
    assert f'<link rel="canonical" href="{target}">' in page
    assert f'<a href="{target}">' in page
    assert '<meta name="robots" content="noindex">' in page
    assert "<script" not in page
    for old, new in (("sergei-lavrov", "lavrov"), ("milan-rocen", "martti-ahtisaari")):
        for name in ("feed.xml", "index.json"):
            there = (output / "people" / old / name).read_bytes()
            assert there == (output / "people" / new / name).read_bytes()
    assert ids(output / "people/sergei-lavrov/feed.xml") == before
    assert check_links(output, SITEURL) == []
    for listing in (output / "sitemap.xml", output / "people/index.html"):
        assert "milan-rocen" not in listing.read_text(encoding="utf-8")
    assert not any(
        b"people/sergei-lavrov/" in file.read_bytes()
        for file in output.rglob("*")
        if file.is_file() and file.suffix in (".json", ".js", ".html")
    )


def test_an_article_keeps_its_place_in_feeds_under_another_slug(site, build):
    assert build().returncode == 0
    before = ids(site / "output/feed.xml")
    file = next((site / "content/articles").rglob("2007-03-27*.md"))
    text = file.read_text(encoding="utf-8")
    slug = "2007-03-27-russia-mum-on-kosovo-vote"
    file.write_text(text.replace(f"Slug: {slug}", "Slug: mum"), encoding="utf-8")
    built = build(f"articles/{slug}/: articles/mum/\n")
    assert built.returncode == 0, built.stderr
    assert ids(site / "output/feed.xml") == before
    page = (site / f"output/articles/{slug}/index.html").read_text(encoding="utf-8")
    assert 'url=../../articles/mum/"' in page


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("# one\npeople/x/: people/nobody/\n", "redirect-target-gone"),
        ("# one\npeople/sergei-lavrov/: people/milan-rocen/\n", "redirect-over-page"),
        ("# one\na/: a/\n", "redirect-loop"),
    ],
)
def test_a_redirect_that_cannot_be_stops_the_build_with_its_line(site, build, text, code):
    assert build().returncode == 0
    before = sorted(path for path in (site / "output").rglob("*"))
    failed = build(text)
    assert failed.returncode == 1
    assert f"content/curation/redirects.yml:2: error [{code}]" in failed.stderr
    assert "Traceback" not in failed.stderr
    assert sorted(path for path in (site / "output").rglob("*")) == before


def test_a_target_without_articles_is_a_warning(site, build):
    people = site / "content/curation/people.yml"
    people.write_text(f"{people.read_text(encoding='utf-8')}  zoe:\n    name: Zoe\n")
    built = build("people/x/: people/zoe/\n")
    assert built.returncode == 0, built.stderr
    assert "redirects.yml:1: warning [redirect-target-empty]" in built.stderr
    assert not (site / "output/people/x").exists()
