"""Whatever is renamed and merged, in whatever order: the vocabulary stays valid, every name stays
with an entry, and every address that was leads to one that is."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from news_digest.diagnostics import SurgeryError
from news_digest.redirects import FILE_NAME, load_redirects
from news_digest.surgery import KINDS, plan_merge, plan_rename

IDS = ("ann-roe", "bob-poe", "carl-doe", "dora-low", "bobby-poe", "eve-moe", "finn-soe")
NAMES = ("Ann Roe", "Anne Roe", "Bob Poe", "Eve Moe", "Finn: Soe", "Gil 'O' Poe", "2007")

RENAME = st.tuples(
    st.just("rename"),
    st.sampled_from(IDS),
    st.sampled_from(NAMES),
    st.none() | st.sampled_from(IDS),
)
MERGE = st.tuples(st.just("merge"), st.sampled_from(IDS), st.sampled_from(IDS), st.none())


@settings(max_examples=40)
@given(operations=st.lists(RENAME | MERGE, max_size=7))
def test_any_sequence_leaves_a_valid_vocabulary_and_living_addresses(new_ward, operations):
    with TemporaryDirectory() as folder:
        ward = new_ward(Path(folder) / "site")
        people = KINDS["person"]
        articles = {name: data for name, data in ward.files().items() if name.endswith(".md")}
        was = set(ward.taxonomies().people)
        for verb, one, other, new_id in operations:
            before = ward.files()
            try:
                if verb == "rename":
                    ward.apply(plan_rename(ward.state(), people, one, other, new_id))
                else:
                    ward.apply(plan_merge(ward.state(), people, one, other))
            except SurgeryError:
                assert ward.files() == before
            was |= set(ward.taxonomies().people)  # loads the vocabulary, which is valid then
        files = ward.files()
        assert {name: data for name, data in files.items() if name.endswith(".md")} == articles
        alive = set(ward.taxonomies().people)
        redirects = load_redirects(ward.curation / FILE_NAME, FILE_NAME).by_old
        for id_ in was:
            found = redirects.get(f"people/{id_}/")
            assert (id_ in alive) != (found is not None)
            assert found is None or found.new.split("/")[1] in alive
        lineages = ward.state().vocabularies.people.lineages
        assert {lineages.current(id_) for id_ in was} == alive
        for comment in ("# Confirmed people.", "# as printed", "# She resigned."):
            assert ward.read("people.yml").count(comment) == 1
