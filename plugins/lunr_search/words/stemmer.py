"""Porter's stemmer with the results of lunr.js 2.3.9, which stems in the browser.

After M. F. Porter, "An algorithm for suffix stripping", Program 14 (3), 1980, with the three
departures that Porter's own later implementations share (bli, logi, words of one or two letters
stay). lunr.py's stemmer ends some words otherwise than lunr.js's (Friday, money, attorney), and
what it stems in the build would then not be found in the browser; hence this one. Where lunr.js
goes its own way, a comment says so.
"""

from __future__ import annotations

import re

_STEP_2 = {
    "ational": "ate", "tional": "tion", "enci": "ence", "anci": "ance", "izer": "ize",
    "bli": "ble", "alli": "al", "entli": "ent", "eli": "e", "ousli": "ous", "ization": "ize",
    "ation": "ate", "ator": "ate", "alism": "al", "iveness": "ive", "fulness": "ful",
    "ousness": "ous", "aliti": "al", "iviti": "ive", "biliti": "ble", "logi": "log",
}  # fmt: skip
_STEP_3 = {
    "icate": "ic", "ative": "", "alize": "al", "iciti": "ic", "ical": "ic", "ful": "", "ness": "",
}  # fmt: skip
_STEP_4 = (
    "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ou", "ism",
    "ate", "iti", "ous", "ive", "ize",
)  # fmt: skip
# Longest first: of two suffixes that a word ends in, the longer one counts.
_STEP_2_SUFFIXES, _STEP_3_SUFFIXES, _STEP_4_SUFFIXES = (
    tuple(sorted(suffixes, key=len, reverse=True)) for suffixes in (_STEP_2, _STEP_3, _STEP_4)
)

# No step changes a word that ends in another letter, or in a digit: a third of an archive's words.
_LAST_LETTERS = frozenset(
    suffix[-1]
    for suffix in ("s", "eed", "ed", "ing", "y", "tion", "e", "ll", *_STEP_2, *_STEP_3, *_STEP_4)
)

_SHAPES = str.maketrans(
    {
        **dict.fromkeys("bcdfghjklmnpqrstvwxz0123456789", "c"),
        **dict.fromkeys("aeiou", "v"),
    }
)


def stem(word: str) -> str:
    """Return the stem of `word`, which is made of the letters a to z and of digits."""
    if len(word) < 3 or word[-1] not in _LAST_LETTERS:
        return word
    for step in (_plural, _past, _final_y, _double_suffix, _suffix, _last_suffix, _final_e):
        word = step(word)
    return word


def _shape(letters: str) -> str:
    """Spell `letters` with v for a vowel and c for a consonant (y is one after a vowel)."""
    shape = letters.translate(_SHAPES)
    # Hardly any word has a y: only these need to be looked at letter by letter.
    while (at := shape.find("y")) >= 0:
        shape = f"{shape[:at]}{'v' if shape[:at].endswith('c') else 'c'}{shape[at + 1 :]}"
    return shape


def _measure(letters: str) -> int:
    """Count the sequences of vowels that a sequence of consonants follows (Porter's m)."""
    return _shape(letters).count("vc")


def _is_short(letters: str) -> bool:
    """Tell whether `letters` are consonants, a vowel and a consonant other than w, x, y."""
    return re.fullmatch("c+vc", _shape(letters)) is not None and letters[-1] not in "wxy"


def _split(word: str, suffixes: tuple[str, ...]) -> tuple[str, str] | None:
    """Split `word` before the first of `suffixes` that leaves at least one letter."""
    # Most words end in none of them, which one call tells.
    if not word.endswith(suffixes):
        return None
    for suffix in suffixes:
        if word.endswith(suffix) and len(word) > len(suffix):
            return word[: -len(suffix)], suffix
    return None


def _plural(word: str) -> str:
    if _split(word, ("sses", "ies")):
        return word[:-2]
    if word.endswith("s") and not word.endswith("ss") and len(word) > 2:
        return word[:-1]
    return word


def _past(word: str) -> str:
    if found := _split(word, ("eed",)):
        return word[:-1] if _measure(found[0]) > 0 else word
    found = _split(word, ("ed", "ing"))
    if found is None or "v" not in _shape(found[0]):
        return word
    rest = found[0]
    if rest.endswith(("at", "bl", "iz")):
        return rest + "e"
    # lunr.js leaves a double y alone, too.
    if len(rest) > 1 and rest[-1] == rest[-2] and rest[-1] not in "aeiouylsz":
        return rest[:-1]
    return rest + "e" if _is_short(rest) else rest


def _final_y(word: str) -> str:
    # As in lunr.js: after a consonant that is not the first letter, whether or not the stem has
    # a vowel (try -> tri, but money and say stay).
    if len(word) > 2 and word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "i"
    return word


def _double_suffix(word: str) -> str:
    found = _split(word, _STEP_2_SUFFIXES)
    return found[0] + _STEP_2[found[1]] if found and _measure(found[0]) > 0 else word


def _suffix(word: str) -> str:
    found = _split(word, _STEP_3_SUFFIXES)
    return found[0] + _STEP_3[found[1]] if found and _measure(found[0]) > 0 else word


def _last_suffix(word: str) -> str:
    if found := _split(word, _STEP_4_SUFFIXES):
        return found[0] if _measure(found[0]) > 1 else word
    if word.endswith(("sion", "tion")) and _measure(word[:-3]) > 1:
        return word[:-3]
    return word


def _final_e(word: str) -> str:
    if word.endswith("e") and len(word) > 1:
        rest = word[:-1]
        if _measure(rest) > 1 or (_measure(rest) == 1 and not _is_short(rest)):
            word = rest
    if word.endswith("ll") and _measure(word) > 1:
        word = word[:-1]
    return word
