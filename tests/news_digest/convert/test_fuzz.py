"""Pages made of what pages are made of, and of what they should not be: what always holds.

`HYPOTHESIS_PROFILE=explore make test ARGS="-k fuzz"` looks for new examples.
"""

from __future__ import annotations

import gzip
import json
from html.parser import HTMLParser

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown import Markdown

from news_digest.articles import format_article, parse_article
from news_digest.cli.convert_json import story_as_json
from news_digest.convert import DocumentError, convert, read_document
from news_digest.model import RawDocument, Story, StoryStatus
from news_digest.vocabulary import Vocabularies

# A tenth of what `explore` tries: a page is made of much, and the suite has little time.
_EXPLORING = settings.get_current_profile_name() == "explore"
_SETTINGS = settings(
    max_examples=1_000 if _EXPLORING else 60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

# In their own order, so that sentences have what rules look for; strange characters last.
_TEXT = """
    the council said on Monday that Anna Lund of the ferry company would not answer before
    Friday because nobody had asked her in Skarholm or the E.U. and U.N. “why not” she’d 12 3.5%
    Der Rat hat am Montag erklärt dass die Brücke für Fußgänger gesperrt bleibt 1998 — – ... €40m
    Министр сказал что переговоры продолжатся в Москве وزير الخارجية قال إن المفاوضات ﬁ
    市議会は橋を閉鎖 किया है नहीं \u200d \u202e \u2066 e\u0301\u0323
"""
_WORDS = st.sampled_from(_TEXT.split())
_SENTENCE = st.lists(_WORDS, min_size=3, max_size=25).map(lambda words: " ".join(words) + ".")
_PROSE = st.lists(_SENTENCE, min_size=1, max_size=4).map(" ".join)
_WRAPPED = st.lists(_WORDS, min_size=20, max_size=60).map(
    lambda words: "\n".join(" ".join(words[at : at + 11]) for at in range(0, len(words), 11))
)
_AROUND = """\
Home | News | Sport | Weather
Share on Facebook Tweet
Related stories
ADVERTISEMENT
By Anna Lund
Published 3 March 2007 13:05 GMT
2007-03-04T10:00:00+01:00
03/04/2007
31 February 2007
SKARHOLM (Reuters) --
Photo: Anna Lund/AFP
Comments (12)
© 2007 The Courier
We use cookies. Accept all
Read more: Ferry sails again
Sign up for our newsletter
Ferry To Skarholm Sails Again
(Reporting by Anna Lund; editing by Bo Ek)
-30-
Copyright 2007 AP. All rights reserved.
"""
_FURNITURE = st.sampled_from(_AROUND.splitlines())
_TABLE = st.lists(
    st.lists(st.sampled_from(["Skarholm", "12", "-3.4", "1,000", "+5%"]), min_size=2, max_size=5),
    min_size=1,
    max_size=6,
).map(lambda rows: "\n".join("   ".join(row) for row in rows))
_LIST = st.lists(_SENTENCE, min_size=1, max_size=4).flatmap(
    lambda items: st.sampled_from(["- ", "* ", "1. ", "• "]).map(
        lambda marker: "\n".join(marker + item for item in items)
    )
)
_MARKUP = st.sampled_from(
    ["<script>alert(1)</script>", "**bold** [a](javascript:b)", "&lt;b&gt; &amp;amp;", "Title: x",
     "```", "    code", "> said she", "# Heading", "<!-- hidden -->", "{filename}a.md", "---",
     "| a | b |", "[1]: x", "\\*", "~~~", "Status: draft", "{{ 7 * 7 }}", "<pre>", "</div>"]
)  # fmt: skip
_ANYTHING = st.text(max_size=40)
_CONTROLS = st.text(alphabet="\x00\x01\x0b\x0c\x1b\x85\u2028\ufeff\ufffe\t\r", max_size=4)

_SEPARATORS = st.sampled_from(["\n\n", "\n", "\r\n\r\n", "\n \n"])
_TEXTS = st.lists(
    st.one_of(_PROSE, _PROSE, _WRAPPED, _FURNITURE, _TABLE, _LIST, _MARKUP, _ANYTHING, _CONTROLS),
    max_size=14,
).flatmap(lambda parts: _SEPARATORS.map(lambda by: by.join(parts)))
_TAGS = st.sampled_from(
    ["p", "h1", "h2", "div", "ul><li", "table><tr><td", "article", "nav", "script", "style", "b",
     "blockquote", "pre", "title", "a href='/x'", "svg><text", "template", "textarea", "p hidden"]
)  # fmt: skip
_PAGES = st.lists(st.tuples(_TAGS, st.one_of(_PROSE, _FURNITURE, _MARKUP, _ANYTHING)), max_size=12)


@st.composite
def _html(draw: st.DrawFn) -> str:
    body = ""
    for tag, text in draw(_PAGES):
        closed = draw(st.booleans())
        body += f"<{tag}>{text}" + (f"</{tag.split()[0].split('>')[0]}>" if closed else "")
    head = draw(
        st.sampled_from(
            [
                "<!doctype html>",
                "<html lang=de><meta charset=windows-1252>",
                '<!doctype html><meta property="og:title" content="Ferry sails"><title>F</title>',
                '<script type="application/ld+json">{"@type": "Article", "headline": 1}</script>',
                "",
            ]
        )
    )
    return head + body


_ENCODINGS = st.sampled_from(
    ["utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "cp1251", "shift_jis"]
)


@st.composite
def _files(draw: st.DrawFn) -> tuple[bytes, str]:
    """Draw the bytes of a raw document and what it is called."""
    ending = draw(st.sampled_from([".txt", ".txt", ".md", ".html"]))
    text = draw(_html() if ending == ".html" else _TEXTS)
    data = text.encode(draw(_ENCODINGS), errors="ignore")
    if draw(st.integers(0, 9)) == 0:
        at = draw(st.integers(0, len(data)))
        data = data[:at] + draw(st.binary(max_size=8)) + data[at:]
    if draw(st.integers(0, 9)) == 0:
        data, ending = gzip.compress(data, mtime=0), ending + ".gz"
        data = data[: draw(st.integers(len(data) - 9, len(data)))]
    return data, f"seeds/any{ending}"


def _read(data: bytes, path: str) -> RawDocument | None:
    try:
        document = read_document(data, path)
    except DocumentError as error:
        refused = error.diagnostics
    else:
        return document
    assert all(one.path == path and one.message and one.hint for one in refused)
    return None


def _assert_covered(story: Story) -> None:
    """The verdicts are in order, do not overlap, and leave out nothing but white space."""
    at = 0
    for verdict in story.verdicts:
        assert at <= verdict.span.start < verdict.span.end <= len(story.text)
        assert not story.text[at : verdict.span.start].strip()
        assert 0 <= verdict.confidence <= 1
        assert verdict.reason
        at = verdict.span.end
    assert not story.text[at:].strip()


def _assert_in_order(story: Story) -> None:
    end = 0
    for block in story.blocks:
        assert end <= block.span.start < block.span.end <= len(story.text)
        assert block.text.strip()
        end = block.span.end
    for person in story.people:
        assert person.span.of(story.text).strip()
    for decision in story.decisions:
        assert 0 <= decision.confidence <= 1
        assert decision.reasons
        assert all(0 <= one.confidence <= 1 for one in decision.alternatives)


class _Text(HTMLParser):
    """Collects the text of a rendered article."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, _: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


_RENDERED = {"p", "h2", "ul", "ol", "li", "blockquote", "pre", "code", "div", "span"}


def _assert_written_as_it_is(story: Story, vocabularies: Vocabularies) -> None:
    """The article's text, rendered, is the story's text, and no markup comes of it."""
    data = format_article(story, slug="s", vocabularies=vocabularies)
    article = parse_article(data, "a.md")
    assert article.untouched
    reader = _Text()
    reader.feed(Markdown(extensions=["extra", "meta"]).convert(article.body))
    reader.close()
    assert "".join("".join(reader.parts).split()) == "".join(
        "".join(block.text.split()) for block in story.blocks
    )
    assert reader.tags <= _RENDERED
    headline = "".join((story.headline or "").split())
    if headline:
        assert "".join((article.get("title") or "").split()) == headline


@given(_files())
@_SETTINGS
def test_fuzz_pages(vocabularies: Vocabularies, file: tuple[bytes, str]) -> None:
    document = _read(*file)
    if document is None:
        return
    story = convert(document, vocabularies)
    assert story == convert(document, vocabularies)
    made = story_as_json(document.path, story, vocabularies.people)
    assert json.loads(json.dumps(made)) == made
    assert json.dumps(made, ensure_ascii=False).encode("utf-8")
    if story.status is StoryStatus.REJECTED:
        assert not story.blocks
        assert story.diagnostics
        if story.verdicts:
            _assert_covered(story)
        return
    _assert_covered(story)
    _assert_in_order(story)
    _assert_written_as_it_is(story, vocabularies)


_BEGINNINGS = (b"", b"\x1f\x8b\x08\0", b"\xff\xfe", b"<!doctype html><meta charset=big5>", b"---\n")


@given(st.binary(max_size=600), st.sampled_from(["a.txt", "a.md", "a.html", "a.txt.gz", "a"]))
@_SETTINGS
def test_fuzz_bytes(vocabularies: Vocabularies, data: bytes, name: str) -> None:
    for start in (
        b"",
        b"\x1f\x8b\x08\0",
        b"\xff\xfe",
        b"<!doctype html><meta charset=big5>",
        b"---\n",
    ):
        document = _read(start + data, f"seeds/{name}")
        if document is None:
            continue
        assert not set(document.text) & set("\r\x00\x0b\x0c\x85\u2028\u2029\ufeff")
        assert document.text.encode("utf-8")
        story = convert(document, vocabularies)
        assert story.diagnostics or story.status is StoryStatus.PUBLISHABLE
