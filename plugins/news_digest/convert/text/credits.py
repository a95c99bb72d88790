"""Who made the story: byline, credit line, agency, outlet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from news_digest.convert.dates import find_dates
from news_digest.convert.text.lines import SIGN_OFF, SIGN_OFF_FIRST, Passage
from news_digest.convert.text.signatures import signed_by
from news_digest.model import Role
from news_digest.subjects.words import CALENDAR, NOT_IN_NAMES, ROLES
from news_digest.vocabulary import Outlet, OutletKind, OutletVocabulary

_WORD = r"(?:[^\W\d_a-z][\w.'’-]*|d[aeiou]|del|della|la|le|van|von|der|den|bin|ibn|al|el|y)"
_NAME = rf"{_WORD}(?:\s+{_WORD}){{0,3}}"
_WHERE = rf"\s+in\s+{_NAME}"
_BETWEEN_NAMES = r"(?:\s*,\s*(?:and\s+)?|\s+(?:and|und|et|en|och|og|и|&)\s+)"
# By, in the languages in which it is a word of its own or a label: Von …, Autor: …, Текст: …
_BY = (
    r"(?:(?:by|von|par|por|di|door|av|af)\b:?"
    r"|(?:authors?|autor(?:a|e|es|i)?|auteurs?|forfatter|skribent|автор|текст|text|tekst):)"
)
_JOB = (
    r"(?:writer|reporter|correspondent|editor|columnist|contributor|critic|analyst|journalist"
    r"|bureau chief|photographer|redakteur(?:in)?|korrespondent(?:in)?|periodista|redactora?)"
)
_BYLINE = re.compile(
    r"(?:(?i:byline:|story|written|text|words|posted|published|report(?:ed|ing)?|interview|analysis)\s+)?"
    rf"(?i:{_BY})\s*"
    rf"(?P<names>{_NAME}(?:(?:{_WHERE})?{_BETWEEN_NAMES}{_NAME}){{0,5}})\.?"
    r"(?:\s*[|,/•·–—-]\s*.{1,80}|\s+(?:in|for|at|of)\s.{2,60}|\s*@\w{2,30})?"
)
# Jane Roe, Staff Writer; Jane Roe | Senior Political Correspondent
_SIGNED = re.compile(
    rf"(?P<names>{_NAME}(?:{_BETWEEN_NAMES}{_NAME}){{0,3}})\s*[,|/–—-]\s*"
    rf"(?i:(?!says\b|said\b))(?:[\w.&'’-]+\s+){{0,4}}(?i:{_JOB})s?(?:\s*[|,].{{1,40}})?"
)
# Pages drop the space between a name and what follows: Jane RoeStaff Writer
_GLUED = re.compile(r"(?<=[^\W\d_A-Z])(?=(?:Staff|Senior|Special|Contributing|Chief|Political)\b)")
# What ends the names on a line that also gives the date: By Jane Roe on Monday, 3 June 2013
_BEFORE_DATE = re.compile(
    r"[\s,|•·–—-]+(?:(?:on|at|published|posted|updated|am|le|el)\b[\s:]*)?(?:[^\W\d_]+day,?)?\s*$",
    re.I,
)
# Of lines in lower case: `re.I` would make them twice as slow, and they are tried on every line.
_BY_START = re.compile(rf"(?:\w++:?\s++)?{_BY}")
_ENGLISH = re.compile(r"\bby\b", re.I)
# Jobs begin words. Any of their first letters will do, as it is tried before what stands before it.
_JOB_IN = re.compile(
    r"[wrceajbpk](?<!\w.)(?:riter|eporter|orrespondent|ditor|olumnist|ontributor|ritic|nalyst"
    r"|ournalist|ureau chief|hotographer|edakteur|eriodista|edactor)"
)
# Credits between parentheses may be longer.
_LONGEST_BYLINE = _LONGEST_CREDIT = 160
_LONGEST_NAME_OF_BOTH = 4
# What follows a writer's name behind a comma and is no writer: Staff Writer, The Courier.
_OFFICE = NOT_IN_NAMES | ROLES | {"staff", "the", "special", "contributing", "senior"}
_CREDIT = re.compile(
    r"(?:(?:compiled|written|adapted|translated|based on|produced)\b.{3,200}"
    r"|(?:with )?(?:additional |further )?(?:reporting|material|contributions?|files|information"
    r"|input|agencies)\b.{0,200}"
    r"|(?:reporting|editing|writing|translation) by .{3,200}"
    r"|with (?:agency|wire|news|staff|agencies)\b.{0,120}"
    r"|.{2,60} contributed to this (?:report|story|article).{0,60}"
    r"|(?:source|sources|quelle|fuente):\s*.{2,100})",
    re.I,
)
# How credits begin, in lower case: hardly a passage does.
_CREDIT_START = re.compile(
    "compiled|written|adapted|translat|based|produced|with|additional|further|reporting|material"
    "|contribution|files|information|input|agencies|editing|writing|source|quelle|fuente"
)
# A wire's desk line: "-- Luli Popescu, Bucharest Newsroom 40-1 3120264"
_DESK = re.compile(r"(?:--|—|\(c\))\s*\w.{0,60}\b(?:newsroom|bureau|desk|news room)\b.{0,60}", re.I)
_DESK_FIRST = frozenset("-—–(")

# What a mention of an outlet in a passage is worth as a sign that the page is the outlet's own.
# Menus of aggregators name many outlets; a copyright line names one.
_WORTH = {Role.LEGAL: 1.0, Role.PROMO: 0.5, Role.FURNITURE: 0.25}
_ENOUGH = 0.75
# A masthead is enough where no other outlet competes.
_MASTHEAD = {OutletKind.OUTLET: 1.0, OutletKind.AGENCY: 0.75}
_A_WORD = 4
_WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class OutletFound:
    """The outlet whose page this seems to be, from 0 to 1, and the words that tell."""

    outlet: Outlet
    confidence: float
    reasons: tuple[str, ...]


def byline_of(text: str) -> str | None:
    """Return the writers named by a passage that is a byline: `By Jane Roe and John Doe`."""
    if len(text) > _LONGEST_BYLINE:
        return None
    lowered = text.lower()
    if not (_BY_START.match(lowered) or _JOB_IN.search(lowered)):
        return None
    text = _GLUED.sub(", ", _without_date(text))
    match = _BYLINE.fullmatch(text) or _SIGNED.fullmatch(text)
    if match is None or _is_time(match["names"].lower().split()):
        return None
    # "By" stands before a name of one word, too; its like in other languages are common words.
    if " " not in match["names"] and not _ENGLISH.search(text):
        return None
    named = re.sub(_WHERE, "", match["names"])
    end = 0
    for name in re.finditer(_NAME, named):
        words = {word.lower() for word in name[0].split()}
        # Behind a comma stand offices and places too; writers have two names or more.
        after_comma = named[: name.start()].rstrip().endswith(",")
        if name.start() and (words & _OFFICE or (after_comma and len(words) == 1)):
            break
        end = name.end()
    return named[:end].rstrip(" ,")


def _is_time(words: list[str]) -> bool:
    """Tell whether words behind "By" are a time rather than a name (Jan, May and June are both)."""
    return words[0] in CALENDAR and (len(words) == 1 or len(words[0]) > _LONGEST_NAME_OF_BOTH)


def _without_date(text: str) -> str:
    dates = find_dates(text)
    if not dates or not dates[0].span.start:
        return text
    return _BEFORE_DATE.sub("", text[: dates[0].span.start])


def credit_of(text: str) -> str | None:
    """Return the credit that a passage at a story's end states, without its parentheses."""
    bare = text.strip()
    enclosed = bare[:1] in "([" and bare[-1:] in ")]"
    if enclosed:
        bare = bare[1:-1].strip()
    elif len(bare) > _LONGEST_CREDIT:
        return None
    lowered = bare.lower()
    if not (_CREDIT_START.match(lowered) or "contributed to" in lowered):
        return None
    if _CREDIT.fullmatch(bare):
        return bare.rstrip(".") if enclosed else bare
    return None


