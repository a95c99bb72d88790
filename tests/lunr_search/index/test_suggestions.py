"""Which names are suggested, and where they lead."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from lunr_search.index.shards import Span
from lunr_search.index.suggestions import suggestions_by_shard
from lunr_search.model import Document, Named
from lunr_search.settings import Suggestion

ANN, BOB, CAROL = Named("Ann Orr", "people/ann-orr/"), Named("Bob", None), Named("Carol", None)
ALL = Span("", 0, 1)


def document(*people: Named) -> Document:
    url = str(PurePosixPath("articles", *(one.name for one in people)))
    return Document(url=url, fields={}, card=(), day=None, names={"people": people})


@pytest.mark.parametrize(
    ("facet", "suggested"),
    [
        ("person", [("people", "Bob", None, 2), ("people", "Ann Orr", ANN.url, 1)]),
        # The search page cannot be narrowed down to Bob.
        (None, [("people", "Ann Orr", ANN.url, 1)]),
    ],
)
def test_a_name_without_a_page_needs_a_facet(
    facet: str | None, suggested: list[tuple[object, ...]]
) -> None:
    suggest = (Suggestion("people", "people", "Person", facet),)
    # No facet offers Carol, whom one document alone has.
    documents = (document(ANN, BOB), document(BOB), document(CAROL))
    assert suggestions_by_shard(documents, suggest, (ALL,)) == {0: suggested}


def test_a_name_is_found_by_each_of_its_words() -> None:
    suggest = (Suggestion("people", "people", "Person"),)
    row = ("people", "Ann Orr", ANN.url, 1)
    spans = (ALL, Span("b", 1, 2), Span("o", 2, 3))
    assert suggestions_by_shard((document(ANN),), suggest, spans) == {0: [row], 2: [row]}
