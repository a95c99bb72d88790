"""What a text says that somebody is: titles before a name, appositions on either side of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news_digest.subjects.people.roles import roles_of

PEOPLE = {"Anna Lund": "anna-lund", "Joel Dahl": "joel-dahl"}


def said_of(text: str, person: str = "anna-lund") -> list[str]:
    return [one.role for one in roles_of([text], PEOPLE) if one.person == person]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Norwegian Foreign Minister Anna Lund left.", "Norwegian Foreign Minister"),
        ("On Friday UN special envoy Anna Lund left.", "UN special envoy"),
        ("It was told by former prime minister Anna Lund.", "former prime minister"),
        ("Saudi Arabia's Oil Minister Anna Lund left.", "Saudi Arabia's Oil Minister"),
        ("Meanwhile President Anna Lund left.", "President"),
        ("Then Secretary of State Anna Lund left.", "Secretary of State"),
        ("British Chancellor of the Exchequer Anna Lund left.",
         "British Chancellor of the Exchequer"),
        ("Later, U.S. Treasury Secretary Anna Lund left.", "U.S. Treasury Secretary"),
        ("fugitive harbour builder, and rebel leader Anna Lund.", "rebel leader"),
        ("Anna Lund, president of the island republic, left.", "president of the island republic"),
        ("Anna Lund, 45, the company's chairman, left.", "company's chairman"),
        ("The chief is Anna Lund, an analyst with Dahl and Sons.", "analyst with Dahl and Sons"),
        ("Anna Lund, who was head of the harbour, left.", "head of the harbour"),
        ("They met Anna Lund, chairman of Acme Corp. It rained.", "chairman of Acme Corp"),
        ("The head of the island republic, Anna Lund, left.", "head of the island republic"),
        ("They asked for the company's chairman, Anna Lund.", "company's chairman"),
    ],
)  # fmt: skip
def test_roles(text: str, role: str) -> None:
    assert said_of(text) == [role]


@pytest.mark.parametrize(
    "text",
    [
        "Anna Lund left.",
        "Mr Anna Lund, Dr. Anna Lund and his counterpart Anna Lund left.",
        "The Foreign Ministers Anna Lund and Joel Dahl left.",
        "Anna Lund, speaking as minister, left.",
        "Anna Lund told the chairman, an analyst said.",
        "After a talk with the minister, Anna Lund and he left.",
        "Anna Lund, Joel Dahl, and a harbour with a very long name, left.",
        'The "harbour minister" Anna Lund left.',
        "The minister of the interior met Anna Lund.",
    ],
)
def test_what_is_no_role(text: str) -> None:
    assert said_of(text) == []


def test_a_surname_counts_behind_a_title_and_nowhere_else() -> None:
    assert said_of("Harbour Minister Lund left, and Lund, the chairman, came.") == [
        "Harbour Minister"
    ]


def test_a_surname_of_two_people_is_nobody_s() -> None:
    people = {"Anna Lund": "anna-lund", "Per Lund": "per-lund"}
    assert roles_of(["President Lund left."], people) == ()


def test_several_spellings_of_one_person_and_each_role_once() -> None:
    people = {"Anna Lund": "anna", "Anna Lundh": "anna"}
    found = roles_of(["Minister Anna Lund left.", "minister Anna Lundh, an engineer."], people)
    assert [(one.person, one.role) for one in found] == [("anna", "Minister"), ("anna", "engineer")]


def test_in_a_list_each_has_their_own() -> None:
    text = "They met Joel Dahl, head of the quay, and Anna Lund, chairman of the harbour."
    assert said_of(text) == ["chairman of the harbour"]
    assert said_of(text, "joel-dahl") == ["head of the quay"]


@given(st.lists(st.text(alphabet="aA .,'’\"Lund Ministerof", max_size=80), max_size=4))
def test_roles_are_words_of_the_text(texts: list[str]) -> None:
    for one in roles_of(texts, {"Lund": "l", "A Lund": "l", "(A": "x", "a.": "y"}):
        assert one.role.strip()
        assert any(set(one.role.split()) <= set(text.replace(".", " ").split()) | set(text.split())
                   for text in texts)  # fmt: skip
