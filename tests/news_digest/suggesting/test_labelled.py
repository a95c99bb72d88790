"""Files of labelled documents: each form that is read, and every mistake with its line."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news_digest.suggesting import Filed, LearnError, Text, read_labelled
from news_digest.suggesting.labelled import _filed, _UnusableError


def no_text(path: Path) -> None:
    return None


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_each_form_of_a_line(tmp_path: Path, pack) -> None:
    lines = [
        {"id": 1, "title": "T", "dateline": "ROME", "body": "B", "topics": ["a", "b", "a"]},
        {"text": "X", "topics": []},
        {"title": "Only", "body": "", "topics": ["a"]},
        {"title": "No example", "body": "B"},
        {"title": "Nor this", "body": "B", "topics": None},
        {"path": "sub/raw.txt", "topics": ["c"]},
    ]
    data = "\n\r\n".join(map(json.dumps, lines)).encode() + b"\n"
    file = tmp_path / "labelled.jsonl"
    file.write_bytes(pack(data))
    asked = []

    def read_text(path: Path) -> Text:
        asked.append(path)
        return Text("From", "a file")

    assert read_labelled(file, "x", read_text) == (
        Filed(Text("T", "B"), ("a", "b")),
        Filed(Text("", "X"), ()),
        Filed(Text("Only", ""), ("a",)),
        Filed(Text("From", "a file"), ("c",)),
    )
    assert asked == [tmp_path / "sub/raw.txt"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[]", "no JSON object"),
        ('{"topics": "a", "body": "b"}', "list of names"),
        ('{"topics": [1], "body": "b"}', "list of names"),
        ('{"topics": [""], "body": "b"}', "list of names"),
        ('{"topics": ["a"], "body": 1}', "`body`"),
        ('{"topics": ["a"]}', "neither"),
        ('{"topics": ["a"], "path": "gone.txt"}', "gone.txt"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, line: str, words: str) -> None:
    file = tmp_path / "labelled.jsonl"
    file.write_text(f'{{"body": "b", "topics": []}}\n{line}\n', encoding="utf-8")
    with pytest.raises(LearnError) as caught:
        read_labelled(file, "shown.jsonl", no_text)
    (problem,) = caught.value.diagnostics
    assert (problem.code, problem.path, problem.line) == ("labelled-unusable", "shown.jsonl", 2)
    assert words in problem.message


def test_of_many_mistakes_the_first_are_told(tmp_path: Path) -> None:
    file = tmp_path / "labelled.jsonl"
    file.write_text("{\n" * 50, encoding="utf-8")
    with pytest.raises(LearnError) as caught:
        read_labelled(file, "x", no_text)
    assert [one.line for one in caught.value.diagnostics] == [*range(1, 11), None]
    assert "40 more" in caught.value.diagnostics[-1].message


@pytest.mark.parametrize(
    "data", [None, b"\xff\n", b"\x1f\x8b broken", gzip.compress(b"{}", mtime=0)[:-5]]
)
def test_a_file_that_cannot_be_read(tmp_path: Path, data: bytes | None) -> None:
    file = tmp_path / "labelled.jsonl"
    if data is not None:
        file.write_bytes(data)
    with pytest.raises(LearnError, match="labelled-unusable"):
        read_labelled(file, "x", no_text)


@given(
    st.recursive(
        st.none() | st.integers() | st.text(),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["topics", "body", "title", "path", "text"]), inner)
        ),
    )
)
def test_no_line_breaks_it(value: object) -> None:
    try:
        filed = _filed(json.dumps(value), Path("nowhere"), no_text)
    except _UnusableError:
        return
    assert filed is None or isinstance(filed, Filed)
