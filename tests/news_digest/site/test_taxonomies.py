from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news_digest.articles.article_file import parse_article
from news_digest.site.entries import Entry, check_articles
from news_digest.site.taxonomies import (
    OutletTerm,
    PersonTerm,
    Taxonomies,
    TopicTerm,
    resolve_names,
    sort_key,
)
from news_digest.vocabulary.model import (
    Outlet,
    OutletKind,
    OutletVocabulary,
    PeopleVocabulary,
    Person,
    Policy,
    Topic,
    TopicVocabulary,
    Vocabularies,
    name_key,
)


def person(id_: str, name: str, *variants: str, hidden: bool = False) -> Person:
    return Person(id_, name, variants, None, hidden, 1)


def vocabularies(
    *people: Person,
    not_people: tuple[str, ...] = (),
    topics: tuple[Topic, ...] = (),
    outlets: tuple[Outlet, ...] = (),
) -> Vocabularies:
    return Vocabularies(
        PeopleVocabulary(
            {one.id: one for one in people},
            {name_key(name): one for one in people for name in (one.name, *one.variants)},
            frozenset(map(name_key, not_people)),
            (),
        ),
        TopicVocabulary(
            {one.id: one for one in topics},
            {name_key(name): one for one in topics for name in (one.name, *one.variants)},
        ),
        OutletVocabulary(
            {one.id: one for one in outlets},
            {name_key(name): one for one in outlets for name in (one.name, *one.variants)},
        ),
        "",
    )


def entries(*articles: str) -> tuple[Entry, ...]:
    """Articles by their metadata alone: `a`, `b`, … in the order given."""
    files = [
        parse_article(
            f"Title: T\nDate: 2007-03-{27 - index}\n{metadata}\n\nBody.".encode(),
            f"content/articles/{chr(ord('a') + index)}.md",
        )
        for index, metadata in enumerate(articles)
    ]
    return check_articles(files, ())[0]


def resolve(*articles: str, known: Vocabularies | None = None) -> Taxonomies:
    return resolve_names(entries(*articles), known or vocabularies(), Policy.FULL)


def test_a_variant_leads_to_the_canonical_name() -> None:
    known = vocabularies(person("sergei-lavrov", "Sergey Lavrov", "Sergei Lavrov"))

    resolved = resolve("People: SERGEI  lavrov", known=known)

    assert resolved.people == {
        "sergei-lavrov": PersonTerm("sergei-lavrov", "Sergey Lavrov", None, confirmed=True)
    }
    assert resolved.of_article["a"].people == ("sergei-lavrov",)
    assert not resolved.diagnostics


def test_a_renamed_person_keeps_the_articles_that_say_the_old_name() -> None:
    known = vocabularies(person("sergei-lavrov", "S. V. Lavrov"))

    resolved = resolve("People: Sergei Lavrov", known=known)

    assert resolved.people["sergei-lavrov"].name == "S. V. Lavrov"
    (warning,) = resolved.diagnostics
    assert warning.code == "shared-address"
    assert (warning.path, warning.line) == ("content/articles/a.md", 3)


def test_merged_people_are_listed_once() -> None:
    known = vocabularies(person("jose-perez", "José Pérez", "J. Pérez"))

    resolved = resolve("People: J. Pérez; José Pérez; jose-perez [jose-perez]", known=known)

    assert resolved.of_article["a"].people == ("jose-perez",)


def test_an_id_beside_the_name_decides() -> None:
    known = vocabularies(
        person("john-smith", "John Smith"), person("john-smith-2", "John R. Smith")
    )

    resolved = resolve("People: John Smith [john-smith-2]; Nobody [somebody]", known=known)

    assert resolved.of_article["a"].people == ("john-smith-2", "somebody")
    assert resolved.people["john-smith-2"].name == "John R. Smith"
    assert resolved.people["somebody"] == PersonTerm(
        "somebody", "Nobody", None, confirmed=False, has_page=False
    )
    assert not resolved.diagnostics


def test_hidden_people_and_names_of_no_people_are_left_out() -> None:
    known = vocabularies(
        person("jane-doe", "Jane Doe", "J. Doe", hidden=True), not_people=("Red Square",)
    )

    resolved = resolve("People: J. Doe; RED square; Jané Doe; X [jane-doe]; Ann Other", known=known)

    assert list(resolved.people) == ["ann-other"]


def test_signs_tell_names_apart() -> None:
    resolved = resolve("Topics: C; C++; C#")

    assert list(resolved.topics) == ["c", "c-plus-plus", "c-sharp"]
    assert not resolved.diagnostics


def test_two_spellings_at_one_address_are_never_merged_silently() -> None:
    resolved = resolve("Topics: Línea", "Topics: Linea", "Topics: Linea")

    assert resolved.topics["linea"].name == "Linea"
    (warning,) = resolved.diagnostics
    assert "Línea" in warning.message
    assert "Linea" in warning.message
    assert "topics.yml" in warning.hint


