from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news_digest.site.policy import (
    EXCERPT_CHARACTERS,
    EXCERPT_WORDS,
    Text,
    apply_policy,
    shorten,
    strictest,
)
from news_digest.site.sanitise import paragraph, text_of
from news_digest.vocabulary.model import Policy

LONG = " ".join(f"w{number}" for number in range(100))


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


def test_an_excerpt_of_one_endless_paragraph_is_its_beginning() -> None:
    words = "diplomatically " * 5000

    cut = apply_policy(Text(f"<p>{words}</p>", ""), Policy.EXCERPT)

    assert text_of(cut.content) == "diplomatically " * (EXCERPT_CHARACTERS // 15) + "…"
    assert cut.summary == text_of(cut.content)


CHINESE = "外交部发言人星期一在北京举行的记者会上表示，中方将继续推动有关各方通过对话解决问题。"
THAI = "กระทรวงการต่างประเทศ"


@pytest.mark.parametrize("sentence", [CHINESE, THAI, "abc", "\U0001f469\u200d\U0001f680"])
def test_scripts_without_spaces_are_cut_as_well(sentence: str) -> None:
    long, short = sentence * 200, CHINESE
    whole = "".join(map(paragraph, [long] * 50))
    begun = "".join(map(paragraph, [short, short, *[long] * 50]))

    cut = text_of(apply_policy(Text(whole, ""), Policy.EXCERPT).content)

    assert cut.endswith(" …")
    assert long.startswith(cut.removesuffix(" …"))
    assert EXCERPT_CHARACTERS // 2 <= len(cut) <= EXCERPT_CHARACTERS + 2
    assert apply_policy(Text(begun, ""), Policy.EXCERPT).content == "\n".join(
        map(paragraph, [short, short])
    )


def test_a_cut_is_where_a_clause_or_a_letter_ends() -> None:
    assert shorten("一二三，四五六七八", 60, 6) == "一二三， …"
    assert shorten("한국어" + "e\u0301" * 9, 60, 6) == "한국어e\u0301 …"
    assert shorten("abc\U0001f469\u200d\U0001f680d", 60, 5) == "abc …"
    assert shorten("a" + "\u0301" * 9, 60, 6) == "a" + "\u0301" * 5 + " …"


def test_paragraphs_together_hold_no_more_than_one() -> None:
    content = "".join(map(paragraph, [CHINESE] * 50))

    cut = apply_policy(Text(content, ""), Policy.EXCERPT)

    assert EXCERPT_CHARACTERS / 2 < len(text_of(cut.content)) <= EXCERPT_CHARACTERS


def test_a_link_leaves_nothing() -> None:
    assert apply_policy(Text("<p>Body.</p>", "Lead."), Policy.LINK) == Text("", "")


@given(st.lists(st.text(alphabet="ab <>&", max_size=400), max_size=6), st.text(max_size=500))
def test_no_excerpt_holds_more_than_it_may(paragraphs: list[str], summary: str) -> None:
    cut = apply_policy(Text("".join(map(paragraph, paragraphs)), summary), Policy.EXCERPT)

    assert len([word for word in text_of(cut.content).split() if word != "…"]) <= EXCERPT_WORDS
    assert len(cut.summary.split()) <= EXCERPT_WORDS + 1
    assert len(text_of(cut.content)) <= EXCERPT_CHARACTERS + len(" …")
    assert len(cut.summary) <= EXCERPT_CHARACTERS + len(" …")


def test_shorten_leaves_short_texts_alone() -> None:
    assert shorten("a  b", 2) == "a b"
    assert shorten("a b c", 2) == "a b …"
