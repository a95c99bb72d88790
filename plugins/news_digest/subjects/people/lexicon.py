"""The word lists that names are told by: who bears a name, where places are, what is a common word.

`data/README.md` tells where they come from and under which licences.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from text_unidecode import unidecode

_FOLDER = "data"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words in lower case and Latin letters without marks.

    `common` gives the English words that are written in lower case, with SCOWL's class of how
    common each is: 10 the commonest, 50 hardly known.
    """

    first_names: frozenset[str]
    surnames: frozenset[str]
    places: frozenset[str]
    common: dict[str, int]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Return the lists, read once a process."""
    pairs = (line.split("\t") for line in _lines("common_words.txt"))
    return Lexicon(
        first_names=frozenset(_lines("first_names.txt")),
        surnames=frozenset(_lines("surnames.txt")),
        places=frozenset(_lines("places.txt")),
        common={word: int(size) for word, size in pairs},
    )


@lru_cache(maxsize=1 << 15)
def plain(word: str) -> str:
    """Return `word` as the lists write it."""
    return (word if word.isascii() else unidecode(word)).lower()


def _lines(name: str) -> list[str]:
    folder = resources.files("news_digest.subjects") / _FOLDER
    return (folder / name).read_text(encoding="utf-8").splitlines()
