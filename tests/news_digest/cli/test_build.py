"""`digest import` and `digest build`, as the command line runs them, on the sample site."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., "CompletedProcess[str]"]

ARTICLE = "content/articles/2007/03/2007-03-27-russia-mum-on-kosovo-vote.md"
PAGE = "output/articles/2007-03-27-russia-mum-on-kosovo-vote/index.html"


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def counts(printed: str) -> dict[str, int]:
    """The summary's numbers by their labels."""
    rows = re.findall(r"^ *\(?([a-z][\w ]*?)\)? {2,}(\d+)$", printed, re.M)
    return {label: int(number) for label, number in rows}


def test_an_import_gives_the_same_bytes_wherever_it_runs(site: Path, run: Run) -> None:
    made = []
    for variables in (
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Kathmandu", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "Pacific/Apia", "LC_ALL": "C.UTF-8"},
    ):
        done = run("import", **variables)
        assert done.returncode == 0, done.stderr
        assert counts(done.stdout)["files written"] == 4
        made.append(contents(site / "content"))
        for name in ("articles", "provenance"):
            shutil.rmtree(site / "content" / name)
    assert made[0] == made[1]


def test_a_second_import_converts_and_writes_nothing(site: Path, run: Run) -> None:
    assert counts(run("import").stdout)["converted in this run"] == 2
    before = {path: path.stat().st_mtime_ns for path in (site / "content").rglob("*")}
    done = run("import")
    assert counts(done.stdout)["converted in this run"] == 0
    assert {path: path.stat().st_mtime_ns for path in (site / "content").rglob("*")} == before


def test_a_refresh_shows_what_it_changes_and_leaves_edited_articles(site: Path, run: Run) -> None:
    run("import")
    topics = site / "content/curation/topics.yml"
    text = topics.read_text(encoding="utf-8")
    topics.write_text(
        text.replace("name: Kosovo status", "name: Future of Kosovo"), encoding="utf-8"
    )
    article = site / ARTICLE
    article.write_text(article.read_text(encoding="utf-8") + "\nA correction.\n", encoding="utf-8")
    edited = article.read_bytes()
    done = run("import", "--refresh")
    assert done.returncode == 0, done.stderr
    assert "-Topics: Missile defence in Europe; Kosovo status;" in done.stdout
    assert "+Topics: Missile defence in Europe; Future of Kosovo;" in done.stdout
    assert article.read_bytes() == edited


def test_an_import_that_must_wait_fails(site: Path, run: Run) -> None:
    (site / "content/articles").mkdir()
    (site / "content/articles/broken.md").write_bytes(b"Title: Caf\xe9\nDate: 2007-01-01\n\nx\n")
    done = run("import")
    assert done.returncode == 1
    assert "content/articles/broken.md:1: error [article-not-utf8]" in done.stderr


def test_a_build_sums_up_and_leaves_no_working_files(site: Path, run: Run) -> None:
    done = run("build")
    assert done.returncode == 0, done.stderr
    found = counts(done.stdout)
    assert found["raw documents read"] == found["published"] == 2
    assert found["search documents"] == 2
    assert found["pages written"] == len(list((site / "output").rglob("*.html")))
    assert not (site / ".build/site").exists()
    assert not (site / ".build/previous").exists()


