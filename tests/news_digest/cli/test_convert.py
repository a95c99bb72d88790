"""`digest convert` and `digest explain`, as the command line runs them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

Run = Callable[..., "CompletedProcess[str]"]

KEYS = [
    "path", "status", "title", "date", "date_precision", "outlet", "agency", "place", "byline",
    "credit", "url", "language", "summary", "body", "people", "person_ids", "topics", "topic_ids",
    "quotes", "diagnostics",
]  # fmt: skip
FIRST = "seeds/000_3c329eb93760de7d.txt"
SECOND = "seeds/004_0460e67650089926.txt"


def test_json_holds_one_object_a_line_for_every_file_in_order(site: Path, run: Run) -> None:
    (site / "seeds/empty.txt").touch()
    paths = [SECOND, "seeds/empty.txt", "seeds/not-there.txt", FIRST]
    done = run("convert", "--json", *paths)
    assert done.returncode == 0, done.stderr
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["path"] for row in rows] == [
        SECOND,
        "seeds/empty.txt",
        "seeds/not-there.txt",
        FIRST,
    ]
    assert all(list(row) == KEYS for row in rows)
    assert [row["status"] for row in rows] == ["publishable", "rejected", "rejected", "publishable"]
    assert rows[1]["diagnostics"][0]["code"] == "empty-file"
    assert rows[2]["diagnostics"][0]["code"] == "unreadable-file"
    assert rows[0]["date"] == "2007-09-03T13:05+04:00"
    assert rows[0]["date_precision"] == "minute"
    assert rows[3]["people"] == ["Sergei Lavrov", "Milan Rocen", "Martti Ahtisaari"]
    assert rows[3]["person_ids"] == ["sergei-lavrov", "milan-rocen", "martti-ahtisaari"]
    assert rows[3]["body"].split("\n\n")[0].startswith("Russian Foreign Minister")


def test_it_writes_nothing(site: Path, run: Run) -> None:
    before = sorted(site.rglob("*"))
    assert run("convert", FIRST).returncode == 0
    assert sorted(site.rglob("*")) == before


def test_for_people_it_prints_fields_and_body(run: Run) -> None:
    done = run("convert", FIRST)
    assert "  headline  Russia Mum On Kosovo Vote\n" in done.stdout
    assert "\nRussian Foreign Minister Sergei Lavrov has refused" in done.stdout


def test_outside_any_site_it_converts_without_vocabularies(
    tmp_path: Path, site: Path, digest: Run
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    done = digest(elsewhere, "convert", "--json", str(site / FIRST))
    assert json.loads(done.stdout)["title"] == "Russia Mum On Kosovo Vote"
    assert "no site here" in done.stderr


def test_explain_shows_every_raw_line_with_verdict_and_reason(site: Path, run: Run) -> None:
    done = run("explain", FIRST)
    assert done.returncode == 0, done.stderr
    raw = (site / FIRST).read_text(encoding="utf-8")
    for number, line in enumerate(raw.split("\n"), 1):
        if line.strip():
            assert f"\n{number:>5}  " in f"\n{done.stdout}", f"line {number} is not explained"
    # Caption, date and first sentence share a raw line, and each has a verdict of its own.
    lines = done.stdout.splitlines()
    at = next(i for i, line in enumerate(lines) if "(file photo)" in line)
    roles = [line[7:].split()[0] for line in lines[at : at + 4]]
    assert roles == ["caption", "date", "dateline", "body"]
    assert "\x1b[" not in done.stdout, "colour belongs on a terminal only"


def test_explain_fails_for_a_file_without_a_story(site: Path, run: Run) -> None:
    (site / "seeds/menu.txt").write_text("Home\nNews\nSport\n", encoding="utf-8")
    done = run("explain", "seeds/menu.txt")
    assert done.returncode == 1
    assert "[only-navigation]" in done.stdout
    explained = [line for line in done.stdout.splitlines() if line[:5].strip().isdigit()]
    assert [line.split()[2] for line in explained] == ["Home", "News", "Sport"]
    assert all(line.endswith("; 0.60]") for line in explained)


def test_a_broken_settings_file_is_named_with_its_line(site: Path, run: Run) -> None:
    (site / "pelicanconf.py").write_text("SITENAME = 'x'\nthis is not python\n", encoding="utf-8")
    done = run("import")
    assert done.returncode == 1
    assert "pelicanconf.py:2: error [bad-settings]" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_broken_vocabulary_is_named_with_its_line(site: Path, run: Run) -> None:
    (site / "content/curation/people.yml").write_text("people:\n  x: [\n", encoding="utf-8")
    done = run("convert", FIRST)
    assert done.returncode == 1
    assert "content/curation/people.yml:" in done.stderr
    assert "Traceback" not in done.stderr
