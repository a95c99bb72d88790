"""What speaks against a mention being a full name: how much, or once and for all."""

from __future__ import annotations

import re

from news_digest.subjects.people.context import Context
from news_digest.subjects.people.evidence import NUMERAL
from news_digest.subjects.people.lexicon import Lexicon
from news_digest.subjects.people.mentions import NICKNAME_MARKS, Mention, surname_of
from news_digest.subjects.words import (
    COUNTRIES,
    FIRMS,
    FIRST_NAMES_TOO,
    NAMING_ARTICLES,
    NOT_IN_NAMES,
    PARTICLES,
    PEOPLES,
    PLACE_OPENERS,
    PLACE_PREPOSITIONS,
    THINGS,
)

_FEWEST, _MOST = 2, 5

# In the points of `evidence`.
_NEVER_IN_NAMES, _ACRONYM, _ARTICLE, _PLACE = 4.0, 3.0, 3.0, 3.0
_THE, _THE_BEFORE_FIRST_NAME, _AT, _IN, _OF = 2.5, 0.6, 1.5, 0.8, 0.4
_PLACE_WORD, _PLACE_OR_SURNAME, _IN_LOWER_CASE = 1.2, 0.3, 0.7
# By SCOWL's classes: what a common word in a name counts against it.
_COMMON_WORD = {10: 1.6, 20: 1.6, 35: 1.2, 40: 0.6, 50: 0.6}
_RATHER_RARE = 35

_PARTICIPLE = re.compile(
    r".*-(?:based|listed|controlled|backed|led|owned|born|run|made|held|style)"
)
_A_THING = f"(?:{'|'.join(sorted(THINGS))})"
_THING_AFTER = re.compile(rf"['’s]*\s+{_A_THING}\b|\s*&|,? (?:Inc|Corp|Ltd|Plc|Co)\b")
_THING_BEFORE = re.compile(rf"\b{_A_THING}\s(?:of )?[\"“‘']?$")
# Longer than the longest of them with all that may follow it.
_THING_LENGTH = 24
GENERATION = frozenset({"Jr", "Sr", "II", "III", "IV"})


def could_be_a_name(mention: Mention, lists: Lexicon) -> bool:
    """Tell whether the mention has the form of a full name, whatever speaks for it."""
    words, plain = mention.words, mention.plain
    if not _FEWEST <= len(words) <= _MOST:
        return False
    if not all(_is_capitalised(word) for word in words) or surname_of(words):
        return False
    last, bare = words[-1], plain[-1].rstrip(".")
    if bare in NOT_IN_NAMES or bare in COUNTRIES or bare in PEOPLES or " ".join(plain[:2]) in FIRMS:
        return False
    if NUMERAL.fullmatch(last) or last.rstrip(".") in GENERATION:
        # Noland III, Noland Jr: a surname alone. Henry VIII: a ruler.
        return len(words) > _FEWEST or (plain[0] in lists.first_names and last[0] in "IVX")
    # Banque Roe SA, A. B. C.
    return not (last.isupper() or (last.endswith(".") and len(last) <= 3))


def _is_capitalised(word: str) -> bool:
    return word.strip(NICKNAME_MARKS)[:1].isupper() or word in PARTICLES or "-" in word


def names_a_thing(mention: Mention) -> bool:
    """Tell whether the mention is the name of a ship, a newspaper, a firm …"""
    if _THING_AFTER.match(mention.after):
        return True
    # "Belgrade airport Director Ljubomir Roe": a title parts the thing from the person.
    if mention.role or not _may_end_with_a_thing(mention.preceding):
        return False
    return _THING_BEFORE.search(mention.before[-_THING_LENGTH:]) is not None


def _may_end_with_a_thing(preceding: str) -> bool:
    """Tell by the word before a name, as hardly any is a thing: it saves most of the time."""
    if preceding.isalnum():
        return preceding in THINGS or preceding == "of"
    return preceding != ""


def doubt(mention: Mention, context: Context, lists: Lexicon) -> float:
    """Return the points that speak against a mention of two words or more."""
    return (
        _of_words(mention, context, lists) + _of_places(mention, lists) + _of_before(mention, lists)
    )


def _of_words(mention: Mention, context: Context, lists: Lexicon) -> float:
    points = 0.0
    strong = _is_strong(mention.plain[0], lists)
    for at, (word, printed) in enumerate(zip(mention.plain, mention.words, strict=True)):
        if printed[0] in NICKNAME_MARKS:
            continue
        bare = word.rstrip(".")
        if bare in NOT_IN_NAMES and bare not in (PLACE_OPENERS if at else FIRST_NAMES_TOO):
            points += _NEVER_IN_NAMES
        if len(printed) > 2 and printed.isupper() and not NUMERAL.fullmatch(printed):
            points += _ACRONYM * printed.isalpha()
        if "-" in word and _PARTICIPLE.fullmatch(word):
            points += _NEVER_IN_NAMES
        if word in context.lower and word not in PARTICLES:
            points += _IN_LOWER_CASE
        known = lists.surnames if at else lists.first_names
        if bare in lists.common and bare not in known and word not in PARTICLES:
            points += _COMMON_WORD[lists.common[bare]] / (2 if at and strong else 1)
    if mention.plain[0] in NAMING_ARTICLES or mention.plain[0].startswith("al-"):
        points += _ARTICLE
    return points


def _of_places(mention: Mention, lists: Lexicon) -> float:
    first, last = mention.plain[0], mention.plain[-1]
    points = 0.0
    if " ".join(mention.plain) in lists.places:
        points += _PLACE
    elif last in lists.places:
        named = last in lists.surnames or _is_strong(first, lists)
        points += _PLACE_OR_SURNAME if named else _PLACE_WORD
    if first in lists.places and first not in lists.first_names and first not in lists.surnames:
        points += _PLACE_WORD
    return points


def _of_before(mention: Mention, lists: Lexicon) -> float:
    before = mention.before.lower()
    if before.endswith(" at "):  # analysts and traders are "at" a firm
        return _AT
    if before.endswith("the ") and not mention.role:
        return _THE_BEFORE_FIRST_NAME if _is_strong(mention.plain[0], lists) else _THE
    if before.endswith(" of "):
        return _OF
    return _IN if mention.preceding in PLACE_PREPOSITIONS else 0.0


def _is_strong(word: str, lists: Lexicon) -> bool:
    """Tell whether `word` is a first name and hardly anything else."""
    return word in lists.first_names and lists.common.get(word, 99) >= _RATHER_RARE
