"""Which lines are the story: trafilatura's choice, put right where tags and words tell more."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from news_digest.convert.html.boxes import boxed, pulled
from news_digest.convert.html.edges import Judged, drop_loose_ends
from news_digest.convert.html.headline import Headline
from news_digest.convert.html.lines import LineKind, PageLine
from news_digest.convert.html.prose import ends_sentence, is_paragraph
from news_digest.convert.html.recovery import (
    COMMENT_HINT,
    OTHER_TAGS,
    between,
    paragraphs,
    recovered,
)
from news_digest.convert.text.credits import byline_of, credit_of
from news_digest.convert.text.furniture import Furniture, furniture_of
from news_digest.model import Role

# Related: …; READ MORE: …; See also: …
_LABEL = re.compile(r"\W*(?:\w+\W+){0,2}\w+\s*[:|»>–—]\s*")
# Classes by which style sheets hide what a page holds ready.
_HIDDEN = frozenset(("hide", "hidden", "is-hidden", "sr-only", "visually-hidden", "d-none"))
_ALL_LINK, _NEARLY_ALL = 0.9, 0.75
_CAPTION_WORDS = 30
_ENTRY = re.compile(r"\W*\d{1,3}\s*[.):–-]")
# A story may be all in one `pre`, wrapped by hand.
_FORMED = frozenset((LineKind.PREFORMATTED,))
_CAPTION_HINT = re.compile(r"caption|image-credit|photo-credit|credit-line", re.I)
_FORM_TAGS = frozenset(("button", "label", "legend", "form", "fieldset"))


@dataclass(frozen=True, slots=True)
class Body:
    """The story among the lines: the indices of its lines, in order, and what each line is.

    `trust` is how sure the choice of lines is as a whole (0 to 1), and why.
    """

    kept: tuple[int, ...]
    roles: tuple[Judged, ...]
    trust: tuple[float, tuple[str, ...]]


def find_body(
    lines: Sequence[PageLine],
    chosen: frozenset[int],
    headline: Headline | None,
    writers: Sequence[str] = (),
) -> Body | None:
    """Return the story's lines, or None where nothing on the page reads like a story.

    `chosen` are the lines that trafilatura chose. Where it could not make anything of the page,
    its paragraphs outside of menus and boxes are the story. `writers` are the names that the page
    declares.
    """
    furniture = [furniture_of(line.text) for line in lines]
    judged: dict[int, Judged] = {}
    kept = set(chosen) or paragraphs(lines)
    if headline:
        said: Judged = (Role.HEADLINE, "; ".join(headline.reasons), headline.confidence)
        judged.update(dict.fromkeys(headline.lines, said))
        kept.difference_update(headline.lines)
    kept |= recovered(lines, kept, furniture)
    kept |= between(lines, kept, furniture)
    asides = [at for at in kept if "aside" in lines[at].around]
    hidden = [at for at in kept if not _HIDDEN.isdisjoint(lines[at].hints.split())]
    # Where most of the story stands in such a place, it means something else on this page.
    for some, reason in ((asides, "stands in an aside"), (hidden, "is hidden by its class")):
        if 2 * len(some) < len(kept):
            judged.update(dict.fromkeys(some, (Role.PROMO, reason, 0.8)))
            kept.difference_update(some)
    for at in sorted(kept):
        verdict = _no_part(lines[at], furniture[at])
        if verdict:
            judged[at] = verdict
            kept.discard(at)
    for at, role in boxed(lines, kept).items():
        judged[at] = role
        kept.discard(at)
    repeated = pulled(lines, kept)
    judged.update(dict.fromkeys(repeated, (Role.PROMO, "repeats the story's own words", 0.8)))
    kept.difference_update(repeated)
    _drop_above_headline(lines, kept, judged, headline)
    drop_loose_ends(lines, kept, judged, writers)
    if not any(is_paragraph(lines[at]) or lines[at].kind in _FORMED for at in kept):
        return None
    first, last = min(kept), max(kept)
    for at in range(len(lines)):
        if at in kept:
            sure = at in chosen
            reason = "trafilatura and its form" if sure else "a paragraph among the story's own"
            judged[at] = (Role.BODY, reason, 0.95 if sure else 0.8)
        elif at not in judged:
            judged[at] = _around(lines[at], furniture[at], first, last, at)
    roles = tuple(judged[at] for at in range(len(lines)))
    return Body(tuple(sorted(kept)), roles, _trust(lines, kept, chosen))


def _trust(
    lines: Sequence[PageLine], kept: set[int], chosen: frozenset[int]
) -> tuple[float, tuple[str, ...]]:
    """Return how sure the choice of lines is: how much of it trafilatura chose as well."""
    both = sum(len(lines[at].text) for at in kept & chosen)
    either = sum(len(lines[at].text) for at in kept | chosen)
    share = both / either
    reasons = (f"trafilatura and the page's tags agree on {share:.0%} of it",)
    prose = sum(is_paragraph(lines[at]) for at in kept)
    return round(0.95 * share if prose > 1 else 0.6 * share, 2), reasons


def _is_caption(line: PageLine) -> bool:
    """Tell a caption from a sentence, and from an entry of a list with pictures."""
    short = len(line.text.split()) <= _CAPTION_WORDS
    return short and not ends_sentence(line) and _ENTRY.match(line.text) is None


def _no_part(line: PageLine, furniture: Furniture | None) -> Judged | None:
    """Return what a chosen line is where its tags or words tell that it is no part of the story."""
    if line.kind is LineKind.CAPTION or _CAPTION_HINT.search(line.hints[-60:]):
        return Role.CAPTION, "stands in a picture's caption", 0.9
    if line.around & OTHER_TAGS:
        return Role.FURNITURE, "stands in the page's navigation or foot", 0.9
    if furniture and line.kind is not LineKind.PREFORMATTED:
        return furniture.role, furniture.reason, 0.85
    if line.kind is LineKind.TEXT and line.linked >= _ALL_LINK:
        return Role.PROMO, "a line that is a link and nothing else", 0.8
    if line.kind is LineKind.TEXT and line.linked >= _NEARLY_ALL and not ends_sentence(line):
        return Role.PROMO, "a link with a label", 0.75
    if line.below_image and _is_caption(line):
        return Role.CAPTION, "stands right below a picture", 0.75
    if line.kind is LineKind.TEXT and (label := _LABEL.match(line.text)):
        behind = len(line.text) - label.end()
        if behind and line.linked * len(line.text) >= _ALL_LINK * behind:
            return Role.PROMO, "a label and a link", 0.8
    return None


def _drop_above_headline(
    lines: Sequence[PageLine], kept: set[int], judged: dict[int, Judged], headline: Headline | None
) -> None:
    """What stands above the printed headline is no part of the story, if most stands below it."""
    printed = [
        at
        for at in (headline.lines if headline else ())
        if lines[at].kind is LineKind.HEADING or lines[at].set_off
    ]
    if not printed:
        return
    below = sum(is_paragraph(lines[at]) for at in kept if at > printed[0])
    above = [at for at in kept if at < printed[0]]
    if sum(is_paragraph(lines[at]) for at in above) > below:
        return
    for at in above:
        judged[at] = (Role.PROMO, "stands above the headline", 0.8)
    kept.difference_update(above)


def _around(line: PageLine, furniture: Furniture | None, first: int, last: int, at: int) -> Judged:
    """Return what a line that was not chosen is."""
    if line.kind is LineKind.CAPTION or _CAPTION_HINT.search(line.hints[-60:]):
        role = Role.CAPTION if first - 12 <= at <= last + 2 else Role.PROMO
        return role, "stands in a picture's caption", 0.8
    if furniture:
        return furniture.role, furniture.reason, 0.9
    if COMMENT_HINT.search(line.hints):
        return Role.FURNITURE, "stands among the readers' comments", 0.9
    for tag in ("nav", "footer", "aside", "menu"):
        if tag in line.around:
            return Role.FURNITURE, f"stands in the page's {tag} element", 0.95
    if line.around & _FORM_TAGS:
        return Role.FURNITURE, "a form's control", 0.95
    if line.linked >= _ALL_LINK:
        return Role.PROMO, "a link to another page", 0.9
    if byline_of(line.text) and at < first:
        return Role.BYLINE, "names the writers, above the story", 0.85
    if credit_of(line.text) and last < at <= last + 3:
        return Role.CREDIT, "a credit line behind the story", 0.8
    if at < first:
        return Role.FURNITURE, "stands above the story", 0.8
    if at > last:
        return Role.PROMO, "stands behind the story's end", 0.8
    return Role.PROMO, "stands inside the story and is no part of it, by trafilatura", 0.7
