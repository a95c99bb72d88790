"""The gate: what makes it fail, and what it refuses."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from pathlib import Path

import pytest

import gate
from news_digest.model import StoryStatus
from quality_gate.converting import Conversion, Converter
from quality_gate.corpus import SETS
from quality_gate.counting import Measure
from quality_gate.floors import Measured, Pinned, failures, pin
from quality_gate.scoring import Scores

TRUTH = """\
form: a story
status: publishable
language: en
headlines: [Council approves flood wall]
date: '2011-10-14'
people: [Marta Lindqvist]
body:
  - paragraph: The council has approved a flood wall, mayor Marta Lindqvist said on Friday.
  - paragraph: Work on it is due to begin in March and will take about four years.
"""
PAGE = """\
Council approves flood wall
14 October 2011
The council has approved a flood wall, mayor Marta Lindqvist said on Friday.
Work on it is due to begin in March and will take about four years.
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpus of one document a set, whose floors are pinned."""
    for name in SETS:
        folder = tmp_path / "corpus" / name
        folder.mkdir(parents=True)
        (folder / "a.txt").write_text(PAGE, encoding="utf-8")
        (folder / "a.yml").write_text(TRUTH, encoding="utf-8")
    (tmp_path / "vocabulary").mkdir()
    monkeypatch.setattr(gate, "CORPUS", tmp_path / "corpus")
    monkeypatch.setattr(gate, "VOCABULARY", tmp_path / "vocabulary")
    monkeypatch.setattr(gate, "FLOORS", tmp_path / "floors.json")
    monkeypatch.setattr(gate, "KITS", tmp_path / "kits")
    monkeypatch.setenv("DIGEST_KITS", str(tmp_path / "kits"))
    assert gate.main(["--pin"]) == 0
    return tmp_path


def as_html(page: str) -> str:
    headline, day, *paragraphs = page.splitlines()
    body = "".join(f"<p>{one}</p>" for one in paragraphs)
    return (
        f"<!doctype html><html><head><title>{headline}</title></head><body><article>"
        f"<h1>{headline}</h1><time>{day}</time>{body}</article></body></html>"
    )


def convert_with(monkeypatch: pytest.MonkeyPatch, **wrong: object) -> None:
    """Have the gate use a converter that is right but for `wrong`."""
    run = gate.converter()

    def converter() -> Converter:
        return lambda data, name: replace(run(data, name), **wrong)

    monkeypatch.setattr(gate, "converter", converter)


def floors(site: Path) -> dict[str, dict[str, dict[str, float]]]:
    read: dict[str, dict[str, dict[str, float]]] = json.loads((site / "floors.json").read_text())
    return read


def test_what_was_pinned_passes(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert floors(site)["floors"]["text"]["body F1"] == 1.0
    assert gate.main([]) == 0
    shown = capsys.readouterr().out
    assert "body F1           1.0000  1.0000       1" in shown
    assert "There are no kits" in shown


@pytest.mark.parametrize(
    ("wrong", "measure"),
    [
        ({"blocks": ()}, "body F1"),
        ({"headline": "Local news"}, "headline"),
        ({"date": "2011-10-13"}, "day"),
        ({"people": ()}, "people recall"),
        ({"status": StoryStatus.REJECTED}, "stories kept"),
    ],
)
def test_a_worse_converter_fails(
    site: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    wrong: dict[str, object],
    measure: str,
) -> None:
    convert_with(monkeypatch, **wrong)
    assert gate.main([]) == 1
    said = capsys.readouterr()
    assert f"text: {measure} is 0.0000, below its floor of 1.0000" in said.err
    assert "below its floor" in said.out


def test_a_crash_fails_and_is_never_pinned(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (site / "floors.json").read_bytes()
    convert_with(monkeypatch, crash="ValueError: no")
    assert gate.main([]) == 1
    assert "the converter crashed on a.txt: ValueError: no" in capsys.readouterr().err
    assert gate.main(["--pin", "--lower", "because"]) == 1
    assert (site / "floors.json").read_bytes() == before


@pytest.mark.parametrize("changed", ["corpus/text/a.txt", "corpus/html/a.yml"])
def test_a_changed_corpus_fails_until_it_is_pinned(
    site: Path, capsys: pytest.CaptureFixture[str], changed: str
) -> None:
    path = site / changed
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert gate.main([]) == 1
    assert "changed since the floors were pinned" in capsys.readouterr().err
    assert gate.main(["--pin"]) == 0
    assert gate.main([]) == 0


def test_a_changed_vocabulary_fails(site: Path) -> None:
    (site / "vocabulary" / "people.yml").write_text("not_people: [Marta Lindqvist]\n")
    assert gate.main([]) == 1


def test_a_floor_is_lowered_only_with_a_reason_that_is_kept(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (site / "floors.json").read_bytes()
    convert_with(monkeypatch, headline=None)
    for arguments in (["--pin"], ["--pin", "--lower", "  "]):
        assert gate.main(arguments) == 1
        assert "would sink to 0.0000" in capsys.readouterr().err
        assert (site / "floors.json").read_bytes() == before
    assert gate.main(["--pin", "--lower", "headlines are out of fashion"]) == 0
    kept = floors(site)
    assert kept["floors"]["text"]["headline"] == 0.0
    assert kept["lowered"] == [
        {
            "set": name,
            "measure": "headline",
            "from": 1.0,
            "to": 0.0,
            "why": "headlines are out of fashion",
        }
        for name in SETS
    ]
    assert gate.main([]) == 0


def test_better_scores_pass_and_raise_the_floor_when_pinned(site: Path) -> None:
    data = json.loads((site / "floors.json").read_text())
    data["floors"]["text"]["headline"] = 0.5
    (site / "floors.json").write_text(json.dumps(data), encoding="utf-8")
    assert gate.main([]) == 0
    assert gate.main(["--pin"]) == 0
    assert floors(site)["floors"]["text"]["headline"] == 1.0


def test_a_floor_is_what_was_measured_cut_to_four_digits() -> None:
    scores = Scores({"day": Measure(2 / 3, 3)}, {}, {})
    measured = Measured("text", "0", scores)
    pinned = pin(Pinned(), measured, None)
    assert pinned.floors == {"text": {"day": 0.6666}}
    assert failures(pinned, measured) == []


def test_a_measure_that_is_gone_or_new_fails() -> None:
    pinned = Pinned({"text": "0"}, {"text": {"day": 0.5}})
    measured = Measured("text", "0", Scores({"headline": Measure(1.0, 1)}, {}, {}))
    assert failures(pinned, measured) == [
        "text: day has a floor and is no longer measured",
        "text: no floor is pinned for headline",
    ]
    with pytest.raises(ValueError, match="is no longer measured"):
        pin(pinned, measured, None)


def test_kits_are_scored_where_they_are(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    articles, people = site / "kits" / "articles", site / "kits" / "people"
    for folder in (articles / "raw", articles / "html", people / "raw"):
        folder.mkdir(parents=True)
    story = PAGE.split("\n", 2)[2]
    true = {"titles": ["Council approves flood wall"], "date": "2011-10-15", "body": story}
    (articles / "truth.json").write_text(json.dumps({"a": true}), encoding="utf-8")
    (articles / "raw" / "a.txt").write_text(PAGE, encoding="utf-8")
    (articles / "html" / "a.html.gz").write_bytes(gzip.compress(as_html(PAGE).encode()))
    (people / "truth.json").write_text('{"a": ["Marta Lindqvist"]}', encoding="utf-8")
    (people / "raw" / "a.txt").write_text(PAGE, encoding="utf-8")

    assert gate.main(["--only", "kit: people"]) == 1
    assert "kit: people: no floors are pinned" in capsys.readouterr().err
    assert gate.main(["--pin"]) == 0
    kept = floors(site)["floors"]
    # Pages declare UTC and print local time.
    assert kept["kit: articles as text"]["day"] == 1.0
    assert kept["kit: people"]["people F1"] == 1.0
    assert gate.main([]) == 0

    (people / "truth.json").write_text('{"a": ["Marta  Lindqvist"]}', encoding="utf-8")
    assert gate.main([]) == 1
    assert "kit: people: documents or annotations changed" in capsys.readouterr().err


def test_documents_are_written_as_they_are_fed(site: Path) -> None:
    truth = site / "corpus" / "text" / "a.yml"
    truth.write_text(TRUTH + "feed: {encoding: utf-16, line-ends: crlf}\n", encoding="utf-8")
    assert gate.main(["--write", str(site / "fed")]) == 0
    fed = (site / "fed" / "text" / "a.txt").read_bytes()
    assert fed.decode("utf-16") == PAGE.replace("\n", "\r\n")


def test_a_truth_that_cannot_be_used_fails_in_a_line(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (site / "corpus" / "text" / "a.yml").write_text("form: [", encoding="utf-8")
    assert gate.main([]) == 1
    assert "a.yml" in capsys.readouterr().err


def test_faults_say_what_is_wrong_where(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    convert_with(monkeypatch, headline="Local news")
    gate.main(["--faults", "--only", "text"])
    shown = capsys.readouterr().out
    assert "a.txt\n    headline: 'Local news' (is 'Council approves flood wall')" in shown


def test_the_converter_that_is_scored_reports_its_crashes(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object) -> None:
        raise ValueError("no")

    monkeypatch.setattr("quality_gate.converting.convert", crash)
    made: Conversion = gate.converter()(b"Some text\n", "a.txt")
    assert (made.status, made.crash) == (StoryStatus.REJECTED, "ValueError: no")
    assert gate.converter()(b"", "a.txt").codes == ("empty-file",)
