"""Which of a page's titles is the story's headline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from news_digest.convert.html.declarations import Declarations
from news_digest.convert.html.edges import states_date
from news_digest.convert.html.lines import LineKind, PageLine
from news_digest.convert.html.prose import is_paragraph
from news_digest.convert.text.credits import byline_of
from news_digest.model import Alternative

_SEPARATOR = re.compile(r"\s+(?:[|»«·•:–—-]|::|--|>>|//)\s+|\s*[|»]\s*|(?<=\w):\s+")
_WORD = re.compile(r"\w+")
_LONGEST = 300
_H1, _TITLE = "its heading of the first order", "its title element"
# What is a link leads to another page, or to the site's front.
_LINK = 0.5
# Other titles share less than this of the shorter one's words.
_SHARED = 0.4
# A headline without tags has so many words.
_FEWEST, _MOST = 3, 30
_CALLED = re.compile(r"(?:^|[\s_-])(?:head-?line|(?:entry|post|article|story)-?title)", re.I)
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

    @property
    def clear(self) -> bool:
        """Whether it is declared for the story: a page's title may be its section's."""
        return any(one not in (_H1, _TITLE) for one in self.by)


def choose_headline(lines: Sequence[PageLine], declared: Declarations) -> Headline | None:
    """Return the headline: what the page prints as its title, where the declarations bear it out.

    A heading of the first order may also be the site's name, and a declared title may be worded
    for search engines: where both say nearly the same, the printed one is the headline.
    """
    sites = {_folded(one.value) for one in declared.sites}
    titles = _titles(lines, declared, sites)
    if not titles:
        line = _above_story(lines)
        if line is None:
            return None
        titles = [_Title(line.text, ("the line set off above the story",), printed=True)]
    prints = {_folded(line.text) for line in lines if line.linked < _LINK}
    best, confidence, reasons = _best(titles, prints)
    if _folded(best.text) not in prints and not best.clear and (line := _above_story(lines)):
        best, confidence = _Title(line.text, ("the line above the story",), printed=True), 0.75
        reasons = ("it is set off above the story, and the page's title is printed nowhere",)
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
        (line.text, _H1, True) for line in lines if line.tag == "h1" and len(line.text) <= _LONGEST
    ][:5]
    said += [(one.value, one.by, False) for one in declared.titles]
    if declared.page_title:
        said.append((declared.page_title, _TITLE, False))
    # A line that is the whole title but for its end tells that the end is the site's name.
    fronts = {_folded(text) for text, _, _ in said}
    fronts |= {
        _folded(line.text)
        for line in lines
        if len(line.text.split()) > _SITE_WORDS
        or (line.kind is LineKind.HEADING and line.linked < _LINK and len(line.text.split()) > 1)
    }
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


def _best(titles: list[_Title], prints: set[str]) -> tuple[_Title, float, tuple[str, ...]]:
    printed = [one for one in titles if one.printed]
    declared = [one for one in titles if not one.printed or len(one.by) > 1]
    for one in printed:
        if len(one.by) > 1 and one.clear:
            return one, 0.98, (f"{_and(one.by)} agree",)
    # The heading of a section is in the page's title, too.
    for one in titles:
        if one.clear and _folded(one.text) in prints and _is_alone(one, printed):
            return one, 0.93, (f"{_and(one.by)} says so, and the page prints it",)
    for one in printed:
        if len(one.by) > 1:
            return one, 0.98, (f"{_and(one.by)} agree",)
    for one in printed:
        near = [other for other in declared if _same(one.text, other.text)]
        if near:
            by = _and(near[0].by)
            return one, 0.95, (f"the page prints it as its title, and {by} says nearly the same",)
    # What stands on the page by itself does not word a heading otherwise: it is another one.
    elsewhere = [one for one in declared if not one.printed and _folded(one.text) in prints]
    reworded = [one for one in declared if one not in elsewhere]
    for one in printed:
        near = [other for other in reworded if _overlap(one.text, other.text) >= _SHARED]
        if near:
            by = _and(near[0].by)
            return one, 0.85, (f"the page prints it as its title; {by} words it otherwise",)
    if declared:
        one = max(elsewhere or declared, key=lambda title: len(title.by))
        confidence = 0.9 if len(one.by) > 1 else 0.75
        return one, confidence, (f"{_and(one.by)} says so, and no printed title does",)
    one = printed[0]
    return one, 0.7, ("the page prints it as its title, and declares none",)


def _is_alone(title: _Title, printed: list[_Title]) -> bool:
    return all(_overlap(title.text, other.text) < _SHARED for other in printed)


def _above_story(lines: Sequence[PageLine]) -> PageLine | None:
    """Return the line above the first paragraph that is a heading, in bold, or called headline."""
    found = None
    for line in lines:
        # Headings of the first order were weighed already: the site's name may be one.
        if line.tag == "h1" or line.around & {"nav", "aside", "footer"}:
            continue
        if is_paragraph(line):
            return found
        headed = line.kind is LineKind.HEADING or line.set_off or _CALLED.search(line.hint)
        fits = _FEWEST <= len(line.text.split()) <= _MOST and line.linked < _LINK
        if headed and fits and not states_date(line.text) and not byline_of(line.text):
            found = line
    return None


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
        if alone and _folded(rest) in titles and len(rest) > len(front):
            return rest
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
