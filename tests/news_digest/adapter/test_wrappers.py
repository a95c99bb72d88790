from __future__ import annotations

from typing import Any

from pelican.settings import DEFAULT_CONFIG

from news_digest.adapter.addresses import ADDRESS_DEFAULTS, set_defaults
from news_digest.adapter.wrappers import Outlet, Person, Topic
from news_digest.site.taxonomies import OutletTerm, PersonTerm, TopicTerm
from news_digest.vocabulary.model import OutletKind, Policy


def settings() -> dict[str, Any]:
    made = {**DEFAULT_CONFIG}
    set_defaults(made)
    return made


def topic(id_: str, name: str) -> Topic:
    return Topic(TopicTerm(id_, name, None, None), settings())


def test_a_term_is_at_the_address_of_its_id() -> None:
    renamed = topic("kosovo", "Status of C++ & Kosovo")

    assert renamed.url == "topics/kosovo/"
    assert renamed.save_as == "topics/kosovo/index.html"
    assert renamed.feed_url is None  # nothing would be in it
    renamed.articles.append("an article")
    assert renamed.feed_url == "topics/kosovo/feed.xml"
    assert str(renamed) == renamed.name == "Status of C++ & Kosovo"


def test_terms_are_the_same_by_kind_and_id() -> None:
    person = Person(PersonTerm("c", "C", None, confirmed=True), settings())

    assert topic("c", "C") == topic("c", "Renamed")
    assert topic("c", "C") != topic("c-plus-plus", "C")
    assert topic("c", "C") != person
    assert len({topic("c", "C"), topic("c", "Renamed"), person}) == 2


def test_terms_are_sorted_by_name() -> None:
    terms = [topic("a", "Zoe"), topic("b", "Émile"), topic("c", "eve")]

    assert [str(term) for term in sorted(terms)] == ["Émile", "eve", "Zoe"]


def test_outlets_have_no_feed() -> None:
    term = OutletTerm("afp", "AFP", None, OutletKind.AGENCY, Policy.EXCERPT, None)

    assert Outlet(term, settings()).feed_url is None


def test_defaults_leave_alone_what_is_set_and_what_is_pelicans() -> None:
    before = {key: repr(value) for key, value in DEFAULT_CONFIG.items()}
    made = {**DEFAULT_CONFIG, "TOPIC_URL": "on/{slug}/"}

    set_defaults(made)

    assert made["TOPIC_URL"] == "on/{slug}/"
    assert made["PERSON_URL"] == ADDRESS_DEFAULTS["PERSON_URL"]
    assert {key: repr(value) for key, value in DEFAULT_CONFIG.items()} == before
