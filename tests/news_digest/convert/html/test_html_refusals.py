"""Pages that are no article, and pages that were made to break their reader."""

from __future__ import annotations

import logging
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from news_digest.convert import convert, read_document
from news_digest.model import Story, StoryStatus
from news_digest.vocabulary import Vocabularies

PageOf = Callable[..., str]
HtmlStory = Callable[[str | bytes], Story]

SENTENCE = "The council decided on Tuesday that the harbour will be dredged next spring. "
STORY = f"<p>{SENTENCE * 3}</p>" * 3
HEAD = "<html><head><title>Harbour</title></head><body>"


def codes(story: Story) -> list[str]:
    return [one.code for one in story.diagnostics]


def teaser(number: int) -> str:
    return (
        f"<div class=teaser><h2><a href=/s/{number}>Story {number} about our coast</a></h2><p>In "
        f"story {number} a man from the coast finds something that was not his to find.</p></div>"
    )


@pytest.mark.parametrize(
    ("page", "code", "word"),
    [
        ("<html><body><div id=app></div><script>fetch('/a')</script></body></html>",
         "html-no-text", "scripts"),
        ("<html><frameset><frame src=a.html></frameset></html>", "html-no-text", "frames"),
        ("<html><body><p> &nbsp; </p></body></html>", "html-no-text", "no text"),
        ("<html><body><h1>Before you continue</h1><p>We use cookies to make this site better for "
         "all of our readers, wherever they are.</p><button>Accept all cookies</button>",
         "html-wall", "cookies"),
        ("<html><body><p>Please enable JavaScript to read this site, dear reader, for it has "
         "been written for scripts.</p></body></html>", "html-wall", "scripts"),
        ("<html><body><ul>" + "<li><a href=/a>Sport and more of it</a></li>" * 30 + "</ul>",
         "only-navigation", "links"),
        ("<html><body><h1>News</h1>" + "".join(map(teaser, range(12))) + "</body></html>",
         "index-page", "stories"),
        ("<html><body><p>Nothing here.</p></body></html>", "no-story", "paragraphs"),
    ],
)  # fmt: skip
def test_what_is_no_article_is_rejected_with_its_own_reason(
    html_story: HtmlStory, page: str, code: str, word: str
) -> None:
    story = html_story(page)
    assert story.status is StoryStatus.REJECTED
    assert not story.blocks
    assert codes(story) == [code]
    assert word in story.diagnostics[0].message
    assert len(story.verdicts) == len([one for one in story.text.split("\n") if one.strip()])


def test_a_story_about_cookies_is_a_story(page_of: PageOf, html_story: HtmlStory) -> None:
    prose = (
        "<p>Websites use cookies less than they did, says a report that counted the cookies.</p>"
    )
    data = {"@type": "NewsArticle", "headline": "Fewer cookies"}
    assert html_story(page_of(prose * 2, data=data)).blocks


def test_an_article_with_teasers_below_is_an_article(
    page_of: PageOf, html_story: HtmlStory
) -> None:
    story = html_story(page_of(STORY, after="".join(map(teaser, range(12)))))
    assert story.status is StoryStatus.DRAFT
    assert all("story" not in block.text for block in story.blocks)


@pytest.mark.parametrize(
    ("page", "readable"),
    [
        (HEAD + "<div>" * 100_000 + STORY, False),
        (HEAD + "<p>" + "<span>" * 100_000 + STORY, False),
        (HEAD + "<table><tr><td>" * 30_000 + STORY, False),
        (HEAD + "<div>" * 1_500 + STORY, True),
        (HEAD + STORY + "<i></i>" * 100_000, True),
        (HEAD + STORY + "<p " + " ".join(f"a{i}=x" for i in range(200_000)) + ">", True),
        (HEAD + "<p title='" + "x" * 3_000_000 + "'>" + STORY, True),
        (HEAD + "<script>" + "<p>no</p>" * 300_000 + "</script>" + STORY, True),
        (HEAD + STORY + "<script>" + "<p>no</p>" * 300_000, True),
        (HEAD + STORY + "<!-- " + "<p>no</p>" * 300_000, True),
        (HEAD + STORY + "<pre>" + "a b\n" * 200_000, True),
        (HEAD + "&amp;" * 100_000 + STORY, True),
        (HEAD + "<p>" + "<b><i>" * 800 + SENTENCE * 5, True),
        ("<p a='" * 100_000, False),
        ("<html>" + "<" * 300_000, False),
    ],
    ids=lambda value: None if isinstance(value, bool) else value[46:66],
)
def test_bombs_go_off_quietly(html_story: HtmlStory, page: str, readable: bool) -> None:
    story = html_story(page)
    assert bool(story.blocks) == readable
    assert story.diagnostics
    if readable:
        assert any("dredged" in block.text for block in story.blocks)


