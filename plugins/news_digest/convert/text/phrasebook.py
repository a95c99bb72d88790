"""The phrases that pages print around their stories, as the files of `phrases/` list them.

A file holds one language or a few. `[kind]` opens the phrases of a kind; these are in lower case,
set apart by semicolons. A phrase may end in `*`: the line goes on as it likes; or in a colon:
what follows it is a title. All languages count on every page, since many pages mix theirs with
English.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType

# What surrounds a phrase and means nothing: marks, and how many comments there are.
_EDGES = " \t\xa0*_#<>«»‹›•|·–—-[](){}:.,;!?¡¿…+/\"'“”„►▶→↓↑✓×0123456789。！？：、"
_COLONS = ":：|–—>»"
# From here on scripts are written without spaces: a phrase may end inside what looks like a word.
_UNSPACED = "\u2e80"


class Kind(StrEnum):
    """The kinds of line around a story."""

    MENU = "menu"
    SHARE = "share"
    RELATED = "related"
    POINTER = "pointer"
    COMMENTS = "comments"
    ABOUT = "about"
    LEGAL = "legal"
    NOTICE = "notice"
    APPEAL = "appeal"


# A line that begins with a phrase is no longer than this, in characters.
_LONGEST: Mapping[Kind, int] = MappingProxyType(
    {
        Kind.MENU: 60,
        Kind.SHARE: 60,
        Kind.RELATED: 70,
        Kind.POINTER: 200,
        Kind.COMMENTS: 60,
        Kind.ABOUT: 60,
        Kind.LEGAL: 300,
        Kind.NOTICE: 300,
        Kind.APPEAL: 240,
    }
)


@dataclass(frozen=True, slots=True)
class _Opening:
    """A phrase that lines begin with; `titled` tells that a colon follows it."""

    phrase: str
    kind: Kind
    titled: bool

    def opens(self, text: str) -> bool:
        if not text.startswith(self.phrase) or len(text) > _LONGEST[self.kind]:
            return False
        rest = text[len(self.phrase) :]
        if self.titled:
            return rest.lstrip()[:1] in _COLONS and bool(rest)
        if self.kind is Kind.RELATED and rest.endswith("."):
            return False  # heads of lists are no sentences
        return not rest[:1].isalnum() or self.phrase[-1] >= _UNSPACED


# No phrase stands in a longer line.
_LONGEST_LINE = max(_LONGEST.values())
# Kommentare (17), Fotogalerie [12]
_COUNT = re.compile(r"\s*[(\[]\d{1,5}[)\]]:?$")


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """Whole lines, and openings by their first word (their first sign in unspaced scripts)."""

    whole: Mapping[str, Kind]
    openings: Mapping[str, tuple[_Opening, ...]]

    def kind_of(self, text: str) -> Kind | None:
        """Return what kind of line reads `text` (in lower case), or None if no phrase tells."""
        if len(text) > _LONGEST_LINE:
            return None
        # To look for a bracket first saves most of the time.
        counted = ")" in text or "]" in text
        bare = (_COUNT.sub("", text) if counted else text).strip(_EDGES)
        if not bare:
            return None
        if kind := self.whole.get(bare):
            return kind
        for opening in self.openings.get(_key(text), ()):
            if opening.opens(text):
                return opening.kind
        return None


def _key(text: str) -> str:
    return text[0] if text[0] >= _UNSPACED else text.split(maxsplit=1)[0].rstrip(":,")


@lru_cache(maxsize=1)
def load_phrases() -> Phrasebook:
    """Read the phrases that the package carries."""
    whole: dict[str, Kind] = {}
    openings: dict[str, list[_Opening]] = {}
    folder = files(__package__) / "phrases"
    for file in sorted(folder.iterdir(), key=lambda one: one.name):
        for kind, phrase in _entries(file.read_text(encoding="utf-8").splitlines()):
            bare = phrase.rstrip("*: ")
            if not phrase.endswith(":"):
                whole.setdefault(bare.strip(_EDGES), kind)
            if phrase.endswith(("*", ":")):
                opening = _Opening(bare, kind, phrase.endswith(":"))
                openings.setdefault(_key(bare), []).append(opening)
    # The longest phrase tells most.
    ranked = {key: tuple(sorted(some, key=_rank)) for key, some in openings.items()}
    return Phrasebook(MappingProxyType(whole), MappingProxyType(ranked))


def _rank(opening: _Opening) -> tuple[int, str]:
    return -len(opening.phrase), opening.phrase


def _entries(lines: Iterable[str]) -> Iterator[tuple[Kind, str]]:
    kind = Kind.MENU
    for line in lines:
        if line.startswith("["):
            kind = Kind(line.strip("[] "))
        elif not line.startswith("#"):
            yield from ((kind, one.strip()) for one in line.split(";") if one.strip())
