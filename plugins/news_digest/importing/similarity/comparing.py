"""How alike two stories are: the same, two versions of one, or other stories.

The words of the two are laid over each other, and what differs is looked at. A letter that changed
is a slip, a passage that only one of them has is a cut, and a number or a name where the other has
another one is a contradiction. Texts from one mould (market reports, bond issues, weather) share
most of their words and contradict each other; copies do not, however much was cut or misread.

Measured on the Reuters-21578 collection: 16,691 wire stories of 1987, of which 2,399 pairs share
45 % or more of the shorter one's runs of four words. The rule calls 460 pairs the same and 189
versions of one story. Of the former some 110 were judged by eye, the least alike and the shortest
first: two were not the same (a day's report in the words of another day's), and the rule was
tightened by them. Of the versions 50 were judged, and 47 were. Not merged though the same are some
20 pairs that an editor had gone over (`told a news briefing`, `said`): they are published as two
versions, for to lose a story is worse than to publish it twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from enum import Enum, auto
from functools import cached_property

from news_digest.importing.similarity.words import (
    FEWEST_WORDS,
    Word,
    has_digit,
    is_resplit,
    is_slip,
    runs_of,
    terms_of,
    words_of,
)
from news_digest.model import Story

# Nine tenths of the shorter text, and three fifths of the longer: where more was added, it is a
# version of its own.
_SHARED = 0.9
_SHARED_OF_LONGER = 0.6
_SLIPS = 0.1
# One word in so many may be another one; `raised` and `cut` are different news.
_OTHER_WORDS = 200
# The same words some days later are news again where they are few (`Bundesbank leaves credit
# policies unchanged`).
_LONG = 100
_DAYS = 1
# To lay texts over each other costs the square of their length at worst; no story is as long.
_MOST_WORDS = 20_000

_VERSION_RUNS = 0.5
_VERSION_CONTRADICTIONS = 0.05
_VERSION_WORDS = 40
# On the next day, a report of the same shape is mostly the next report.
_VERSION_LONG = 150

# fmt: off
_CORRECTIONS = frozenset({
    "corrected", "correction", "corrects", "corrigendum", "erratum", "errata", "clarification",
    "retraction", "update", "updated", "berichtigung", "korrektur", "rectificatif", "correctif",
    "correccion", "rettifica",
})
# fmt: on


class Likeness(Enum):
    """What two stories are to each other."""

    SAME = auto()
    VERSIONS = auto()
    OTHER = auto()


@dataclass(frozen=True)
class StoryText:
    """What of a story is compared."""

    headline: str | None
    day: date | None
    body: str

    @cached_property
    def terms(self) -> list[str]:
        """The words of the body, without typography."""
        return terms_of(self.body)

    @cached_property
    def runs(self) -> frozenset[tuple[str, ...]]:
        """The body's runs of four words."""
        return frozenset(runs_of(self.terms))


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two stories are to each other.

    `of_one` and `of_other` are the shares (0 to 1) of each one's words that stand in the other.
    """

    likeness: Likeness
    of_one: float
    of_other: float


def text_of(story: Story) -> StoryText:
    """Return what of `story` is compared."""
    day = story.published.day if story.published else None
    return StoryText(story.headline, day, "\n".join(block.text for block in story.blocks))


def days_agree(one: date | None, other: date | None, words: int) -> bool:
    """Tell whether two stories with the same so many words may be one, by their days."""
    return words >= _LONG or one is None or other is None or abs((one - other).days) <= _DAYS


def compare(one: StoryText, other: StoryText) -> Comparison:
    """Tell what two stories are to each other, whichever of them comes first."""
    shorter, longer = sorted((len(one.terms), len(other.terms)))
    if (
        not FEWEST_WORDS <= shorter <= longer <= _MOST_WORDS
        or _shared_runs(one, other) < _VERSION_RUNS
    ):
        return Comparison(Likeness.OTHER, 0.0, 0.0)
    ours, theirs = words_of(one.body), words_of(other.body)
    difference = _difference(ours, theirs)
    if (
        _same(difference, shorter, longer)
        and _headlines_agree(one, other)
        and days_agree(one.day, other.day, shorter)
    ):
        likeness = Likeness.SAME
    elif _versions(one, other, difference, shorter):
        likeness = Likeness.VERSIONS
    else:
        likeness = Likeness.OTHER
    return Comparison(likeness, difference.shared / len(ours), difference.shared / len(theirs))


@dataclass(slots=True)
class _Difference:
    """What stands where the other text has something else, in words.

    `replaced` are words that are not the other's and contradict nothing, `contradictions` facts
    that stand against other words.
    """

    equal: int = 0
    slips: int = 0
    replaced: int = 0
    contradictions: int = 0

    @property
    def shared(self) -> int:
        """How many words the two have in common."""
        return self.equal + self.slips


def _same(difference: _Difference, shorter: int, longer: int) -> bool:
    return (
        difference.contradictions == 0
        and difference.shared >= _SHARED * shorter
        and difference.shared >= _SHARED_OF_LONGER * longer
        and difference.slips <= max(1, _SLIPS * shorter)
        and difference.replaced <= shorter // _OTHER_WORDS
    )


def _headlines_agree(one: StoryText, other: StoryText) -> bool:
    """Tell whether two stories with one text may be the same, by their headlines."""
    ours, theirs = _headline_words(one), _headline_words(other)
    if bool(ours & _CORRECTIONS) != bool(theirs & _CORRECTIONS):
        return False
    # `RAIN UNTIL APRIL 7` and `RAIN UNTIL APRIL 9`; but one headline may say more than the other.
    numbers, others = (frozenset(filter(has_digit, words)) for words in (ours, theirs))
    return numbers <= others or others <= numbers


def _versions(one: StoryText, other: StoryText, difference: _Difference, shorter: int) -> bool:
    if shorter < _VERSION_WORDS or difference.contradictions > _VERSION_CONTRADICTIONS * shorter:
        return False
    days = abs((one.day - other.day).days) if one.day and other.day else 0
    if days > 1 or (days == 1 and shorter < _VERSION_LONG):
        return False
    ours, theirs = _headline_words(one), _headline_words(other)
    return 2 * len(ours & theirs) >= max(1, min(len(ours), len(theirs)))


def _headline_words(text: StoryText) -> frozenset[str]:
    return frozenset(terms_of(text.headline or ""))


def _difference(ours: Sequence[Word], theirs: Sequence[Word]) -> _Difference:
    # Where passages repeat, it can matter which text comes first: it is always the same one.
    one, other = sorted((ours, theirs), key=_texts)
    found = _Difference()
    names: Counter[tuple[str, str]] = Counter()
    for kind, start, end, other_start, other_end in SequenceMatcher(
        None, _texts(one), _texts(other)
    ).get_opcodes():
        if kind == "equal":
            found.equal += end - start
            continue
        left, right = one[start:end], other[other_start:other_end]
        if kind == "replace":
            _weigh(left, right, found, names)
        elif all(word.has_digit for word in (*left, *right)):
            # `six pct` and `6-1/16 pct`: no passage was cut there.
            found.contradictions += len(left) + len(right)
    # Scanners misread in one place; whoever corrects a name does so wherever it stands.
    found.contradictions += sum(count for count in names.values() if count > 1)
    return found


def _weigh(
    left: Sequence[Word],
    right: Sequence[Word],
    found: _Difference,
    names: Counter[tuple[str, str]],
) -> None:
    """Count what stands in one place of two texts; `names` are those that differ by a letter."""
    if is_resplit(left, right):
        found.slips += min(len(left), len(right))
    elif len(left) != len(right):
        _replace(left, right, found)
    else:
        for one, other in zip(left, right, strict=True):
            if not is_slip(one, other):
                _replace((one,), (other,), found)
                continue
            found.slips += 1
            if one.fact and other.fact:
                names[one.text, other.text] += 1


def _replace(left: Sequence[Word], right: Sequence[Word], found: _Difference) -> None:
    words = max(len(left), len(right))
    if any(word.fact for word in (*left, *right)):
        found.contradictions += words
    else:
        found.replaced += words


def _shared_runs(one: StoryText, other: StoryText) -> float:
    """Return how many of the shorter text's runs stand in the other (0 to 1)."""
    return len(one.runs & other.runs) / min(len(one.runs), len(other.runs))


def _texts(words: Sequence[Word]) -> list[str]:
    return [word.text for word in words]
