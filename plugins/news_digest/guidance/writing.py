"""Values -> YAML that every reader takes for the same text, whatever version of YAML it knows."""

from __future__ import annotations

import re

from news_digest.yaml_files.tree import Scalar

# Nothing in it can begin or end a construct of YAML (1.2.2, section 7.3.3), wherever it stands.
_PLAIN = re.compile(r"[A-Za-z][\w.,/()-]*(?: [\w.,/()-]+)*", re.ASCII)
_UNAMBIGUOUS = re.compile(
    r"\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d(?::\d\d)?(?:[+-]\d\d:\d\d|Z)?)?", re.ASCII
)
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\t": "\\t", "\n": "\\n"}


def scalar(text: str) -> str:
    """Return `text` as a scalar on one line: plain where nobody could misread it."""
    if _PLAIN.fullmatch(text) and Scalar(1, text, quoted=False).kind == "text":
        return text
    return quoted_scalar(text)


def value(field: str, text: str) -> str:
    """Return what is stated about a field: dates and lines look like what they are."""
    if field == "date" and _UNAMBIGUOUS.fullmatch(text):
        return text
    if field == "lines" and text:
        return text
    return scalar(text)


def quoted_scalar(text: str) -> str:
    """Return `text` in double quotation marks; what is invisible is escaped."""
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if character.isprintable():
        return character
    code = ord(character)
    return f"\\U{code:08X}" if code > 0xFFFF else f"\\u{code:04X}"
