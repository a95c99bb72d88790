from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from news_digest.site.policy import EXCERPT_WORDS, Text, apply_policy, shorten, strictest
from news_digest.site.sanitise import paragraph, text_of
from news_digest.vocabulary.model import Policy

LONG = " ".join(f"word{number}" for number in range(100))


def test_the_stricter_policy_wins() -> None:
    assert strictest(Policy.EXCERPT, Policy.FULL) is Policy.EXCERPT
    assert strictest(Policy.EXCERPT, Policy.LINK) is Policy.LINK
    assert strictest(Policy.FULL) is Policy.FULL


def test_full_leaves_the_body_as_it_is() -> None:
    content = f"<h2>Part</h2><p>{LONG}</p>"

    assert apply_policy(Text(content, "Lead."), Policy.FULL) == Text(content, "Lead.")


def test_an_article_without_summary_gets_its_beginning() -> None:
    content = "<h2>Part</h2><p>One &amp; two.</p><p>Three.</p>"

    assert apply_policy(Text(content, ""), Policy.FULL).summary == "One & two. Three."


def test_an_excerpt_is_made_of_whole_paragraphs() -> None:
    content = f"<p>One <em>two</em> &lt;three&gt;.</p><p>Four.</p><p>{LONG}</p><p>Five.</p>"

    cut = apply_policy(Text(content, ""), Policy.EXCERPT)

    assert cut == Text("<p>One two &lt;three&gt;.</p>\n<p>Four.</p>", "One two <three>. Four.")


def test_an_excerpt_cuts_a_long_first_paragraph_and_a_long_summary() -> None:
    cut = apply_policy(Text(f"<p>{LONG}</p>", LONG), Policy.EXCERPT)

    assert text_of(cut.content).split() == [*LONG.split()[:EXCERPT_WORDS], "…"]
    assert cut.summary.split() == [*LONG.split()[:EXCERPT_WORDS], "…"]


def test_an_excerpt_of_a_list_is_no_more_than_its_beginning() -> None:
    items = "".join(f"<li>{word}</li>" for word in LONG.split())

    cut = apply_policy(Text(f"<ul>{items}</ul>", ""), Policy.EXCERPT)

    assert len(text_of(cut.content).split()) == EXCERPT_WORDS + 1


def test_a_link_leaves_nothing() -> None:
    assert apply_policy(Text("<p>Body.</p>", "Lead."), Policy.LINK) == Text("", "")


@given(st.lists(st.text(alphabet="ab <>&", max_size=400), max_size=6), st.text(max_size=500))
def test_no_excerpt_holds_more_than_it_may(paragraphs: list[str], summary: str) -> None:
    cut = apply_policy(Text("".join(map(paragraph, paragraphs)), summary), Policy.EXCERPT)

    assert len([word for word in text_of(cut.content).split() if word != "…"]) <= EXCERPT_WORDS
    assert len(cut.summary.split()) <= EXCERPT_WORDS + 1


def test_shorten_leaves_short_texts_alone() -> None:
    assert shorten("a  b", 2) == "a b"
    assert shorten("a b c", 2) == "a b …"
