"""Captions: what stands below a picture, and names whose it is."""

from __future__ import annotations

import re

from news_digest.convert.text.needles import holds_any

_OWNER = r"[A-Z][\w .&-]{1,30}"
_PHOTO = r"(?:photo|photograph|picture|image)"
# … (file photo); … (Reuters/Jane Roe); … (AFP); … (photo by Jane Roe)
_CAPTION_END = re.compile(
    rf"\((?:(?i:file photo|{_PHOTO}|left|right|cent(?:er|re))|{_OWNER}/{_OWNER}"
    r"|[A-Z]{2,6}|(?i:(?:file )?photos? by) .{2,60})\)$"
)
# Photo: Jane Roe; Picture by: …
_CAPTION_START = re.compile(
    rf"(?:{_PHOTO}s?|photography|caption|file)(?: (?:by|credit|courtesy))?\s*[:–—-]\s*\S", re.I
)
# … Photo: Jane Roe; … Image credit: Jane Roe; … Getty Images
_CAPTION_CREDIT = re.compile(
    r"\b(?:(?:Photo|Photograph|Picture|Image|PHOTO|PICTURE|IMAGE)s?(?: (?i:credit))?\s*[:/]\s*\S"
    r"|Getty Images|GETTY IMAGES|Associated Press/|AP Photo|AFP/|Reuters/|REUTERS/|Shutterstock"
    r"|SHUTTERSTOCK|iStock).{0,80}$"
)
# … at dawn. Jane Roe for The Post: the photographer, and for whom
_CAPTION_FOR = re.compile(r"[.!?”\"] (?:[A-Z][\w'’-]+ ){2,3}for (?:The )?[A-Z][\w&'’ -]{2,40}$")
# To look for these first saves most of the time: few passages have any of them.
_CAPTION_FIRST = frozenset("pPiIcCfF")
_CREDIT_MARKS = ("hoto", "icture", "mage", "HOTO", "ICTURE", "MAGE", "tock", "TOCK", "/")
# … Credit: Jane Roe
_CAPTION_OWNER = re.compile(
    r"(?:(?<=[.!?\"”’)] )|^)(?:(?:photo|image|picture)s? )?credits?: [^.!?]{2,60}$", re.I
)
_OWNER_LONGEST = 80
_CAPTION_LONGEST, _CREDITED_LONGEST = 400, 900
# The line below a caption that is its credit: Jane Roe, AP; (Jane Roe); GETTY
_CREDIT_LINE = re.compile(
    r"\(.{2,60}\)|(?-i:[A-Z][A-Z .,/&-]{1,40})"
    r"|[^.!?]{2,60}[,/|]\s*(?:AP|AFP|EPA|UPI|PA|DPA|ANSA|EFE|TASS|Reuters|Getty|Bloomberg|Xinhua"
    r"|[\w .'’]{2,40} (?:Images|Photo|News|Press|via .{2,30}))"
    r"|(?:photos?|image|picture|credit|photograph)\b.{0,60}",
    re.I,
)
_CREDIT_LONGEST = 110


def is_caption(text: str, *, short: bool) -> bool:
    """Tell whether a passage that reads `text` is a caption; a long one must end in its credit."""
    tail = text[-_OWNER_LONGEST:]
    if len(text) <= _CREDITED_LONGEST and "redit" in tail and _CAPTION_OWNER.search(tail):
        return True
    if not short or len(text) > _CAPTION_LONGEST:
        return False
    if text[0] in _CAPTION_FIRST and _CAPTION_START.match(text):
        return True
    if holds_any(text, _CREDIT_MARKS) and _CAPTION_CREDIT.search(text):
        return True
    if " for " in text and _CAPTION_FOR.search(text):
        return True
    return text.endswith(")") and _CAPTION_END.search(text) is not None


def is_picture_credit(text: str) -> bool:
    """Tell whether the line `text`, right below a sentence, says whose picture that is about."""
    if len(text) > _CREDIT_LONGEST or text.endswith((".", ":")):
        return False
    return _CREDIT_LINE.fullmatch(text) is not None
