"""Metadata below the line that ended the metadata: an error, and never story text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from news_digest.articles.article_file import format_article, parse_article, read_article
from news_digest.diagnostics import ArticleError, Diagnostic, Severity
from news_digest.model import Block, BlockKind, Span, Story
from news_digest.vocabulary.model import Vocabularies


@pytest.fixture
def lines(story: Story, vocabularies: Vocabularies) -> list[str]:
    """An article as the converter writes it: 17 lines of metadata, a blank one, the body."""
    return format_article(story, slug="s", vocabularies=vocabularies).decode().splitlines()


def problem_of(folder: Path, lines: list[str]) -> Diagnostic:
    (folder / "a.md").write_text("\n".join((*lines, "")), encoding="utf-8")
    with pytest.raises(ArticleError) as caught:
        read_article(folder / "a.md", folder)
    [problem] = caught.value.diagnostics
    assert (problem.code, problem.severity) == ("misplaced-metadata", Severity.ERROR)
    return problem


@pytest.mark.parametrize("blank", ["", "  ", "---"])
def test_a_blank_line_anywhere_in_the_metadata(
    tmp_path: Path, lines: list[str], blank: str
) -> None:
    assert lines[17] == ""
    for at in range(blank == "---", 17):  # a rule may stand above the first key
        assert problem_of(tmp_path, [*lines[:at], blank, *lines[at:]]).line == at + 1


def test_the_message_names_the_first_key_below(tmp_path: Path, lines: list[str]) -> None:
    problem = problem_of(tmp_path, [*lines[:3], "", *lines[3:]])
    assert str(problem).startswith(
        "a.md:4: error [misplaced-metadata] The metadata ends here, though `Slug:` in line 5 "
        "belongs to it. Delete this line."
    )


def test_a_key_without_its_colon(tmp_path: Path, lines: list[str]) -> None:
    lines[1] = lines[1].replace("Date:", "Date")
    problem = problem_of(tmp_path, lines)
    assert problem.line == 2
    assert "`Date 2007-09-03 13:05+04:00`" in problem.message


def test_a_key_without_its_colon_in_an_article_by_hand(tmp_path: Path) -> None:
    assert problem_of(tmp_path, ["Title: Mine", "Date 2007-03-27", "", "Text."]).line == 2
    assert problem_of(tmp_path, ["Title Mine", "Date: 2007-03-27", "Slug: s", ""]).line == 1


def test_a_value_that_is_continued_without_spaces(tmp_path: Path, lines: list[str]) -> None:
    lines[13:14] = ["Summary: They met", "and they left."]
    problem = problem_of(tmp_path, lines)
    assert problem.line == 15
    assert "four spaces" in problem.hint


@pytest.mark.parametrize(
    "text",
    [
        "Title: Mine\nDate: 2007-03-27\n\nSource: the ministry.\n\nPlace: Vienna.\n",
        "Title: Mine\nDate: 2007-03-27\n\nMoscow: they met.\nVienna: they did not.\n",
        "Title: Mine\nDate: 2007-03-27\nThey met.\n",
        "---\nTitle: Mine\n---\nDate and place are not known.\n",
        "Title: Mine\n\n    Title: of an example\n    Date: of an example\n",
        "Title: Mine",
    ],
)
def test_stories_that_are_no_metadata(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    assert read_article(tmp_path / "a.md", tmp_path).get("title") == (
        None if text.startswith("Moscow") else "Mine"
    )


def test_what_the_converter_wrote_is_never_misplaced(
    tmp_path: Path, story: Story, vocabularies: Vocabularies
) -> None:
    text = f"Source-Sha256: {'5' * 64}"
    tricky = replace(story, blocks=(Block(BlockKind.PARAGRAPH, text, Span(0, 1)),))
    data = format_article(tricky, slug="s", vocabularies=vocabularies)
    (tmp_path / "a.md").write_bytes(data)
    assert read_article(tmp_path / "a.md", tmp_path) == parse_article(data, "a.md")
