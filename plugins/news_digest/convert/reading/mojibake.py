"""UTF-8 that was read as another encoding and saved again: the letters it was, where it shows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

# As what UTF-8 is mistaken for, the likeliest first.
_CODECS = ("cp1252", "cp1251", "mac_roman")
# Software that mistakes it does so on every save.
_MOST_TIMES = 3
# How many sequences that can only be mistaken UTF-8 it takes for each other character beyond
# ASCII. A page that writes about such letters has some of them, and true ones beside them.
_AGAINST_ONE = 2
_SEVERAL = re.compile(rb"\?\?+")
_BEYOND_ASCII = re.compile("[^\x00-\x7f]+")

# What some software makes of a byte that Windows-1252 leaves without meaning, or of a no-break
# space, cannot be turned back; these two are the commonest that are lost so: ” and à.
_LOST = (
    (re.compile("â€[\x9d\ufffd?]?(?![\u0080-\uffff])"), "”"),
    (re.compile(r"Ã (?=[\s.,;:!?)])|Ã(?= \w)"), "à"),
)


def repair(text: str) -> tuple[str, str, int]:
    """Return the text as it was, as what it had been mistaken, and how often: 0 if it was not.

    A text is repaired as a whole: where all but a few of its characters beyond ASCII fall into
    sequences that are UTF-8 byte for byte. Each step is the exact inverse of the mistake.
    """
    # A sequence is of two signs or more: what stands side by side is little, and soon searched.
    if text.isascii() or not (beyond := _side_by_side(text)):
        return text, "", 0
    for codec in _CODECS:
        times = 0
        while times < _MOST_TIMES and (repaired := _once(text, codec, beyond)) is not None:
            text, times = repaired, times + 1
            beyond = _side_by_side(text)
        if times:
            return text, codec, times
    return text, "", 0


def _side_by_side(text: str) -> list[str]:
    """Return the stretches of two signs or more beyond ASCII (question marks count as such)."""
    # Twice as fast as to look for them in the text itself.
    marks = text.encode("ascii", errors="replace")
    return [text[match.start() : match.end()] for match in _SEVERAL.finditer(marks)]


def _once(text: str, codec: str, beyond: Iterable[str]) -> str | None:
    """Turn one mistake back, or return None where there is none.

    `beyond` are the stretches of `text` in which it can be.
    """
    pattern, opening, to_byte = _mistaken(codec)
    searched = " ".join(beyond)
    # The pattern has no first character that could be looked for, so it is tried everywhere.
    if not opening.search(searched) or not pattern.search(searched):
        return None
    turned_back = 0

    def true_letter(match: re.Match[str]) -> str:
        nonlocal turned_back
        try:
            letter = bytes(to_byte[sign] for sign in match[0]).decode("utf-8")
        except UnicodeDecodeError:
            return match[0]
        turned_back += 1
        return letter

    repaired = pattern.sub(true_letter, text)
    if codec == "cp1252" and turned_back:
        for lost, letter in _LOST:
            repaired = lost.sub(letter, repaired)
    # What neither is such a sequence nor was one speaks against the mistake.
    rest = pattern.sub("\0", text)
    if codec == "cp1252":
        for lost, _ in _LOST:
            rest = lost.sub("\0", rest)
    others = sum(map(len, _BEYOND_ASCII.findall(rest)))
    return repaired if turned_back and turned_back >= _AGAINST_ONE * others else None


@cache
def _mistaken(codec: str) -> tuple[re.Pattern[str], re.Pattern[str], dict[str, int]]:
    """Return what a UTF-8 sequence looks like when read as `codec`, and the byte of each sign.

    The second pattern is that of a sequence's first two signs.
    """
    signs: dict[int, str] = {}
    to_byte: dict[str, int] = {}
    for byte in range(0x80, 0x100):
        # A byte without a meaning is mostly kept as the control character of its number.
        found = {chr(byte)} if codec == "cp1252" else set()
        found |= set(bytes([byte]).decode(codec, errors="ignore")) or {chr(byte)}
        signs[byte] = "".join(sorted(found))
    for byte in sorted(signs, reverse=True):
        # Latin-1 has at its number what Windows-1252 has elsewhere: the latter's own comes first.
        for sign in signs[byte]:
            to_byte.setdefault(sign, byte)
    for byte in signs:
        if sign := bytes([byte]).decode(codec, errors="ignore"):
            to_byte[sign] = byte

    def some(first: int, last: int) -> str:
        return "[" + "".join(re.escape(signs[byte]) for byte in range(first, last + 1)) + "]"

    more = some(0x80, 0xBF)
    pattern = (
        f"{some(0xC2, 0xDF)}{more}|{some(0xE0, 0xEF)}{more}{{2}}|{some(0xF0, 0xF4)}{more}{{3}}"
    )
    return re.compile(pattern), re.compile(some(0xC2, 0xF4) + more), to_byte
