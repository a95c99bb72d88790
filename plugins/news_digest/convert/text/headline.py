"""Which passage is the headline.

Every passage above the story is a candidate; `headline_signs` tells what speaks for each, and
the candidates share out the probability (`choice`). The weights of the signs were fitted to one
half of 96 annotated news pages, rounded by hand, and checked on the other half, and the other way
round. On all of them together, choices with a confidence of 0.9 and more were right for 57 of 59
pages (their mean confidence 0.97), those from 0.6 to 0.9 for 25 of 29 (0.78), and those below for
6 of 8 (0.50): a confidence can be read as the probability that the headline is right.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from news_digest.convert.text.choice import Candidate, choose, reasons_of, score_of
from news_digest.convert.text.headline_signs import SIGNS, look_above, signs_of, without_site
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
    candidates = []
    for at in range(max(0, body_first - _REACH), body_first):
        signs = signs_of(page, at)
        if signs is not None:
            text, _ = without_site(page, readings[at].passage.text)
            score, reasons = score_of(SIGNS, signs), reasons_of(SIGNS, signs)
            candidates.append(Candidate(text, at, score, reasons))
    choice = choose(candidates, _NONE)
    if one := choice.candidate:
        _, end = without_site(page, readings[one.index].passage.text)
        headline = Headline(one.index, end, one.value, choice.confidence, one.reasons)
        return headline, choice.decision("headline", "")
    made = choice.decision("headline", "no line above the story reads like its headline")
    return None, replace(made, confidence=min(made.confidence, _SURE_OF_NONE))
