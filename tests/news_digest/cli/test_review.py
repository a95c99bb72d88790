"""`digest review`, as the command line runs it: questions, answers, and what becomes of them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from news_digest.guidance.asking import DocumentQuestions, Question
from news_digest.guidance.review import format_questions, read_answers
from news_digest.model import Alternative
from news_digest.vocabulary import Vocabularies

Run = Callable[..., "CompletedProcess[str]"]
FIRST = "seeds/000_3c329eb93760de7d.txt"
REVIEW = "content/curation/review.yml"
DECISIONS = "content/curation/decisions.yml"


@pytest.fixture
def unsure(site: Path, run: Run) -> Path:
    """A site that asks about everything, imported."""
    with (site / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write("\nDIGEST_REVIEW_BELOW = 1.0\n")
    assert run("import").returncode == 0
    return site


def answer(site: Path, field: str, text: str) -> int:
    """Write an answer to the first document's question on `field`; return its line."""
    lines = (site / REVIEW).read_text(encoding="utf-8").split("\n")
    at = next(i for i, line in enumerate(lines) if line.endswith(f"- field: {field}"))
    at = next(i for i in range(at, len(lines)) if lines[i].strip().startswith("answer:"))
    lines[at] = f"      answer: {text}"
    (site / REVIEW).write_text("\n".join(lines), encoding="utf-8")
    return at + 1


def test_questions_answers_and_the_next_import(unsure: Path, run: Run) -> None:
    done = run("review")
    assert done.returncode == 0, done.stderr
    asked = (unsure / REVIEW).read_text(encoding="utf-8")
    assert f"- document: {FIRST}\n" in asked
    confidences = [float(one) for one in re.findall(r"(?m)^      confidence: (.+)$", asked)]
    assert confidences
    assert run("review").returncode == 0
    assert (unsure / REVIEW).read_text(encoding="utf-8") == asked, "nothing changed, nothing new"

    line = answer(unsure, "date", "27/03/2007")
    done = run("review")
    assert done.returncode == 1
    shown = (unsure / REVIEW).read_text(encoding="utf-8").split("\n")
    [told] = [one for one in done.stderr.splitlines() if "[guidance-date]" in one]
    at = int(told.split(":")[1])
    assert shown[at - 1] == "      answer: 27/03/2007", (line, told)
    assert not (unsure / DECISIONS).exists()

    answer(unsure, "date", '"2007-03-28"')
    answer(unsure, "headline", "accept")
    done = run("review")
    assert done.returncode == 0, done.stderr
    decided = (unsure / DECISIONS).read_text(encoding="utf-8")
    assert "  accept: [headline]\n  date: 2007-03-28\n" in decided
    assert run("import").returncode == 0
    articles = [
        file.read_text(encoding="utf-8") for file in unsure.rglob("content/articles/**/*.md")
    ]
    assert any("Date: 2007-03-28\n" in text for text in articles)


def test_status_settles_a_whole_document(unsure: Path, run: Run) -> None:
    run("review")
    text = (unsure / REVIEW).read_text(encoding="utf-8")
    (unsure / REVIEW).write_text(text.replace("  status:", "  status: publish"), encoding="utf-8")
    done = run("review")
    assert done.returncode == 0, done.stderr
    assert not (unsure / REVIEW).exists()
    assert (unsure / DECISIONS).read_text(encoding="utf-8").count("  status: publish\n") == 2
    assert "nothing to review" in run("review").stdout


def test_a_file_that_cannot_be_read_is_left_alone(unsure: Path, run: Run) -> None:
    run("review")
    broken = (unsure / REVIEW).read_text(encoding="utf-8") + "   x: [\n"
    (unsure / REVIEW).write_text(broken, encoding="utf-8")
    done = run("review")
    assert done.returncode == 1
    assert f"{REVIEW}:" in done.stderr
    assert "Traceback" not in done.stderr
    assert (unsure / REVIEW).read_text(encoding="utf-8") == broken


def test_the_path_in_decisions_follows_the_document(unsure: Path, run: Run) -> None:
    run("review")
    answer(unsure, "headline", "accept")
    run("review")
    before = (unsure / DECISIONS).read_text(encoding="utf-8")
    old = re.findall(r"document: (.+)", before)[0]
    (unsure / old).rename(unsure / "seeds/renamed.txt")
    run("import")
    assert run("review").returncode == 0
    assert (unsure / DECISIONS).read_text(encoding="utf-8") == before.replace(
        old, "seeds/renamed.txt"
    )


