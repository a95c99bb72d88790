"""A rendered block's text is the raw block's text, with and without Pelican's usual extensions."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from news_digest.articles.markdown import escape_inline, render_blocks
from news_digest.model import Block, BlockKind, Span

CONFIGURATIONS = {
    "bare": [],
    "extra": ["markdown.extensions.extra", "markdown.extensions.meta"],
    "pelican": [
        "markdown.extensions.codehilite",
        "markdown.extensions.extra",
        "markdown.extensions.meta",
    ],
}

# What a raw document may hold: no control characters but tab and LF, nothing undecodable.
CHARACTERS = st.characters(exclude_categories=("Cs", "Cc"), include_characters="\t")
# Syntax is rare in arbitrary text, so it is offered by itself as well.
SYNTAX = st.sampled_from(
    [
        "#",
        "##",
        "-",
        "+",
        "*",
        "_",
        "__",
        "**",
        "`",
        "```",
        "~~~",
        ">",
        "|",
        "|-|-|",
        ":",
        "===",
        "---",
        "***",
        "___",
        "\\",
        "[",
        "]",
        "(",
        ")",
        "!",
        "{",
        "}",
        "{:",
        ".a}",
        "<b>",
        "</b>",
        "&",
        "&amp;",
        "&lt;",
        "&copy;",
        "&#65;",
        "<!--",
        "-->",
        "<script>alert(1)</script>",
        "<div>",
        "</pre>",
        "<pre>",
        "]]>",
        "<![CDATA[",
        "<?php",
        "?>",
        "[a](b)",
        "[a][b]",
        "[a]:",
        "[^1]:",
        "[^1]",
        "*[HTML]:",
        "![a](b)",
        "1.",
        "12.",
        "1)",
        "٣.",
        "http://a.example/x_y_z?a=1&b=2",
        "<a@b.example>",
        "Key:",
        "{filename}a.md",
        "{static}b",
        "Title:",
        "a_b",
        "_a_",
        "__init__.py",
        "'a'",
        '"b"',
        "don't",
        "$x$",
        "\\*",
        "\\(",
        "==",
        "~~",
        "!!!",
        "[[a]]",
        "a",
        ":::python",
        "#!python",
        "#!/usr/bin/python",
        ":::",
        "](",
        "[x]",
        "wxhzdk:0",
    ]
)
SPACES = st.sampled_from([" ", " ", "  ", "\t", "", "\xa0", "    "])
LINES = st.one_of(
    st.text(CHARACTERS, max_size=30),
    st.lists(st.tuples(SYNTAX, SPACES), max_size=8).map(lambda p: "".join(a + b for a, b in p)),
)
TEXTS = LINES.map(lambda text: " ".join(re.split(r"[ \t]+", text)).strip(" "))
ITEMS = st.lists(TEXTS.filter(bool), min_size=1, max_size=4).map("\n".join)
RAW_LINES = st.lists(LINES, min_size=1, max_size=5).map("\n".join)
ONE_LINE = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.QUOTATION)


def block(kind: BlockKind, text: str) -> Block:
    return Block(kind, text, Span(0, len(text)))


BLOCKS = st.one_of(
    st.builds(block, st.sampled_from(ONE_LINE), TEXTS),
    st.builds(block, st.sampled_from((BlockKind.LIST, BlockKind.ORDERED_LIST)), ITEMS),
    st.builds(block, st.just(BlockKind.PREFORMATTED), RAW_LINES),
)


class BlockReader(HTMLParser):
    """Reads rendered HTML back into (tag, texts), one entry for each block."""

    ELEMENTS = frozenset({"p", "h2", "ul", "ol", "blockquote", "pre", "li"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[tuple[str, list[str]]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in self.ELEMENTS, f"<{tag}> came out of plain text"
        assert not attrs
        if not self.open:
            self.blocks.append((tag, [] if tag in ("ul", "ol") else [""]))
        elif tag == "li":
            assert self.open == [self.blocks[-1][0]]
            self.blocks[-1][1].append("")
        else:
            assert (self.open, tag) == (["blockquote"], "p")
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in ("ul", "ol"):
            self.blocks[-1][1][-1] += data
        else:
            assert not data.strip()


def read_back(source: str, extensions: list[str]) -> list[tuple[str, list[str]]]:
    # An article's metadata stands above its body, as it does in every article file.
    header = "Title: t\n\n" if extensions else ""
    reader = BlockReader()
    reader.feed(Markdown(extensions=extensions, output_format="html").convert(header + source))
    reader.close()
    assert not reader.open
    return [(tag, [trimmed(tag, text) for text in texts]) for tag, texts in reader.blocks]


def trimmed(tag: str, text: str) -> str:
    if tag == "pre":
        return text.removeprefix("\n")  # as browsers do
    return text.strip(" \n")


def expected(blocks: list[Block]) -> list[tuple[str, list[str]]]:
    tags = {
        BlockKind.PARAGRAPH: "p",
        BlockKind.HEADING: "h2",
        BlockKind.QUOTATION: "blockquote",
        BlockKind.LIST: "ul",
        BlockKind.ORDERED_LIST: "ol",
        BlockKind.PREFORMATTED: "pre",
    }
    listed = []
    for each in blocks:
        if each.kind is BlockKind.PREFORMATTED:
            texts = [each.text] if each.text.strip() else []
        elif each.kind in ONE_LINE:
            texts = [each.text] if each.text else []
        else:
            texts = each.text.split("\n")
        if texts:
            listed.append((tags[each.kind], texts))
    return listed


@pytest.mark.parametrize("extensions", CONFIGURATIONS.values(), ids=CONFIGURATIONS)
@settings(deadline=None)  # a busy machine is no mistake
@given(blocks=st.lists(BLOCKS, max_size=5))
def test_blocks_and_their_texts_survive(extensions: list[str], blocks: list[Block]) -> None:
    assert read_back(render_blocks(blocks), extensions) == expected(blocks)


@pytest.mark.parametrize("extensions", CONFIGURATIONS.values(), ids=CONFIGURATIONS)
@pytest.mark.parametrize("first", BlockKind)
@pytest.mark.parametrize("second", BlockKind)
def test_neighbours_never_merge(extensions: list[str], first: BlockKind, second: BlockKind) -> None:
    blocks = [block(first, "one"), block(second, "two"), block(first, "three")]
    assert read_back(render_blocks(blocks), extensions) == expected(blocks)


@pytest.mark.parametrize("extensions", CONFIGURATIONS.values(), ids=CONFIGURATIONS)
@pytest.mark.parametrize("kind", BlockKind)
@pytest.mark.parametrize(
    "text",
    [
        "# not a heading",
        "C#",
        "a heading's end # #",
        "- not an item",
        "-",
        "--",
        "- - -",
        "1. not an item",
        "٣. not an item",
        "> not a quotation",
        ": not a definition",
        "~~~",
        "```",
        "| a | b |",
        "[^1]: not a footnote",
        "*[HTML]: not an abbreviation",
        "[ref]: http://a.example",
        "text {: .class}",
        "text {#id}",
        "ends with a backslash \\",
        "===",
        "---",
        "https://a.example/b_c_d?e=f&copy=g",
        "Key: value",
        "{filename}/articles/a.md and {static}/b.png",
        "<script>alert('x')</script>",
        "&amp; &copy; &#60;",
        "AT&T & 5 < 6 > 4",
        "\xa0indented\xa0",
        "/// footnotes ///",
    ],
)
def test_syntax_is_text(extensions: list[str], kind: BlockKind, text: str) -> None:
    blocks = [block(BlockKind.PARAGRAPH, "before"), block(kind, text), block(kind, text)]
    assert read_back(render_blocks(blocks), extensions) == expected(blocks)


@pytest.mark.parametrize("extensions", CONFIGURATIONS.values(), ids=CONFIGURATIONS)
def test_a_list_of_table_rows_stays_a_list(extensions: list[str]) -> None:
    blocks = [block(BlockKind.LIST, "a | b\n-|-\n1 | 2")]
    assert read_back(render_blocks(blocks), extensions) == expected(blocks)


def test_an_unfinished_character_reference_leaves_the_next_block_alone() -> None:
    blocks = [block(BlockKind.PARAGRAPH, "No. &#"), block(BlockKind.PREFORMATTED, "next")]
    for extensions in CONFIGURATIONS.values():
        assert read_back(render_blocks(blocks), extensions) == expected(blocks)


def test_preformatted_lines_stay_as_they_stand() -> None:
    text = "\n  a\tb  \n   \n\n```\n~~~ x & <y>\n#!/bin/sh"
    for extensions in CONFIGURATIONS.values():
        assert read_back(render_blocks([block(BlockKind.PREFORMATTED, text)]), extensions) == [
            ("pre", [text])
        ]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. O'Neill's well-known “plan” (of 2007) costs $1.5 billion - or more; a 3% rise!",
        "See https://a.example/one_two/three?x=1&y=2 for more: it's there.",
        "1.5 million people, 27 March 2007",
        "AT&T, R&D & Co. said 5 > 4.",
    ],
)
def test_prose_is_not_escaped(text: str) -> None:
    assert escape_inline(text) == text
    assert render_blocks([block(BlockKind.PARAGRAPH, text)]) == f"{text}\n"


def test_blocks_without_text_are_left_out() -> None:
    assert render_blocks([block(kind, " \n ") for kind in BlockKind]) == ""


def test_control_characters_become_spaces() -> None:
    assert escape_inline("a\x00b\x02amp\x03c\nd") == "a b amp c d"
