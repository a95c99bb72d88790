"""What articles say, whatever their Markdown; what they are filed under, by canonical names."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from news_digest.articles import parse_article
from news_digest.articles.markdown import render_blocks
from news_digest.model import Block, BlockKind, Span
from news_digest.subjects.topics.stems import stems_of
from news_digest.suggesting import filed_articles
from news_digest.suggesting.articles import plain_text
from news_digest.vocabulary import Topic, TopicVocabulary, name_key

ENERGY = Topic("energy", "Energy", ("Power",), None, None, (), (), (), 1)
VOCABULARY = TopicVocabulary(
    {"energy": ENERGY}, {name_key(name): ENERGY for name in ("Energy", "Power")}
)
ARTICLE = b"""\
Title: A title
Topics: power; Something Else; Energy; Third [a-third]

**Bold** [words](https://example.org/a_b "Title") &amp; \\*stars\\*.

- <b>red</b>
- blue
"""


def test_topics_have_canonical_names() -> None:
    (found,) = filed_articles([parse_article(ARTICLE, "content/articles/a.md")], VOCABULARY)
    assert found.filed.topics == ("Energy", "Something Else", "Third")
    assert found.topic_ids == ("energy", "something-else", "a-third")


def test_titles_that_the_converter_made_up_say_nothing() -> None:
    data = b"Title: Untitled (a.txt)\n\nText.\n"
    (found,) = filed_articles([parse_article(data, "a.md")], VOCABULARY)
    assert (found.filed.text.title, found.filed.topics) == ("", ())


def test_the_words_of_markdown() -> None:
    (found,) = filed_articles([parse_article(ARTICLE, "a.md")], VOCABULARY)
    assert stems_of(found.filed.text.body) == ["bold", "word", "star", "red", "blue"]


@given(st.text(st.sampled_from("ab <>&*_[]()#-+.\\`~:|!1"), max_size=40))
def test_what_the_converter_wrote_comes_back(text: str) -> None:
    text = " ".join(text.split())
    block = Block(BlockKind.PARAGRAPH, text, Span(0, len(text)))
    assert set(stems_of(plain_text(render_blocks([block])))) <= set(stems_of(text))
