"""Real Pelican builds, as other sites run them."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pelican import Pelican, signals
from pelican.settings import read_settings

from lunr_search import adapter

_ARTICLE = (
    "Title: {title}\nDate: {date}\nSlug: {slug}\nCategory: news\nTags: {tags}\n"
    "Status: {status}\n\n{body}\n"
)
_TEMPLATE = "{{ SITEURL }}/{{ lunr_search.script }} {{ lunr_search.page_url }}"

Build = Callable[..., Path]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    folder.mkdir()
    write_article(
        folder, "red-line", "Russia draws a ‘red line’", "2007-09-03", "Kosovo **talks**."
    )
    write_article(folder, "mum", "Russia mum on R&D", "2007-03-27", "Lavrov has refused.")
    write_article(folder, "unready", "Not yet", "2007-05-05", "Secret.", status="draft")
    return folder


def write_article(
    folder: Path, slug: str, title: str, date: str, body: str, *, status: str = "published"
) -> None:
    text = _ARTICLE.format(
        title=title, date=date, slug=slug, tags="Sergei Lavrov, NATO", status=status, body=body
    )
    (folder / f"{slug}.md").write_text(text, "utf-8")


@pytest.fixture
def build(tmp_path: Path, content: Path, lunr_js: Path) -> Iterator[Build]:
    """Run Pelican over the content; return the output folder."""
    templates = tmp_path / "theme/templates"
    templates.mkdir(parents=True)
    for name in ("index", "article"):
        (templates / f"{name}.html").write_text(_TEMPLATE)

    def run(output: str = "output", **more: Any) -> Path:
        settings = {
            "PATH": str(content),
            "OUTPUT_PATH": str(tmp_path / output),
            "THEME": str(tmp_path / "theme"),
            "SITEURL": "/some-repo",
            "TIMEZONE": "UTC",
            "PLUGINS": ["lunr_search"],
            "CACHE_PATH": str(tmp_path / "cache"),
            "DIRECT_TEMPLATES": ["index"],
            "AUTHOR_SAVE_AS": "",
            "CATEGORY_SAVE_AS": "",
            "TAG_SAVE_AS": "",
            "ARTICLE_URL": "articles/{slug}/",
            "ARTICLE_SAVE_AS": "articles/{slug}/index.html",
            "FEED_ALL_ATOM": None,
            "CATEGORY_FEED_ATOM": None,
            "TRANSLATION_FEED_ATOM": None,
            "AUTHOR_FEED_ATOM": None,
            "AUTHOR_FEED_RSS": None,
            "LUNR_JS": str(lunr_js),
            "LUNR_FIELDS": {"title": "title", "people": "tags", "content": "content"},
            "LUNR_UNSTEMMED": ["people"],
            "LUNR_CARD": {"title": "title", "people": "tags", "lead": "summary"},
            **more,
        }
        Pelican(read_settings(override=settings)).run()
        return tmp_path / output

    yield run
    # Pelican's signals are the whole process's, and other tests build sites, too.
    signals.initialized.disconnect(adapter.check_settings)
    signals.generator_init.disconnect(adapter.tell_templates)
    signals.article_writer_finalized.disconnect(adapter.write_search)


def unpacked(path: Path) -> Any:
    return json.loads(gzip.decompress(path.read_bytes()))


def cards(folder: Path) -> list[list[str]]:
    """Return all cards, by address."""
    rows = [row for path in folder.glob("c/*/*.bin") for row in unpacked(path)]
    return sorted(card for _length, _slot, *card in rows)


def entries(folder: Path) -> set[str]:
    """Return all words and terms of an index that has one shard of fewer than 128."""
    (path,) = folder.glob("t/*.bin")
    size, *data = gzip.decompress(path.read_bytes())
    found, before, at = set(), b"", 3 * size
    for shared, rest in zip(data[:size], data[size : 2 * size], strict=True):
        before = before[:shared] + bytes(data[at : at + rest])
        at += rest
        found.add(before.decode())
    return found


def test_a_build_writes_the_search(build: Build) -> None:
    output = build()
    assert (output / "index.html").read_text() == "/some-repo/lunr/search.js search/"
    assert cards(output / "lunr") == [
        ["articles/mum/", "Russia mum on R&D", "Sergei Lavrov, NATO", "Lavrov has refused."],
        [
            "articles/red-line/",
            "Russia draws a ‘red line’",
            "Sergei Lavrov, NATO",
            "Kosovo talks.",
        ],
    ]
    manifest = unpacked(output / "lunr/manifest.bin")
    assert manifest["cards"]["texts"] == ["title", "people", "lead"]
    assert manifest["root"] == "../"
    found = entries(output / "lunr")
    assert {"kosovo", "lavrov", "nato", "refused", "refus"} <= found
    assert not {"secret", "strong", "p"} & found


def test_the_browser_gets_all_that_it_loads(build: Build) -> None:
    folder = build() / "lunr"
    assert {"search.js", "worker.js", "worker-more.js"} <= {path.name for path in folder.iterdir()}


def test_two_builds_in_one_process(build: Build, content: Path) -> None:
    def files(folder: Path) -> dict[str, bytes]:
        paths = [path for path in folder.rglob("*") if path.is_file()]
        return {str(path.relative_to(folder)): path.read_bytes() for path in paths}

    first = files(build() / "lunr")
    assert files(build("again") / "lunr") == first
    write_article(content, "later", "Zakayev speaks", "2007-10-01", "In London.")
    (content / "mum.md").unlink()
    folder = build() / "lunr"
    assert [card[0] for card in cards(folder)] == ["articles/later/", "articles/red-line/"]
    assert "refused" not in entries(folder)
    assert files(folder) == files(build("anew") / "lunr")


def test_what_other_plugins_left_of_an_article_is_indexed(build: Build) -> None:
    def cut(generators: list[Any]) -> None:
        for generator in generators:
            for article in getattr(generator, "articles", ()):
                article._content = "<p>Withheld.</p>"

    signals.all_generators_finalized.connect(cut)
    try:
        folder = build() / "lunr"
    finally:
        signals.all_generators_finalized.disconnect(cut)
    assert "withheld" in entries(folder)
    assert "kosovo" not in entries(folder)


def test_a_site_without_articles(build: Build, content: Path) -> None:
    for path in content.iterdir():
        path.unlink()
    folder = build() / "lunr"
    assert unpacked(folder / "manifest.bin")["documents"] == 0


def test_another_folder(build: Build) -> None:
    output = build(LUNR_SAVE_AS="theme/lunr", LUNR_PAGE_URL="find/")
    assert (output / "index.html").read_text() == "/some-repo/theme/lunr/search.js find/"
    assert unpacked(output / "theme/lunr/manifest.bin")["root"] == "../../"


def test_wrong_settings_stop_the_build_before_it_writes(build: Build, tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"lunr_search: LUNR_FELDS: .* Did you mean LUNR_FIELDS"):
        build(LUNR_FELDS={})
    assert not (tmp_path / "output/index.html").exists()
