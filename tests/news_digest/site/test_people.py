from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news_digest.articles.article_file import parse_article
from news_digest.site.entries import Entry, check_articles
from news_digest.site.people import is_surname, surname_key
from news_digest.site.taxonomies import Taxonomies, resolve_names
from news_digest.site.transliterations import person_slug, plain_slug
from news_digest.slugs import slug
from news_digest.vocabulary.model import (
    PeopleVocabulary,
    Person,
    Policy,
    Vocabularies,
    name_key,
)


def person(id_: str, name: str, *variants: str, hidden: bool = False) -> Person:
    return Person(id_, name, variants, None, hidden, 1)


def known(*people: Person, not_people: tuple[str, ...] = ()) -> Vocabularies:
    vocabulary = PeopleVocabulary(
        {one.id: one for one in people},
        {name_key(name): one for one in people for name in (one.name, *one.variants)},
        frozenset(map(name_key, not_people)),
        (),
    )
    return replace(Vocabularies.empty(), people=vocabulary)


def entries(*articles: str) -> tuple[Entry, ...]:
    """Articles by their people alone: `a`, `b`, … in the order given."""
    files = [
        parse_article(
            f"Title: T\nDate: 2007-03-{27 - index}\nPeople: {people}\n\nBody.".encode(),
            f"content/articles/{chr(ord('a') + index)}.md",
        )
        for index, people in enumerate(articles)
    ]
    return check_articles(files, ())[0]


def resolve(*articles: str, people: Vocabularies | None = None, page_from: int = 2) -> Taxonomies:
    return resolve_names(entries(*articles), people or known(), Policy.FULL, page_from)


@pytest.mark.parametrize(
    "spellings",
    [
        ("Sergei Lavrov", "Sergey Lavrov", "Serguei Lavrov", "Sergej Lavrov", "SERGEI LAVROV"),
        ("Andrei Lugovoi", "Andrey Lugovoy"),
        ("Boris Berezovsky", "Boris Berezovski", "Boris Berezovskiy", "Boris Berezovskii"),
        ("Dmitry Medvedev", "Dmitri Medvedev", "Dmitriy Medvedev"),
        ("Yevgeny Primakov", "Evgeny Primakov", "Yevgeni Primakoff"),
        ("Boris Tadic", "Boris Tadić", "Borís Tadič"),
        ("Muammar Gaddafi", "Moammar Gaddafi"),
        ("Bashar al-Assad", "Bashar Al-Assad", "Bashar Assad"),
        ("Ahn Jung-geun", "Ahn Jung Geun"),
        ("Sean O'Neill", "Seán O’Neill"),
    ],
)
def test_spellings_of_one_name_are_one_person(spellings: tuple[str, ...]) -> None:
    resolved = resolve(*spellings)

    assert len(resolved.people) == 1
    assert not resolved.diagnostics


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("George Bush", "George W. Bush"),
        ("Jane Roe", "J. Roe"),
        ("Jane Roe", "Janet Roe"),
        ("Jaroslaw Kaczynski", "Jaroslaw Kaczynsky"),
        ("Karl Pöhl", "Karl Poehl"),
        ("Sergei Ivanov", "Sergei Ivanova"),
        ("Mohammed Ali", "Mahmoud Ali"),
    ],
)
def test_what_is_not_surely_one_name_is_not(one: str, other: str) -> None:
    assert len(resolve(one, other).people) == 2


def test_a_spelling_leads_to_the_confirmed_person() -> None:
    people = known(person("lavrov", "Sergei V. Lavrov", "Sergei Lavrov"))

    resolved = resolve("Serguei Lavrov", people=people)

    assert resolved.of_article["a"].people == ("lavrov",)
    assert not resolved.diagnostics


def test_two_confirmed_people_whose_names_are_alike_stay_apart() -> None:
    people = known(person("sergei-ivanov", "Sergei Ivanov"), person("other", "Sergey Ivanov"))

    resolved = resolve("Sergei Ivanov", "Sergey Ivanov", "Serguei Ivanov", people=people)

    assert [resolved.of_article[slug].people for slug in "abc"] == [
        ("sergei-ivanov",),
        ("other",),
        ("serguei-ivanov",),
    ]


def test_two_people_of_one_name_are_told_apart_by_ids() -> None:
    resolved = resolve("John Roe", "John Roe [john-roe-pilot]", "John Roe")

    assert [resolved.of_article[slug].people for slug in "abc"] == [
        ("john-roe",),
        ("john-roe-pilot",),
        ("john-roe",),
    ]


