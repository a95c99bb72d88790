"""Real Pelican builds, as other sites run them."""

from __future__ import annotations

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


def read(folder: Path, kind: str) -> Any:
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    return json.loads((folder / manifest[kind]).read_text("utf-8"))


def test_a_build_writes_the_search(build: Build) -> None:
    output = build()
    assert (output / "index.html").read_text() == "/some-repo/lunr/search.js search/"
    cards = read(output / "lunr", "cards")
    assert cards == {
        "names": ["title", "people", "lead"],
        "cards": [
            [
                "articles/red-line/",
                "Russia draws a ‘red line’",
                "Sergei Lavrov, NATO",
                "Kosovo talks.",
            ],
            ["articles/mum/", "Russia mum on R&D", "Sergei Lavrov, NATO", "Lavrov has refused."],
        ],
    }
    words = read(output / "lunr", "index")["words"]
    assert {"kosovo", "lavrov", "nato", "refused"} <= set(words)
    assert not {"secret", "strong", "p"} & set(words)


def test_the_browser_gets_all_that_it_loads(build: Build, lunr_js: Path) -> None:
    folder = build() / "lunr"
    source = Path(adapter.__file__).parent / "browser"
    names = {path.name for path in source.glob("*.js")}
    assert {"search.js", "worker.js", "text.js"} <= names
    for name in names:
        assert (folder / name).read_bytes() == (source / name).read_bytes()
    assert (folder / "lunr.js").read_bytes() == lunr_js.read_bytes()


def test_two_builds_in_one_process(build: Build, content: Path) -> None:
    first = {path.name: path.read_bytes() for path in (build() / "lunr").iterdir()}
    again = {path.name: path.read_bytes() for path in (build("again") / "lunr").iterdir()}
    assert first == again
    write_article(content, "later", "Zakayev speaks", "2007-10-01", "In London.")
    (content / "mum.md").unlink()
    folder = build() / "lunr"
    assert [card[0] for card in read(folder, "cards")["cards"]] == [
        "articles/later/",
        "articles/red-line/",
    ]
    assert "refused" not in read(folder, "index")["words"]
    assert len(list(folder.glob("index-*.json"))) == 1


def test_what_other_plugins_left_of_an_article_is_indexed(build: Build) -> None:
    def cut(generators: list[Any]) -> None:
        for generator in generators:
            for article in getattr(generator, "articles", ()):
                article._content = "<p>Withheld.</p>"

    signals.all_generators_finalized.connect(cut)
    try:
        words = read(build() / "lunr", "index")["words"]
    finally:
        signals.all_generators_finalized.disconnect(cut)
    assert "withheld" in words
    assert "kosovo" not in words


def test_a_site_without_articles(build: Build, content: Path) -> None:
    for path in content.iterdir():
        path.unlink()
    folder = build() / "lunr"
    assert json.loads((folder / "manifest.json").read_text("utf-8"))["documents"] == 0


def test_another_folder(build: Build) -> None:
    output = build(LUNR_SAVE_AS="theme/lunr", LUNR_PAGE_URL="find/")
    assert (output / "index.html").read_text() == "/some-repo/theme/lunr/search.js find/"
    manifest = json.loads((output / "theme/lunr/manifest.json").read_text("utf-8"))
    assert manifest["root"] == "../../"


def test_wrong_settings_stop_the_build_before_it_writes(build: Build, tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"lunr_search: LUNR_FELDS: .* Did you mean LUNR_FIELDS"):
        build(LUNR_FELDS={})
    assert not (tmp_path / "output/index.html").exists()
