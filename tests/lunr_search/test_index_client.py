"""What the client reads of an index, but for results: entries, cards, columns, suggestions."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lunr_search.words.text import index_terms, stem

NAMES = ("Ayyub Fayyad", "José Ángel", "Ахмед Закаев", "Sergei Lavrov", "Žižek Žižek", "李 東京")
TOPICS = ("Missile defence", "Kosovo", "Oil", "Nobody else's")
EPOCH = date(1970, 1, 1)


@pytest.fixture(scope="module")
def texts(corpus: list[str]) -> list[dict[str, str]]:
    chance = random.Random(7)
    words = sorted({word for text in corpus for word in text.split()})

    def document(at: int) -> dict[str, str]:
        made = {
            "title": " ".join(chance.choices(words, k=4)),
            "body": " ".join(chance.choices(words, k=chance.randint(0, 90))),
            "people": "\n".join(chance.sample(NAMES, at % 3)),
            "topics": "\n".join(chance.sample(TOPICS[:3], at % 2)),
            "url": f"нews/{at}/",
        }
        return made | ({"date": f"{1970 + at % 50}-02-03"} if at % 5 else {})

    return [*map(document, range(400)), {"title": "Alone", "topics": TOPICS[3], "url": "alone/"}]


@pytest.fixture(scope="module")
def answer(
    make_index: Callable[..., Path],
    run_node: Callable[[str, object], Any],
    texts: list[dict[str, str]],
) -> Any:
    starts = ["", "a", "experi", "zz", "ж", "東", "\U00010428", "missiles", "\ufa0e"]
    names = ["fayyad", "закаев", "žižek", "zizek", "kosovo", "missile", "zzz"]
    again = [0, *range(16, 30), 15]
    folder = str(make_index(texts))
    task = {"folder": folder, "starts": starts, "names": names, "again": again}
    return run_node("index-client.cjs", task) | {"names": names}


def utf16(text: str) -> bytes:
    return text.encode("utf-16-be")


def test_entries_are_words_and_terms_in_order(answer: Any, texts: list[dict[str, str]]) -> None:
    def words(*fields: str) -> set[str]:
        return {
            word for each in texts for name in fields for word in index_terms(each.get(name, ""))
        }

    prose, names = words("title", "body"), words("people", "topics")
    written = prose | names
    terms = {stem(word) for word in prose} | names
    everything = sorted(written | terms, key=utf16)
    assert len(everything) > 3000
    assert answer["shards"] > 5
    for found in answer["found"]:
        here = [text for text in everything if text.startswith(found["start"])]
        entries = [(each["text"], each["word"], each["term"]) for each in found["entries"]]
        assert entries == [(text, text in written, text in terms) for text in here]
        vocabulary = [(each["text"], each["flags"]) for each in found["vocabulary"]]
        assert vocabulary == [(text, (text in written) + 2 * (text in terms)) for text in here]
        assert all(each["size"] > 0 for each in found["vocabulary"] if each["flags"] & 1)


def test_how_many_shards_a_beginning_needs(answer: Any) -> None:
    assert answer["found"][0]["sections"] == answer["sections"]
    assert answer["found"][0]["spans"] == answer["shards"]
    for found in answer["found"]:
        assert found["spans"] == found["before"]
        assert found["after"] == 0


def test_cards(answer: Any, texts: list[dict[str, str]]) -> None:
    assert answer["numbers"] == sorted(set(answer["numbers"]))
    expected = {answer["root"] + text["url"]: text for text in texts}
    urls = [card["url"].replace("%D0%BD", "н") for card in answer["cards"]]
    assert Counter(urls) == Counter(expected.keys())
    for url, card in zip(urls, answer["cards"], strict=True):
        assert card["texts"]["title"] == expected[url]["title"]
        assert card["texts"]["date"] == expected[url].get("date", "")


def test_columns_go_with_cards(answer: Any, texts: list[dict[str, str]]) -> None:
    expected = {text["title"]: text for text in texts}
    values = {facet: [name for name, _ in rows] for facet, rows in answer["values"].items()}
    # A value of one document alone is no choice. Places in reserve have no name.
    named = {facet: {name for name in names if name} for facet, names in values.items()}
    assert named["people"] == set(NAMES)
    assert named["topics"] == set(TOPICS[:3])
    assert dict(answer["values"]["topics"])["Oil"] == answer["root"] + "topics/oil/"

    def day(text: Mapping[str, str]) -> int | None:
        return (date.fromisoformat(text["date"]) - EPOCH).days if "date" in text else None

    for card, column in zip(answer["cards"], answer["columns"], strict=True):
        text = expected[card["texts"]["title"]]
        assert column["day"] == day(text)
        for facet in ("people", "topics"):
            found = {values[facet][at] for at in column["values"][facet]}
            assert found == set(text.get(facet, "").splitlines()) & set(values[facet])


def test_suggestions(answer: Any, texts: list[dict[str, str]]) -> None:
    by_word = dict(zip(answer["names"], answer["suggestions"], strict=True))
    count = sum("Ayyub Fayyad" in text.get("people", "") for text in texts)
    url = answer["root"] + "people/ayyub-fayyad/"
    one = {"kind": "people", "name": "Ayyub Fayyad", "url": url, "count": count}
    assert one in by_word["fayyad"]
    assert "Ахмед Закаев" in {each["name"] for each in by_word["закаев"]}
    assert [each["name"] for each in by_word["zizek"]].count("Žižek Žižek") == 1
    assert {"Kosovo"} <= {each["name"] for each in by_word["kosovo"]}


def test_what_was_not_asked_for_the_longest_is_forgotten(answer: Any) -> None:
    # 15 of these files are kept, the one that was asked for every time among them.
    assert answer["fetchedAgain"] == ["t/15.bin"]


def test_no_terms_are_confused(answer: Any) -> None:
    sets = answer["tokenSets"]
    assert sets["partial"] == sets["terms"]
    # Should lunr.js come to do the same, its own TokenSet.Builder can be used.
    assert "c1x" not in sets["whole"]