@given(st.permutations(["Sergey Ivanov", "Sergei Ivanov", "Ivanov", "Boris Ivanov", "J. Ivanov"]))
def test_addresses_depend_on_nothing_but_the_name(names: list[str]) -> None:
    alone = {name: resolve(name).of_article["a"].people for name in names}

    together = resolve(*names)

    for article, name in zip("abcde", names, strict=True):
        assert together.of_article[article].people == alone[name]


@pytest.mark.parametrize(
    ("articles", "people", "surnames"),
    [
        (("Ronald Reagan", "Reagan"), ("ronald-reagan",), ()),
        (("Ronald Reagan", "Nancy Reagan", "Reagan"), (), ("Reagan",)),
        (("Reagan",), (), ("Reagan",)),
        (("Willy de Clercq", "de Clercq"), ("willy-de-clercq",), ()),
        (("Bashar al-Assad", "Assad"), ("bashar-assad",), ()),
        (("Roh Tae-woo", "Roh"), ("roh-tae-woo",), ()),
        (("John Major Jr", "Major"), ("john-major-jr",), ()),
        (("Ronald Reagan; Nancy Reagan", "Nancy Reagan; Reagan"), ("nancy-reagan",), ()),
        (("Ronald Reagan [gipper]", "Reagan; REAGAN"), ("gipper",), ()),
        (("Ronald Reagan\nStatus: draft", "Reagan"), (), ("Reagan",)),
    ],
)
def test_a_surname_leads_to_the_one_who_bears_it(
    articles: tuple[str, ...], people: tuple[str, ...], surnames: tuple[str, ...]
) -> None:
    ids = resolve(*articles).of_article["abc"[len(articles) - 1]]

    assert (ids.people, ids.surnames) == (people, surnames)


def test_a_surname_leads_to_a_confirmed_person_whom_no_article_names_in_full() -> None:
    people = known(person("ronald-reagan", "Ronald Reagan"))

    resolved = resolve("Reagan", people=people)

    assert resolved.of_article["a"].people == ("ronald-reagan",)
    assert resolved.people["ronald-reagan"].has_page


def test_an_article_tells_which_names_it_gives() -> None:
    resolved = resolve("Sergei Roe; Sergey Roe; Bo Lund", "Roe")

    assert resolved.of_article["a"].names == {
        "sergei-roe": ("Sergei Roe", "Sergey Roe"),
        "bo-lund": ("Bo Lund",),
    }
    assert resolved.of_article["b"].names == {"sergei-roe": ("Roe",)}


def test_a_surname_that_is_a_variant_leads_to_its_person() -> None:
    people = known(person("ronald-reagan", "Ronald Reagan", "Reagan"))

    resolved = resolve("Nancy Reagan", "Reagan", people=people)

    assert resolved.of_article["b"].people == ("ronald-reagan",)


def test_who_is_hidden_is_so_by_surname_and_by_spelling() -> None:
    people = known(person("sergei-roe", "Sergei Roe", hidden=True), not_people=("Red Line", "Lund"))

    resolved = resolve("Sergey Roe; Roe; Red-Line; Lund; RED LINE", people=people)

    assert resolved.of_article["a"].people == ()
    assert resolved.of_article["a"].surnames == ()
    assert not resolved.people


def test_a_page_from_the_second_article_on() -> None:
    resolved = resolve("Jane Roe; Bo Lund", "Bo Lund", "Roe")

    assert not resolved.people["jane-roe"].has_page
    assert resolved.people["bo-lund"].has_page
    assert resolve("Jane Roe", page_from=1).people["jane-roe"].has_page


def test_surnames_and_drafts_give_nobody_a_page() -> None:
    resolved = resolve("Jane Roe", "Roe", "Jane Roe\nStatus: draft")

    assert resolved.of_article["b"].people == ("jane-roe",)
    assert not resolved.people["jane-roe"].has_page


@given(st.lists(st.sampled_from(["Jane Roe", "Roe", "Bo Roe", "Sergey Roe", "Sergei Roe"])))
def test_a_page_stays_whatever_is_added(names: list[str]) -> None:
    before: set[str] = set()
    for count in range(min(len(names), 20) + 1):
        resolved = resolve(*names[:count])
        pages = {id_ for id_, term in resolved.people.items() if term.has_page}
        assert before <= pages
        before = pages


@given(st.from_regex(r"[A-Za-z0-9 '-]{1,12}", fullmatch=True))
def test_the_quick_slug_is_the_slug(name: str) -> None:
    assert plain_slug(name) == slug(name)


def test_forms_of_names() -> None:
    assert is_surname("Reagan")
    assert is_surname("von der Leyen")
    assert not is_surname("Jane Roe")
    assert not is_surname("李明")
    assert surname_key("John Roe III") == surname_key("ROE") == "roe"
    assert person_slug("Sergey  Lavrov") == "sergei-lavrov"
    assert person_slug("Sergey") == "sergey"
