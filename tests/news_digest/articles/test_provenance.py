"""Provenance to JSON and back; malformed files are diagnostics."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from news_digest.articles.provenance import (
    LineRange,
    Provenance,
    format_provenance,
    parse_provenance,
    provenance_of,
    read_provenance,
    story_hash,
)
from news_digest.diagnostics import ArticleError
from news_digest.model import (
    Alternative,
    Block,
    BlockKind,
    Decision,
    Guidance,
    Span,
    Statement,
    Story,
)


@pytest.fixture
def provenance(story: Story) -> Provenance:
    return provenance_of(story, article_path="content/articles/a.md", slug="a", rules="1")


def test_there_and_back(provenance: Provenance) -> None:
    data = format_provenance(provenance)
    assert parse_provenance(data, "a.json") == provenance
    assert format_provenance(parse_provenance(data, "a.json")) == data


def test_alternatives_and_guidance_there_and_back(story: Story) -> None:
    decisions = (
        Decision("byline", None, 0.5, (), (Alternative("Ann", 0.3, "so"),)),
        Decision("headline", "A", 1.0, ("seeds/a.yml:1 states it",)),
    )
    guided = replace(
        story,
        decisions=decisions,
        guidance=Guidance((Statement("headline", "A", "seeds/a.yml:1"),)),
    )
    made = provenance_of(guided, article_path="a.md", slug="a", rules="1")
    assert made.guidance == guided.guidance.sha256
    assert parse_provenance(format_provenance(made), "a.json") == made


def test_it_reads_well(provenance: Provenance) -> None:
    lines = format_provenance(provenance).decode().splitlines()
    assert lines[0] == "{"
    assert '  "lines": {"first": 3, "last": 4},' in lines
    assert (
        '    {"start": 0, "end": 14, "role": "headline", "confidence": 0.9, '
        '"reason": "first line"},'
    ) in lines
    assert lines[-1] == "}"


def test_no_body_no_lines(story: Story) -> None:
    bare = provenance_of(
        replace(story, blocks=(), verdicts=(), decisions=()),
        article_path="a.md",
        slug="ä",
        rules="1",
    )
    assert bare.lines is None
    assert parse_provenance(format_provenance(bare), "a.json") == bare


def test_lines_span_the_blocks(provenance: Provenance) -> None:
    assert provenance.lines == LineRange(3, 4)


def test_the_story_hash_ignores_spaces_case_and_furniture(story: Story) -> None:
    assert story.headline is not None
    again = replace(
        story,
        headline=story.headline.upper(),
        blocks=tuple(replace(block, text=block.text + " ") for block in story.blocks),
        place=None,
        verdicts=(),
    )
    other = replace(story, blocks=(Block(BlockKind.PARAGRAPH, "Other.", Span(0, 1)),))
    assert story_hash(again) == story_hash(story) != story_hash(other)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"version": 99}, "version 99"),
        ({"article": []}, "'article' holds list"),
        ({"source": {"path": "a"}}, "'sha256' is missing"),
        ({"guidance": 3}, "'guidance' holds int"),
        ({"lines": 3}, "an object with 'first'"),
        ({"spans": [{"start": "0"}]}, "'start' holds str"),
        ({"spans": [1]}, "an object with 'start'"),
        ({"decisions": None}, "'decisions' holds NoneType"),
    ],
)
def test_a_malformed_file(provenance: Provenance, change: dict[str, object], said: str) -> None:
    data = json.dumps({**json.loads(format_provenance(provenance)), **change}).encode()
    with pytest.raises(ArticleError) as caught:
        parse_provenance(data, "p.json")
    [diagnostic] = caught.value.diagnostics
    assert (diagnostic.code, diagnostic.path) == ("provenance-malformed", "p.json")
    assert said in diagnostic.message


@pytest.mark.parametrize(
    ("data", "line"),
    [(b"", 1), (b"{\n  1", 2), (b"[]", None), (b"\n\xff", 2), (b"[" * 100_000, None)],
)
def test_no_json(data: bytes, line: int | None) -> None:
    with pytest.raises(ArticleError) as caught:
        parse_provenance(data, "p.json")
    assert [each.line for each in caught.value.diagnostics] == [line]


def test_every_cut_file_is_a_diagnostic(provenance: Provenance) -> None:
    data = format_provenance(provenance)
    for end in range(0, len(data) - 2, 7):
        with pytest.raises(ArticleError):
            parse_provenance(data[:end], "p.json")


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(ArticleError):
        read_provenance(tmp_path / "a.json", tmp_path)
