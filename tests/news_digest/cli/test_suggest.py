"""`digest suggest`, as the command line runs it: what is learned, asked, answered and kept."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., "CompletedProcess[str]"]
SUGGESTIONS = "content/curation/suggestions.yml"
FISH = ["trawler", "herring", "fleet", "nets", "cod", "harbour", "catch", "skipper", "deck"]
RAIL = ["train", "track", "signal", "station", "timetable", "carriage", "platform", "junction"]


def sentence(words: list[str], dice: random.Random) -> str:
    first, second, third = (dice.choice(words) for _ in range(3))
    town = "".join(map(dice.choice, ("BDFGKLMNPRST", ("ar", "el", "on"), ("ford", "ham", "by"))))
    return (
        f"The {first} and the {second} were what the people of {town} spoke about for "
        f"{dice.randint(2, 900)} days, since the {third} had changed all that they knew before."
    )


def document(kind: list[str], number: int) -> str:
    dice = random.Random(number)
    title = f"Town {number} hears of the {dice.choice(kind)} and the {dice.choice(kind)}"
    body = "\n\n".join(" ".join(sentence(kind, dice) for _ in range(3)) for _ in range(3))
    if kind is RAIL:
        body += f"\n\nThe car ferry is late again. Nobody waits for the car ferry {number}."
    return f"{title}\n\n{1 + number % 27} March 2007\n\n{body}\n"


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    file = tmp_path / "labelled.jsonl"
    lines = [
        {"body": document(kind, number), "topics": [name]}
        for number in range(15)
        for kind, name in ((FISH, "fish"), (RAIL, "rail"))
    ]
    file.write_text("".join(json.dumps(one) + "\n" for one in lines), encoding="utf-8")
    return file


def test_topics_of_files_learned_from_labelled_documents(
    tmp_path: Path, digest: Run, labelled: Path
) -> None:
    (tmp_path / "a.txt").write_text(document(FISH, 77), encoding="utf-8")
    (tmp_path / "b.txt").write_text(document(RAIL, 78), encoding="utf-8")
    options = ("suggest", "--json", "--learn-from", str(labelled))
    done = digest(tmp_path, *options, "a.txt", "gone.txt", "b.txt")
    assert done.returncode == 0, done.stderr
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["path"] for one in found] == ["a.txt", "gone.txt", "b.txt"]
    assert [[each["name"] for each in one["topics"]] for one in found] == [["fish"], [], ["rail"]]
    assert all(0.45 <= each["confidence"] <= 1 for one in found for each in one["topics"])
    assert "gone.txt: warning [unreadable-file]" in done.stderr
    again = digest(tmp_path, *options, "a.txt", "gone.txt", "b.txt", PYTHONHASHSEED="7")
    assert again.stdout == done.stdout
    shown = digest(tmp_path, "suggest", "--learn-from", str(labelled), "a.txt").stdout
    assert re.fullmatch(r"a\.txt: fish \([01]\.\d\d\)\n", shown)


def test_nothing_to_learn_from(tmp_path: Path, digest: Run) -> None:
    (tmp_path / "a.txt").write_text("A text.", encoding="utf-8")
    outside = digest(tmp_path, "suggest", "--json", "a.txt")
    assert outside.returncode == 1
    assert "[no-site]" in outside.stderr
    (tmp_path / "few.jsonl").write_text('{"body": "b", "topics": ["a"]}\n', encoding="utf-8")
    few = digest(tmp_path, "suggest", "--learn-from", "few.jsonl", "a.txt")
    assert few.returncode == 1
    assert "few.jsonl: error [too-little-to-learn]" in few.stderr
    assert not few.stdout


def test_a_small_site_has_nothing_to_suggest(site: Path, run: Run) -> None:
    assert run("import").returncode == 0
    done = run("suggest")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "There is nothing to suggest.\n"
    assert not (site / SUGGESTIONS).exists()


@pytest.fixture
def archive(site: Path, run: Run) -> Path:
    """A site of forty more articles; the maintainer filed most of those about fish."""
    for number in range(20):
        for name, kind in (("fish", FISH), ("rail", RAIL)):
            at = number + (100 if kind is RAIL else 0)
            (site / f"seeds/{name}-{number:02}.txt").write_text(document(kind, at), "utf-8")
    done = run("import")
    assert done.returncode == 0, done.stderr
    for file in sorted((site / "content/articles").rglob("*.md")):
        text = file.read_text(encoding="utf-8")
        if (found := re.search(r"(?m)^Source: seeds/fish-(\d\d)", text)) and int(found[1]) < 15:
            text = re.sub(r"(?m)^Slug: .*$", r"\g<0>\nTopics: Fisheries", text)
            file.write_text(text, encoding="utf-8")
    return site


def answer(site: Path, after: str, text: str) -> None:
    """Answer the first question behind the text `after`."""
    file = site / SUGGESTIONS
    before, found, behind = file.read_text(encoding="utf-8").partition(after)
    assert found
    file.write_text(before + found + behind.replace("answer:", f"answer: {text}", 1), "utf-8")


def test_suggestions_answers_and_the_next_build(archive: Path, run: Run) -> None:
    done = run("suggest")
    assert (done.returncode, done.stderr) == (0, "")
    asked = (archive / SUGGESTIONS).read_text(encoding="utf-8")
    topics, articles = asked.split("\narticles:\n")
    assert "  - name: Car ferry\n" in topics
    documents = re.findall(r"document: seeds/(fish|rail)-(\d\d)\.txt", articles)
    assert {kind for kind, _ in documents} == {"fish"}
    assert {int(number) for _, number in documents} == set(range(15, 20)), "the unfiled ones"
    assert set(re.findall(r"topic: (.*)", articles)) == {"Fisheries"}
    assert run("suggest").returncode == 0
    assert (archive / SUGGESTIONS).read_text(encoding="utf-8") == asked, "nothing new"

    answer(archive, "name: Car ferry", "Ferries")
    answer(archive, "seeds/fish-15.txt", "accept")
    answer(archive, "seeds/fish-16.txt", "reject")
    done = run("suggest")
    assert done.returncode == 0, done.stderr
    assert "1 topic added to content/curation/topics.yml" in done.stdout
    left = (archive / SUGGESTIONS).read_text(encoding="utf-8")
    assert "Car ferry" not in left
    assert "seeds/fish-15.txt" not in left
    assert "seeds/fish-16.txt" not in left
    vocabulary = (archive / "content/curation/topics.yml").read_text(encoding="utf-8")
    assert "  ferries:\n    name: Ferries\n" in vocabulary
    assert "any: [car ferry" in vocabulary

    assert run("import").returncode == 0
    filed = {}
    for file in (archive / "content/articles").rglob("*.md"):
        text = file.read_text(encoding="utf-8")
        if found := re.search(r"(?m)^Source: seeds/(fish-1[567])", text):
            filed[found[1]] = "\nTopics: Fisheries\n" in text
    assert filed == {"fish-15": True, "fish-16": False, "fish-17": False}
    assert run("suggest").returncode == 0
    assert (archive / SUGGESTIONS).read_text(encoding="utf-8").count("fish-16") <= 1


def test_an_answer_that_cannot_be_used_changes_nothing(archive: Path, run: Run) -> None:
    assert run("suggest").returncode == 0
    answer(archive, "seeds/fish-15.txt", "accept")
    answer(archive, "name: Car ferry", "kosovo Status")
    before = {file: file.read_bytes() for file in (archive / "content").rglob("*.yml")}
    done = run("suggest")
    assert done.returncode == 1
    told = re.search(r"suggestions\.yml:(\d+): error \[topic-exists\]", done.stderr)
    assert told
    lines = (archive / SUGGESTIONS).read_text(encoding="utf-8").split("\n")
    assert lines[int(told[1]) - 1] == "    answer: kosovo Status"
    assert {file: file.read_bytes() for file in (archive / "content").rglob("*.yml")} == before
