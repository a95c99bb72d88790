"""Who made the story: byline, credit line, agency, outlet."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from news_digest.convert.lines import SIGN_OFF, Passage
from news_digest.model import Role
from news_digest.vocabulary import Outlet, OutletKind, OutletVocabulary

_NAME = r"(?:[^\W\d_a-z][\w.'’-]*|d[aeiou]|van|von|bin|al|el|la|le)"
_BYLINE = re.compile(
    rf"(?:(?:story|written|text|words|posted|published|report(?:ed)?)\s+)?by:?\s+"
    rf"(?P<names>{_NAME}(?:[\s,&]+(?:and\s+)?{_NAME}){{0,11}})\.?"
    r"(?:\s*[|,–—-]\s*(?P<role>.{1,80}))?",
    re.I,
)
_CREDIT = re.compile(
    r"(?:(?:compiled|written|adapted|translated|based on|produced)\b.{3,200}"
    r"|(?:with )?(?:additional |further )?(?:reporting|material|contributions?|files|information|input|agencies)"
    r"\b.{0,200}"
    r"|(?:reporting|editing|writing|translation) by .{3,200}"
    r"|with (?:agency|wire|news|staff|agencies)\b.{0,120}"
    r"|.{2,60} contributed to this (?:report|story|article).{0,60}"
    r"|(?:source|sources|quelle|fuente):\s*.{2,100})",
    re.I,
)
# A wire's desk line: "-- Luli Popescu, Bucharest Newsroom 40-1 3120264"
_DESK = re.compile(r"(?:--|—|\(c\))\s*\w.{0,60}\b(?:newsroom|bureau|desk|news room)\b.{0,60}", re.I)

# What a mention of an outlet in a passage is worth as a sign that the page is the outlet's own.
# Menus of aggregators name many outlets; a copyright line names one.
_WORTH = {Role.LEGAL: 1.0, Role.PROMO: 0.5, Role.FURNITURE: 0.25}
_ENOUGH = 0.75


@dataclass(frozen=True, slots=True)
class OutletFound:
    """The outlet whose page this seems to be, from 0 to 1, and the words that tell."""

    outlet: Outlet
    confidence: float
    reasons: tuple[str, ...]


def byline_of(text: str) -> str | None:
    """Return the writers named by a passage that is a byline: `By Jane Roe and John Doe`."""
    match = _BYLINE.fullmatch(text) if len(text) <= 160 else None
    if match is None or not match["names"][:1].isupper():
        return None
    return match["names"].strip(" ,")


def credit_of(text: str) -> str | None:
    """Return the credit that a passage at a story's end states, without its parentheses."""
    bare = text.strip()
    enclosed = bare[:1] in "([" and bare[-1:] in ")]"
    if enclosed:
        bare = bare[1:-1].strip()
    if _CREDIT.fullmatch(bare) and (enclosed or len(bare) <= 160):
        return bare.rstrip(".") if enclosed else bare
    return None


def is_sign_off(text: str) -> bool:
    """Tell whether a passage is how a wire ends its stories: `REUTER`, a desk's telephone."""
    return bool(SIGN_OFF.fullmatch(text) or _DESK.fullmatch(text))


def find_outlet(
    passages: Iterable[tuple[Passage, Role]], outlets: OutletVocabulary
) -> OutletFound | None:
    """Return the outlet that the passages around the story speak for.

    `passages` are those that were dropped, with the role they were dropped in. Of two outlets
    that are named equally often none is returned: a guess would apply the wrong policy.
    """
    scores: dict[str, float] = {}
    reasons: dict[str, list[str]] = {}
    by_domain = {domain: one for one in outlets.by_id.values() for domain in one.domains}
    pattern = _mentions(
        tuple(name for one in outlets.by_id.values() for name in (one.name, *one.variants)),
        tuple(by_domain),
    )
    for passage, role in passages:
        named = {}
        for match in pattern.finditer(passage.text):
            outlet = outlets.find(match[0]) or by_domain.get(match[0].lower())
            if outlet is not None:
                named.setdefault(outlet.id, (outlet, match[0]))
        for outlet, printed in named.values():
            worth = _WORTH.get(role, 0.0)
            if outlet.kind is OutletKind.AGENCY:
                worth /= 2  # every page prints its agencies' names somewhere
            scores[outlet.id] = scores.get(outlet.id, 0.0) + worth
            quoted = f"line {passage.number} names “{printed}” in {_PLACES[role]}"
            reasons.setdefault(outlet.id, []).append(quoted)
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] < _ENOUGH:
        return None
    if len(ranked) > 1 and ranked[1][1] >= ranked[0][1]:
        return None
    best, score = ranked[0]
    return OutletFound(outlets.by_id[best], min(0.95, 0.4 + score / 4), tuple(reasons[best][:5]))


_PLACES = {Role.LEGAL: "a legal note", Role.PROMO: "a promo box", Role.FURNITURE: "a menu"}


@lru_cache(maxsize=4)
def _mentions(names: tuple[str, ...], domains: tuple[str, ...]) -> re.Pattern[str]:
    """Names as printed (case tells a name from a word), and host names in any case."""
    forms = [re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name))]
    forms += [rf"(?i:(?<![\w.-]){re.escape(domain)})" for domain in sorted(domains)]
    return re.compile(r"(?<![\w/])(?:" + "|".join(forms or ["(?!)"]) + r")(?![\w/])")
