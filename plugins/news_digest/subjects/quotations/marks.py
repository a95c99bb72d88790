"""Texts -> what stands between quotation marks, also where it runs over several paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# Opening marks and what closes them. A straight mark is either, by what stands around it.
_PAIRS = {"“": "”", "„": "“”", "«": "»", "»": "«", "「": "」", "『": "』", "‹": "›"}
_STRAIGHT = '"'
_MARK = re.compile(f"[{_STRAIGHT}{''.join(_PAIRS)}”]|''|``")
# No speech goes on over more paragraphs without a word by the reporter.
_LONGEST = 8


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch between quotation marks, without these: `texts[index][start:end]`."""

    index: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quoted:
    """What stands between an opening and its closing mark: one part a paragraph."""

    parts: tuple[Part, ...]

    def text(self, texts: Sequence[str]) -> str:
        """Return the words, with a space where a paragraph ends."""
        return " ".join(texts[one.index][one.start : one.end].strip() for one in self.parts)


def find_quoted(texts: Sequence[str]) -> tuple[Quoted, ...]:
    """Return what the paragraphs `texts` print between quotation marks, in order.

    A speech of several paragraphs opens each of them and closes the last alone; pages break
    paragraphs inside a speech, too, so an open quotation goes on in the next paragraph if that
    begins with a mark, or closes it before it opens another. Otherwise the mark was a slip.
    """
    found: list[Quoted] = []
    open_parts: list[Part] = []
    closing = ""
    for index, text in enumerate(texts):
        at = 0
        if open_parts:
            begins = _MARK.match(text, len(text) - len(text.lstrip()))
            goes_on = begins is not None and not _is_closing_only(begins[0])
            if begins is not None and goes_on:
                at = begins.end()
            if len(open_parts) > _LONGEST or not (goes_on or _closes_first(text, closing)):
                open_parts, closing = [], ""
        start = at
        for match in _MARK.finditer(text, at):
            mark = match[0]
            if closing:
                if mark in closing:
                    open_parts.append(Part(index, start, match.start()))
                    found.append(_quoted(open_parts, texts))
                    open_parts, closing = [], ""
            elif not _is_closing_only(mark):
                start, closing = match.end(), _closing_of(mark)
        if closing:
            open_parts.append(Part(index, start, len(text)))
    return tuple(one for one in found if one.parts)


def _closing_of(mark: str) -> str:
    if mark in (_STRAIGHT, "''", "``"):
        return "\"''”"
    return _PAIRS[mark]


def _is_closing_only(mark: str) -> bool:
    return mark == "”"


def _closes_first(text: str, closing: str) -> bool:
    """Tell whether the first mark in `text` closes: a sign that is no space stands before it."""
    first = _MARK.search(text)
    if first is None or first[0] not in closing or first.start() == 0:
        return False
    return not text[first.start() - 1].isspace()


def _quoted(parts: Sequence[Part], texts: Sequence[str]) -> Quoted:
    kept: Iterator[Part] = (
        part for part in parts if texts[part.index][part.start : part.end].strip()
    )
    return Quoted(tuple(kept))
