"""Passages that ask something of the reader: to subscribe, follow, accept, or write in."""

from __future__ import annotations

import re

from news_digest.convert.text.needles import holds_any
from news_digest.convert.text.prose import Reading

# In lower case: `re.I` would make the patterns three times as slow, and most passages are tried.
# What such passages speak of. One of them proves nothing: stories are about newsletters, too.
_CUE = re.compile(
    r"\b(?:(newsletters?)|(subscri\w+|unsubscribe\w*)|(inbox)|(sign(?:ing)? up)|(e-?mail address)"
    r"|(cookies?)|(your browser)|(privacy)|(websites?|our site)|(your account)|(click)|(spam)"
    r"|(recaptcha)|(our app)|(follow)|(facebook|twitter|instagram|youtube)|(podcasts?)"
    r"|(donat\w+)|(membership)|(javascript)|(register|registration|log in)"
    r"|(share)|(headlines|top stories|latest news|breaking news)|(comments?))\b"
)
# One of these stands in each cue: to count them first saves most of the time.
_NEEDLES = (
    "newsletter", "subscri", "inbox", "sign", "mail address", "cookie", "your browser", "privacy",
    "website", "our site", "your account", "click", "spam", "recaptcha", "our app", "follow",
    "facebook", "twitter", "instagram", "youtube", "podcast", "donat", "membership", "javascript",
    "regist", "log in", "share", "headlines", "top stories", "latest news", "breaking news",
    "comment",
)  # fmt: skip
# Whom they speak to.
_ADDRESS = re.compile(r"\b(?:you|your|our|us|we)\b|^(?:click|follow|sign|subscribe|listen|share)\b")
# What stands in each such text: found faster, as it begins with letters.
_PERHAPS_ADDRESS = re.compile(r"(?:you|your|our|us|we)\b")
_BEGINS = ("click", "follow", "sign", "subscribe", "listen", "share")
# A story speaks to readers in quotations alone.
_QUOTATION = ('"', "“", "”", "„", "«", "»")
# So many cues, and one in so many words at least, make an appeal.
_CUES, _WORDS_A_CUE = 2, 16
_SHORTEST, _LONGEST = 4, 700


def is_appeal(reading: Reading) -> bool:
    """Tell whether the passage asks the reader to subscribe, follow, accept, or write in."""
    text = reading.passage.text
    if len(text) > _LONGEST or reading.words < _SHORTEST or holds_any(text, _QUOTATION):
        return False
    lowered = text.lower()
    if not (_PERHAPS_ADDRESS.search(lowered) or lowered.startswith(_BEGINS)):
        return False
    if not _are_enough(sum([needle in lowered for needle in _NEEDLES]), reading.words):
        return False
    if not _ADDRESS.search(lowered):
        return False
    cues = {match.lastindex for match in _CUE.finditer(lowered)}
    return _are_enough(len(cues), reading.words)


def _are_enough(cues: int, words: int) -> bool:
    return cues >= _CUES and words <= _WORDS_A_CUE * cues
