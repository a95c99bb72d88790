"""What a line's form tells of it, whatever its tags are."""

from __future__ import annotations

import re

from news_digest.convert.html.lines import LineKind, PageLine

WORD = re.compile(r"\w+(?:['’.-]\w+)*")
_TERMINAL = re.compile(r"[.!?…。！？:;۔।][\"'”’»)\]\s]*$|[\"”»][.,]?$")
# A paragraph has at least so many words, or so many more where no full stop ends it.
_PARAGRAPH_WORDS, _LONG_PARAGRAPH_WORDS = 10, 25
_LETTERS_A_WORD = 8
# What is a link for the most part is no paragraph.
MOSTLY_LINK = 0.6


def is_paragraph(line: PageLine) -> bool:
    """Tell whether a line reads like a paragraph: sentences, and no list of links."""
    words = WORD.findall(line.text)
    # In scripts without spaces a whole clause looks like one word.
    count = max(len(words), sum(map(len, words)) // _LETTERS_A_WORD)
    if line.linked >= MOSTLY_LINK or line.kind is LineKind.HEADING:
        return False
    return count >= _LONG_PARAGRAPH_WORDS or (count >= _PARAGRAPH_WORDS and ends_sentence(line))


def ends_sentence(line: PageLine) -> bool:
    """Tell whether a line ends as sentences do."""
    return _TERMINAL.search(line.text) is not None
