"""A text's words as readers see them, without typography, and a sketch of the text made of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import AnyStr as Text
from zlib import crc32

# In scripts without spaces each character counts as a word.
_WORD = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]|[^\W_]+")
# Accents, soft hyphens, joiners: typography.
_MARKS = re.compile(r"[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]")

# Numbers in words, with what news agencies write for them. In another language a number in words
# counts as any other word.
# fmt: off
_NUMBERS = {
    "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6",
    "seven": "7", "eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12",
    "million": "million", "mln": "million", "mn": "million", "billion": "billion",
    "bln": "billion", "bn": "billion", "trillion": "trillion", "percent": "percent",
    "pct": "percent", "hundred": "hundred", "thousand": "thousand", "half": "half",
    "third": "third", "quarter": "quarter", "dozen": "dozen",
}
# fmt: on

# ASCII that no word holds.
_BETWEEN_WORDS = bytes(
    code if code > 127 or chr(code).isalnum() else ord(" ") for code in range(256)
)

# Letters that a scanner takes for digits, and the reverse.
_MISREAD = str.maketrans("lioszb", "110528")

RUN = 4
# Below this, the words of a mould are all there is: 17 pairs of wire stories agree in each of fewer
# words, and most of these are different stories (`GRAIN FUTURES 12:20`).
FEWEST_WORDS = 20
# Bottom-k sketches (Broder, "On the resemblance and containment of documents", 1997). Of the 649
# pairs of wire stories that `similarity` calls the same or two versions, five share fewer than two
# hashes of 16, and fifteen of 8.
SKETCH_SIZE = 16


@dataclass(frozen=True, slots=True)
class Word:
    """A word without typography; `fact` for a number, or a word that begins with a capital."""

    text: str
    fact: bool

    @property
    def has_digit(self) -> bool:
        """Whether it is a number in digits, or holds one."""
        return has_digit(self.text)


def words_of(text: str) -> list[Word]:
    """Return the words of `text`."""
    return [_word(match[0]) for match in _WORD.finditer(_plain(text))]


def terms_of(text: str) -> list[str]:
    """Return the `text` of each of a text's words, for less than `words_of` takes."""
    if not text.isascii():
        return [word.text for word in words_of(text)]
    words = _ascii_words(text).decode().split()
    return list(map(_NUMBERS.get, words, words))


def sketch_of(text: str) -> tuple[int, ...]:
    """Return the smallest hashes of the text's runs of words: few, and like texts share some.

    It is empty for a text that is too short to be told from others. The same on every machine.
    """
    if text.isascii():
        words = _ascii_words(text).split()
    else:
        found = _WORD.findall(_plain(text).casefold())
        words = [word.encode("utf-8", "surrogatepass") for word in found]
    if len(words) < FEWEST_WORDS:
        return ()
    return tuple(sorted(set(map(crc32, map(b" ".join, _runs(words)))))[:SKETCH_SIZE])


def runs_of(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Return all runs of four words; of a shorter text, the text."""
    return _runs(words) if len(words) >= RUN else iter((tuple(words),))


def is_slip(one: Word, other: Word) -> bool:
    """Tell whether one word may be the other, mistyped or misread."""
    a, b = one.text, other.text
    if one.has_digit or other.has_digit:
        both_numbers = a.isdigit() and b.isdigit()
        return not both_numbers and a.translate(_MISREAD) == b.translate(_MISREAD)
    if a in _NUMBERS and b in _NUMBERS:
        return False
    # `rn` may have been read as one letter, or one of its own letters as another.
    facts = one.fact and other.fact
    misread = a.replace("rn", "m"), b.replace("rn", "m")
    return _may_be(a, b, facts=facts) or _may_be(*misread, facts=facts)


def _may_be(a: str, b: str, *, facts: bool) -> bool:
    length = min(len(a), len(b))
    if facts:
        # Iran and Iraq are two countries.
        return length >= 5 and _is_near(a, b, 1)
    return _is_near(a, b, 1 if length < 8 else 2)


def is_resplit(left: Sequence[Word], right: Sequence[Word]) -> bool:
    """Tell whether only spaces and hyphens differ (`to day`); 14 and 1.4 are two numbers."""
    one, other = ("".join(word.text for word in words) for words in (left, right))
    return one == other and not has_digit(one)


def has_digit(text: str) -> bool:
    """Tell whether `text` holds a digit, or a sign for a number in any script."""
    return any(map(str.isnumeric, text))


def _runs(words: Sequence[Text]) -> Iterator[tuple[Text, ...]]:
    return zip(*(words[start:] for start in range(RUN)), strict=False)


def _ascii_words(text: str) -> bytes:
    """Blank out what is no word of an ASCII text: what `_WORD` finds, in a tenth of the time."""
    return text.encode().lower().translate(_BETWEEN_WORDS)


def _plain(text: str) -> str:
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text)
    return unicodedata.normalize("NFC", _MARKS.sub("", decomposed))


# Stories share most of their words, and are compared with several others each.
@lru_cache(maxsize=1 << 16)
def _word(printed: str) -> Word:
    text = printed.casefold()
    number = _NUMBERS.get(text)
    return Word(number or text, bool(number) or printed[0].isupper() or has_digit(text))


def _is_near(a: str, b: str, most: int) -> bool:
    """Tell whether at most so many letters are changed, missing or added (Levenshtein)."""
    if abs(len(a) - len(b)) > most:
        return False
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        above, row = row, [i]
        for j, y in enumerate(b, 1):
            row.append(min(above[j] + 1, row[-1] + 1, above[j - 1] + (x != y)))
    return row[-1] <= most