def test_bad_documents_get_a_diagnostic_each_and_the_build_goes_on(site: Path, run: Run) -> None:
    seeds = site / "seeds"
    (seeds / "empty.txt").touch()
    (seeds / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    (seeds / "noise.txt").write_bytes(bytes(range(1, 32)) * 64)
    (seeds / "huge.txt").write_bytes(b"All work and no play makes a dull page. " * 1_310_720)
    (seeds / "menu.txt").write_text("Home\nNews\nSport\n", encoding="utf-8")
    outside = site.parent / "secret.txt"
    outside.write_text("Nobody may publish this sentence, which lies outside.\n", encoding="utf-8")
    (seeds / "link.txt").symlink_to(outside)
    story = (
        "Mayor opens “the bridge” & <b>tunnel</b> <script>alert(1)</script>\n\n4 May 2011\n\n"
        "The caf\xe9 at the bridge opened on Wednesday, and *everybody* said it was `good` [1].\n\n"
        "# The mayor, Mr Karl Fjord, said that {{ nothing }} would {% ever %} be the same again.\n"
    )
    (seeds / "-rf 'quo\"ted' name.txt").write_text(story, encoding="utf-8")
    latin = story.replace("Mayor opens", "Mayor closes").replace("“", '"').replace("”", '"')
    # Another story: with the same text it would be a copy.
    latin = latin.replace("opened on Wednesday", "shut on Friday").replace("Karl Fjord", "Ivo Holm")
    (seeds / "latin.txt").write_bytes(latin.encode("latin-1"))
    undated = (
        "Nobody knows when this happened\n\nThe page that told of it printed no date at all.\n"
    )
    (seeds / "undated.txt").write_text(undated, encoding="utf-8")

    done = run("build")
    assert done.returncode == 0, done.stderr
    for name, code in (
        ("empty.txt", "empty-file"),
        ("picture.txt", "binary-file"),
        ("noise.txt", "binary-file"),
        ("huge.txt", "seed-too-large"),
        ("menu.txt", "only-navigation"),
        ("link.txt", "seed-link-leaves"),
        ("undated.txt", "no-date"),
    ):
        assert re.search(rf"^seeds/{re.escape(name)}.*\[{code}\]", done.stderr, re.M), name
    found = counts(done.stdout)
    assert (found["raw documents read"], found["published"]) == (11, 4)
    assert (found["draft"], found["rejected"]) == (1, 6)
    assert "Traceback" not in done.stderr
    pages = [path.read_text(encoding="utf-8") for path in (site / "output").rglob("*.html")]
    assert not any("<script>alert" in page or "outside.\n" in page for page in pages)
    (page,) = (site / "output/articles").glob("2011-05-04-mayor-opens*/index.html")
    text = page.read_text(encoding="utf-8")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "*everybody* said it was `good` [1]." in text
    assert "# The mayor, Mr Karl Fjord, said that {{ nothing }} would {% ever %}" in text
    (latin_page,) = (site / "output/articles").glob("2011-05-04-mayor-closes*/index.html")
    assert "The café at the bridge" in latin_page.read_text(encoding="utf-8")


def test_a_failed_build_names_the_place_and_leaves_the_last_good_site(site: Path, run: Run) -> None:
    assert run("build").returncode == 0
    good = contents(site / "output")
    article = site / ARTICLE
    text = article.read_text(encoding="utf-8")
    article.write_text(text.replace("Date: 2007-03-27", "Date: 2007-02-30"), encoding="utf-8")
    done = run("build")
    assert done.returncode == 1
    assert f"{ARTICLE}:2: error" in done.stderr
    assert "Traceback" not in done.stderr
    assert contents(site / "output") == good


def test_a_build_killed_between_the_two_renames_is_put_right(site: Path, run: Run) -> None:
    assert run("build").returncode == 0
    (site / "output").rename(site / ".build/previous")
    (site / ".build/site").mkdir()
    done = run("build")
    assert done.returncode == 0, done.stderr
    assert (site / PAGE).is_file()
    assert not (site / ".build/previous").exists()


def test_a_build_waits_for_another_to_end(site: Path) -> None:
    fcntl = pytest.importorskip("fcntl")
    (site / ".build").mkdir()
    command = [sys.executable, "-m", "news_digest.cli.main", "build"]
    with (site / ".build/lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with subprocess.Popen(
            command, cwd=site, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        ) as build:
            assert build.stderr is not None
            # It says so at once, and nothing else before: only then may it go on.
            assert "Waiting for another build" in build.stderr.readline()
            assert build.poll() is None
            fcntl.flock(held, fcntl.LOCK_UN)
            rest = build.stderr.read()
    assert build.returncode == 0, rest


def test_a_killed_build_does_not_spoil_the_next_one(site: Path, run: Run) -> None:
    command = [sys.executable, "-m", "news_digest.cli.main", "build"]
    killed = subprocess.Popen(command, cwd=site, stderr=subprocess.DEVNULL)
    end = time.monotonic() + 60
    while not (site / ".build/site").is_dir() and killed.poll() is None:
        assert time.monotonic() < end, "Pelican never began to write"
        time.sleep(0.01)
    killed.kill()
    killed.wait()
    shutil.rmtree(site / "content/pages")
    done = run("build")
    assert done.returncode == 0, done.stderr
    after = contents(site / "output")
    assert not any(name.startswith("about/") for name in after), "left by the build before"
    assert run("build").returncode == 0
    assert contents(site / "output") == after


def test_only_a_built_site_is_ever_replaced(site: Path, run: Run) -> None:
    (site / "pub").mkdir()
    (site / "pub/CNAME").write_text("digest.example\n", encoding="utf-8")
    before = contents(site / "seeds")
    for folder in ("seeds", ".", "..", "content", "pub", "pelicanconf.py"):
        done = run("build", "--output", folder)
        assert done.returncode == 1, folder
        assert "error [build-failed]" in done.stderr
        assert "Traceback" not in done.stderr
    assert contents(site / "seeds") == before
    assert [path.name for path in (site / "pub").iterdir()] == ["CNAME"]


def test_a_link_for_an_output_folder_stays_one(site: Path, run: Run, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (site / "output").symlink_to(elsewhere)
    for _ in range(2):
        assert run("build").returncode == 0
    assert (site / "output").is_symlink()
    assert (elsewhere / "index.html").is_file()


def test_pelican_says_what_is_wrong_with_a_template(site: Path, run: Run) -> None:
    with (site / "themes/digest/templates/topics.html").open("a", encoding="utf-8") as template:
        template.write("{{ broken\n")
    done = run("build")
    assert done.returncode == 1
    assert re.search(r"topics\.html:\d+: error: unexpected end of template", done.stderr)
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("Title: Another\nSlug: about\n\nText.\n", "about/index.html"),
        ("Slug: untitled\n\nText.\n", "content/pages/other.md: could not find"),
    ],
)
def test_a_wrong_page_is_said_in_words(site: Path, run: Run, page: str, told: str) -> None:
    (site / "content/pages/other.md").write_text(page, encoding="utf-8")
    done = run("build")
    assert done.returncode == 1
    assert told in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_named(site: Path, run: Run) -> None:
    (site / "content/articles").chmod(0o500)
    shutil.rmtree(site / "content/provenance")
    done = run("import")
    assert "Traceback" not in done.stderr
    assert "content/articles" in done.stderr