def test_files_are_shown_and_nothing_is_written(unsure: Path, run: Run, tmp_path: Path) -> None:
    done = run("review", "--limit", "1", FIRST, "seeds/004_0460e67650089926.txt")
    assert done.returncode == 0, done.stderr
    assert len(re.findall(r"(?m)^- document: ", done.stdout)) == 1
    assert not (unsure / REVIEW).exists()
    assert run("review", "--limit", "0").returncode == 2


def test_explain_and_convert_follow_a_sidecar(site: Path, run: Run) -> None:
    (site / FIRST).with_suffix(".yml").write_text(
        "url: https://example.org/a\nlicence: CC BY 4.0\n", encoding="utf-8"
    )
    row = json.loads(run("convert", "--json", FIRST).stdout)
    assert row["url"] == "https://example.org/a"
    shown = run("explain", FIRST).stdout
    sidecar = FIRST.replace(".txt", ".yml")
    assert f"stated url: https://example.org/a ({sidecar}:1)" in shown
    assert f"licence: CC BY 4.0 (1.00: {sidecar}:2 states it)" in shown
    (site / FIRST).with_suffix(".yml").write_text("date: soon\n", encoding="utf-8")
    row = json.loads(run("convert", "--json", FIRST).stdout)
    assert (row["status"], row["diagnostics"][0]["code"]) == ("rejected", "guidance-date")
    done = run("explain", FIRST)
    assert done.returncode == 1
    assert f"{sidecar}:1: warning [guidance-date]" in done.stdout
    assert "headline" in done.stdout, "the lines are explained all the same"


QUESTION = Question(
    "outlet", "Trend", 0.5, ("it: “says” so\\",), (Alternative("AFP", 0.3, "no"),), ((3, "a: #b"),)
)
ASKED = DocumentQuestions("seeds/a: b.txt", "a" * 64, "Is it? - 'Yes' #1", (QUESTION,))


def read(text: str) -> tuple[object, ...]:
    [entry] = read_answers(text.encode(), REVIEW, Vocabularies.empty().outlets)
    stated = dict(entry.answer.statements) if entry.answer else None
    accepted = sorted(entry.answer.accepted) if entry.answer else None
    return stated, accepted, [(one.code, one.line) for one in entry.problems]


def test_questions_can_be_read_whatever_the_page_printed() -> None:
    assert read(format_questions([ASKED])) == (None, None, [])


@pytest.mark.parametrize(
    ("field", "given", "expected"),
    [
        ("headline", "accept", ({}, ["headline"], [])),
        ("headline", '"accept"', ({"headline": "accept"}, [], [])),
        ("headline", "1", ({"headline": "AFP"}, [], [])),
        ("headline", '"1"', ({"headline": "1"}, [], [])),
        ("headline", "2", (None, None, [("guidance-value", 18)])),
        ("byline", '""', ({"byline": ""}, [], [])),
        ("lines", "1", ({"lines": "1"}, [], [("guidance-lines", 18)])),
        ("outlet", "Trnd", (None, None, [("guidance-outlet", 18)])),
        ("nothing", "x", (None, None, [("guidance-value", 6)])),
    ],
)
def test_answers(field: str, given: str, expected: tuple[object, ...]) -> None:
    text = format_questions([ASKED]).replace("field: outlet", f"field: {field}")
    assert text.split("\n")[17] == "      answer:", text
    found = read(text.replace("answer:", f"answer: {given}"))
    if field == "lines":  # the number of an alternative, which is not one of lines
        assert found == (None, None, [("guidance-lines", 18)])
    else:
        assert found == expected


# Whatever a page may hold once it is decoded: no control characters but tab and line feed.
PAGE = st.text(st.characters(blacklist_categories=["Cc", "Cs"]), max_size=30)


@settings(max_examples=60, deadline=None, phases=(Phase.explicit, Phase.generate))
@given(headline=PAGE, value=PAGE, other=PAGE, reason=PAGE, line=PAGE, path=PAGE)
def test_no_page_breaks_the_file(
    headline: str, value: str, other: str, reason: str, line: str, path: str
) -> None:
    question = Question(
        "headline", value or None, 0.5, (reason,), (Alternative(other, 0.3, reason),), ((3, line),)
    )
    asked = DocumentQuestions(f"seeds/{path}", "a" * 64, headline or None, (question,))
    text = format_questions([asked, ASKED])
    entries = read_answers(text.encode(), REVIEW, Vocabularies.empty().outlets)
    assert [(one.sha256, one.answer, one.problems) for one in entries] == [("a" * 64, None, ())] * 2
