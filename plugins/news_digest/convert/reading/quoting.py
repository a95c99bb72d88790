"""Mail that was forwarded as a quotation -> its text, without the mark before each line."""

from __future__ import annotations

import re

_MARK = re.compile(r"^[ \t]*(?:> ?)+", re.M)
_PRINTED = re.compile(r"^[^\S\n]*\S", re.M)
# So many lines, and such a share of the printed ones, begin with the mark in such a mail: the
# others are its head, and what the sender wrote above it.
_LINES, _SHARE = 6, 0.6


def without_quote_marks(text: str) -> str:
    """Return `text` without `> ` before its lines, where most of them have it.

    Lines keep their numbers. Where few lines are quoted, they are a quotation inside the text.
    """
    if ">" not in text:
        return text
    marked = len(_MARK.findall(text))
    if marked < _LINES or marked < _SHARE * len(_PRINTED.findall(text)):
        return text
    return _MARK.sub("", text)
