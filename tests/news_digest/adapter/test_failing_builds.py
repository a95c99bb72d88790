"""What stops a build, and how it is said: file, line and what to do, and never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import news_digest
from news_digest.adapter.settings import load_settings
from news_digest.diagnostics import ArticleError, BuildError, DigestError, SettingsError

if TYPE_CHECKING:
    from conftest import Site


def run_pelican(site: Site, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run Pelican as `digest build` does, in a process of its own."""
    plugins = str(Path(news_digest.__file__).parent.parent)
    return subprocess.run(
        [sys.executable, "-m", "pelican", "--fatal", "errors"],
        cwd=site.root,
        env={**os.environ, "PYTHONPATH": plugins, **variables},
        capture_output=True,
        text=True,
        check=False,
    )


def codes(error: DigestError) -> list[tuple[str, str, int | None]]:
    return [(one.code, one.path, one.line) for one in error.diagnostics]


def test_a_bad_date_stops_the_build_and_leaves_the_last_good_site(site: Site) -> None:
    site.article("a")
    site.build()
    site.article("b", "Slug: b", "Date: 2024-02-30")

    done = run_pelican(site)

    assert done.returncode == 1
    assert "content/articles/b.md:3: error [bad-date] `2024-02-30` is not a date." in done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert "articles/a/" in site.files()


def test_everything_that_is_wrong_is_said_at_once(site: Site) -> None:
    site.article("a", "Slug: a", "Url: /x", "Status: hiden")
    site.article("b", "Slug: a", "Date: 2024-02-30")
    site.write("content/articles/c.md", "No metadata at all.\n")

    with pytest.raises(ArticleError) as caught:
        site.build()

    found = codes(caught.value)
    assert ("reserved-key", "content/articles/a.md", 3) in found
    assert ("unknown-status", "content/articles/a.md", 4) in found
    assert ("article-slug-shared", "content/articles/b.md", 2) in found
    assert ("bad-date", "content/articles/b.md", 3) in found
    assert ("missing-title", "content/articles/c.md", 1) in found
    assert ("missing-date", "content/articles/c.md", 1) in found


def test_bytes_that_are_no_text_are_named(site: Site) -> None:
    site.article("a").write_bytes(b"Title: A\nDate: 2007-03-27\n\nCaf\xe9\n")

    with pytest.raises(ArticleError) as caught:
        site.build()

    assert codes(caught.value) == [("article-not-utf8", "content/articles/a.md", 4)]


def test_a_malformed_vocabulary_stops_the_build(site: Site) -> None:
    site.configure()
    site.write("content/curation/people.yml", "people:\n  a:\n    nmae: A\n")

    done = run_pelican(site)

    assert done.returncode == 1
    assert "content/curation/people.yml:3: error" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr


def test_names_that_share_an_address_are_a_warning(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    site.article("a", "Topics: José Silva; Jose Silva")

    site.build()

    (warning,) = capsys.readouterr().err.splitlines()
    assert warning.startswith("content/articles/a.md:2: warning [shared-address]")


def test_an_article_that_pelican_does_not_take_fails_the_build(site: Site) -> None:
    site.article("a")
    site.article("b")

    with pytest.raises(BuildError) as caught:
        site.build(IGNORE_FILES=["b.*"])

    assert codes(caught.value) == [("unbalanced-build", "content/articles/b.md", None)]
    assert not (site.root / ".build/report.json").exists()


def test_an_article_that_the_digest_does_not_know_fails_the_build(site: Site) -> None:
    site.write("content/articles/a.html", "<html><head><title>A</title></head></html>")
    site.write(
        "content/articles/b.markdown", "Title: B\nDate: 2007-03-27\nSlug: b\n\nNot checked.\n"
    )

    with pytest.raises(ArticleError) as caught:
        site.build(READERS={"html": None})

    assert codes(caught.value) == [("stray-article", "content/articles/b.markdown", None)]


def test_a_page_that_was_not_written_fails_the_build(site: Site) -> None:
    site.article("a")

    with pytest.raises(BuildError) as caught:
        site.build(ARTICLE_SAVE_AS="")

    (problem,) = caught.value.diagnostics
    assert problem.path == "content/articles/a.md"


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"DIGEST_SEED": "x"}, "There is no setting DIGEST_SEED. The nearest is DIGEST_SEEDS."),
        ({"DIGEST_SITE_ID": " "}, "DIGEST_SITE_ID is ' '."),
        ({"DIGEST_ARTICLES": "content/pages"}, "where Pelican reads no articles"),
    ],
)
def test_wrong_settings_stop_the_build(site: Site, settings: dict[str, str], message: str) -> None:
    with pytest.raises(SettingsError) as caught:
        site.build(**settings)

    assert message in str(caught.value)
    site.configure(**settings)
    done = run_pelican(site)
    assert done.returncode == 1
    assert message in done.stderr
    assert "Traceback" not in done.stdout + done.stderr


@pytest.mark.parametrize("theme", ["notmyidea", "simple"])
def test_what_a_foreign_theme_lacks_is_said_before_anything_is_written(
    site: Site, theme: str
) -> None:
    site.article("a")
    site.build()
    before = site.files()
    site.configure(THEME=theme, DIRECT_TEMPLATES=["index", "search"], OUTLET_SAVE_AS="")

    done = run_pelican(site)

    assert done.returncode == 1
    assert (
        f"pelicanconf.py: error [missing-template] The theme {theme} lacks topics.html, topic.html,"
        " people.html, person.html, outlets.html, intersection.html, search.html." in done.stderr
    )
    assert "Traceback" not in done.stdout + done.stderr
    assert site.files() == before


def test_a_foreign_theme_will_do_where_its_gaps_are_filled_or_left_out(site: Site) -> None:
    site.article("a", "Topics: One", "People: Ann")
    for name in ("topics", "topic"):
        (site.root / f"theme/templates/{name}.html").rename(site.write(f"more/{name}.html", ""))
    kinds = ("PEOPLE", "PERSON", "OUTLETS", "OUTLET")

    site.build(
        THEME="simple",
        THEME_TEMPLATES_OVERRIDES=[str(site.root / "more")],
        **{f"{kind}_SAVE_AS": "" for kind in kinds},
    )

    assert {"topics/", "topics/one/", "articles/a/"} <= site.files()
    assert not any(name.startswith("people") for name in site.files() if name.endswith("/"))


def test_settings_are_there_for_the_command_line_too(site: Site) -> None:
    site.configure(DIGEST_SEEDS="raw", DIGEST_FEED_MAX=7)

    settings = load_settings(site.root)

    assert settings.site_id == "test"
    assert settings.seeds == "raw"
    assert settings.feed_max == 7


def test_a_folder_without_settings_is_no_site(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings(tmp_path)

    assert [one.code for one in caught.value.diagnostics] == ["no-settings"]


def test_a_theme_that_is_not_there_is_named(site: Site) -> None:
    site.configure(THEME="no-such-theme")

    with pytest.raises(SettingsError, match="no-such-theme"):
        load_settings(site.root)


def test_the_same_site_is_the_same_bytes_on_every_machine(site: Site) -> None:
    for number in range(6):
        site.article(f"a{number}", "Topics: One; Two", "People: Ann; Bob", "Outlet: AFP")
    site.article("draft", "Status: draft")
    site.configure()
    built = []
    for variables in (
        {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8"},
    ):
        done = run_pelican(site, **variables)
        assert done.returncode == 0, done.stderr
        built.append({name: site.page(name) for name in sorted(site.files())})

    assert built[0] == built[1]
