"""Which language a story is written in.

scripts     text -> the scripts it is written in, and the languages that each can be
words       the commonest words of the languages that share a script
alphabets   which letters they are written with, and the words that tell neighbours apart
detecting   text -> language
deciding    what the page declares x what its text says -> `Decision`
"""

from news_digest.convert.language.deciding import decide_language
from news_digest.convert.language.detecting import Detected, detect_language

__all__ = ["Detected", "decide_language", "detect_language"]
