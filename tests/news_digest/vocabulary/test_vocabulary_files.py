"""The vocabularies that the site ships, and the page that explains how to correct them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lunr_search.words.text import stem, words
from news_digest.slugs import slug
from news_digest.vocabulary import Policy, Vocabularies, load_vocabularies, name_key, schema
from news_digest.vocabulary.codes import Code

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "vocabularies.md").read_text(encoding="utf-8")

SECTIONS = {
    "people": ("People", schema.PEOPLE_FILE, schema.PERSON, "of a person"),
    "topics": ("Topics", schema.TOPICS_FILE, schema.TOPIC, "of a topic"),
    "outlets": ("Outlets", schema.OUTLETS_FILE, schema.OUTLET, "of an outlet"),
}

pytestmark = pytest.mark.starter_content


@pytest.fixture(scope="module")
def shipped() -> Vocabularies:
    return load_vocabularies(ROOT / "content" / "curation", root=ROOT)


def section(title: str) -> str:
    return re.split(rf"^## {title}$", PAGE, flags=re.M)[1].split("\n## ")[0]


def test_the_shipped_files_are_without_fault(shipped):
    assert shipped.diagnostics == ()


@pytest.mark.parametrize("kind", ["people", "topics", "outlets"])
def test_every_shipped_name_and_variant_leads_back_to_its_entry(shipped, kind):
    vocabulary = getattr(shipped, kind)
    forms = [(n, term) for term in vocabulary.by_id.values() for n in (term.name, *term.variants)]
    assert all(vocabulary.find(form) is term for form, term in forms)
    assert len({name_key(form) for form, _ in forms}) == len(forms)
    assert all(slug(term_id) == term_id == term.id for term_id, term in vocabulary.by_id.items())


def test_every_shipped_topic_can_be_found_and_says_what_it_is(shipped):
    for topic in shipped.topics.by_id.values():
        assert topic.any_of or topic.all_of, topic.id
        assert topic.description, topic.id


def test_shipped_phrases_are_not_everyday_words(shipped):
    # One small word alone would make a topic of every page; names and technical terms may.
    for topic in shipped.topics.by_id.values():
        for phrase in topic.any_of:
            assert " " in phrase or "-" in phrase or len(phrase) >= 7 or phrase[0].isupper(), phrase


def test_shipped_phrases_of_a_group_differ_by_more_than_inflection(shipped):
    # A second form of the same words finds nothing that the first does not.
    for topic in shipped.topics.by_id.values():
        for group in (topic.any_of, *topic.all_of, topic.none_of):
            stems = [tuple(stem(word.text) for word in words(phrase)) for phrase in group]
            assert all(stems), topic.id
            assert len(set(stems)) == len(stems), topic.id


def test_what_is_published_in_full_is_said_why(shipped):
    lines = (ROOT / "content" / "curation" / "outlets.yml").read_text(encoding="utf-8").split("\n")
    for outlet in shipped.outlets.by_id.values():
        if outlet.policy is Policy.FULL:
            assert lines[outlet.line - 2].startswith("  # "), outlet.id


@pytest.mark.parametrize("kind", SECTIONS)
def test_the_page_explains_every_key(kind):
    title, file_schema, entry_schema, of_entry = SECTIONS[kind]
    headings = re.findall(r"^### (.+)$", section(title), flags=re.M)
    keys = [f"`{key.name}`" for key in file_schema]
    own = [key for key in entry_schema if key not in schema.LINEAGE]
    assert headings == keys + [f"`{key.name}` ({of_entry})" for key in own]


def test_the_page_explains_every_key_that_the_commands_leave():
    headings = re.findall(r"^### `(.+)`$", section("What became of an entry"), flags=re.M)
    assert headings == [key.name for key in schema.LINEAGE]


def test_the_page_explains_every_message():
    headings = re.findall(r"^### `(.+)`$", section("Messages"), flags=re.M)
    assert headings == [code.value for code in Code]


@pytest.mark.parametrize("kind", SECTIONS)
def test_every_example_of_the_page_is_without_fault(load, kind):
    title = SECTIONS[kind][0]
    examples = re.findall(r"^```yaml\n(.*?)^```$", section(title), flags=re.M | re.S)
    assert len(examples) == len(re.findall(r"^### ", section(title), flags=re.M))
    empty = dict.fromkeys(SECTIONS, "")
    for example in examples:
        assert load(**{**empty, kind: example}).diagnostics == (), example
