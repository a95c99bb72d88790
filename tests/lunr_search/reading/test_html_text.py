"""HTML's text: what a reader sees, whichever of the two ways finds it."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lunr_search.reading.html_text import parsed_text, text_of_html


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("Ko<b>so</b>vo", "Kosovo"),
        ("<p>one</p><p>two</p>", "one two"),
        ("one<br>two<br/>three", "one two three"),
        ("<ul><li>one<li>two</ul>", "one two"),
        ("&lt;script&gt; &amp; &#233;", "<script> & é"),
        ("a<script>b</script>c<style>d</style>e", "a c e"),
        ("a<!-- b -->c", "ac"),
        ("<p>one & two", "one & two"),
    ],
)
def test_text_of_html(html: str, text: str) -> None:
    assert " ".join(text_of_html(html).split()) == text


_PIECES = st.sampled_from(
    ("<p>", "</p>", "<P CLASS='a'>", '<a href="x?a=1&amp;b" title=\'"\'>', "</a>", "<br/>",
     "<br />", "<em>", "</em\n>", "<img alt='1 > 0'>", "<p id=x>", "<p hidden>", "</p class='x>y'>",
     "<1>", "< p>", "<p", "<", ">", "</", "/>", "'", '"', "=", "&", "&amp;", "&amp", "&#233;",
     "&#x", "&copy", ";", "<!-- b -->", "<!--", "-->", "<![CDATA[", "<?x?>", "<!DOCTYPE html>",
     "<script>", "</script>", "<style a>", "</style>", "<template>", "</template>", "<textarea>",
     "<title>", "<script/>", "<o:p>", "<h1\x0b>", "<x\u00e9>", "<b\u2003c>", "\0", "a", " b",
     "\n", "\r\n", "\u00a0", "\u212a")
)  # fmt: skip


@given(st.lists(_PIECES | st.text(max_size=3), max_size=12).map("".join))
@example("&am<b></b>p;")
@example("<<b></b>p>")
@example("<p a='<b>'>x</p>")
@example("<p a='1'b='2'>x</p>")
@example('a<em x="1"/>b</em/>c')
def test_the_fast_way_and_python_s_parser_agree(html: str) -> None:
    assert text_of_html(html) == parsed_text(html)
