"""The commonest words of the languages that share a script, and how much each word tells."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from news_digest.convert.language.alphabets import ALPHABETS, TELLING
from news_digest.convert.language.scripts import script_of

# The lists of jusText (BSD 2-clause), each with a language's words in the order of their frequency
# in Wikipedia. Left out are languages that news are hardly written in, and that look like others.
_LISTS = {
    "Afrikaans": "af", "Albanian": "sq", "Arabic": "ar", "Azerbaijani": "az", "Basque": "eu",
    "Belarusian": "be", "Belarusian_Taraskievica": "be", "Bosnian": "bs", "Bulgarian": "bg",
    "Catalan": "ca", "Croatian": "hr", "Czech": "cs", "Danish": "da", "Dutch": "nl",
    "English": "en", "Esperanto": "eo", "Estonian": "et", "Finnish": "fi", "French": "fr",
    "Galician": "gl", "German": "de", "Hindi": "hi", "Hungarian": "hu", "Icelandic": "is",
    "Indonesian": "id", "Irish": "ga", "Italian": "it", "Kazakh": "kk", "Kurdish": "ku",
    "Kyrgyz": "ky", "Latvian": "lv", "Lithuanian": "lt", "Luxembourgish": "lb",
    "Macedonian": "mk", "Malay": "ms", "Maltese": "mt", "Marathi": "mr", "Nepali": "ne",
    "Norwegian_Bokmal": "no", "Norwegian_Nynorsk": "no", "Persian": "fa", "Polish": "pl",
    "Portuguese": "pt", "Romanian": "ro", "Russian": "ru", "Serbian": "sr", "Slovak": "sk",
    "Slovenian": "sl", "Spanish": "es", "Swahili": "sw", "Swedish": "sv", "Tagalog": "tl",
    "Turkish": "tr", "Ukrainian": "uk", "Urdu": "ur", "Uzbek": "uz", "Vietnamese": "vi",
    "Welsh": "cy", "West_Frisian": "fy", "Yoruba": "yo",
}  # fmt: skip
# As many as the shortest of the large languages' lists have, lest a long list win by its length.
_MOST = 300

# Zipf's law with Mandelbrot's shift: the word of rank r is SHARE / (r + SHIFT) of a text.
# Source: B. Mandelbrot, An informational theory of the statistical structure of language, 1953.
_SHARE, _SHIFT = 0.1, 2.7
# How frequent a word is taken to be in a language whose list lacks it.
_UNLISTED = 1e-4
# Telling words are as frequent as the twentieth word of a list.
_TELLING_RANK = 20

_SIGNS = re.compile(r"[\s\d!-/:-@\[-`{-~¡-©«-´¶-¹»-¿\u055d-\u055f\u0589\u060c\u061b\u061f"
                    r"\u06d4\u0964\u0965\u200b-\u206f\u2070-\u2bff\u3000-\u303f]+")  # fmt: skip

_ASCII_SIGNS = "".join(" " if _SIGNS.match(chr(sign)) else chr(sign) for sign in range(128))

# Serbian is written in both scripts, letter for letter; its list is in Cyrillic only.
_TO_LATIN = str.maketrans(
    {
        "љ": "lj", "њ": "nj", "џ": "dž",
        **dict(zip("абвгдђежзијклмнопрстћуфхцчш", "abvgdđežzijklmnoprstćufhcčš", strict=True)),
    }
)  # fmt: skip


def words_of(text: str) -> list[str]:
    """Return the words of a text in lower case, composed (NFC), without digits or punctuation."""
    if text.isascii():
        return text.lower().translate(_ASCII_SIGNS).split()
    return list(filter(None, _SIGNS.split(unicodedata.normalize("NFC", text).lower())))


@cache
def weights_of(script: str) -> dict[str, dict[str, float]]:
    """Return for each common word of the script how much it speaks for which languages.

    The weight is the natural logarithm of how much likelier the word is in the language than in
    one whose list lacks it.
    """
    found: dict[str, dict[str, float]] = {}
    ranked = [(code, rank, word) for code, words in _lists() for rank, word in enumerate(words)]
    for code, words in TELLING.items():
        ranked += ((code, _TELLING_RANK, word) for word in words.split())
    for code, rank, word in ranked:
        # The lists hold foreign words, too: English ones above all.
        if code in ALPHABETS[script] and script_of(word[0]) == script:
            _note(found, word, code, rank)
    return found


@cache
def languages_lacking(script: str) -> dict[str, tuple[str, ...]]:
    """Return for each letter that some languages of the script have which ones lack it."""
    alphabets = ALPHABETS[script]
    return {
        sign: tuple(code for code, alphabet in alphabets.items() if sign not in alphabet)
        for sign in sorted(set("".join(alphabets.values())))
    }


def _note(found: dict[str, dict[str, float]], word: str, code: str, rank: int) -> None:
    codes = found.setdefault(word, {})
    codes[code] = max(_weight(rank), codes.get(code, 0.0))


@cache
def _weight(rank: int) -> float:
    """Return a weight, the same object for all words of a rank: thousands would not fit a cache."""
    return math.log(_SHARE / (rank + _SHIFT) / _UNLISTED)


@cache
def _lists() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the code of each list's language and its words, the most frequent first."""
    lists = []
    for name, code in _LISTS.items():
        words = _ranked(name)
        lists.append((code, words))
        if code == "sr":
            lists.append((code, tuple(word.translate(_TO_LATIN) for word in words)))
    return tuple(lists)


def _ranked(name: str) -> tuple[str, ...]:
    # jusText brings lxml along, which takes longer to load than a run without news does.
    import pkgutil

    data = pkgutil.get_data("justext", f"stoplists/{name}.txt") or b""
    return tuple(_distinct(words_of(data.decode("utf-8"))))[:_MOST]


def _distinct(words: Iterable[str]) -> Iterable[str]:
    # Single letters of other alphabets and scraps of markup rank high in some lists.
    return dict.fromkeys(word for word in words if not word.isascii() or word.isalpha())
