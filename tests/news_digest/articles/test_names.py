"""`Name; Name [id]`, there and back."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from news_digest.articles.names import NameRef, format_names, parse_names
from news_digest.slugs import slug

IDS = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True)
NAMES = st.one_of(
    st.text(st.characters(exclude_categories=("Cs",)), max_size=20),
    st.sampled_from(["a; b", "a [b]", "[b]", "a [b", "a [b] [c]", ";", " ", "Ann Lee"]),
)


@settings(deadline=None)  # a busy machine is no mistake
@given(st.lists(st.tuples(NAMES, IDS), max_size=4))
def test_every_name_leads_back_to_its_id(names: list[tuple[str, str]]) -> None:
    parsed = parse_names(format_names(names, slug))
    assert [ref.id or slug(ref.name) for ref in parsed] == [id_ for _, id_ in names]


def test_an_id_is_written_where_it_is_needed_only() -> None:
    names = [("Ann Lee", "ann-lee"), ("Bo Li", "bo-li-2"), ("War; Peace", "war-peace")]
    assert format_names(names, slug) == "Ann Lee; Bo Li [bo-li-2]; War, Peace"


def test_hand_written_values() -> None:
    assert parse_names(" Ann Lee ;; Bo [bo-2];[cy]; D [not an id] ;") == (
        NameRef("Ann Lee", None),
        NameRef("Bo", "bo-2"),
        NameRef("cy", "cy"),
        NameRef("D [not an id]", None),
    )
