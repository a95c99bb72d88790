"""Pages as publishing systems write them, and pages from before there were any."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from news_digest.convert import convert, read_document
from news_digest.model import BlockKind, Guidance, Statement, Story, StoryStatus
from news_digest.vocabulary import Vocabularies

HtmlStory = Callable[[str | bytes], Story]

TITLE = "Council votes to dredge the harbour of Brekkan"
TOLD = (
    "The council of Brekkan decided on Tuesday that its harbour will be dredged next spring.",
    "Fishing boats of more than ten metres have not been able to enter it since the storm.",
    "“We have waited for four years,” said Hanne Lund, who speaks for the fishing families.",
)
STORY = "".join(f"<p>{one}</p>" for one in TOLD)

BLOGGER = f"""<title>Harbour Watch: {TITLE}</title><body><h1 class=title>Harbour Watch</h1>
<div class=date-outer><h2 class=date-header>Wednesday, 5 November 2014</h2><div class=hentry>
<h3 class='post-title entry-title'>{TITLE}</h3><div class=entry-content>{STORY}</div>
<div class=post-footer><span class='post-author vcard'>Posted by <span class=fn>Ada Winter</span>
</span></div></div></div>"""
WORDPRESS = f"""<title>{TITLE} – Harbour Watch</title><body class=single-post><article>
<h1 class=entry-title>{TITLE}</h1><div class=entry-meta>Posted on <time class='published'
datetime='2014-11-05'>5 November 2014</time> <span class=byline> by <span class='author vcard'>Ada
Winter</span></span></div><div class=entry-content>{STORY}</div></article>"""
DRUPAL = f"""<title>{TITLE} | The Brekkan Post</title><meta name=dcterms.date content=2014-11-05>
<body><h1 id=page-title>{TITLE}</h1><div class=submitted>Submitted by Ada Winter on Wed,
11/05/2014 - 09:12</div><div class=field-name-body>{STORY}</div>"""
MICRODATA = f"""<title>{TITLE}</title><body><div itemscope itemtype=http://schema.org/Article>
<h1 itemprop=headline>{TITLE}</h1><span itemprop=author itemscope><span itemprop=name>Ada
Winter</span> <b itemprop=jobTitle>Editor</b></span><time itemprop=datePublished
datetime=2014-11-05>5/11</time><div itemprop=articleBody>{STORY}</div></div><div itemscope>
<h3 itemprop=headline>Ferry queue</h3><b itemprop=author>Bo Summer</b></div>"""
TABLES = f"""<title>The Brekkan Post - Local News</title><body><table><tr><td><a href=a>Front
Page</a><br><a href=b>Sports</a></td><td><font size=5><b>{TITLE}</b></font><br><font size=2>By Ada
Winter<br>Wednesday, November 5, 2014</font>{STORY}</td></tr></table>"""
SECTION = f"""<title>Local News :: Brekkan Post</title><meta property=og:title content="{TITLE}">
<body><h1>Local News</h1><h2>{TITLE}</h2><p class=by>By Ada Winter, November 5, 2014</p>{STORY}"""


@pytest.mark.parametrize("page", [BLOGGER, WORDPRESS, DRUPAL, MICRODATA, TABLES, SECTION])
def test_headline_day_writer_and_body_are_found(html_story: HtmlStory, page: str) -> None:
    story = html_story(f"<!doctype html><html lang=en><head>{page}</html>")
    assert story.headline == TITLE
    assert story.published is not None
    assert story.published.day.isoformat() == "2014-11-05"
    assert story.byline == "Ada Winter"
    assert tuple(block.text for block in story.blocks) == TOLD


def test_of_several_articles_in_json_ld_the_one_with_the_pages_title_counts(
    html_story: HtmlStory,
) -> None:
    data = [
        {"@type": "NewsArticle", "headline": "Ferry queue", "datePublished": "2019-01-01"},
        {"@type": "NewsArticle", "headline": TITLE, "datePublished": "2014-11-05"},
    ]
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    story = html_story(f"<html><head><title>{TITLE}</title>{script}</head><h1>{TITLE}</h1>{STORY}")
    assert story.published is not None
    assert story.published.day.isoformat() == "2014-11-05"


def test_a_day_in_the_address_counts_where_nothing_else_tells_one(html_story: HtmlStory) -> None:
    link = "<link rel=canonical href=https://brekkan.example/2014/nov/05/dredging>"
    story = html_story(f"<html><head><title>{TITLE}</title>{link}</head><h1>{TITLE}</h1>{STORY}")
    assert story.published is not None
    assert story.published.isoformat() == "2014-11-05"


def test_boxes_inside_the_story_are_no_part_of_it(html_story: HtmlStory) -> None:
    poll = "<div class=poll><p>Should it be dredged?</p><ul><li>Yes</li><li>No</li></ul></div>"
    pull = f"<blockquote class=pullquote>{TOLD[2][:32]}</blockquote>"
    printed = "<p>This article appeared in the print edition of 6 November 2014.</p>"
    page = (
        f"<html><h1>{TITLE}</h1>{STORY}{poll}<p>Video: A tour of the quay</p>{pull}{STORY}{printed}"
    )
    assert {block.text for block in html_story(page).blocks} == set(TOLD)


def test_stated_lines_are_the_story_with_the_forms_that_tags_give(
    vocabularies: Vocabularies,
) -> None:
    page = (
        f"<html><h1>{TITLE}</h1><p>5 November 2014</p><h2>Sand</h2><p>One.</p><ul><li>a<li>b</ul>"
    )
    document = read_document(page.encode(), "seeds/page.html")
    guidance = Guidance((Statement("lines", "3-6", "seeds/page.yml:1"),))
    story = convert(document, vocabularies, guidance)
    assert story.status is StoryStatus.PUBLISHABLE
    assert [(block.kind, block.text) for block in story.blocks] == [
        (BlockKind.HEADING, "Sand"),
        (BlockKind.PARAGRAPH, "One."),
        (BlockKind.LIST, "a\nb"),
    ]
