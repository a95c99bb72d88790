"""What is found, in which order, and what is offered beside it: on indexes as they are written."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

Node = Callable[[str, object], Any]
Answer = dict[str, Any]

STORIES: dict[str, dict[str, str]] = {
    "visit": {
        "title": "Lavrov in Pristina",
        "body": "Sergei Lavrov’s visit to Kosovo was short. The money supply was not spoken of.",
        "people": "Sergei Lavrov",
        "topics": "Kosovo",
        "outlet": "Wire",
        "date": "2007-03-27",
    },
    "money": {
        "title": "Money from Turkey",
        "body": "The supply of money from Turkey grows. Missiles do not. Sergei reports.",
        "people": "Ahmet Yıldız",
        "topics": "Economy",
        "outlet": "Daily",
        "date": "2006-05-01",
    },
    "supply": {
        "title": "A measure of the economy",
        "body": "Money supply, says José Ángel, is no measure of anything in the economy.",
        "people": "José Ángel\nAhmet Yıldız",
        "topics": "Economy",
        "outlet": "Daily",
        "date": "2007-06-15",
    },
    "tokyo": {
        "title": "東京タワー",
        "body": "東京都のタワー。NATO軍は来ない。 The tower, in short.",
        "people": "",
        "topics": "Economy",
        "outlet": "Wire",
        "date": "2005-01-31",
    },
    "missile": {
        "title": "Missile defence in Kosovo",
        "body": "The envoy Lavrov spoke of a missile; the Zakayev case is not closed.",
        "people": "Sergei Lavrov\nAkhmed Zakayev",
        "topics": "Kosovo",
        "outlet": "Wire",
    },
    "longer": {
        "title": "Missilery of the east",
        "body": "The missilery and the zebra of the east, a story with no name in it at all.",
        "topics": "Kosovo",
        "outlet": "Herald",
        "date": "2007-01-02",
    },
}


@pytest.fixture(scope="module")
def folder(make_index: Callable[..., Path]) -> Path:
    return make_index([{**texts, "url": f"{name}/"} for name, texts in STORIES.items()])


@pytest.fixture(scope="module")
def search(run_node: Node, folder: Path) -> Callable[..., list[Answer]]:
    pages = {f"{name}/": f"{texts['title']}\n{texts['body']}" for name, texts in STORIES.items()}

    def ask(*requests: str | Mapping[str, object], **common: object) -> list[Answer]:
        asked = [{"text": each} if isinstance(each, str) else each for each in requests]
        asked = [{**common, **each} for each in asked]
        answers: list[Answer] = run_node(
            "search.cjs", {"folder": str(folder), "pages": pages, "requests": asked}
        )
        return answers

    return ask


def names(answer: Answer) -> list[str]:
    return [result["url"].removesuffix("/") for result in answer["results"]]


def found(answer: Answer) -> tuple[str, set[str]]:
    assert answer["total"] == len(names(answer)) == len(set(names(answer)))
    return answer["mode"], set(names(answer))


EVERY = set(STORIES)
MEANING: dict[str, tuple[str, set[str]]] = {
    # Words in any form, and the last one as far as it has been typed.
    "money": ("all", {"visit", "money", "supply"}),
    "MISSILES ": ("all", {"money", "missile"}),
    "missile": ("all", {"money", "missile", "longer"}),
    "zakay": ("all", {"missile"}),
    "zakay ": ("none", set()),
    "Lavrov's": ("all", {"visit", "missile"}),
    "jose": ("all", {"supply"}),
    "yildiz": ("all", {"money", "supply"}),
    # All words, or else some.
    "money kosovo": ("all", {"visit"}),
    "zebra zakayev": ("some", {"missile", "longer"}),
    "zebra qqqqq ": ("some", {"longer"}),
    "qqqqq": ("none", set()),
    # What is not wanted.
    "money -turkey": ("all", {"visit", "supply"}),
    "-money": ("all", EVERY - {"visit", "money", "supply"}),
    "money -turkey -kosovo -jose ": ("none", set()),
    "lavrov -defence-kosovo ": ("all", {"visit"}),
    "lavrov -defence-turkey ": ("all", {"visit", "missile"}),
    # Fields.
    "title:kosovo ": ("all", {"missile"}),
    "person:lavrov ": ("all", {"visit", "missile"}),
    "person:kosovo ": ("none", set()),
    "topic:kosovo title:lavrov ": ("all", {"visit"}),
    "outlet:daily ": ("all", {"money", "supply"}),
    "outlet:dai": ("all", {"money", "supply"}),
    "kosovo -outlet:wire ": ("all", {"longer"}),
    # Years.
    "year:2007": ("all", {"visit", "supply", "longer"}),
    "money year:2007": ("all", {"visit", "supply"}),
    "money year:2007 year:2006": ("all", {"visit", "money", "supply"}),
    "money -year:2007": ("all", {"money"}),
    "money year:1901": ("none", set()),
    # Spelling.
    "zakaev~1": ("all", {"missile"}),
    "zakaev~ turkey": ("some", {"missile", "money"}),
    "akaiev~2": ("all", {"missile"}),
    "person:zakaev~ ": ("all", {"missile"}),
    "title:zakaev~ ": ("none", set()),
    # Scripts without spaces.
    "東京": ("all", {"tokyo"}),
    "京": ("all", {"tokyo"}),
    "軍": ("all", {"tokyo"}),
    "-京 east": ("all", {"longer"}),
    # Phrases.
    '"money supply"': ("all", {"visit", "supply"}),
    '"supply of money"': ("all", {"money"}),
    '"lavrov visit"': ("all", {"visit"}),
    '"Jose Angel"': ("all", {"supply"}),
    '"都のタワー"': ("all", {"tokyo"}),
    '"nato 軍"': ("all", {"tokyo"}),
    '"missile defence in kosovo"': ("all", {"missile"}),
    '"money supply" -"jose angel"': ("all", {"visit"}),
    'money -"money supply"': ("all", {"money"}),
    'kosovo -"kosovo defence"': ("all", {"visit", "missile", "longer"}),
    'title:"missile defence"': ("all", {"missile"}),
    'title:"defence missile"': ("parted", {"missile"}),
    'person:"sergei lavrov"': ("all", {"visit", "missile"}),
    '"spoken money" ': ("parted", {"visit"}),
    '"spoken zebra" ': ("some", {"visit", "longer"}),
    '"money supply': ("all", {"visit", "money", "supply"}),
    # Nothing to look for.
    "": ("empty", set()),
    ' ~ ! 🎉 ""': ("empty", set()),
}


def test_what_queries_mean(search: Callable[..., list[Answer]]) -> None:
    answers = search(*MEANING)
    assert {answer["text"]: found(answer) for answer in answers} == MEANING
    assert all(answer["complete"] for answer in answers)


def test_asking_for_all_words_alone_changes_no_score(
    run_node: Node, make_index: Callable[..., Path]
) -> None:
    chance = random.Random(1987)
    words = [f"{first}{second}ord" for first in "abcdefgh" for second in "aeiou"]
    texts = [
        {
            "title": " ".join(chance.choices(words[:12], k=3)),
            "body": " ".join(chance.choices(words, k=chance.randint(1, 60))),
            "people": chance.choice(words),
        }
        for _ in range(300)
    ]
    lists = [chance.sample(words, chance.randint(1, 4)) for _ in range(200)]
    folder = make_index(texts)
    counts = run_node("restricted.cjs", {"folder": str(folder), "lists": lists})
    assert len(counts) == 200
    assert sum(count > 0 for count in counts) > 150


def test_order(search: Callable[..., list[Answer]]) -> None:
    missile, phrase, some, late, undated, minus = search(
        "missile",
        '"money supply"',
        "zebra missile turkey of ",
        {"text": "money", "sort": "date"},
        {"text": "kosovo", "sort": "date"},
        "-money",
    )
    # The title before the text, a whole word before what it begins.
    assert names(missile)[0] == "missile"
    assert names(missile)[-1] == "money" or names(missile)[-1] == "longer"
    assert set(names(phrase)) == {"visit", "supply"}
    # More of the words first; words that most stories have do not tell.
    assert set(names(some)[:2]) == {"money", "longer"} or names(some)[0] in ("money", "longer")
    assert names(late) == ["supply", "visit", "money"]
    assert names(undated) == ["visit", "longer", "missile"]
    assert names(minus) == ["longer", "tokyo", "missile"]


def test_articles_of_one_day_have_an_order(run_node: Node, make_index: Callable[..., Path]) -> None:
    # The more fog a story has, the longer it is and the less it is about the harbour.
    fog = [3, 6, 1, 5, 2, 4]
    stories = [
        {
            "url": f"{at}/",
            "title": "A story",
            "body": "harbour " + "fog " * count,
            "date": "2007-03-27" if count > 2 else "2007-03-28",
        }
        for at, count in enumerate(fog)
    ]
    stories.append({"url": "undated/", "title": "A story", "body": "harbour"})
    requests = [{"text": "harbour", "sort": "date"}, {"text": "-sea"}, {"text": "year:2007"}]
    best, any_word, year = run_node(
        "search.cjs", {"folder": str(make_index(stories)), "requests": requests}
    )
    assert [fog[int(name)] for name in names(best)[:-1]] == [1, 2, 3, 4, 5, 6]
    assert [fog[int(name)] for name in names(any_word)[:-1]] == [2, 1, 6, 5, 4, 3]
    assert names(year) == names(any_word)[:-1]
    assert names(best)[-1] == names(any_word)[-1] == "undated"


def test_a_full_name_leads_to_articles_about_the_person(
    run_node: Node, make_index: Callable[..., Path]
) -> None:
    filler = "the talks went on in the capital and nobody said how long they would last "
    stories = [
        {"url": "about/", "title": "Baker sees a smaller deficit", "people": "James Baker"},
        {"url": "with/", "title": "A treaty is signed", "people": "Ann Lee\nJames Baker"},
        {"url": "both/", "title": "The bread of James", "people": "Ann Lee"},
        {"url": "apart/", "title": "Bread prices rise", "people": "James Smith\nMary Baker"},
        *({"url": f"{at}/", "title": "Something else", "people": "Ann Lee"} for at in range(20)),
    ]
    bodies = {
        "about/": "James Baker spoke. " + filler * 3,
        "with/": filler * 3 + "James Baker was there.",
        "both/": "James asked a baker; the baker told James of another baker. " + filler,
        "apart/": "Mary, a baker, and James, no baker at all: baker, baker, baker. " + filler,
    }
    folder = make_index([{**each, "body": bodies.get(each["url"], filler)} for each in stories])
    requests = [{"text": text} for text in ("James Baker", "baker james", "james bak")]
    for answer in run_node("search.cjs", {"folder": str(folder), "requests": requests}):
        assert answer["total"] == 4
        assert names(answer)[0] == "about", answer["text"]
        assert [one["name"] for one in answer["suggestions"]] == ["James Baker"]


def test_results_are_plain_texts_and_spans(search: Callable[..., list[Answer]]) -> None:
    (answer,) = search("lavrov")
    first = answer["results"][0]
    assert first["url"] == "visit/"
    assert first["texts"]["title"] == "Lavrov in Pristina"
    assert first["marks"]["title"] == [[0, 6]]
    assert set(first["marks"]) == set(first["texts"]) == {"title", "date", "outlet", "lead"}


def test_phrases_are_marked_where_they_stand(search: Callable[..., list[Answer]]) -> None:
    phrase, loose = search('"money supply"', '"spoken money"')
    lead = next(each for each in phrase["results"] if each["url"] == "supply/")
    assert lead["marks"]["lead"] == [[0, 5], [6, 12]]
    (far,) = search('"zakayev zebra"')
    assert far["mode"] == "some"
    title = far["results"][0]["texts"]["lead"]
    assert [title[a:b] for a, b in far["results"][0]["marks"]["lead"]] in (["Zakayev"], ["zebra"])
    # Nobody has the phrase: then its words are marked.
    text = loose["results"][0]["texts"]["lead"]
    marked = [text[start:end] for start, end in loose["results"][0]["marks"]["lead"]]
    assert marked == ["money", "spoken"]


def test_pages_of_results(search: Callable[..., list[Answer]]) -> None:
    whole, first, second, beyond = search(
        "the",
        {"text": "the", "count": 2},
        {"text": "the", "first": 2, "count": 2},
        {"text": "the", "first": 90, "count": 2},
    )
    assert names(first) + names(second) == names(whole)[:4]
    assert first["total"] == second["total"] == beyond["total"] == len(names(whole))
    assert names(beyond) == []


def test_suggestions(search: Callable[..., list[Answer]]) -> None:
    asked = {
        "serg": ["Sergei Lavrov"],
        "lavrov ser": ["Sergei Lavrov"],
        "ergei": [],
        "kos": ["Kosovo"],
        "lavrov kosovo": [],
        "ahm": ["Ahmet Yıldız"],
        "yil": ["Ahmet Yıldız"],
        "a": ["Ahmet Yıldız", "Akhmed Zakayev", "José Ángel"],
        "person:e": [],
        "topic:e": ["Economy"],
        "-kosovo": [],
    }
    answers = search(*asked)
    assert {each["text"]: [s["name"] for s in each["suggestions"]] for each in answers} == asked
    kosovo = next(each for each in answers if each["text"] == "kos")["suggestions"][0]
    assert (kosovo["label"], kosovo["facet"]) == ("Topic", "topics")
    assert kosovo["count"] == 3
    assert kosovo["url"].endswith("/topics/kosovo/")


def test_spelling(search: Callable[..., list[Answer]]) -> None:
    asked = {
        "zakaiev": "zakayev",
        "Zkaayev ": "zakayev",
        "akayev": "zakayev",
        "turky grows": "turkey grows",
        "esat ": "east",
        "misilerry": "missilery",
        "kosvo -zebra  year:2007": "kosovo -zebra  year:2007",
        "person:lavrof": "person:lavrov",
        "title:zakaiev": None,
        "money turkey": None,
        "東海": None,
        # Another word rather than another spelling.
        "qqqqqqqq": None,
        "zqx": None,
        "tueky": None,
        "bast": None,
        "cat": None,
        # The reader looks for other spellings already.
        "zakaief~": None,
    }
    answers = search(*asked)
    assert {each["text"]: each["spelling"] for each in answers} == asked
    (typing,) = search({"text": "akayev", "typing": True})
    assert typing["spelling"] is None
    offered = [each["spelling"] for each in answers if each["spelling"]]
    assert all(each["total"] > 0 for each in search(*offered))


def test_no_other_spelling_of_a_word_that_there_is(
    run_node: Node, make_index: Callable[..., Path]
) -> None:
    stories = [
        {"url": "1/", "title": "Barrow speaks", "people": "Ann Barrow"},
        {"url": "2/", "title": "A harrow for the field", "people": "Bo Lund"},
    ]
    requests = [{"text": text} for text in ("person:harrow", "person:carrow", "person:harrows ")]
    asked = {"folder": str(make_index(stories)), "requests": requests}
    answers = run_node("search.cjs", asked)
    assert [(each["mode"], each["spelling"]) for each in answers] == [
        ("none", None),
        ("none", "person:barrow"),
        ("none", None),
    ]


def test_phrases_in_another_spelling_are_phrases_that_there_are(
    search: Callable[..., list[Answer]],
) -> None:
    asked = {
        "“monee supply”": "“money supply”",
        '"zakayev caze"': '"zakayev case"',
        # Both words are there, but not in a row.
        '"supply monee"': None,
        '"kosovo zakaiev"': None,
        # The words of a phrase are in one story, the corrected one in another.
        '"money supply" zakaiev': None,
    }
    answers = search(*asked)
    assert {each["text"]: each["spelling"] for each in answers} == asked


def facet(answer: Answer, name: str) -> dict[str, tuple[int, bool]]:
    (values,) = (each["values"] for each in answer["facets"] if each["name"] == name)
    return {value["name"]: (value["count"], value["chosen"]) for value in values}


def test_facets(search: Callable[..., list[Answer]]) -> None:
    plain, chosen, two, odd = search(
        {"text": "kosovo"},
        {"text": "the", "chosen": {"topics": ["Kosovo"], "year": ["2007"]}},
        {"text": "the", "chosen": {"topics": ["Kosovo", "Economy"], "people": ["Sergei Lavrov"]}},
        {"text": "the", "chosen": {"utm_source": ["mail"], "topics": ["Nothing"]}},
        facets=True,
    )
    labels = {each["name"]: each["label"] for each in plain["facets"]}
    assert labels["people"] == "People"
    assert list(labels.items())[-1] == ("year", "Year")
    assert facet(plain, "people") == {"Sergei Lavrov": (2, False)}
    assert facet(plain, "year") == {"2007": (2, False)}
    # Of a facet one value or another, and the counts are those of choosing another.
    assert set(names(chosen)) == {"visit", "longer"}
    assert facet(chosen, "topics") == {"Kosovo": (2, True), "Economy": (1, False)}
    assert facet(chosen, "year") == {"2007": (2, True)}
    assert facet(chosen, "people") == {"Sergei Lavrov": (1, False)}
    assert set(names(two)) == {"visit", "missile"}
    assert list(facet(two, "topics")) == ["Kosovo", "Economy"]
    assert odd["mode"] == "none"
    assert facet(odd, "topics")["Nothing"] == (0, True)
    assert list(facet(odd, "year")) == []
    url = next(each for each in plain["facets"] if each["name"] == "topics")["values"][0]["url"]
    assert url.endswith("/topics/kosovo/")


def test_what_an_address_holds_for_others_is_no_choice(
    search: Callable[..., list[Answer]],
) -> None:
    others = {"utm_source": ["mail"], "gclid": ["1"]}
    alone, beside = search({"text": "", "chosen": others}, {"text": "kosovo", "chosen": others})
    assert (alone["mode"], alone["total"]) == ("empty", 0)
    assert beside["total"] == 3


def test_years_are_listed_from_the_latest_on(search: Callable[..., list[Answer]]) -> None:
    (answer,) = search({"text": "the", "facets": True})
    assert list(facet(answer, "year")) == ["2007", "2006", "2005"]


def test_facets_of_a_phrase_are_those_of_what_has_it(search: Callable[..., list[Answer]]) -> None:
    (answer,) = search({"text": '"money supply"', "facets": True})
    assert facet(answer, "topics") == {"Kosovo": (1, False), "Economy": (1, False)}


MANY = [
    {
        "url": f"{at}/",
        "title": f"Story {at}",
        "body": "red line of" if at % 10 == 0 else "line of red",
    }
    for at in range(400)
]


@pytest.fixture(scope="module")
def many(run_node: Node, make_index: Callable[..., Path]) -> Callable[..., list[Answer]]:
    folder = make_index(MANY)

    def ask(*requests: Mapping[str, object], pages: Mapping[str, str | None]) -> list[Answer]:
        asked = {"folder": str(folder), "pages": pages, "requests": requests}
        answers: list[Answer] = run_node("search.cjs", asked)
        return answers

    return ask


PAGES: Mapping[str, str | None] = {each["url"]: each["body"] for each in MANY}


def test_phrases_are_looked_for_as_far_as_needed(many: Callable[..., list[Answer]]) -> None:
    first, again, second, whole = many(
        {"text": '"red line"', "count": 3},
        {"text": '"red line"', "count": 3},
        {"text": '"red line"', "first": 3, "count": 3},
        {"text": '"red line"', "count": 100},
        pages=PAGES,
    )
    assert first["batches"][0] == 8
    assert 4 <= first["total"] <= 8
    assert not first["complete"]
    # What has been read is not read again.
    assert again["batches"] == []
    assert names(again) == names(first)
    assert not set(names(second)) & set(names(first))
    assert sum(first["batches"]) + sum(second["batches"]) + sum(whole["batches"]) <= 400
    assert names(whole)[:6] == names(first) + names(second)
    assert max(whole["batches"]) <= 32


def test_not_every_page_of_a_large_site_is_read(many: Callable[..., list[Answer]]) -> None:
    lines = {each["url"]: "line of red" for each in MANY}
    (answer,) = many({"text": '"red line"', "count": 8}, pages=lines)
    assert 200 <= sum(answer["batches"]) <= 256
    assert answer["mode"] == "parted"
    assert not answer["complete"]


def test_pages_that_are_not_there(run_node: Node, many: Callable[..., list[Answer]]) -> None:
    some = {url: text for url, text in PAGES.items() if url not in ("0/", "5/")}
    (answer,) = many({"text": '"red line"', "count": 100}, pages=some)
    assert answer["total"] > 20
    assert not answer["complete"]
    with pytest.raises(AssertionError, match="SearchError"):
        many({"text": '"red line"', "count": 8}, pages={})


def test_what_is_waited_for(search: Callable[..., list[Answer]]) -> None:
    asked: Sequence[Mapping[str, object]] = [
        {"text": "lavrov", "typing": True},
        {"text": "lavro", "typing": True},
        {"text": "lavrov", "typing": True},
    ]
    answers = search(*asked)
    # Where the words are, the words, the cards.
    assert answers[0]["waits"] == [100, 100, 100]
    # One shard holds all of this index; the cards were shown before.
    assert answers[1]["waits"] == [0, 0, 0]
    assert answers[2]["waits"] == [0, 0, 0]
