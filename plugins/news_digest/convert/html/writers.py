"""Who wrote the story, as the page prints it around the story."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from news_digest.convert.dates import find_dates
from news_digest.convert.html.lines import PageLine
from news_digest.convert.text.credits import byline_of
from news_digest.convert.text.signatures import is_name_alone, is_perhaps_person, is_person
from news_digest.subjects.words import CALENDAR, NOT_IN_NAMES

# What style sheets and microdata call the line that names the writers.
_CALLED = re.compile(
    r"(?:^|[\s_-])(?:by|byline|authors?|autor(?:e|en|es|a)?|auteurs?|writer|writtenby|firma"
    r"|firmante|forfatter|skribent|verfasser|reporter|fn|vcard)(?:$|[\s_-])",
    re.I,
)
# Where people comment, and where the page tells about its writers, these names mean another thing.
_ELSEWHERE = re.compile(r"comment|respond|related|(?:^|[\s_-])bio(?:$|[\s_-])", re.I)
_LABEL = re.compile(
    r"\W*(?:(?:story|written|text|words|posted|published|submitted|geschrieben)\s+)?"
    r"(?:(?:by|von|par|por|door|av|af|di|przez)\b|(?:authors?|autor(?:a|e|es|i)?|auteurs?|автор"
    r"|текст|texto?|text)\s*:)\s*:?\s*",
    re.I,
)
# What makes of a name that of a desk.
_DESK = frozenset(
    ("staff", "editorial", "editors", "team", "desk", "newsroom", "redaktion", "redaction",
     "redacción", "rédaction", "redazione", "редакция", "agency", "agencies", "news")
)  # fmt: skip
_BETWEEN = re.compile(
    r"\s*[|•·/()–—]\s*|\s+-\s+|,\s+|\s+(?:in|for|on)\s+|\s+(?=(?:by|von|par|por)\s)"
)
_POSTED = re.compile(r"\W*(?:posted|published|submitted)\s+(?:on|at)?\s*", re.I)
_AND = re.compile(r"\s+(?:and|und|et|y|en|och|og|и|&)\s+", re.I)
# Such a line names the writers, and perhaps their paper, office and the time.
_LONGEST, _LONGEST_NAME = 160, 40
_REACH, _BEHIND = 12, 2


@dataclass(frozen=True, slots=True)
class Writers:
    """The writers as a line names them; `line` is its index."""

    line: int
    names: str
    confidence: float
    reason: str


def find_writers(
    lines: Sequence[PageLine], headline: int | None, first: int, last: int
) -> Writers | None:
    """Return who wrote the story that stands from the line `first` to `last`.

    Looked at are the lines between headline and story, or some above the story; and those right
    behind it that the page calls a byline.
    """
    top = headline + 1 if headline is not None and headline < first else max(0, first - _REACH)
    above = range(top, first)
    for at in above:
        if (names := byline_of(lines[at].text)) and _is_own(lines[at]):
            return Writers(at, names, 0.85, "a line above the story names them")
    for at in (*above, *range(last + 1, min(last + 1 + _BEHIND, len(lines)))):
        if is_called_byline(lines[at]) and (names := _names_in(lines[at].text)):
            return Writers(at, names, 0.85, "the page calls this line a byline")
    for at in above:
        line = lines[at]
        dated = bool(find_dates(line.text)) or at + 1 == first or _is_dated(lines, at + 1)
        if not dated or not _is_own(line) or len(line.text) > _LONGEST:
            continue
        if name := next((one for one in _parts(line.text) if _is_person(one)), None):
            return Writers(at, name, 0.65, "a name beside the date, above the story")
    return None


def is_called_byline(line: PageLine) -> bool:
    """Tell whether the page calls a short line a byline, or one of several names of it."""
    return (
        len(line.text) <= _LONGEST
        and _CALLED.search(line.hint) is not None
        and _ELSEWHERE.search(line.hints) is None
    )


def _is_own(line: PageLine) -> bool:
    return _ELSEWHERE.search(line.hints) is None and not line.around & {"nav", "footer", "aside"}


def _is_dated(lines: Sequence[PageLine], at: int) -> bool:
    return at < len(lines) and len(lines[at].text) <= _LONGEST and bool(find_dates(lines[at].text))


def _is_person(name: str) -> bool:
    return is_name_alone(name) and (is_person(name) or is_perhaps_person(name))


def _names_in(text: str) -> str | None:
    """Return the names that a byline begins with: `Rolf Zander and Ada Roe, Staff | 3 May`."""
    if names := byline_of(text):
        return names
    for part in _parts(text):
        names_in = _AND.split(part)
        if all(map(_is_name, names_in)):
            return part
    return None


def _is_name(text: str) -> bool:
    words = {word.strip(".").lower() for word in text.split()}
    if words & (NOT_IN_NAMES | CALENDAR | _DESK):
        return False
    # Scripts without capitals and without spaces tell no name from a word.
    cased = text.lower() != text.upper()
    return is_name_alone(text) or (not cased and len(text) <= _LONGEST_NAME and text.isalpha())


def _parts(text: str) -> Iterator[str]:
    """Yield what a line has beside dates, between its separators, without `By` and its like."""
    dates = find_dates(text[:_LONGEST])
    for one in reversed(dates):
        text = f"{text[: one.span.start]} | {text[one.span.end :]}"
    for part in _BETWEEN.split(_POSTED.sub("", text, count=1)):
        bare = _LABEL.sub("", part, count=1) if _LABEL.match(part) else part
        if bare := bare.strip(" .,:;*"):
            yield bare
