"""A query of a few shards gives what lunr.js gives of one whole index: documents, order, scores."""

from __future__ import annotations

import json
import random
from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from lunr_search.index.store import write_index
from lunr_search.model import Document, Tokenised
from lunr_search.scripts.lunr_parts import query_parts
from lunr_search.settings import Field, Settings, read_settings
from lunr_search.words.text import stem

Node = Callable[[str, object], Any]
Tokens = Mapping[str, Sequence[str]]

FIELDS = (
    Field("title", "title", 5.0, stemmed=True),
    Field("people", "people", 2.5, stemmed=False),
    Field("content", "content", 1.0, stemmed=True),
    Field("place", "place", 0.3, stemmed=False),
)
KINDS = {
    "one term": 100,
    "two terms": 100,
    "three terms": 100,
    "four terms": 100,
    "required": 100,
    "excluded": 100,
    "field": 100,
    "boosts": 100,
    "prefix": 100,
    "fuzzy 1": 100,
    "pure negation": 40,
    "non-ASCII": 200,
    "mixed": 100,
    "typed": 60,
}
# Words as they come out of the normaliser, and some that do not: neither an emoji nor a character
# above U+E000 is to fall out of line where terms are sorted, cut and looked up.
_NOT_ENGLISH = """
    josé łódź œuvre žižek čapek straße smørrebrød nguyễn şahin īve āzād çelik
    сергей лавров закаев літвіненко ракета ёлкин україна ўзбек
    αθήνα οδυσσευσ κύπρος ρακέτα σίσυφος محمد الرئيس القاهرة إيران صاروخ
    東京 京都 都市 朝日 日新 新聞 記事 北京 京市 ガン ンダ ダム 한국어 뉴스
    😀 🎉 😀😀 😀\ue000 \ue000 \ue000😀 \ue001 \uf8ff \ufa0e \uff41 \U00010428 \U0001f600a
    \U00020000\U00020001 \U00020001 \ud7ff \uffee c++ c# constructor __proto__ tostring 1 10 100
    101 11 110 1987 1988 1989 19871 2007 007
"""


@pytest.fixture(scope="module")
def settings() -> Settings:
    found = read_settings({"PATH": str(Path(__file__).parent), "LUNR_CARD": {"title": "title"}})
    return replace(found, fields=FIELDS, facets=(), suggest=())


@pytest.fixture(scope="module")
def vocabulary(corpus: list[str]) -> list[str]:
    """A thousand words and more, a tenth of them of other scripts, the frequent ones first."""
    chance = random.Random(1987)
    english = sorted({word for text in corpus for word in text.split() if word.isalpha()})
    english = [word.lower() for word in english if word.isascii() and len(word) < 12]
    words = [*chance.sample(english, 900), *_NOT_ENGLISH.split()]
    chance.shuffle(words)
    return words


def made_up(vocabulary: Sequence[str], count: int) -> list[Tokens]:
    """Documents of random words. The more frequent a word is, the sooner it comes, as in texts."""
    chance = random.Random(count)
    weights = [1 / (rank + 3) for rank in range(len(vocabulary))]

    def tokens(most: int) -> list[str]:
        return chance.choices(vocabulary, weights, k=chance.randint(0, most))

    sizes = {"title": 8, "people": 4, "content": 120, "place": 1}
    return [{name: tokens(most) for name, most in sizes.items()} for _ in range(count)]


def tokenised(documents: Sequence[Tokens]) -> Tokenised:
    known: dict[str, int] = {}

    def tokens(words: Sequence[str]) -> array[int]:
        return array("I", [known.setdefault(word, len(known)) for word in words])

    found = [tuple(tokens(document[field.name]) for field in FIELDS) for document in documents]
    return Tokenised(list(known), [stem(word) for word in known], found)


def compare(
    run_node: Node,
    folder: Path,
    documents: Sequence[Tokens],
    settings: Settings,
    **more: object,
) -> Any:
    """Index the documents both ways and ask the same queries: see exactness.cjs."""
    urls = [f"stories/{at}-ž/" for at in range(len(documents))]
    made = [Document(url, {}, (url,), None, {}) for url in urls]
    write_index(folder / "lunr", made, tokenised(documents), settings)
    with (folder / "tokens").open("w", encoding="utf-8") as file:
        for url, document in zip(urls, documents, strict=True):
            terms = {
                field.name: [stem(w) if field.stemmed else w for w in document[field.name]]
                for field in FIELDS
            }
            file.write(json.dumps({"url": url, "fields": terms}) + "\n")
    # The client is tried with what readers get of lunr.js.
    parts = query_parts(settings.lunr_js.read_text("utf-8"))
    assert parts is not None
    files = {part: folder / f"lunr-{part}.js" for part in ("always", "rarely")}
    for part, file in files.items():
        file.write_text(getattr(parts, part), "utf-8")
    return run_node(
        "exactness.cjs",
        {
            "folder": str(folder / "lunr"),
            "tokens": str(folder / "tokens"),
            "fields": [{"name": f.name, "boost": f.boost, "stemmed": f.stemmed} for f in FIELDS],
            "lunrParts": {part: str(file) for part, file in files.items()},
            "seed": 2007,
            **more,
        },
    )


def test_every_kind_of_query(
    run_node: Node, tmp_path: Path, vocabulary: list[str], settings: Settings
) -> None:
    documents = made_up(vocabulary, 320)
    found = compare(run_node, tmp_path, documents, settings, kinds=KINDS, order="sorted")
    assert found["unequal"] == []
    assert found["greatest"] == 0
    assert found["terms"] > 800
    # Wildcards are what plain terms come without; those after them ("typed") have them there.
    assert found["firstWithMore"] == "prefix"
    assert sum(told["equal"] for told in found["kinds"].values()) == sum(KINDS.values()) > 1000
    for kind, told in found["kinds"].items():
        assert told["withResults"] > told["queries"] / 2, kind


def test_order_of_terms_changes_last_digits_alone(
    run_node: Node, tmp_path: Path, vocabulary: list[str], settings: Settings
) -> None:
    documents = made_up(vocabulary, 320)
    kinds = {"four terms": 50, "boosts": 50, "prefix": 50}
    found = compare(run_node, tmp_path, documents, settings, kinds=kinds, order="natural")
    # Sums of floating-point numbers depend on the order; something is compared after all.
    assert 0 < found["greatest"] < 1e-12
    assert sum(told["unequal"] for told in found["kinds"].values()) > 0


@pytest.mark.parametrize("size", [1, 2, 7, 8, 33])
def test_small_indexes(
    run_node: Node, tmp_path: Path, vocabulary: list[str], settings: Settings, size: int
) -> None:
    documents = made_up(vocabulary, size)
    kinds = dict.fromkeys(KINDS, 5)
    found = compare(run_node, tmp_path, documents, settings, kinds=kinds, order="sorted")
    assert found["documents"] == size
    assert found["unequal"] == []
