"""What stands at a story's edges and is no part of it: decks, bylines, dates, credits, bios."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from news_digest.convert.dates import find_dates
from news_digest.convert.html.lines import LineKind, PageLine
from news_digest.convert.html.prose import is_paragraph, letters_of
from news_digest.convert.html.writers import is_called_byline
from news_digest.convert.text.credits import byline_of, credit_of, is_sign_off
from news_digest.model import Role

# So many lines that are no part of the story are a box.
_BOX = 3
# What stands between headline and story as its summary.
_DECK_HINT = re.compile(
    r"(?:^|[\s_-])(?:deck|dek|sub-?(?:head(?:line)?|title)|standfirst|strapline|article-summary|(?:article-)?excerpt"
    r"|entradilla|chapo)(?:$|[\s_-])",
    re.I,
)
_DECK_WORDS, _LONGEST_DECK = 10, 160
# Write to Jane Roe at jroe@example.org; jroe@example.org; twitter.com/jroe
_CONTACT = re.compile(
    r"(?:(?:write to|contact|reach|e-?mail|follow)\b.{0,120})?"
    r"(?:\S+@\S+\.\w+|(?:www\.)?(?:twitter|facebook|x)\.com/\S+)\.?",
    re.I,
)
# Jane Roe covers courts; behind the name of somebody who wrote the story.
_BIO = re.compile(
    r"\s*,?\s*(?:is|was|has been|covers|writes|reports|can be|joined|ist|schreibt|est|es|is a)\b",
    re.I,
)
_LINE, _BESIDE_DATE, _BESIDE_NAME = 160, 40, 60
# First published on 3 May at 17:00, last updated …
_STAMP = re.compile(
    r"\b(?:first|last|published|updated|posted|modified|edited|created|date|on|at|am|pm|uhr|um"
    r"|stand|vom|le|à|mis|jour|publié|publicado|actualizado|el|às|atualizado|pubblicato|il|alle"
    r"|опубликовано|обновлено|[A-Z]{2,4}T|UTC)\b",
    re.I,
)
_ALL_LINK = 0.9

# What a line is, why, and how sure that is (0 to 1).
Judged = tuple[Role, str, float]


def drop_loose_ends(
    lines: Sequence[PageLine], kept: set[int], judged: dict[int, Judged], writers: Sequence[str]
) -> None:
    """Take from `kept`, into `judged`, what is no part of the story at its beginning and end.

    A story neither begins nor ends with a heading, nor goes on behind what ends stories.
    `writers` are the names that the page declares.
    """
    names = frozenset(filter(None, map(letters_of, writers)))
    _drop(lines, kept, judged, names)
    for before, behind in pairwise(sorted(kept)):
        gap = sum(lines[at].kind is not LineKind.CAPTION for at in range(before + 1, behind))
        if lines[before].kind is LineKind.HEADING and gap >= _BOX:
            judged[before] = (Role.PROMO, "the heading of a box that is no part of the story", 0.7)
            kept.discard(before)
    for at in sorted(kept, reverse=True):
        role = _behind(lines[at], names)
        if role is None:
            break
        judged[at] = role
        kept.discard(at)


def states_date(text: str) -> bool:
    """Tell whether a line states a date and little more."""
    dates = find_dates(text) if len(text) <= _LINE else ()
    if not dates:
        return False
    for one in reversed(dates):
        text = text[: one.span.start] + text[one.span.end :]
    return len(_STAMP.sub("", text)) <= _BESIDE_DATE


def _drop(
    lines: Sequence[PageLine],
    kept: set[int],
    judged: dict[int, Judged],
    names: frozenset[str],
) -> None:
    prose = sum(is_paragraph(lines[at]) for at in kept)
    for at in sorted(kept):
        line = lines[at]
        if role := _before(line, names, may_be_deck=prose > 1):
            judged[at] = role
            kept.discard(at)
        elif is_paragraph(line):
            break


def _before(line: PageLine, names: frozenset[str], *, may_be_deck: bool) -> Judged | None:
    """Return what a line above the story's first paragraph is, if it is no part of it."""
    if byline_of(line.text):
        return Role.BYLINE, "names the writers, above the story", 0.9
    if states_date(line.text):
        return Role.FURNITURE, "a line that states a date, above the story", 0.8
    if _names_writers(line.text, names):
        return Role.BYLINE, "has the name of a declared writer, above the story", 0.85
    if not is_paragraph(line) and is_called_byline(line):
        return Role.BYLINE, "the page calls it a byline", 0.85
    if not may_be_deck:
        return None
    called = _DECK_HINT.search(line.hint) is not None
    # A heading may be the headline's second half, or the story's first subheading.
    long_heading = line.kind is LineKind.HEADING and len(line.text.split()) >= _DECK_WORDS
    if long_heading or (called and len(line.text) <= _LONGEST_DECK):
        return Role.FURNITURE, "the deck below the headline", 0.7
    return None


def _names_writers(text: str, names: frozenset[str]) -> bool:
    if len(text) > _LINE or not names:
        return False
    letters = letters_of(text)
    return any(one in letters and len(letters) - len(one) <= _BESIDE_NAME for one in names)


def _behind(line: PageLine, names: frozenset[str]) -> Judged | None:
    """Return what a line at the story's end is, if it is no part of it."""
    text = line.text
    if line.kind is LineKind.HEADING:
        return Role.PROMO, "a heading with nothing of the story below it", 0.8
    if _names_writers(text, names) and byline_of(text):
        return Role.BYLINE, "names the writers, behind the story", 0.85
    if credit_of(text):
        return Role.CREDIT, "a credit line behind the story", 0.9
    if line.linked >= _ALL_LINK:
        return Role.PROMO, "a link behind the story", 0.8
    if len(text) <= _LINE and _CONTACT.fullmatch(text):
        return Role.FURNITURE, "how to reach the writer", 0.8
    if is_sign_off(text):
        return Role.FURNITURE, "the wire's sign-off", 0.9
    for name in names:
        match = re.match(r"\W*" + r"\W+".join(map(re.escape, name.split())), text, re.I)
        if match and (_BIO.match(text, match.end()) or len(text) - match.end() <= _LINE // 8):
            return Role.FURNITURE, "tells about the writer, behind the story", 0.85
    if len(text) <= _LINE and not is_paragraph(line) and states_date(text):
        return Role.FURNITURE, "a line that states a date, behind the story", 0.8
    return None
