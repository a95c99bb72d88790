"""Where the story ends: what follows its last paragraph is no part of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from news_digest.convert.text.layout import Layout
from news_digest.convert.text.prose import Reading
from news_digest.model import Role

Dropped = tuple[Role, str]

_LOOSE: Dropped = (Role.PROMO, "a short line behind the last paragraph")
_FAR: Dropped = (Role.PROMO, "a few lines far behind the last paragraph")
_WRITER: Dropped = (Role.FURNITURE, "is about the writer")
# Boxes, writers and loose lines may follow each other; no page has more of them.
_ROUNDS = 12
_TAIL_SHARE = 0.15
_GAP = 3
_PARAGRAPH_WORDS = 20
_BIO = re.compile(
    r"(?P<name>[^\W\d_a-z][\w.'’-]*(?: [\w.'’-]+){0,3}?),?(?: \(?@\w+\)?,?)?"
    r" (?:is|ist|est|es|è|was|are|has|have|covers|writes|reports|joined|works|lives|served|serves"
    r"|can be)\b"
)
_ABOUT = re.compile(
    r"(?:about|sobre|über|à propos de|su|over|om|o|об|про|hakkında):?"
    r" (?P<name>(?:[^\W\d_a-z][\w.'’-]*)(?: [^\W\d_a-z][\w.'’-]*){1,3})",
    re.I,
)
_ABOUT_REACH = 3
# Whom to write to, and where else the text was printed: behind stories alone, in the last lines.
_CLOSING = re.compile(
    r".{2,80}\b(?:can|may) be (?:reached|contacted|followed)\b.{2,160}"
    r"|(?i:you can )?(?i:reach|contact|e-?mail|follow|write to) (?:him|her|them|the (?:author"
    r"|writer|reporter|columnist)|[^\W\d_a-z][\w'’-]+(?: [^\W\d_a-z][\w'’-]+)?)"
    r" (?:at|on|via|by)\b.{2,160}"
    r"|.{0,80}\b(?i:views|opinions)\b(?: expressed)?.{0,80}\b(?:author|writer|own|necessarily)"
    r"\b.{0,200}"
    r"|(?i:this|the) (?:article|story|piece|column|essay|interview|text|post)\b(?: was| is)?"
    r" (?:first |originally |also )*(?:appear(?:s|ed)|(?:re)?published|adapted|excerpted)\b.{2,200}"
    r"|Dieser (?:Text|Artikel|Beitrag) (?:erschien|ist).{2,200}"
    r"|(?i:sorry,|comments are|we are not|this post is) .{0,60}\b(?:comments|closed)\b.{0,60}"
    r"|(?i:this page has been (?:accessed|visited|viewed)).{2,160}"
)
_CLOSING_LONGEST = 320
# A firm's release says at its end who the firm is: `About Jane Roe, Inc.`
_ABOUT_FIRM = re.compile(
    r"(?:About|ABOUT|Über|À propos de|Acerca de|Sobre) (?P<name>[^\W\d_a-z][^.!?:]{1,60}\.?)"
)
_FIRM_SHARE = 0.5
_FIRM_REACH = 120
_TRADE = re.compile(
    r"\b(?:reporter|writer|editor|correspondent|journalist|columnist|contributor|author|blogger"
    r"|freelance\w*|journalistin?|redakteur(?:in)?|autorin?|periodista|escritora?|producer|founder|professor|director|consultant|analyst|curator)\b",
    re.I,
)


def without_tail(
    readings: Sequence[Reading], layout: Layout, kept: list[int], lists: frozenset[int]
) -> tuple[list[int], dict[int, Dropped]]:
    """Return `kept` without what only follows the story, and why that was dropped."""
    dropped: dict[int, Dropped] = {}
    names = _names(readings)
    end = len(kept)
    for _ in range(_ROUNDS):
        before = end
        while end and kept[end - 1] not in lists and _is_loose(readings[kept[end - 1]]):
            end -= 1
        dropped.update(dict.fromkeys(kept[end:before], _LOOSE))
        story = kept[:end]
        cut, reason = _cut(readings, layout, story), _FAR
        if cut == end:
            cut, reason = _before_writer(readings, story, names), _WRITER
        dropped.update(dict.fromkeys(kept[cut:end], reason))
        end = cut
        if end == before:
            break
    return kept[:end], dropped


def _before_writer(readings: Sequence[Reading], kept: list[int], names: frozenset[str]) -> int:
    """Return how many of `kept` stand before the lines about the writer, if these end them."""
    about = _about(readings, kept)
    if about is not None:
        return about
    if not kept:
        return 0
    last = readings[kept[-1]]
    return len(kept) - (_is_bio(readings, kept[-1], names) or _is_closing(last))


def _is_closing(reading: Reading) -> bool:
    text = reading.passage.text.strip("*_ ")
    return len(text) <= _CLOSING_LONGEST and _CLOSING.fullmatch(text) is not None


def _cut(readings: Sequence[Reading], layout: Layout, kept: list[int]) -> int:
    """Return how many of `kept` stand before the last wide gap, if little stands behind it."""
    behind = paragraphs = 0.0
    total = sum(max(readings[at].prose, 0) for at in kept)
    for place in range(len(kept) - 1, 0, -1):
        reading = readings[kept[place]]
        behind += max(reading.prose, 0)
        if reading.terminal and reading.words >= _PARAGRAPH_WORDS and layout.alone(kept[place]):
            paragraphs += 1
        if behind > _TAIL_SHARE * total or paragraphs > 2:
            break
        gap = range(kept[place - 1] + 1, kept[place])
        if _is_wide(readings, gap):
            return place
    return len(kept)


def _is_wide(readings: Sequence[Reading], gap: range) -> bool:
    marks = [readings[at].furniture for at in gap]
    if any(mark and mark.ends_story and not mark.inset for mark in marks):
        return True
    return sum(not readings[at].caption for at in gap) >= _GAP


def _is_loose(reading: Reading) -> bool:
    """A story ends with a sentence, an item or a row."""
    passage = reading.passage
    return reading.prose < 0 and not passage.marker and not passage.tabular and not passage.set_in


def _about(readings: Sequence[Reading], kept: list[int]) -> int | None:
    """Return where a heading `About Jane Roe` opens one or two paragraphs about her."""
    for place in range(len(kept) - 1, max(len(kept) - 1 - _ABOUT_REACH, 0), -1):
        match = _ABOUT.fullmatch(readings[kept[place]].passage.text)
        if match and any(match["name"] in readings[at].passage.text for at in kept[place + 1 :]):
            return place
    return _about_firm(readings, kept)


def _about_firm(readings: Sequence[Reading], kept: list[int]) -> int | None:
    """Return where, in the latter half of a release, a heading and a paragraph tell of its firm."""
    for place in range(int(len(kept) * _FIRM_SHARE) + 1, len(kept) - 1):
        match = _ABOUT_FIRM.fullmatch(readings[kept[place]].passage.text)
        if match is None:
            continue
        below = readings[kept[place + 1]].passage.text[:_FIRM_REACH]
        if match["name"].split(",")[0] in below or below.startswith(match["name"].split()[0]):
            return place
    return None


def _names(readings: Sequence[Reading]) -> frozenset[str]:
    """Return the names that the page prints on lines of their own, or in its byline."""
    names = {one.byline for one in readings if one.byline}
    short = (one.passage.text for one in readings if 2 <= one.words <= 4)
    names.update(text for text in short if text.istitle() or text.isupper())
    return frozenset(name.lower() for name in names)


def _is_bio(readings: Sequence[Reading], at: int, names: frozenset[str]) -> bool:
    text = readings[at].passage.text
    match = _BIO.match(text)
    if match is None:
        return False
    name = match["name"].lower()
    return name in names or (" " in name and _TRADE.search(text[:160]) is not None)