def is_sign_off(text: str) -> bool:
    """Tell whether a passage is how a wire ends its stories: `REUTER`, a desk's telephone."""
    # To look at the first character saves most of the time.
    first = text[0]
    if first in SIGN_OFF_FIRST and SIGN_OFF.fullmatch(text):
        return True
    return first in _DESK_FIRST and bool(_DESK.fullmatch(text) or signed_by(text))


def find_outlet(
    passages: Iterable[tuple[Passage, Role]],
    outlets: OutletVocabulary,
    *,
    headline: int,
    story: int,
) -> OutletFound | None:
    """Return the outlet that the passages around the story speak for.

    `passages` are those that were dropped, with the role they were dropped in; `headline` and
    `story` are the lines where these begin. Of two outlets that are named equally often none is
    returned: a guess would apply the wrong policy.
    """
    printed = list(passages)
    scores: dict[str, float] = {}
    reasons: dict[str, list[str]] = {}
    masthead = _masthead((one for one, _ in printed), outlets, headline, story)
    if masthead:
        line, outlet = masthead
        scores[outlet.id] = _MASTHEAD[outlet.kind]
        reasons[outlet.id] = [f"line {line.number}, above the story, is its name: “{line.text}”"]
    mentions = _possible_mentions("\n".join(one.text for one, _ in printed), outlets)
    for passage, role in printed if mentions else ():
        if masthead and passage is masthead[0]:
            continue
        for outlet, words in _named_in(passage.text, mentions):
            worth = _WORTH.get(role, 0.0)
            if outlet.kind is OutletKind.AGENCY:
                worth /= 2  # every page prints its agencies' names somewhere
            scores[outlet.id] = scores.get(outlet.id, 0.0) + worth
            quoted = f"line {passage.number} names “{words}” in {_PLACES[role]}"
            reasons.setdefault(outlet.id, []).append(quoted)
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] < _ENOUGH:
        return None
    if len(ranked) > 1 and ranked[1][1] >= ranked[0][1]:
        return None
    best, score = ranked[0]
    return OutletFound(outlets.by_id[best], min(0.95, 0.4 + score / 4), tuple(reasons[best][:5]))


