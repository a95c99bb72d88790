"""Which passage is the headline.

Every passage above the story is a candidate; `headline_signs` tells what speaks for each, and the
candidates share out the probability (`choice`), so a confidence is meant to be the share of such
choices that are right.

How it was calibrated: the weights were fitted, as a conditional logit model held near weights set
by hand, to either half of 96 annotated news pages and to all of them, and rounded to values on
which the halves agree. Weights fitted to one half alone find 89 of the 96 headlines when each is
tried on the other half, one less than the rounded ones on all pages. Of these, choices with a
confidence of 0.9 or more (0.97 in the mean) were right on 73 of 74 pages, from 0.6 to 0.9 (0.81)
on 16 of 18, and below (0.45) on 1 of 4.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from news_digest.convert.text.above import look_above, titles_of
from news_digest.convert.text.choice import Candidate, choose, score_of
from news_digest.convert.text.headline_signs import SIGNS, signs_of
from news_digest.convert.text.prose import Reading
from news_digest.model import Decision
from news_digest.vocabulary import OutletVocabulary

# So many passages above the story are candidates: menus are long, and stand in between at times.
_REACH = 120
# The score of "none of them is the headline".
_NONE = 0.5
# Nearly every story has a headline: that there is none is never surer than this.
_SURE_OF_NONE = 0.3


@dataclass(frozen=True, slots=True)
class Headline:
    """The headline's text, where it stands among the readings, and why it was chosen.

    `end` is where the text ends in the passage, which may carry the site's name behind it.
    """

    index: int
    end: int
    text: str
    confidence: float
    reasons: tuple[str, ...]


def find_headline(
    readings: tuple[Reading, ...], body_first: int, outlets: OutletVocabulary
) -> tuple[Headline | None, Decision]:
    """Choose the headline among the passages above the story, which begins at `body_first`.

    Return it, or None if none is likely, and the decision with the next likeliest ones.
    """
    page = look_above(readings, body_first, outlets)
    first = max(0, body_first - _REACH)
    titles = titles_of(page, first)
    candidates = []
    for at, title in titles.items():
        if at >= first:
            signs = signs_of(page, titles, at)
            candidates.append(Candidate(title.text, at, score_of(SIGNS, signs), signs))
    choice = choose(SIGNS, candidates, _NONE)
    if one := choice.candidate:
        end = titles[one.at].end
        headline = Headline(one.at, end, one.value, choice.confidence, choice.reasons)
        return headline, choice.decision("headline", "")
    made = choice.decision("headline", "no line above the story reads like its headline")
    return None, replace(made, confidence=min(made.confidence, _SURE_OF_NONE))