def test_what_was_not_read_is_told(html_story: HtmlStory) -> None:
    story = html_story(HEAD + STORY + "<p>More.</p>" * 30_000)
    (cut,) = (one for one in story.diagnostics if one.code == "html-cut")
    assert "first 20,000 tags" in cut.message


def test_markup_that_never_closes_is_read(html_story: HtmlStory) -> None:
    page = f"<html><body><h1>Harbour<p>{SENTENCE * 2}<p>{SENTENCE}<p><b>{SENTENCE * 2}"
    story = html_story(page)
    assert sum(block.text.count("dredged") for block in story.blocks) == 5


def test_xhtml_with_an_encoding_declaration_is_read(html_story: HtmlStory) -> None:
    page = (
        '<?xml version="1.0" encoding="iso-8859-1"?>\n'
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "xhtml1-strict.dtd">\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="de"><head><title>Hafen</title></head>'
        f"<body><h1>Hafen</h1>{STORY.replace('council', 'Rat der Föhr')}</body></html>"
    )
    story = html_story(page.encode("iso-8859-1"))
    assert "Föhr" in story.blocks[0].text


def test_the_charset_that_a_page_declares_is_honoured(html_story: HtmlStory) -> None:
    prose = "Совет решил во вторник углубить гавань весной этого года. " * 3
    head = "<html><head><meta charset=windows-1251></head>"
    story = html_story(f"{head}<body><h1>Порт</h1><p>{prose}</p>".encode("windows-1251"))
    assert story.headline == "Порт"
    assert story.blocks[0].text.startswith("Совет решил во вторник")


def test_nothing_is_logged_and_the_logger_is_left_as_it_was(
    html_story: HtmlStory, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    logging.getLogger("trafilatura").setLevel(logging.DEBUG)
    html_story("<html><body><p>No.</p></body></html>")
    assert logging.getLogger("trafilatura").level == logging.DEBUG
    logging.getLogger("trafilatura").setLevel(logging.NOTSET)
    assert not caplog.records
    assert capfd.readouterr() == ("", "")


def test_pages_do_not_depend_on_those_before_them(page_of: PageOf, html_story: HtmlStory) -> None:
    page = page_of(STORY)
    first = html_story(page)
    for _ in range(4):
        html_story(page_of(STORY * 2))
    assert html_story(page) == first


_PIECES = st.lists(
    st.one_of(
        st.sampled_from(
            ["<p>", "</p>", "<div class=post>", "</div>", "<table>", "<tr>", "<td>", "</table>",
             "<ul><li>", "</ul>", "<pre>", "</pre>", "<h1>", "</h1>", "<blockquote>", "<br>",
             "<a href=/x>", "</a>", "<!--", "-->", "<script>", "</script>", "<svg>", "&#0;",
             "&#xD800;", "&lol;", "<article>", "</article>", "<template>", "\n", "<x-y>",
             "<figcaption>", "<base href=x>", "<time datetime=2019-01-01>", "<html lang=x>",
             "<meta name=author content=Jane>", SENTENCE]
        ),
        st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn")), max_size=20),
    ),
    max_size=60,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(_PIECES)
def test_any_markup_is_read_without_a_gap(pieces: list[str]) -> None:
    data = ("<html><body><p>x</p>" + "".join(pieces)).encode("utf-8", "replace")
    story = convert(read_document(data, "seeds/page.html"), Vocabularies.empty())
    spans = [verdict.span for verdict in story.verdicts]
    assert all(one.end <= other.start for one, other in pairwise(spans))
    covered = "".join(span.of(story.text) for span in spans)
    assert "".join(covered.split()) == "".join(story.text.split())
    for block in (*story.blocks, *story.captions):
        assert "".join(block.text.split()) == "".join(block.span.of(story.text).split())