def _masthead(
    passages: Iterable[Passage], outlets: OutletVocabulary, headline: int, story: int
) -> tuple[Passage, Outlet] | None:
    """Return the line above the story that is an outlet's name and nothing else.

    An agency's name below the headline is no masthead: it tells whose report the page carries.
    Where several outlets have such lines, they are a menu.
    """
    found: dict[str, tuple[Passage, Outlet]] = {}
    for passage in passages:
        if passage.number >= story:
            break
        name = passage.text.strip(" #*|")
        outlet = outlets.find(name)
        # Short names are words too (PA, AP, Time): they count only as they are printed.
        if outlet is None or (len(name) <= _A_WORD and name not in (outlet.name, *outlet.variants)):
            continue
        if outlet.kind is not OutletKind.AGENCY or passage.number < headline:
            found.setdefault(outlet.id, (passage, outlet))
    return next(iter(found.values())) if len(found) == 1 else None


_PLACES = {Role.LEGAL: "a legal note", Role.PROMO: "a promo box", Role.FURNITURE: "a menu"}


@dataclass(frozen=True, slots=True)
class _Mention:
    """A name that tells of an outlet; a host name is in lower case, and counts in any."""

    text: str
    host: bool
    outlet: Outlet


_Mentions = Mapping[str, Sequence[_Mention]]


def _possible_mentions(text: str, outlets: OutletVocabulary) -> list[_Mention]:
    """Return the names and host names that stand in `text` as strings, the longest first.

    Names count as printed (case tells a name from a word), host names in any case.
    """
    # What stands between spaces is mostly a word and nothing besides.
    chunks = set(text.split())
    parted = [chunk for chunk in chunks if not chunk.isalnum()]
    names, hosts = _by_word(outlets)
    words = (names.keys() & chunks) | (names.keys() & _WORDS.findall(" ".join(parted)))
    found = [one for word in words for one in names[word] if one.text in text]
    # A host's name has a dot, and no space.
    dotted = " ".join([chunk for chunk in parted if "." in chunk]).lower()
    for word in hosts.keys() & _WORDS.findall(dotted):
        found += [one for one in hosts[word] if one.text in dotted]
    return sorted(found, key=lambda one: (-len(one.text), one.text))


@lru_cache(maxsize=4)
def _by_word(outlets: OutletVocabulary) -> tuple[_Mentions, _Mentions]:
    """Return the names and the host names of the outlets, each by its longest word.

    To look for that word among a text's rules out nearly all names.
    """
    names: dict[str, list[_Mention]] = {}
    hosts: dict[str, list[_Mention]] = {}
    for outlet in outlets.by_id.values():
        for index, listed in ((names, (outlet.name, *outlet.variants)), (hosts, outlet.domains)):
            for name in listed:
                mention = _Mention(name, name in outlet.domains, outlet)
                index.setdefault(max(_WORDS.findall(name), key=len, default=""), []).append(mention)
    return names, hosts


def _named_in(text: str, mentions: list[_Mention]) -> Iterator[tuple[Outlet, str]]:
    """Yield each outlet that `text` names, and how. A longer name leaves nothing to a shorter."""
    seen: set[str] = set()
    lowered = text.lower()
    for mention in mentions:
        if mention.text not in (lowered if mention.host else text) or mention.outlet.id in seen:
            continue
        match = _pattern_of(mention.text, mention.host).search(text)
        if match:
            seen.add(mention.outlet.id)
            text = f"{text[: match.start()]}\n{text[match.end() :]}"
            yield mention.outlet, match[0]


@lru_cache(maxsize=4096)
def _pattern_of(name: str, host: bool) -> re.Pattern[str]:
    if host:
        return re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-]|\.\w)", re.I)
    return re.compile(rf"(?<![\w/]){re.escape(name)}(?![\w/])")
