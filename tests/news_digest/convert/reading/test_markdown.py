"""A page in Markdown: what its marks leave, line for line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news_digest.convert import convert, read_document
from news_digest.convert.reading.markdown import without_marks
from news_digest.model import Format, StoryStatus
from news_digest.vocabulary import Vocabularies


@pytest.mark.parametrize(
    ("line", "plain"),
    [
        ("# Ferry sails", "Ferry sails"),
        ("###### Ferry sails ##", "Ferry sails"),
        ("#hashtag of the day", "#hashtag of the day"),
        ("C# is a language", "C# is a language"),
        ("one *two* three", "one two three"),
        ("one _two_ three", "one two three"),
        ("one **two three** four", "one two three four"),
        ("one __two__ four", "one two four"),
        ("***both*** ways", "both ways"),
        ("**strong and *more* of it**", "strong and more of it"),
        ("snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"),
        ("~~gone~~ here", "gone here"),
        ("run `make html` now", "run make html now"),
        ("[the report](https://example.org/a_(b)?c=d \"Its title\") says", "the report says"),
        ("[the report][1] says", "the report says"),
        ("see <https://example.org/x>", "see https://example.org/x"),
        ("an image ![of a ferry](ferry.jpg) here", "an image  here"),
        ("![of a ferry](ferry.jpg)", ""),
        ("[![of a ferry](ferry.jpg)](https://example.org)", ""),
        ("a note[^1] here", "a note here"),
        ("[^1]: The note itself.", "The note itself."),
        ("[1]: https://example.org 'Title'", ""),
        ("---", ""),
        ("* * *", ""),
        ("a line that breaks hard  ", "a line that breaks hard"),
        ("a line that breaks hard\\", "a line that breaks hard"),
        (r"2 \* 3 \* 4 \# \[x\]", "2 * 3 * 4 # [x]"),
        ("Smith &amp; Sons &mdash; &lt;b&gt;", "Smith & Sons — <b>"),
        ("here <!-- not to be seen --> there", "here  there"),
        ("- an item", "- an item"),
        ("* an item", "* an item"),
        ("+ an item", "- an item"),
        ("2. an *item*", "2. an item"),
        ("> a quotation, **said** she", "> a quotation, said she"),
        ("| Skarholm | 12 | 14 |", "Skarholm  12  14"),
        ("|---|:--|--:|", ""),
        ("[an opening without an end", "[an opening without an end"),
        ("x ] y ( z ) [ **", "x ] y ( z ) [ **"),
        ("", ""),
    ],
)  # fmt: skip
def test_a_line(line: str, plain: str) -> None:
    assert without_marks(line) == plain


def test_underlined_headings() -> None:
    assert without_marks("Ferry sails\n====\n\nTimes\n---\ntext") == (
        "Ferry sails\n\n\nTimes\n\ntext"
    )


def test_code_is_left_as_it_stands() -> None:
    fenced = "```sh\nmake *html* # now\n~~~\n```\n*after*"
    assert without_marks(fenced) == "\nmake *html* # now\n~~~\n\nafter"


def test_wrapped_paragraphs_are_joined_on_their_first_line() -> None:
    long = "The [ferry](https://example.org/) sails again after **twelve"
    page = (
        f"By Anna Lund\n3 March\n{long}\ndays** of storm\n\n"
        f"- {long}\n  days**\n- next\n\n> {long}\n> days**"
    )
    joined = "The ferry sails again after twelve days"
    assert without_marks(page).split("\n") == [
        "By Anna Lund",
        "3 March",
        f"{joined} of storm",
        "",
        "",
        f"- {joined}",
        "",
        "- next",
        "",
        f"> {joined}",
        "",
    ]


def test_a_hard_break_ends_a_line() -> None:
    assert without_marks("x" * 50 + "  \nyy") == "x" * 50 + "\nyy"


def test_front_matter() -> None:
    page = (
        '---\ntitle: "Ferry sails"\ndate: 2007-03-27\nauthor: Anna Lund\ntags:\n  - sea\n'
        "source: https://example.org\n---\n\nText\n"
    )
    assert without_marks(page) == "\nFerry sails\n2007-03-27\nBy Anna Lund\n\n\n\n\n\nText\n"


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    assert without_marks("---\n\none\ntwo") == "\n\none\ntwo"


@given(st.text(alphabet="ab *_`~[]()!#<>|\\-=\n&;:", max_size=80))
def test_no_line_is_added_or_taken_away(text: str) -> None:
    assert without_marks(text).count("\n") == text.count("\n")


@pytest.mark.parametrize(
    "piece",
    ["*", "**a", "_a", "[", "[a](", "![", "[](a", "`", "``a", "~~a", "<http://a", "\\", "<!--", "|",
     "[^", "&amp", "a|", "> ", "#", "[a][", "- ", "(", "*a_b"],
)  # fmt: skip
def test_marks_without_end_take_no_longer(piece: str) -> None:
    # Quadratic work on these would take minutes, and the suite's limit end it.
    text = piece * (100_000 // len(piece))
    assert len(without_marks(text)) <= len(text)
    assert without_marks(text + "\n" + text)


def test_the_story_on_such_a_page(vocabularies: Vocabularies) -> None:
    page = """# Ferry to Skarholm sails again

*27 March 2007*

The [ferry to Skarholm](https://example.org/ferry) sails again after **twelve** days of storm, the
harbour master said on Tuesday, and islanders queued at the pier to get on board before noon.

![The ferry in the harbour](ferry.jpg)

## What comes next

The ministry has promised a second ship for the winter, but nobody on the island believes that it
will come, because three such promises have been made and broken since 1998.
"""
    document = read_document(page.encode(), "seeds/a.md")
    assert document.format is Format.TEXT
    story = convert(document, vocabularies)
    assert story.status is StoryStatus.PUBLISHABLE
    assert story.headline == "Ferry to Skarholm sails again"
    assert story.published is not None
    assert story.published.isoformat() == "2007-03-27"
    body = "\n".join(block.text for block in story.blocks)
    assert "The ferry to Skarholm sails again after twelve days" in body
    assert not set("*[]#") & set(body)
    for block in story.blocks:
        assert "".join(block.span.of(story.text).split()) == "".join(block.text.split())


def test_other_endings_keep_their_marks() -> None:
    assert read_document(b"# *One*", "seeds/a.txt").text == "# *One*"
    assert read_document(b"# *One*", str(Path("seeds") / "a.md")).text == "One"
