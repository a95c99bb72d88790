"""How much each passage looks like a paragraph of a story, by its form alone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from news_digest.convert.dates import FoundDate, find_dates
from news_digest.convert.text.captions import is_caption
from news_digest.convert.text.credits import byline_of, credit_of, is_sign_off
from news_digest.convert.text.furniture import Furniture, furniture_of
from news_digest.convert.text.lines import Passage

_WORD = re.compile(r"\w+(?:['’.-]\w+)*")
# Han, kana, Thai, Lao, Burmese, Khmer.
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]+")
_TERMINAL = re.compile(
    r"[.!?…。！？｡．:;؛؟۔।॥።][\"'”’»›」』)\]\s]*(?:\[\d{1,3}\])*[^\w\s.,(/|·-]*$|[\"”»」』][.,]?$"
    # … said on Monday. PTI
    r"|[.!?…][\"”’»)]*[\s—–-]+\(?[A-Z]{2,6}\)?$"
)
# Thai, Lao, Burmese and Khmer close no sentence with a mark: long lines are sentences there.
_UNPOINTED = frozenset(
    map(chr, (*range(0x0E00, 0x0F00), *range(0x1000, 0x10A0), *range(0x1780, 0x1800)))
)
_UNPOINTED_WORDS = 15
# Behind this nothing tells a sentence's end.
_TAIL = 24
# Every date has one.
_DIGIT = re.compile(r"\d")
# A line with no more words than this beside its dates states a date and little more.
_BESIDE_DATE = 6
# What surrounds the date on a line that states it: labels, a weekday, a section's name.
_DATE_LABEL = re.compile(
    r"(?:published|posted|updated|created|modified|date|issued|released|submitted|first|last|on|at|the"
    r"|am|pm|by|edt|est|uhr|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday"
    r"|friday|saturday|sunday|gmt|utc|et|local time|hrs?|ist|time|in)",
    re.I,
)

# Words are counted exactly in passages up to this length, in characters.
_COUNTED = 300
# A sentence of a story has at least this many words; quotations and lists may have fewer.
_SENTENCE_WORDS = 8
# A sentence that carries a date is no line that states it, from so many words on.
_DATED_SENTENCE = 7
# Date lines, bylines, captions and sign-offs are no longer than this, in words and characters.
_SHORT_WORDS, _SHORT_LENGTH = 45, 600
# More words than this add nothing: one long paragraph must not outweigh a story of short ones.
_ENOUGH_WORDS = 45


@dataclass(frozen=True, slots=True)
class Reading:
    """A passage and what its form tells.

    `prose` is positive for what reads like a story's paragraph, negative for what does not;
    `rest` counts the words beside its dates, on a passage that states one.
    """

    passage: Passage
    words: int
    terminal: bool
    cut: bool
    furniture: Furniture | None
    dates: tuple[FoundDate, ...]
    rest: int
    byline: str | None
    credit: str | None
    caption: bool
    sign_off: bool
    repeated: bool
    prose: float

    @property
    def states_date(self) -> bool:
        """Whether the passage is a line that states a date and little more."""
        return (
            bool(self.dates)
            and self.rest <= _BESIDE_DATE
            and not (self.terminal and self.words > 14)
        )


def read_prose(passages: tuple[Passage, ...], *, day_first: bool | None) -> tuple[Reading, ...]:
    """Read each passage of a document by its form."""
    counts: dict[str, int] = {}
    for passage in passages:
        counts[passage.text] = counts.get(passage.text, 0) + 1
    return tuple(_read(passage, counts[passage.text] > 1, day_first) for passage in passages)


def _read(passage: Passage, repeated: bool, day_first: bool | None) -> Reading:
    text = passage.text
    words = _count_words(text)
    terminal = _is_terminal(text, words)
    cut = text.endswith(("…", "..."))
    short = words <= _SHORT_WORDS and len(text) <= _SHORT_LENGTH
    furniture = furniture_of(text)
    dated = short and _DIGIT.search(text) is not None
    dates = find_dates(text, day_first=day_first) if dated else ()
    rest = _words_beside(text, dates)
    byline = byline_of(text) if short else None
    credit = credit_of(text)
    caption = not passage.tabular and is_caption(text, short=short)
    sign_off = short and is_sign_off(text)
    prose = _score(passage, words, terminal)
    if words == 0 and not passage.tabular:
        prose = 0.0  # a rule, or a line of marks: says nothing either way
    elif furniture or byline or sign_off or credit:
        prose = min(prose, -2.0)
    elif passage.tabular:
        pass
    elif (
        caption
        or (dates and rest <= _BESIDE_DATE and not (text[-1] == "." and words >= _DATED_SENTENCE))
        or (repeated and words < 40)
    ):
        prose = min(prose, -0.5)
    return Reading(
        passage, words, terminal, cut, furniture, dates, rest, byline, credit, caption, sign_off,
        repeated, prose,
    )  # fmt: skip


def _is_terminal(text: str, words: int) -> bool:
    """Tell whether a sentence ends where the passage ends."""
    last = text[-1]
    if last.isalnum():
        # Of letters, an agency's name alone may stand behind the full stop.
        pointed = last.isupper() and _TERMINAL.search(text[-_TAIL:]) is not None
        return pointed or (words >= _UNPOINTED_WORDS and last in _UNPOINTED)
    return _TERMINAL.search(text[-_TAIL:]) is not None or (
        words >= _UNPOINTED_WORDS and last in _UNPOINTED
    )


def _count_words(text: str) -> int:
    """Count words; in scripts that are written without spaces, two signs make one."""
    if text.isascii() and text.replace(" ", "").isalnum():
        return len(text.split())  # entries of menus, mostly
    # Of a long paragraph nobody needs to know the number exactly, and splitting is faster.
    words = len(_WORD.findall(text)) if len(text) <= _COUNTED else len(text.split())
    if text.isascii():
        return words
    unspaced = sum(len(run) for run in _UNSPACED.findall(text))
    return words + unspaced // 2 if unspaced else words


def _score(passage: Passage, words: int, terminal: bool) -> float:
    weight = min(words, _ENOUGH_WORDS) / 10
    if passage.tabular:
        return 0.3
    if terminal and words >= _SENTENCE_WORDS:
        return 0.5 + weight
    if terminal and words >= 3:
        return 0.2
    if words >= 30 or (words >= _SENTENCE_WORDS and len(passage.lines) > 1):
        return weight / 2  # menus are not wrapped
    if passage.marker and words >= 5:
        return 0.1
    return -1.0 if words < _SENTENCE_WORDS else -0.6


def _words_beside(text: str, dates: tuple[FoundDate, ...]) -> int:
    if not dates:
        return 0
    at, rest = 0, []
    for date in dates:
        rest.append(text[at : date.span.start])
        at = date.span.end
    rest.append(text[at:])
    words = _WORD.findall(" ".join(rest))
    return sum(not _DATE_LABEL.fullmatch(word) for word in words)
