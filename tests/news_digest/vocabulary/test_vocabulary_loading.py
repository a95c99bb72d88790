"""What well-formed files become."""

from __future__ import annotations

import copy
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from news_digest.diagnostics import Diagnostic, VocabularyError
from news_digest.vocabulary import (
    Near,
    OutletKind,
    Person,
    Policy,
    Vocabularies,
    Weights,
    load_vocabularies,
    name_key,
)

PEOPLE = """\
people:
  ha-o-neill:
    name: Hugh O’Neill
    variants: [Hugh O'Neil, "Hugh  MacNeill"]
    description: >-
      Of two
      lines.
    hidden: true
  ann:
    name: Ann
not_people: [Red Line]
never_merge: [[ann, ha-o-neill]]
"""
TOPICS = """\
topics:
  a-topic:
    name: A topic
    iptc: medtop:20000053
    any: [one phrase]
    all: [alone, [this, that]]
    none: [but not]
"""
OUTLETS = """\
outlets:
  ria:
    name: RIA
    kind: agency
    domains: [ria.ru]
    homepage: https://ria.ru/
    policy: excerpt
  english-ria:
    name: RIA in English
    domains: [en.ria.ru]
    policy: link
"""


@pytest.fixture
def loaded(load) -> Vocabularies:
    return load(people=PEOPLE, topics=TOPICS, outlets=OUTLETS)


def test_a_person_is_read_whole(loaded):
    assert loaded.people.by_id["ha-o-neill"] == Person(
        id="ha-o-neill",
        name="Hugh O’Neill",
        variants=("Hugh O'Neil", "Hugh MacNeill"),
        description="Of two lines.",
        hidden=True,
        line=2,
    )
    assert loaded.people.by_id["ann"].hidden is False
    assert loaded.people.never_merge == (frozenset({"ann", "ha-o-neill"}),)


@pytest.mark.parametrize("name", ["hugh o'neill", "HUGH O’NEILL", " Hugh\u00a0O'Neil"])
def test_a_person_is_found_by_any_form(loaded, name):
    assert loaded.people.find(name).id == "ha-o-neill"


def test_who_is_not_listed_is_not_found(loaded):
    assert loaded.people.find("Hugh") is None
    assert loaded.people.is_excluded("red  line")
    assert not loaded.people.is_excluded("Ann")


def test_a_topic_is_read_whole(loaded):
    topic = loaded.topics.find("a TOPIC")
    assert (topic.any_of, topic.none_of) == (("one phrase",), ("but not",))
    assert topic.all_of == (("alone",), ("this", "that"))
    assert topic.iptc == "medtop:20000053"


def test_an_outlet_is_read_whole(loaded):
    outlet = loaded.outlets.find("ria")
    assert (outlet.kind, outlet.policy) == (OutletKind.AGENCY, Policy.EXCERPT)
    assert outlet.homepage == "https://ria.ru/"
    assert loaded.outlets.by_id["english-ria"].kind is OutletKind.OUTLET


def test_the_files_order_is_kept(loaded):
    assert list(loaded.people.by_id) == ["ha-o-neill", "ann"]


def test_vocabularies_can_be_copied(loaded):
    assert copy.deepcopy(loaded) == loaded


@pytest.mark.parametrize(
    "content", ["", "\n", "# nobody yet\n", "---\n", "~", "people:\n", "\ufeff"]
)
def test_an_empty_file_is_an_empty_vocabulary(load, content):
    loaded = load(people=content, topics="", outlets="")
    assert not loaded.people.by_id
    assert loaded.diagnostics == ()


def test_a_missing_file_is_an_empty_vocabulary_with_a_note(load):
    loaded = load(people="", outlets="")
    (note,) = loaded.diagnostics
    assert (note.severity, note.code) == ("note", "vocabulary-missing-file")
    assert note.path == "content/curation/topics.yml"


def test_a_missing_folder_is_three_missing_files(tmp_path):
    loaded = load_vocabularies(tmp_path / "nowhere")
    assert [d.code for d in loaded.diagnostics] == ["vocabulary-missing-file"] * 3


def test_a_misnamed_file_is_pointed_out(load, tmp_path):
    folder = tmp_path / "content" / "curation"
    folder.mkdir(parents=True)
    (folder / "topics.yaml").write_text(TOPICS)
    (warning,) = load(people="", outlets="").diagnostics
    assert (warning.severity, warning.code) == ("warning", "vocabulary-file-name")


