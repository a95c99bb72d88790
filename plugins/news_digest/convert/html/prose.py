"""What a line's form tells of it, whatever its tags are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from news_digest.convert.html.lines import LineKind, PageLine

WORD = re.compile(r"\w+(?:['’.-]\w+)*")
_TERMINAL = re.compile(r"[.!?…。！？:;۔।][\"'”’»)\]\s]*$|[\"”»」』][.,。]?$")
# A paragraph has at least so many words, or so many more where no full stop ends it.
_PARAGRAPH_WORDS, _LONG_PARAGRAPH_WORDS = 10, 25
# Scripts that put no spaces between words: Thai, Lao, Khmer, kana, Chinese characters. Their words
# have about two letters.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_LETTERS_A_WORD = 2
# A passage that begins with so many of the story's own words in a row repeats it.
_RUN = 4
# What is a link for the most part is no paragraph.
MOSTLY_LINK = 0.6


def is_paragraph(line: PageLine) -> bool:
    """Tell whether a line reads like a paragraph: sentences, and no list of links."""
    if line.linked >= MOSTLY_LINK or line.kind is LineKind.HEADING:
        return False
    count = words_in(line.text)
    return count >= _LONG_PARAGRAPH_WORDS or (count >= _PARAGRAPH_WORDS and ends_sentence(line))


def words_in(text: str) -> int:
    """Return how many words a text has, in scripts without spaces about how many."""
    count = len(WORD.findall(text))
    if text.isascii():
        return count
    return max(count, len(_UNSPACED.findall(text)) // _LETTERS_A_WORD)


def ends_sentence(line: PageLine) -> bool:
    """Tell whether a line ends as sentences do."""
    return _TERMINAL.search(line.text) is not None


def letters_of(text: str) -> str:
    """Return a text's words alone, in small letters."""
    return " ".join(WORD.findall(text.casefold()))


def runs(text: str) -> Iterator[str]:
    """Yield a text's runs of `_RUN` words."""
    words = WORD.findall(text)
    return (" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))
