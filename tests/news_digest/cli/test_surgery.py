"""rename, merge, split and people on the command line."""

from __future__ import annotations

import json
from pathlib import Path


def state(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for folder in ("content", "seeds")
        for path in (site / folder).rglob("*")
        if path.is_file()
    }


def test_a_dry_run_shows_and_changes_nothing(site, run):
    run("import")
    before = state(site)
    done = run("rename", "person", "sergei-lavrov", "S. Lavrov", "--id", "lavrov", "--dry-run")
    assert done.returncode == 0, done.stderr
    assert "-  sergei-lavrov:\n" in done.stdout
    assert "+  lavrov:\n" in done.stdout
    assert "+people/sergei-lavrov/: people/lavrov/\n" in done.stdout
    assert "people/sergei-lavrov/ leads to people/lavrov/ from now on." in done.stdout
    assert "Articles concerned: 2; none is rewritten." in done.stdout
    assert state(site) == before


def test_nobody_to_ask_means_no(site, run):
    before = state(site)
    done = run("rename", "topic", "kosovo-status", "Kosovo")
    assert done.returncode == 1
    assert "say --yes" in done.stderr
    assert state(site) == before


def test_yes_changes_the_vocabulary_alone(site, run):
    run("import")
    before = state(site)
    done = run(
        "split",
        *("person", "sergei-lavrov", "Sergei Lavrov (poet)", "--into", "lavrov-2"),
        *("--from", "2007-09-01", "--yes"),
    )
    assert done.returncode == 0, done.stderr
    after = state(site)
    assert {name for name in after if before.get(name) != after[name]} == {
        "content/curation/people.yml"
    }


def test_refusals_are_told_with_their_code(site, run):
    done = run("merge", "person", "sergei-lavrof", "milan-rocen", "--yes")
    assert done.returncode == 1
    assert "content/curation/people.yml: error [unknown-id]" in done.stderr
    assert "Did you mean `sergei-lavrov`?" in done.stderr


def test_the_unconfirmed_are_listed_until_they_are_confirmed(site, run):
    article = "Title: A\nDate: 2020-01-06\nSlug: a\nPeople: Zora Neumann\n\nText.\n"
    (site / "content/articles").mkdir(exist_ok=True)
    (site / "content/articles/a.md").write_text(article, encoding="utf-8")
    listed = run("people", "--unconfirmed", "--json")
    found = [json.loads(line) for line in listed.stdout.splitlines()]
    assert found == sorted(found, key=lambda one: -one["articles"])
    someone = found[0]
    assert set(someone) == {"id", "name", "articles", "first", "last", "example"}
    assert (site / someone["example"]).is_file()
    assert someone["name"] in run("people", "--unconfirmed").stdout
    done = run("people", "--confirm", someone["name"], "--yes")
    assert done.returncode == 0, done.stderr
    again = run("people", "--unconfirmed", "--json").stdout
    assert someone["id"] not in [json.loads(line)["id"] for line in again.splitlines()]