def test_people_in_two_scripts_are_never_merged_silently() -> None:
    resolved = resolve("People: Li Ming", "People: Лі Мінг", "People: Li Míng")

    (id_,) = resolved.people
    (warning,) = resolved.diagnostics
    assert (id_, warning.code) == ("li-ming", "shared-address")
    assert "Лі Мінг" in warning.message


def test_an_address_does_not_depend_on_other_articles() -> None:
    alone = resolve("People: José Silva")
    together = resolve("People: José Silva", "People: Jose Silva")

    assert alone.of_article["a"] == together.of_article["a"]


def test_topics_and_outlets_get_what_their_vocabulary_says() -> None:
    topic = Topic("kosovo", "Kosovo", (), "About it.", "medtop:1", ("Kosovo",), (), (), 1)
    agency = Outlet(
        "afp", "AFP", OutletKind.AGENCY, (), (), "https://afp.example", Policy.EXCERPT, 1
    )
    known = vocabularies(topics=(topic,), outlets=(agency,))

    resolved = resolve("Topics: Kosovo\nAgency: afp\nOutlet: The Paper", known=known)

    assert resolved.topics == {"kosovo": TopicTerm("kosovo", "Kosovo", "About it.", "medtop:1")}
    assert resolved.outlets == {
        "the-paper": OutletTerm(
            "the-paper", "The Paper", None, OutletKind.OUTLET, Policy.FULL, None
        ),
        "afp": OutletTerm(
            "afp", "AFP", None, OutletKind.AGENCY, Policy.EXCERPT, "https://afp.example"
        ),
    }
    assert resolved.of_article["a"].outlet == "the-paper"
    assert resolved.of_article["a"].agency == "afp"


def test_an_unknown_outlet_that_is_only_ever_an_agency_is_one() -> None:
    resolved = resolve("Agency: ABC\nOutlet: XYZ", "Agency: XYZ")

    assert resolved.outlets["abc"].kind is OutletKind.AGENCY
    assert resolved.outlets["xyz"].kind is OutletKind.OUTLET


def outlet(id_: str, name: str, policy: Policy) -> Outlet:
    return Outlet(id_, name, OutletKind.OUTLET, (), (), None, policy, 1)


CLOSED = outlet("li", "Closed Times", Policy.LINK)


@pytest.mark.parametrize("key", ["Outlet", "Agency"])
@pytest.mark.parametrize(
    "written", ["Closed Times [li]", "closed [LI]", "[li]", "Whatever[ li ]", "Closed Times"]
)
def test_an_outlet_may_be_named_by_its_id(key: str, written: str) -> None:
    resolved = resolve(f"{key}: {written}", known=vocabularies(outlets=(CLOSED,)))

    assert getattr(resolved.of_article["a"], key.lower()) == "li"
    assert resolved.outlets == {
        "li": OutletTerm("li", "Closed Times", None, OutletKind.OUTLET, Policy.LINK, None)
    }
    assert not resolved.diagnostics


@pytest.mark.parametrize("key", ["Outlet", "Agency"])
@pytest.mark.parametrize("written", ["Closed Times [typo]", "X [Typo]", "[typo]", "X [typo!]"])
def test_of_an_outlet_with_an_unknown_id_nothing_is_published(key: str, written: str) -> None:
    resolved = resolve("Outlet: Free", f"{key}: {written}", known=vocabularies(outlets=(CLOSED,)))

    assert resolved.outlets["typo"].policy is Policy.LINK
    assert resolved.outlets["free"].policy is Policy.FULL
    (warning,) = resolved.diagnostics
    assert warning.code == "unknown-outlet-id"
    assert (warning.path, warning.line) == ("content/articles/b.md", 3)
    assert written in warning.message


def test_brackets_may_be_a_part_of_an_outlets_name() -> None:
    known = vocabularies(outlets=(outlet("monitor", "Monitor [East]", Policy.EXCERPT),))

    resolved = resolve("Outlet: monitor [east]", known=known)

    assert resolved.of_article["a"].outlet == "monitor"
    assert not resolved.diagnostics


def test_names_are_sorted_without_regard_to_case_and_accents() -> None:
    names = ["Zoe", "Émile", "adam", "Eve", "Ángel"]

    assert sorted(names, key=lambda name: sort_key(name, "")) == [
        "adam",
        "Ángel",
        "Émile",
        "Eve",
        "Zoe",
    ]


@given(st.lists(st.text(alphabet="aé'’.-C+# [];\U0001f600李", min_size=1, max_size=8), max_size=8))
def test_every_name_has_an_address_and_every_article_lists_it_once(names: list[str]) -> None:
    resolved = resolve("People: " + "; ".join(names))

    ids = resolved.of_article["a"].people
    assert len(set(ids)) == len(ids)
    assert set(ids) == set(resolved.people)
    for id_ in ids:
        assert re.fullmatch(r"[a-z0-9]+(-+[a-z0-9]+)*", id_)
