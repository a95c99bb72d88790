"""Where phrases stand in a text, and how sure that makes it that the text is about them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from news_digest.subjects.topics.stems import BREAK, StemmedPhrase, StemmedPhrases, StemmedText
from news_digest.vocabulary import Weights


class StemmedNear(NamedTuple):
    """A rule that phrases of two groups stand at most `within` words from each other."""

    phrases: StemmedPhrases
    to: StemmedPhrases
    within: int


@dataclass(frozen=True, slots=True)
class Judgement:
    """How sure it is, from 0 to 1, and by which phrases."""

    confidence: float
    reasons: tuple[str, ...]


def judge(phrases: StemmedPhrases, text: StemmedText, weights: Weights) -> Judgement | None:
    """Return what the phrases' mentions are worth together; None where no phrase stands there."""
    mentions: set[int] = set()
    best, reasons = 0.0, []
    for phrase in phrases.possible_in(text):
        # Counted by paragraph: phrases that overlap are one mention, not two.
        where = [at for at, paragraph in enumerate(text.rest) if phrase.text in paragraph]
        in_headline, in_lead = phrase.text in text.headline, phrase.text in text.lead
        if where or in_headline or in_lead:
            best = max(best, _of_places(in_headline, in_lead, weights))
            mentions.update(where)
            reasons.append(f"“{phrase.printed}”")
    if not reasons:
        return None
    return Judgement(max(best, _of_mentions(len(mentions), weights)), tuple(reasons))


def together(
    groups: Sequence[StemmedPhrases], text: StemmedText, weights: Weights
) -> Judgement | None:
    """Return what the groups are worth together: each must be there, and the weakest decides."""
    found: list[Judgement] = []
    for group in groups:
        judged = judge(group, text, weights)
        if judged is None:
            return None
        found.append(judged)
    if not found:
        return None
    reasons = tuple(reason for one in found for reason in one.reasons)
    return Judgement(min(one.confidence for one in found), reasons)


def near(rule: StemmedNear, text: StemmedText, weights: Weights) -> Judgement | None:
    """Return what it is worth that phrases of the two groups stand near each other."""
    first, second = rule.phrases.possible_in(text), rule.to.possible_in(text)
    if not first or not second:
        return None
    pairs: dict[str, None] = {}
    found = []
    for part in (text.headline, text.lead, *text.rest):
        here = list(_near_in(part, first, second, rule.within))
        pairs.update((f"“{one}” near “{other}”", None) for one, other in here)
        found.append(bool(here))
    if not pairs:
        return None
    in_headline, in_lead, *mentions = found
    best = _of_places(in_headline, in_lead, weights)
    return Judgement(max(best, _of_mentions(sum(mentions), weights)), tuple(pairs))


def _of_places(in_headline: bool, in_lead: bool, weights: Weights) -> float:
    # A maintainer may hold the lead for more telling than the headline.
    return max(weights.headline if in_headline else 0.0, weights.lead if in_lead else 0.0)


def _of_mentions(count: int, weights: Weights) -> float:
    if count == 0:
        return 0.0
    return weights.once if count == 1 else max(weights.once, weights.repeated)


def _near_in(
    part: str, first: Sequence[StemmedPhrase], second: Sequence[StemmedPhrase], within: int
) -> Iterator[tuple[str, str]]:
    """Yield the pairs of phrases that stand near each other in a paragraph of `part`."""
    for paragraph in part.split(f" {BREAK} "):
        others = [(phrase, span) for phrase in second for span in _spans(phrase, paragraph)]
        for one in first if others else ():
            for start, end in _spans(one, paragraph):
                for other, (other_start, other_end) in others:
                    # Phrases that share a word are one mention, and nothing is near itself.
                    gap = other_start - end if other_start >= end else start - other_end
                    if 0 <= gap <= within:
                        yield one.printed, other.printed


def _spans(phrase: StemmedPhrase, paragraph: str) -> Iterator[tuple[int, int]]:
    """Yield where a phrase stands, in words: the first, and the one behind the last."""
    wanted = phrase.text
    length = wanted.count(" ") - 1
    at = paragraph.find(wanted)
    while at >= 0:
        start = paragraph.count(" ", 0, at + 1) - 1
        yield start, start + length
        at = paragraph.find(wanted, at + 1)
