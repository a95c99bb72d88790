"""Which of a page's titles is the story's headline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from news_digest.convert.html.declarations import Declarations
from news_digest.convert.html.lines import LineKind, PageLine
from news_digest.model import Alternative

_SEPARATOR = re.compile(r"\s+(?:[|»«·•:–—-]|::|--|>>|//)\s+|\s*[|»]\s*|(?<=\w):\s+")
_WORD = re.compile(r"\w+")
_LONGEST = 300
# Two titles are one where they are as similar as this, by difflib's ratio.
_SAME = 0.9
# A site's name has no more words than this.
_SITE_WORDS = 6


@dataclass(frozen=True, slots=True)
class Headline:
    """The story's headline, the indices of the lines that print it, and why it was chosen."""

    text: str
    lines: tuple[int, ...]
    confidence: float
    reasons: tuple[str, ...]
    alternatives: tuple[Alternative, ...]


@dataclass(frozen=True, slots=True)
class _Title:
    text: str
    by: tuple[str, ...]
    printed: bool


def choose_headline(lines: Sequence[PageLine], declared: Declarations) -> Headline | None:
    """Return the headline: what the page prints as its title, where the declarations bear it out.

    A heading of the first order may also be the site's name, and a declared title may be worded
    for search engines: where both say nearly the same, the printed one is the headline.
    """
    sites = {_folded(one.value) for one in declared.sites}
    titles = _titles(lines, declared, sites)
    if not titles:
        return None
    best, confidence, reasons = _best(titles)
    others = [one for one in titles if not _same(one.text, best.text)]
    alternatives = tuple(
        Alternative(one.text, round((1 - confidence) / len(others), 2), f"{_and(one.by)} says so")
        for one in others[:3]
    )
    printed = tuple(at for at, line in enumerate(lines) if _prints(line, best.text))
    return Headline(best.text, printed, confidence, reasons, alternatives)


def _titles(lines: Sequence[PageLine], declared: Declarations, sites: set[str]) -> list[_Title]:
    """Return the different titles, the printed ones first, with all that say the same."""
    said = [
        (line.text, "its heading of the first order", True)
        for line in lines
        if line.tag == "h1" and len(line.text) <= _LONGEST
    ][:5]
    said += [(one.value, one.by, False) for one in declared.titles]
    if declared.page_title:
        said.append((declared.page_title, "its title element", False))
    # A line that is the whole title but for its end tells that the end is the site's name.
    fronts = {_folded(text) for text, _, _ in said}
    fronts |= {_folded(line.text) for line in lines if len(line.text.split()) > _SITE_WORDS}
    found: dict[str, _Title] = {}
    for text, by, printed in said:
        own = without_site(text, sites, fronts)
        key = _folded(own)
        if not key or key in sites or len(own) > _LONGEST:
            continue
        known = found.get(key)
        if known is None:
            found[key] = _Title(own, (by,), printed)
        elif by not in known.by:
            found[key] = _Title(known.text, (*known.by, by), known.printed)
    return list(found.values())


def _best(titles: list[_Title]) -> tuple[_Title, float, tuple[str, ...]]:
    printed = [one for one in titles if one.printed]
    declared = [one for one in titles if not one.printed or len(one.by) > 1]
    for one in printed:
        if len(one.by) > 1:
            return one, 0.98, (f"{_and(one.by)} agree",)
    for one in printed:
        near = [other for other in declared if _same(one.text, other.text)]
        if near:
            by = _and(near[0].by)
            return one, 0.95, (f"the page prints it as its title, and {by} says nearly the same",)
    for one in printed:
        near = [other for other in declared if _overlap(one.text, other.text) >= 0.4]
        if near:
            by = _and(near[0].by)
            return one, 0.85, (f"the page prints it as its title; {by} words it otherwise",)
    if declared:
        one = max(declared, key=lambda title: len(title.by))
        confidence = 0.9 if len(one.by) > 1 else 0.75
        return one, confidence, (f"{_and(one.by)} says so, and no printed title does",)
    one = printed[0]
    return one, 0.7, ("the page prints it as its title, and declares none",)


def without_site(text: str, sites: Iterable[str], fronts: Iterable[str] = ()) -> str:
    """Cut the site's name off a title's end or beginning: `Headline | The Courier`.

    `sites` are the folded names of the site; `fronts` are folded titles that stand elsewhere
    without any addition.
    """
    text = " ".join(text.split())
    known = set(sites)
    titles = set(fronts) - known
    marks = list(_SEPARATOR.finditer(text))
    for mark in marks:
        front, rest = text[: mark.start()], text[mark.end() :]
        # A headline may begin like another one: `Storm: what we know`.
        alone = _folded(front) in titles and ":" not in mark[0]
        if alone or _names_site(rest, known):
            return front
    for mark in reversed(marks):
        front, rest = text[: mark.start()], text[mark.end() :]
        if _names_site(front, known) or _folded(rest) in titles:
            return rest
    if marks and "|" in marks[-1][0]:
        front, rest = text[: marks[-1].start()], text[marks[-1].end() :]
        if len(rest.split()) <= _SITE_WORDS and len(front) > len(rest):
            return front
    return text


def _names_site(text: str, sites: set[str]) -> bool:
    folded = _folded(text)
    return (
        bool(folded)
        and len(folded) > 2
        and any(
            folded == site or (len(site) > 4 and (folded.startswith(site) or folded.endswith(site)))
            for site in sites
        )
    )


def _prints(line: PageLine, headline: str) -> bool:
    if not 0.5 <= len(line.text) / len(headline) <= 2:
        return False
    heading = line.kind is LineKind.HEADING
    return _folded(line.text) == _folded(headline) or (heading and _same(line.text, headline))


def _same(one: str, other: str) -> bool:
    a, b = _folded(one), _folded(other)
    if a == b:
        return True
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    return matcher.real_quick_ratio() >= _SAME and matcher.ratio() >= _SAME


def _overlap(one: str, other: str) -> float:
    """Return which share of the shorter title's words the other one has."""
    a, b = set(_folded(one).split()), set(_folded(other).split())
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _folded(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _and(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
