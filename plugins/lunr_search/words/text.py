"""The one normaliser and stemmer: what a word is, in the index, in a query and in a phrase.

`browser/text.js` is its twin: for every text both give the same words. Whoever changes the one
changes the other; a test in node compares them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, zip_longest

from lunr_search.words import stemmer
from lunr_search.words.characters import (
    UNSPACED_CLASS,
    VOICING_CLASS,
    fold,
    marks,
    prepare,
)

# What is longer is no word (an encoded picture, say), and would only swell the index.
MAX_WORD_LENGTH = 64

_STEMMED = re.compile(r"[a-z0-9]+")
_POSSESSIVE = re.compile(r"(?<=.)'[sS]$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word in its normal form, and the characters `[start:end]` of the text it stands for."""

    text: str
    start: int
    end: int


def words(text: str) -> tuple[Word, ...]:
    """Return the words of plain `text`, in order.

    Case, accents and the form of apostrophes do not matter; a possessive 's is dropped (Lavrov's
    is lavrov), other apostrophes are (O'Neill is oneill); U.S. is us; C++ and C# are not C.
    Chinese and Japanese, written without spaces, come in overlapping pairs of characters.
    Punctuation and emoji are no words.
    """
    return tuple(_scan(prepare(text)))


# C++ and C#, but neither ² nor ㎏ before a #: in their normal form these are a digit, two letters.
_ONE_LETTER = re.compile(r"[^\W\d_](?:\+\+|#)")


@lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """Return the stem of a word in its normal form. Only words of a to z and digits have one."""
    return stemmer.stem(word) if _STEMMED.fullmatch(word) else word


def index_terms(text: str) -> tuple[str, ...]:
    """Return the texts of `words(text)`, and after each run of pairs its last character alone.

    Thus every single Chinese or Japanese character begins a term of the index.
    """
    if _is_plain(text):
        return (text[:MAX_WORD_LENGTH].lower(),)
    found = words(text)
    terms: list[str] = []
    for word, following in zip_longest(found, found[1:]):
        terms.append(word.text)
        run_ends = following is None or following.start >= word.end
        if run_ends and len(word.text) > 1 and is_unspaced(word.text):
            terms.append(word.text[-1])
    return tuple(terms)


def is_unspaced(word: str) -> bool:
    """Tell whether `word`, in its normal form, is of a script written without spaces."""
    return _patterns().unspaced.match(word) is not None


@dataclass(frozen=True, slots=True)
class _Patterns:
    word: re.Pattern[str]
    piece: re.Pattern[str]
    unspaced: re.Pattern[str]
    unit: re.Pattern[str]


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    """Compile the patterns, once: the class of marks takes some milliseconds to collect."""
    mark = f"[{marks()}]"
    # Letters and numbers but decimal digits; letters and numbers; these with marks between.
    letter, sign, inner = r"[^\W\d_]", r"[^\W_]", rf"(?:[^\W_]|{mark})"
    abbreviation = rf"{letter}{mark}*(?:\.{letter}{mark}*)+(?!{sign})(?:\.?'[sS](?!{sign}))?"
    language = rf"{letter}{mark}*(?:\+\+|#)(?!{sign}|[+#])"
    plain = rf"{sign}{inner}*(?:'{sign}{inner}*)*"
    unspaced = f"[{UNSPACED_CLASS}](?:{mark}|[{VOICING_CLASS}])*"
    return _Patterns(
        word=re.compile(f"{abbreviation}|(?P<language>{language})|{plain}"),
        piece=re.compile(rf"{sign}{inner}*"),
        unspaced=re.compile(unspaced),
        unit=re.compile(f"(?P<unspaced>{unspaced})|(?:(?!{unspaced}).)+", re.DOTALL),
    )


def _scan(text: str) -> Iterator[Word]:
    patterns = _patterns()
    # Most texts hold none of these scripts, and need not be asked word by word.
    any_unspaced = patterns.unspaced.search(text) is not None
    for match in patterns.word.finditer(text):
        start, end, found = match.start(), match.end(), match.group()
        if any_unspaced and patterns.unspaced.search(found):
            yield from _mixed(found, start)
        elif match.lastgroup == "language" and _ONE_LETTER.fullmatch(fold(found)):
            yield Word(fold(found), start, end)
        else:
            for word in _normal(found):
                yield Word(word, start, end)


def _is_plain(found: str) -> bool:
    """Tell whether `found` is one word of letters and digits of ASCII: nearly all words are."""
    return found.isascii() and found.isalnum()


def _normal(found: str) -> tuple[str, ...]:
    """Return what one word as written is in its normal form: of a character such as ½, two."""
    return (found[:MAX_WORD_LENGTH].lower(),) if _is_plain(found) else _folded(found)


@lru_cache(maxsize=1 << 14)
def _folded(found: str) -> tuple[str, ...]:
    bare = fold(_POSSESSIVE.sub("", found).replace(".", ""))
    return tuple(piece[:MAX_WORD_LENGTH] for piece in _patterns().piece.findall(bare))


def _mixed(found: str, offset: int) -> Iterator[Word]:
    """Yield the words of a stretch that holds characters of a script without spaces."""
    run: list[Word] = []
    for match in _patterns().unit.finditer(found):
        start, end = offset + match.start(), offset + match.end()
        parts = [Word(part, start, end) for part in _normal(match.group())]
        if match.lastgroup == "unspaced":
            run.extend(parts)
        else:
            yield from _pairs(run)
            yield from parts
            run = []
    yield from _pairs(run)


def _pairs(run: list[Word]) -> Iterator[Word]:
    if len(run) == 1:
        yield run[0]
    for first, second in pairwise(run):
        yield Word(first.text + second.text, first.start, second.end)
