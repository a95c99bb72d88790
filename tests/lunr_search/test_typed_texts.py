"""Whatever is typed: no text makes the search fail, and each is answered in one of four ways."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Node = Callable[[str, object], Any]

STORIES = {
    "kosovo/": "The missile defence talks in Kosovo, said José Lavrov’s envoy. Money supply fell.",
    "tokyo/": "東京タワー NATO軍 <script>alert(1)</script> & a tower of the U.S. and C++ in 2007",
    "moscow/": "Сергей Лавров и Ахмед Закаев; money for the supply of missiles to a tower",
    "cairo/": "الرئيس محمد in القاهرة, where money talks and the envoy said nothing of missiles",
    "emoji/": "🎉 A party 👩‍👩‍👧 in 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 and ½ of a word, __proto__ constructor toString",
}
_WORDS = """
    missile missiles missle missil Kosovo kosvo the of and José lavrov's U.S. C++ 2007 東京 京 軍
    タワー Сергей Лавров лавроф الرئيس محمد money supply monye tower twoer 🎉 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 ½ nothing
    envoy e t qq zzzz constructor __proto__ toString hasOwnProperty script alert title body people
    year outlet
"""
WORDS = _WORDS.split()
SIGNS = [
    *"\"'“”„«»:~-−+*^()[]{}\\/|&<>#@!?.,;=%$ \t\n\r\0\u00ad\u200d\u202e\ufeff",
    "\ud800",
    "\udc00",
    "~1",
    "~2",
    "~9",
    "--",
    '""',
    "title:",
    "person:",
    "-topic:",
    "year:",
    "year:2007",
    "-year:1999 ",
    "nosuch:",
]
ODD = [
    "",
    " ",
    "x" * 10_000,
    "東" * 10_000,
    "\u0301" * 10_000,
    '"' * 10_000,
    "-" * 10_000,
    "~" * 10_000,
    "a." * 5_000,
    "a'" * 5_000,
    "\ud83d" * 5_000,
    " ".join(f"word{number}" for number in range(500)),
    " ".join(f"-word{number}" for number in range(500)),
    " ".join(f"the{number % 7}~2" for number in range(500)),
    '"' + "the of " * 250 + '"',
    '"the of" ' * 500,
    "the of and " * 100,
    "-the of -and",
    "-the",
    '- -- - " ~ : ~1 -: -" :"',
    "title:",
    "title:title:title:x",
    "-title:-title:-x",
    '-title:"the of" -"',
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</title><b>the",
    "\ud800\udc00 \ud800 a\udc00b",
    "\u202eoga\u202c the",
    "👩‍👩‍👧 🇩🇪 🎉",
    "year:2007 year:",
    "year:99999",
]


@pytest.fixture(scope="module")
def folder(make_index: Callable[..., Path]) -> Path:
    return make_index(
        [
            {
                "url": url,
                "title": text[:40],
                "body": text,
                "people": "Sergei Lavrov\nAkhmed Zakayev" if at % 2 else "Sergei Lavrov",
                "topics": "Kosovo",
                "outlet": "Wire",
                **({"date": f"200{at}-01-01"} if at else {}),
            }
            for at, (url, text) in enumerate(STORIES.items())
        ]
    )


def test_no_text_makes_the_search_fail(run_node: Node, folder: Path) -> None:
    chance = random.Random(5)

    def text() -> str:
        parts = [chance.choice(chance.choice((WORDS, WORDS, SIGNS))) for _ in range(12)]
        kept = parts[: chance.randint(1, 12)]
        return chance.choice(("", " ", " ")).join(kept)

    def mangled() -> str:
        word = list(chance.choice(WORDS))
        for _ in range(chance.randint(0, 2)):
            word[chance.randrange(len(word))] = chance.choice("aeiouxyz東Лм")
        return "".join(word)

    texts = [
        *ODD,
        *WORDS,
        *SIGNS,
        *(text() for _ in range(2000)),
        *(f"{mangled()} {mangled()}" for _ in range(250)),
        *(mangled() for _ in range(250)),
        *("".join(chance.choice(SIGNS) for _ in range(10)) for _ in range(250)),
    ]
    # Lone surrogates survive JSON as escapes.
    modes = run_node("fuzz.cjs", {"folder": str(folder), "pages": STORIES, "texts": texts})
    offered = modes.pop("offered")
    assert sum(modes.values()) == len(texts)
    assert offered > 50
    assert min(modes[mode] for mode in ("all", "some", "none", "empty")) > 50
