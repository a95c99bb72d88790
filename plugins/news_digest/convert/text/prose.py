"""How much each passage looks like a paragraph of a story, by its form alone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from news_digest.convert.dates import FoundDate, find_dates
from news_digest.convert.text.credits import byline_of, credit_of, is_sign_off
from news_digest.convert.text.furniture import Furniture, furniture_of
from news_digest.convert.text.lines import Passage

_WORD = re.compile(r"\w+(?:['’.-]\w+)*")
_TERMINAL = re.compile(r"[.!?…。！？:;][\"'”’»)\]\s]*$|[\"”»][.,]?$|۔$|।$")
_OWNER = r"[A-Z][\w .&-]{1,30}"
_PHOTO = r"(?:photo|photograph|picture|image)"
# … (file photo); … (Reuters/Jane Roe); … (AFP); … (photo by Jane Roe)
_CAPTION_END = re.compile(
    rf"\((?:(?i:file photo|{_PHOTO}|left|right|cent(?:er|re))|{_OWNER}/{_OWNER}"
    r"|[A-Z]{2,6}|(?i:(?:file )?photos? by) .{2,60})\)$"
)
# Photo: Jane Roe; Picture by: …
_CAPTION_START = re.compile(
    rf"(?:{_PHOTO}s?|photography|caption|file)(?: (?:by|credit|courtesy))?\s*[:–—-]\s*\S", re.I
)
# … Photo: Jane Roe; … Image credit: Jane Roe; … Getty Images
_CAPTION_CREDIT = re.compile(
    r"\b(?:(?:Photo|Photograph|Picture|Image|PHOTO|PICTURE|IMAGE)s?(?: (?i:credit))?\s*[:/]\s*\S"
    r"|Getty Images|GETTY IMAGES|Associated Press/|AP Photo|AFP/|Reuters/|REUTERS/|Shutterstock"
    r"|SHUTTERSTOCK|iStock).{0,80}$"
)
_CAPTION_LONGEST = 400
# A line with no more words than this beside its dates states a date and little more.
_BESIDE_DATE = 6
# What surrounds the date on a line that states it: labels, a weekday, a section's name.
_DATE_LABEL = re.compile(
    r"(?:published|posted|updated|created|modified|date|issued|released|submitted|first|last|on|at|the"
    r"|am|pm|by|edt|est|uhr|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday"
    r"|friday|saturday|sunday|gmt|utc|et|local time|hrs?|ist|time|in)",
    re.I,
)

# A sentence of a story has at least this many words; quotations and lists may have fewer.
_SENTENCE_WORDS = 8
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
    words = len(_WORD.findall(text)) or len(text) // 2  # scripts without spaces: two signs a word
    terminal = bool(_TERMINAL.search(text))
    short = words <= _SHORT_WORDS and len(text) <= _SHORT_LENGTH
    furniture = furniture_of(text)
    dates = find_dates(text, day_first=day_first) if short else ()
    rest = _words_beside(text, dates)
    byline = byline_of(text) if short else None
    credit = credit_of(text)
    caption = short and not passage.tabular and _is_caption(text)
    sign_off = short and is_sign_off(text)
    prose = _score(passage, words, terminal)
    if furniture or byline or sign_off or credit:
        prose = min(prose, -2.0)
    elif caption or (dates and rest <= _BESIDE_DATE) or (repeated and words < 40):
        prose = min(prose, -0.5)
    return Reading(
        passage, words, terminal, furniture, dates, rest, byline, credit, caption, sign_off,
        repeated, prose,
    )  # fmt: skip


def _is_caption(text: str) -> bool:
    if len(text) > _CAPTION_LONGEST:
        return False
    if _CAPTION_START.match(text) or _CAPTION_CREDIT.search(text):
        return True
    return text.endswith(")") and _CAPTION_END.search(text) is not None


def _score(passage: Passage, words: int, terminal: bool) -> float:
    weight = min(words, _ENOUGH_WORDS) / 10
    if passage.tabular:
        return 0.3
    if terminal and words >= _SENTENCE_WORDS:
        return 0.5 + weight
    if terminal and words >= 3:
        return 0.2
    if words >= 30:
        return weight / 2
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
