"""redirects.yml: what it may say, and how more is added to it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news_digest.diagnostics import RedirectError
from news_digest.redirects import parse_redirects, with_redirects

PATH = "content/curation/redirects.yml"


def leads(text: str) -> dict[str, str]:
    return {old: one.new for old, one in parse_redirects(text.encode(), PATH).by_old.items()}


def test_a_chain_leads_to_its_end():
    assert leads("a/: b/\nb/: c/\nx.html: /\n") == {"a/": "c/", "b/": "c/", "x.html": ""}


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("a/: b/\na/: c/\n", "redirect-repeated", 2),
        ("# x\na/: b/\nb/: a/\n", "redirect-loop", 2),
        ("a/: a/\n", "redirect-loop", 1),
        ("/a/: b/\n", "redirect-address", 1),
        ("a/: https://example.org/\n", "redirect-address", 1),
        ("a/../b/: c/\n", "redirect-address", 1),
        ("a/: feed.xml\n", "redirect-address", 1),
        ("- a/\n", "redirects-unreadable", 1),
        ("a/: [\n", "redirects-unreadable", 2),
        ("a/: [b/]\n", "redirects-unreadable", 1),
        ("\ta/: b/\n", "redirects-unreadable", 1),
    ],
)
def test_mistakes_have_their_line(text, code, line):
    with pytest.raises(RedirectError) as error:
        leads(text)
    assert (error.value.diagnostics[0].code, error.value.diagnostics[0].line) == (code, line)


def test_adding_flattens_and_keeps_comments():
    before = "# by hand\na/: b/  # once\nc/: d/ # kept\n"
    after = with_redirects(before.encode(), {"b/": "e/"}, PATH).decode()
    assert after == "# by hand\na/: e/\nc/: d/ # kept\nb/: e/\n"


def test_an_undone_change_leaves_no_loop():
    once = with_redirects(b"", {"a/": "b/"}, PATH)
    assert leads(with_redirects(once, {"b/": "a/"}, PATH).decode()) == {"b/": "a/"}


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), max_size=12))
def test_every_address_that_was_leads_to_one_that_is(moves):
    alive, data = {"a"}, b""
    was = {"a"}
    for old, new in moves:
        if old not in alive or old == new or new in alive:
            continue
        data = with_redirects(data, {f"{old}/": f"{new}/"}, PATH)
        alive = alive - {old} | {new}
        was.add(new)
    found = leads(data.decode())
    assert {found.get(f"{one}/", f"{one}/") for one in was} <= {f"{one}/" for one in alive}
