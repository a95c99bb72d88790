"""How typed text is understood, and where that which is asked for is marked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Node = Callable[[str, object], Any]
Understand = Callable[..., list[dict[str, Any]]]

NAMES = {name: name for name in ("title", "body", "people", "outlet")} | {"person": "people"}


@pytest.fixture(scope="module")
def understand(run_node: Node) -> Understand:
    def ask(*queries: str, names: dict[str, str] | None = NAMES) -> list[dict[str, Any]]:
        answers: list[dict[str, Any]] = run_node(
            "understand.cjs", {"names": names, "queries": queries}
        )["queries"]
        return answers

    return ask


def brief(query: dict[str, Any]) -> list[str]:
    """Return a query's terms as one could type them, with … where a word may go on."""

    def term(one: dict[str, Any]) -> str:
        field = f"{one['field']}:" if one["field"] else ""
        tilde = f"~{one['distance']}" if one["distance"] else ""
        quote = '"' if one["quoted"] else ""
        return f"{field}{quote}{one['word']}{quote}{tilde}{'…' if one['goesOn'] else ''}"

    return [
        *map(term, query["wanted"]),
        *("-" + " ".join(map(term, each["terms"])) for each in query["excluded"]),
        *(f"year:{year}" for year in query["years"]),
        *(f"-year:{year}" for year in query["otherYears"]),
    ]


EXPECTED = {
    # The last word may go on, unless something comes after it.
    "missile defen": ["missile", "defen…"],
    "missile defence ": ["missile", "defence"],
    "Lavrov's": ["lavrov…"],
    "kosovo -tur": ["kosovo", "-tur"],
    "kosovo -": ["kosovo"],
    # A word once, whatever its form; it goes on if it does anywhere.
    "kosovo KOSOVO": ["kosovo…"],
    "kosovo title:kosovo ": ["kosovo", "title:kosovo"],
    # What is not wanted.
    "-turkey kosovo ": ["kosovo", "-turkey"],
    "−turkey ": ["-turkey"],
    "al-qaeda -al-qaeda ": ["al", "qaeda", "-al qaeda"],
    "--turkey ": ["turkey"],
    "a - b ": ["a", "b"],
    # Quotation marks.
    '"money supply"': ['"money"', '"supply"'],
    "“money supply”": ['"money"', '"supply"'],
    '"money"': ["money"],
    '"money sup': ["money", "sup…"],
    'rise "money': ["rise", "money…"],
    '"" " " "': [],
    '-"money supply" bank ': ["bank", '-"money" "supply"'],
    'money "money supply" ': ["money", '"supply"'],
    # Fields, by their names and aliases; what is no field is a word.
    "person:lavrov ": ["people:lavrov"],
    "PERSON:Lavrov ": ["people:lavrov"],
    'person:"sergei lavrov" ': ['people:"sergei"', 'people:"lavrov"'],
    "-title:kosovo x ": ["x", "-title:kosovo"],
    "title: kosovo ": ["title", "kosovo"],
    "note:kosovo ": ["note", "kosovo"],
    "subtitle:x ": ["subtitle", "x"],
    "13:05 ": ["13", "05"],
    "http://example.org ": ["http", "example", "org"],
    # Years.
    "year:2007 kosovo ": ["kosovo", "year:2007"],
    "-year:2007 YEAR:1999": ["year:1999", "-year:2007"],
    "year:207 ": ["year", "207"],
    "year:2007x ": ["year", "2007x"],
    # Spelling.
    "zakaev~1": ["zakaev~1"],
    "zakaev~ person:lavrof~2 ": ["zakaev~1", "people:lavrof~2"],
    "zakaev~9": ["zakaev~2"],
    "zakaev~0 ": ["zakaev"],
    "a~b ~ ~1 ": ["a", "b", "1"],
    # One Chinese or Japanese character is always part of a word.
    "京 東京 ": ["京…", "東京"],
    "東京タワー": ["東京", "京タ", "タワ", "ワー…"],
    "-京 x ": ["x", "-京…"],
    # Signs without a meaning.
    "C++ + c# ^2 *x* ": ["c++", "c#", "2", "x"],
    " \t\n": [],
    "🎉 … !": [],
}