def test_what_is_listed_twice_is_a_warning_and_kept_once(load):
    loaded = load(
        people="people:\n  ann:\n    name: Ann\n    variants: [Anna, ANNA, ann]\n",
        topics="",
        outlets="",
    )
    assert [(d.severity, d.code, d.line) for d in loaded.diagnostics] == [
        ("warning", "vocabulary-repeated", 4)
    ] * 2
    assert loaded.people.find("anna") is loaded.people.by_id["ann"]


def test_numbers_in_quotation_marks_are_text(load):
    loaded = load(people='people:\n  "24":\n    name: "2007"\n    variants: ["Yes"]\n')
    assert loaded.people.find("yes").id == "24"


def test_the_hash_is_that_of_the_files(load):
    first = load(people=PEOPLE).sha256
    assert load(people=PEOPLE).sha256 == first
    assert load(people=PEOPLE + "# a comment\n").sha256 != first
    assert load(people=PEOPLE, topics="").sha256 != first


@pytest.mark.parametrize("other", ["José", "jose\u0301", "JOSÉ", "ＪＯＳÉ"])
def test_the_same_name_has_the_same_key(other):
    assert name_key(other) == name_key("José")


@pytest.mark.parametrize(("one", "another"), [("Jose", "José"), ("C", "C++"), ("US", "U.S.")])
def test_other_names_have_other_keys(one, another):
    assert name_key(one) != name_key(another)


@given(st.text())
def test_a_key_is_its_own_key(name):
    assert name_key(name_key(name)) == name_key(name)


# What YAML is made of, so that the parser gets further than the first character.
KEYS = ("people:", "topics:", "name:", "any:", "never_merge:", "%YAML", "&a", "*a", "!t")
SIGNS = (*"-?[]{},:|>'\"#~1é", "\\U", "\\x", "true", "2007-01-01")
SPACES = (" ", "  ", "\n", "\n  ", "\n    ", "\t", "\r", "\u2028", "---\n", "...\n")
YAML_LIKE = st.lists(
    st.sampled_from((*KEYS, *SIGNS, *SPACES)) | st.text(max_size=3), max_size=40
).map("".join)


def outcome(load, **files: bytes) -> tuple[Diagnostic, ...]:
    try:
        return load(**files).diagnostics
    except VocabularyError as error:
        return error.diagnostics


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.one_of(YAML_LIKE, st.text()))
def test_any_text_is_a_vocabulary_or_an_error(load, content):
    data = content.encode("utf-8", "surrogatepass")
    found = outcome(load, people=data, topics=data, outlets=data)
    assert all(
        d.line is None or 1 <= d.line <= len(re.split(r"\r\n|\r|\n", content)) for d in found
    )
    assert all(str(d).isprintable() for d in found)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.binary(max_size=60))
def test_any_bytes_are_a_vocabulary_or_an_error(load, data):
    assert all(str(d).isprintable() for d in outcome(load, people=data))


FAMILY = """\
topics:
  energy:
    name: Energy
    introduction: |
      One paragraph,
      of two lines.

      Another.
  oil:
    name: Oil
    broader: energy
    introduction: >-
      Folded
      lines.

      Another.
    near: {phrases: [a b], to: [c, d], within: 3}
    weights: {lead: 0.6, once: 1}
  crude:
    name: Crude oil
    broader: oil
  gas:
    name: Gas
    broader: energy
    near:
      - phrases: [a]
        to: [b]
        within: 0
      - {phrases: [c], to: [d], within: 50}
"""


def test_topics_know_what_is_broader_and_narrower(load):
    topics = load(topics=FAMILY).topics
    assert topics.by_id["energy"].narrower == ("oil", "gas")
    assert (topics.by_id["oil"].broader, topics.by_id["oil"].narrower) == ("energy", ("crude",))
    assert topics.broader_than("crude") == ("oil", "energy")
    assert topics.broader_than("energy") == topics.broader_than("unknown") == ()


def test_introductions_are_paragraphs_however_they_are_written(load):
    topics = load(topics=FAMILY).topics.by_id
    assert topics["energy"].introduction == ("One paragraph, of two lines.", "Another.")
    assert topics["oil"].introduction == ("Folded lines.", "Another.")
    assert topics["gas"].introduction == ()


def test_rules_of_phrases_near_each_other_and_weights(load):
    topics = load(topics=FAMILY).topics.by_id
    assert topics["oil"].near == (Near(("a b",), ("c", "d"), 3),)
    assert topics["gas"].near == (Near(("a",), ("b",), 0), Near(("c",), ("d",), 50))
    assert topics["oil"].weights == Weights(headline=0.95, lead=0.6, repeated=0.75, once=1.0)
    assert topics["gas"].weights == Weights()
