"""Text -> the language it is written in."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from news_digest.convert.language.alphabets import ALPHABETS
from news_digest.convert.language.scripts import ALONE, count_scripts
from news_digest.convert.language.words import languages_lacking, weights_of, words_of

# As much of a story as is looked at: more makes no decision surer.
_CHARACTERS = 1_000
# With fewer words or letters, names and quotations decide.
_FEWEST_WORDS, _FEWEST_LETTERS = 5, 12
# The share of a text's words that are in the list of its language: a third and more in most, a
# seventh where words are much inflected. Below this it is in none that there is a list of.
_FEWEST_COMMON = 0.1
# The share of the letters that one script must have for the text to be in its language.
_MOSTLY = 0.6
# Words come in each other's company, so what they say is less than if each came by itself.
_DEPENDENCE = 2.5
# One word said often tells little more than the word.
_MOST_REPEATS = 4
# A letter that the language's own words lack: some in every text are in names.
_FOREIGN_LETTER = 1.0
_SURE_ENOUGH, _SUREST = 0.65, 0.99
# Languages that are not among the likeliest share a few words with any text.
_RIVALS = 5
# The share of kana that tells Japanese from Chinese: particles and endings are written in them.
_KANA = 0.05


@dataclass(frozen=True, slots=True)
class Detected:
    """The language of a text: a primary subtag of BCP 47 or None, 0 to 1, and what speaks for it.

    `others` are the next likely ones, each with its probability.
    """

    code: str | None
    confidence: float
    reasons: tuple[str, ...]
    others: tuple[tuple[str, float], ...] = ()


def detect_language(text: str) -> Detected:
    """Detect the language that `text` is mostly in, by its letters and its commonest words.

    Norwegian is `no` in both its forms. Algorithm: naive Bayes over the words that are common in
    a language of the text's script, and over letters that a language does not have.
    """
    sample = text[:_CHARACTERS]
    words = words_of(sample)
    letters = "".join(words)
    scripts = count_scripts(letters)
    total = scripts.total()
    if total == 0:
        return Detected(None, 0.0, ("it has no letters",))
    if scripts["Kana"] >= _KANA * total and scripts["Kana"] + scripts["Hani"] >= _MOSTLY * total:
        return Detected("ja", 0.99, ("it is written in kana",))
    script, count = max(scripts.items(), key=lambda item: (item[1], item[0]))
    if count < _MOSTLY * total:
        return Detected(None, 0.0, ("it is written in several scripts",))
    if script in ALONE:
        return _of_its_own_script(script, count, letters)
    if len(words) < _FEWEST_WORDS or count < _FEWEST_LETTERS:
        return Detected(None, 0.0, ("it is too short to tell",))
    return _by_words(script, words, letters)


def _of_its_own_script(script: str, count: int, letters: str) -> Detected:
    code = ALONE[script]
    if script == "Hebr" and sum(map(letters.count, "װײױ")) > 0.01 * count:
        code = "yi"
    confidence = 0.99 if count >= _FEWEST_LETTERS else 0.8
    return Detected(code, confidence, ("hardly another language is written in its script",))


def _by_words(script: str, words: list[str], letters: str) -> Detected:
    scores = dict.fromkeys(sorted(ALPHABETS.get(script, ())), 0.0)
    if not scores:
        return Detected(None, 0.0, (f"no language is known that is written in {script}",))
    counts = Counter(words)
    by_word = zip(map(weights_of(script).get, counts), counts.values(), strict=True)
    common = [(of_word, count) for of_word, count in by_word if of_word]
    for of_word, count in common:
        counted = count if count < _MOST_REPEATS else _MOST_REPEATS
        for code, weight in of_word.items():
            scores[code] += weight * counted
    lacking = languages_lacking(script)
    for sign in dict.fromkeys(letters):
        if codes := lacking.get(sign):
            foreign = _FOREIGN_LETTER * min(letters.count(sign), _MOST_REPEATS)
            for code in codes:
                scores[code] -= foreign
    # Of equal ones the first by its code.
    ranking = sorted(scores, key=scores.__getitem__, reverse=True)[:_RIVALS]
    best = ranking[0]
    known = sum([count for of_word, count in common if best in of_word])
    return _likeliest(ranking, scores, known, len(words))


def _likeliest(
    ranking: Sequence[str], scores: Mapping[str, float], known: int, words: int
) -> Detected:
    """Return the first of `ranking`, where `known` of the words are common in it, if it is sure."""
    best = ranking[0]
    if known < _FEWEST_COMMON * words:
        return Detected(None, 0.0, ("hardly any of its words are common in a known language",))
    odds = [math.exp((scores[code] - scores[best]) / _DEPENDENCE) for code in ranking]
    # Rounded: the last digits of exp() are not the same on every machine.
    shares = [(code, round(each / sum(odds), 2)) for code, each in zip(ranking, odds, strict=True)]
    confidence = shares[0][1]
    reason = f"{known} of {words} words are common ones of {best}"
    if confidence < _SURE_ENOUGH:
        return Detected(None, 0.0, (f"{reason}, which {ranking[1]} resembles",), tuple(shares[:2]))
    others = tuple((code, share) for code, share in shares[1:3] if share)
    return Detected(best, min(confidence, _SUREST), (reason,), others)