def test_what_is_understood(understand: Understand) -> None:
    found = [brief(query) for query in understand(*EXPECTED)]
    assert dict(zip(EXPECTED, found, strict=True)) == EXPECTED


def test_phrases(understand: Understand) -> None:
    (query,) = understand('"Lavrov’s visit" title:"money supply" -"a b" "one"')
    assert query["phrases"] == [
        {"words": ["lavrov", "visit"], "field": None},
        {"words": ["money", "supply"], "field": "title"},
    ]
    assert [each["phrase"] for each in query["excluded"]] == [{"words": ["a", "b"], "field": None}]


def test_places_of_words_in_the_typed_text(understand: Understand) -> None:
    text = '🎉 José  person:Lavrof~1 -x "two words" year:2007 “new quotes” last'
    (query,) = understand(text)
    units = text.encode("utf-16-le")
    places = [
        units[2 * one["start"] : 2 * one["end"]].decode("utf-16-le") for one in query["wanted"]
    ]
    assert places == ["José", "Lavrof", "two", "words", "new", "quotes", "last"]


def test_limits(understand: Understand) -> None:
    many, long, phrase, minus, same = understand(
        " ".join(f"w{number}" for number in range(500)),
        "x" * 20_000,
        '"' + " ".join(f"w{number}" for number in range(500)) + '"',
        " ".join(f"-w{number}" for number in range(500)),
        "the " * 500 + "end",
    )
    assert len(many["wanted"]) == 32
    assert [term["word"] for term in long["wanted"]] == ["x" * 64]
    assert len(phrase["wanted"]) == 32
    assert [len(each["words"]) for each in phrase["phrases"]] == [32]
    assert len(minus["excluded"]) == 32
    assert all(each["cut"] for each in (many, phrase, minus))
    assert brief(same) == ["the", "end…"]


def test_it_is_known_whether_all_words_count(understand: Understand) -> None:
    words = " ".join(f"w{number}" for number in range(32))
    for text in (words, f"{words} w7", "the " * 200, "a b -c", ""):
        (query,) = understand(text)
        assert not query["cut"], text
    more = (f"{words} and", f"{words} -and", f'"{words} and"', f'{words} "w1 w2"', "x" * 10_001)
    for text in more:
        (query,) = understand(text)
        assert query["cut"], text


def test_without_an_index_what_looks_like_a_field_is_left_out(understand: Understand) -> None:
    (query,) = understand("person:lavrov 13:05 visit", names=None)
    assert brief(query) == ["lavrov", "13", "05", "visit…"]


def test_marks(run_node: Node) -> None:
    cases = {
        ("missile", "Missiles, a missile and “MISSILERY”"): ["Missiles", "missile", "MISSILERY"],
        ("missile ", "Missiles and MISSILERY"): ["Missiles"],
        ("jose", "🎉 José’s day"): ["José’s"],
        ("東京", "北東京都"): ["東京"],
        ("東京都", "北東京都"): ["東京都"],
        ("京", "東京 京都 東北"): ["東京", "京都"],
        ("red line", "A line, red and lines"): ["line", "red", "lines"],
        ("-red line", "red lines"): ["lines"],
        ("person:lavrov year:2007 ", "In 2007 Lavrov"): ["Lavrov"],
        # A phrase's words only where it stands.
        ('"the house"', "The men in the house"): ["the", "house"],
        ('"Lavrov visit" the', "Lavrov’s visit: the Lavrov"): ["Lavrov’s", "visit", "the"],
        ('"京都の"', "東京都のタワー"): ["京都の"],
        ('"nato 軍"', "NATO軍は NATO"): ["NATO軍は"],
        # Spelling.
        ("zakaev~1", "Zakayev, Zakaev; Zakay"): ["Zakayev", "Zakaev"],
        ("zakaev", "Zakayev"): [],
        ("", "Zakayev"): [],
    }
    answer = run_node("understand.cjs", {"names": NAMES, "marked": list(cases)})
    assert dict(zip(cases, answer["marked"], strict=True)) == cases
