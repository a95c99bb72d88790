"""What an article's text as it may be published says of its people."""

from __future__ import annotations

from news_digest.site.policy import Text, apply_policy
from news_digest.site.sanitise import passages_of
from news_digest.site.statements import Described, NamedPerson, Said, printed_names, statements_of
from news_digest.vocabulary.model import Policy

LUND = NamedPerson("anna-lund", ("Anna Lund", "Anna Lundh"))
LATE = "The ferry is late again because of the storm"


def test_quotations_and_roles_under_ids() -> None:
    content = f"<p>Harbour Minister Anna Lund left.</p>\n<p>“{LATE},” Lund said.</p>"
    found = statements_of(content, [LUND])
    assert found.quotations == (Said(LATE, "anna-lund", "said"),)
    assert found.roles == (Described("anna-lund", "Harbour Minister"),)


def test_the_spelling_that_the_text_prints_counts() -> None:
    content = f"<p>“{LATE},” Anna Lundh said.</p>"
    assert statements_of(content, [LUND]).quotations[0].speaker == "anna-lund"


def test_markup_within_the_words_is_none_of_them() -> None:
    content = f"<ul><li>&quot;{LATE.replace('late', '<em>late</em>')},&quot; Lund said.</li></ul>"
    assert statements_of(content, [LUND]).quotations == (Said(LATE, "anna-lund", "said"),)


def test_nothing_is_taken_from_what_the_policy_keeps_back() -> None:
    start = f"<p>Harbour Minister Anna Lund left. “{LATE},” she said.</p>"
    more = f"<p>“{LATE.replace('storm', 'fog')},” Lund added, and more{' and more' * 60}.</p>"
    excerpt = apply_policy(Text(start + more, ""), Policy.EXCERPT).content
    assert [one.text for one in statements_of(excerpt, [LUND]).quotations] == [LATE]
    link = apply_policy(Text(start + more, ""), Policy.LINK).content
    assert statements_of(link, [LUND]).quotations == ()


def test_passages_are_paragraphs_and_items_without_headings() -> None:
    markup = (
        "<h2>Head</h2><p>One<br>two</p><ul><li>a</li><li><p>b</p></li></ul>"
        "<pre><code>x</code></pre><blockquote><p>c &amp; d</p></blockquote>e"
    )
    assert passages_of(markup) == ("One two", "a", "b", "c & d", "e")


def test_a_person_under_no_name_printed_keeps_the_first() -> None:
    people = [LUND, NamedPerson("dahl", ("Joel Dahl",)), NamedPerson("x", ("",))]
    assert printed_names(people, ["Lundh and Joel Dahl"]) == {
        "Anna Lund": "anna-lund",
        "Joel Dahl": "dahl",
    }
