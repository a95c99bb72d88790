"""The forms in which pages print a day: 27 March 2007, 27.03.07, 2007年3月27日."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from math import ceil

from news_digest.convert.dates.names import month_number

# Any word: a look-up tells months from other words much faster than a pattern of all names.
MONTH = r"(?P<month>[^\W\d_]{3,12})\b\.?"
DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
ORDINAL = r"(?:st|nd|rd|th|er|\.|º|ª|-?го)?"
# Newspapers begin with the 17th century; nothing is published behind the 21st yet. Pages drop the
# space between year and time ("NOV 20 20194:29 AM").
_YEAR = r"(?P<year>(?:1[789]|20)\d\d|2100)(?!\d(?!\d?:\d\d))"
# '19; 19, which is not the hour of 19:05 or the 19 of 19th, 19% and 19.5.
_SHORT_YEAR = r"['’]?(?P<year>\d\d)(?![\w%]|[.,:/’'-]\d)"
_OF = r"(?:(?:of|de|del|di)\s+)?"

_NUMERIC = re.compile(
    r"(?<![\d./-])(?P<first>\d{1,2})(?P<mark>[./-])\s?(?P<second>\d{1,2})(?P=mark)\s?"
    + _YEAR
    + "(?![/-])"
)
# What every numeric date begins with: a pattern that begins with a digit is found much faster.
_NUMERIC_HINT = re.compile(r"\d[./-]\s?\d{1,2}[./-]\s?\d{4}")


@dataclass(frozen=True, slots=True)
class _Form:
    """A form of dates; where `hint` is not found, `pattern` is not either, and takes far longer."""

    hint: re.Pattern[str]
    pattern: re.Pattern[str]


def _form(hint: str, pattern: str) -> _Form:
    return _Form(re.compile(hint, re.I), re.compile(pattern, re.I))


_DAY_MONTH_YEAR = ORDINAL + r"[\s/-]*" + _OF + MONTH + r"[\s,./-]*" + _OF + _YEAR
_FORMS = (
    # 2007-03-27, 2007/3/27; 2007. március 27., 2007 Mar 27; 2007年3月27日, 2007년 3월 27일
    _form(
        r"\d\d\d\d[-/.]\d",
        r"(?<![\d.])" + _YEAR + r"(?P<mark>[-/.])(?P<monthno>0?[1-9]|1[0-2])(?P=mark)" + DAY
        + r"(?!\d)",
    ),
    _form(
        r"\d\d\d\d(?:[.,]?\s+|-)[^\W\d_]{3,12}\.?[\s-]*\d",
        r"(?<![\d.])" + _YEAR + r"(?:[.,]?\s+|-)" + MONTH + r"[\s-]*" + DAY + r"(?![\d:])",
    ),
    _form(
        r"\d\s?[年년]",
        r"(?<!\d)" + _YEAR + r"\s?[年년]\s?(?P<monthno>0?[1-9]|1[0-2])\s?[月월]\s?" + DAY
        + r"\s?[日일]",
    ),
    # 27 March 2007, 2-MAR-1987, 27 de marzo de 2007; March 27, 2007; 27/3/2007, 27. 3. 2007
    _form(r"\d" + _DAY_MONTH_YEAR, r"(?<![\d.])" + DAY + _DAY_MONTH_YEAR),
    _form(
        r"\d" + ORDINAL + r"[\s,-]+\d{4}",
        r"(?<!\w)" + MONTH + r"[\s-]*" + DAY + ORDINAL + r"[\s,-]+" + _YEAR,
    ),
    # Fri Mar 26 09:12:44 PST 2004, as Unix writes it
    _form(
        r"\d\s+\d\d?:\d\d",
        r"(?<!\w)" + MONTH + r"\s+" + DAY + r"\s+\d\d?:\d\d(?::\d\d)?\s+(?:[A-Z]{2,5}\s+)?"
        + _YEAR,
    ),
    _Form(_NUMERIC_HINT, _NUMERIC),
)  # fmt: skip
# The same with years of two digits: 27 Mar 07; Mar 27, '07; 27/3/07; 27.03.07, 27-03-07.
_SHORT_FORMS = (
    _form(
        r"\d[\s-][^\W\d_]{3,12}\.?[\s,-]{1,2}['’]?\d\d(?!\w)",
        r"(?<![\d.,:/-])" + DAY + r"(?P<gap>[\s-])" + MONTH + r"(?:(?P=gap),?|,\s)" + _SHORT_YEAR,
    ),
    _form(
        r",\s['’]\d\d(?!\w)", r"(?<!\w)" + MONTH + r"\s" + DAY + r",\s['’](?P<year>\d\d)(?!\w)"
    ),
    _form(
        r"\d/\d{1,2}/['’]?\d\d(?!\w)",
        r"(?<![\d./-])(?P<first>\d{1,2})(?P<mark>/)(?P<second>\d{1,2})/" + _SHORT_YEAR + "(?![/-])",
    ),
    _form(
        r"\d\d[.-]\d\d[.-]['’]?\d\d(?!\w)",
        r"(?<![\d./-])(?P<first>\d\d)(?P<mark>[.-])(?P<second>\d\d)(?P=mark)" + _SHORT_YEAR
        + "(?![/-])",
    ),
)  # fmt: skip
# What stands in all texts that have one of them.
_SHORT_YEAR_HINT = re.compile(r"\d[/.\s-]{1,2}[^\W_]{1,12}[/.,\s-]{1,2}['’]?\d\d(?!\w)")
_APOSTROPHE_YEAR_HINT = re.compile(r"['’]\d\d(?!\w)")
# Only Americans write the month first. Their pages are in English, and have no prices in pounds.
_ENGLISH = re.compile(r"\b(?:the|and|of|to|in|for)\b", re.I)
_ENGLISH_SHARE = 0.03
_ENOUGH_WORDS = 60
_CENTURY = re.compile(r"1[789]\d\d|20\d\d|2100")


def matches(text: str) -> Iterator[re.Match[str]]:
    """Yield what has the form of a date, in order; of those at one place the longest first."""
    forms: tuple[_Form, ...] = _FORMS if _CENTURY.search(text) else ()
    if _SHORT_YEAR_HINT.search(text) or _APOSTROPHE_YEAR_HINT.search(text):
        forms += _SHORT_FORMS
    found: list[re.Match[str]] = []
    for form in forms:
        if form.hint.search(text):
            found += form.pattern.finditer(text)
    yield from sorted(found, key=lambda match: (match.start(), -match.end()))


def day_of(match: re.Match[str], day_first: bool | None) -> datetime | None:
    """Return the day that a match of `matches` means, or None if there is no such day."""
    groups = match.groupdict()
    month: int | None
    if "first" in groups:
        first, second = int(groups["first"]), int(groups["second"])
        # Dots mean day first wherever they are used.
        swap = day_first or groups["mark"] == "." or first > 12
        day, month = (first, second) if swap and second <= 12 else (second, first)
    elif "monthno" in groups:
        day, month = int(groups["day"]), int(groups["monthno"])
    else:
        day, month = int(groups["day"]), month_number(groups["month"])
    year = int(groups["year"])
    if year < 100:
        # The pivot of POSIX's strptime: 69 is 1969, 68 is 2068.
        year += 1900 if year >= 69 else 2000
    try:
        return datetime(year, month or 0, day)
    except ValueError:
        return None


def could_be_swapped(match: re.Match[str]) -> bool:
    """Tell whether day and month of a match could be the other way round: 03/04/2007."""
    groups = match.groupdict()
    if "first" not in groups or groups["mark"] == ".":
        return False
    first, second = int(groups["first"]), int(groups["second"])
    return first != second and first <= 12 and second <= 12


def prefers_day_first(text: str) -> bool | None:
    """Tell how `text` writes its numeric dates, by those of them that can be read one way only.

    Where none can, texts that are not in English, and those with prices in pounds alone, have the
    day first.
    """
    if not _NUMERIC_HINT.search(text):
        return None
    votes = 0
    for match in _NUMERIC.finditer(text):
        first, second = int(match["first"]), int(match["second"])
        votes += (first > 12 >= second) - (second > 12 >= first)
    if votes:
        return votes > 0
    return True if _is_not_american(text) else None


def _is_not_american(text: str) -> bool:
    if "£" in text and "$" not in text:
        return True
    words = text.count(" ") + text.count("\n")
    if words < _ENOUGH_WORDS:
        return False
    # English texts have as many in their first paragraphs.
    enough = ceil(_ENGLISH_SHARE * words)
    return next(islice(_ENGLISH.finditer(text), enough - 1, None), None) is None
