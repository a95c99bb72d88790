"""How much each passage looks like a paragraph of a story, by its form alone."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

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
# Every date has two: most paragraphs that have one have no other.
_TWO_NUMBERS = re.compile(r"\d\D++\d")
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
# What each sign of an ASCII text is to `_WORD`: of a word, between two parts of one, or neither.
_SIGNS = bytes(
    ord("w") if chr(sign).isalnum() or sign == ord("_") else ord("." if chr(sign) in "'.-" else " ")
    for sign in range(128)
).ljust(256)
# Marks of printers, and marks of typewriters that part words, or join them, as these do.
_PRINTED = (("’", "'"), ("“", '"'), ("”", '"'), ("–", "="), ("—", "="), ("‘", '"'), ("…", '"'))
# A sentence of a story has at least this many words; quotations and lists may have fewer.
_SENTENCE_WORDS = 8
# A sentence that carries a date is no line that states it, from so many words on.
_DATED_SENTENCE = 7
# Date lines, bylines, captions and sign-offs are no longer than this, in words and characters.
_SHORT_WORDS, _SHORT_LENGTH = 45, 600
# What is no longer, in characters, is an entry of a menu mostly; so many of them are remembered.
_ENTRY_LENGTH, _ENTRIES = 60, 4096
# What is printed twice is no paragraph, unless it has so many words; what such lines say.
_REPEATED_WORDS, _NO_PARAGRAPH = 40, -0.5
# More words than this add nothing: one long paragraph must not outweigh a story of short ones.
_ENOUGH_WORDS = 45


class Form(NamedTuple):
    """What the text of a passage tells, wherever it stands.

    `rest` counts the words beside its dates, in a text that states one; `states_date` tells that
    it states a date and little more.
    """

    words: int
    terminal: bool
    cut: bool
    furniture: Furniture | None
    dates: tuple[FoundDate, ...]
    rest: int
    states_date: bool
    byline: str | None
    credit: str | None
    caption: bool
    sign_off: bool


class Reading(NamedTuple):
    """A passage and what its form tells: see `Form`.

    `prose` is positive for what reads like a story's paragraph, negative for what does not.
    """

    passage: Passage
    words: int
    terminal: bool
    cut: bool
    furniture: Furniture | None
    dates: tuple[FoundDate, ...]
    rest: int
    states_date: bool
    byline: str | None
    credit: str | None
    caption: bool
    sign_off: bool
    repeated: bool
    prose: float


def read_prose(passages: tuple[Passage, ...], *, day_first: bool | None) -> tuple[Reading, ...]:
    """Read each passage of a document by its form."""
    counts = Counter([passage.text for passage in passages])
    readings = []
    for passage in passages:
        text = passage.text
        read = _read_entry if len(text) <= _ENTRY_LENGTH else _read_line
        form, prose = read(text, day_first)
        if passage.tabular or passage.marker or len(passage.lines) > 1:
            if passage.tabular and form.caption:
                form = form._replace(caption=False)
            prose = _score(text, form, passage)
        repeated = counts[text] > 1
        if repeated and 0 < form.words < _REPEATED_WORDS and not passage.tabular:
            prose = min(prose, _NO_PARAGRAPH)
        readings.append(Reading(passage, *form, repeated, prose))
    return tuple(readings)


def _read_line(text: str, day_first: bool | None) -> tuple[Form, float]:
    """Return the form of a text, and its score where it is one line, unmarked and printed once."""
    form = _form_of(text, day_first)
    return form, _score(text, form)


# Menus are alike, on a page and from page to page: half of their entries were seen before.
_read_entry = lru_cache(maxsize=_ENTRIES)(_read_line)


def _form_of(text: str, day_first: bool | None) -> Form:
    words = _count_words(text)
    terminal = _is_terminal(text, words)
    short = words <= _SHORT_WORDS and len(text) <= _SHORT_LENGTH
    dates = find_dates(text, day_first=day_first) if short and _TWO_NUMBERS.search(text) else ()
    rest = _words_beside(text, dates) if dates else 0
    states_date = bool(dates) and rest <= _BESIDE_DATE and not (terminal and words > 14)
    cut = text.endswith(("…", "..."))
    furniture, credit = furniture_of(text), credit_of(text)
    byline = byline_of(text) if short else None
    caption, sign_off = is_caption(text, short=short), short and is_sign_off(text)
    # By their order: names take as long as half of what is above.
    return Form(
        words, terminal, cut, furniture, dates, rest, states_date, byline, credit, caption, sign_off
    )


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
    exactly = len(text) <= _COUNTED  # of a long paragraph nobody needs to know more
    typed = text if text.isascii() else _typed(text)
    if typed.isascii():
        return _count_ascii(typed) if exactly else len(text.split())
    chunks = text.split()
    words = len(chunks)
    if exactly:
        marked = [chunk for chunk in chunks if not chunk.isalnum()]
        words += len(_WORD.findall(" ".join(marked))) - len(marked)
    unspaced = sum(len(run) for run in _UNSPACED.findall(text))
    return words + unspaced // 2 if unspaced else words


def _typed(text: str) -> str:
    """Return `text` with the marks that most texts beyond ASCII have alone as typewriters had."""
    for printed, typed in _PRINTED:
        text = text.replace(printed, typed)
    return text


def _count_ascii(text: str) -> int:
    """Count what `_WORD` finds in an ASCII text, by the beginnings of words alone."""
    signs = b" " + text.encode("ascii").translate(_SIGNS)
    # One mark between two parts of a word joins them: it begins a word only behind another mark.
    return signs.count(b" w") + signs.count(b" .w") + signs.count(b"..w")


def _score(text: str, form: Form, passage: Passage | None = None) -> float:
    """Return how much a text of this form, set as `passage` is, looks like a story's paragraph."""
    tabular = passage is not None and passage.tabular
    words = form.words
    if words == 0 and not tabular:
        return 0.0  # a rule, or a line of marks: says nothing either way
    prose = 0.3 if tabular else _score_of_sentence(words, form.terminal, passage)
    if form.furniture or form.byline or form.sign_off or form.credit:
        return min(prose, -2.0)
    if tabular:
        return prose
    stated = form.dates and form.rest <= _BESIDE_DATE
    if form.caption or (stated and not (text[-1] == "." and words >= _DATED_SENTENCE)):
        return min(prose, _NO_PARAGRAPH)
    return prose


def _score_of_sentence(words: int, terminal: bool, passage: Passage | None) -> float:
    weight = min(words, _ENOUGH_WORDS) / 10
    if terminal and words >= _SENTENCE_WORDS:
        return 0.5 + weight
    if terminal and words >= 3:
        return 0.2
    wrapped = passage is not None and len(passage.lines) > 1  # as menus never are
    if words >= 30 or (words >= _SENTENCE_WORDS and wrapped):
        return weight / 2
    if words >= 5 and passage is not None and passage.marker:
        return 0.1
    return -1.0 if words < _SENTENCE_WORDS else -0.6


def _words_beside(text: str, dates: tuple[FoundDate, ...]) -> int:
    at, rest = 0, []
    for date in dates:
        rest.append(text[at : date.span.start])
        at = date.span.end
    rest.append(text[at:])
    words = _WORD.findall(" ".join(rest))
    return sum(not _DATE_LABEL.fullmatch(word) for word in words)
