"""The metadata at the top of an article file: reading it, and seeing where it broke off too soon.

Reading agrees with Pelican's own (the `meta` extension of Python-Markdown): a blank line ends the
metadata, and so does any line that is neither `Key: value` nor indented.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import NamedTuple

from news_digest.diagnostics import Diagnostic, Severity

# docs/architecture.md, "The article file", and `Modified`, which moves an entry's date in feeds.
# fmt: off
KNOWN_KEYS = frozenset({
    "title", "date", "date-precision", "modified", "slug", "status", "topics", "people", "outlet",
    "agency", "place", "byline", "credit", "image-credit", "original", "licence", "language",
    "summary", "source", "source-sha256", "converted-sha256",
})
# fmt: on

_META_LINE = re.compile(r"[ ]{0,3}(?P<key>[A-Za-z0-9_-]+):\s*(?P<value>.*)")
_META_CONTINUED = re.compile(r"[ ]{4,}(?P<value>.*)")
_META_BEGIN = re.compile(r"-{3}(\s.*)?")
_META_END = re.compile(r"(-{3}|\.{3})(\s.*)?")
_TAB_LENGTH = 4  # Python-Markdown's own; Pelican sites hardly ever change it
# No sentence of a story looks like these.
_HASH_LINE = re.compile(r"(?:Source|Converted)-Sha256: ?[0-9a-f]{64}", re.IGNORECASE)


class MetaValue(NamedTuple):
    """One key of an article's metadata.

    `value` is its first definition on one line (lines of a continued value joined by a space);
    `values` are all its lines as Pelican sees them; `line` is where it is defined first, `again`
    where it is defined another time.
    """

    value: str
    line: int
    values: tuple[str, ...]
    again: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Definition:
    """A line `Key: value` and the lines that continue it."""

    line: int
    values: list[str]


def parse_metadata(lines: list[str]) -> tuple[dict[str, MetaValue], int]:
    """Return the metadata of an article file's lines, and the index of the body's first line."""
    definitions: dict[str, list[_Definition]] = {}
    last: _Definition | None = None
    index = 1 if _META_BEGIN.match(lines[0]) else 0
    while index < len(lines):
        line = lines[index].replace("\x02", "").replace("\x03", "").expandtabs(_TAB_LENGTH)
        if not line.strip() or _META_END.match(line):
            index += 1
            break
        if match := _META_LINE.match(line):
            last = _Definition(index + 1, [match["value"].strip()])
            definitions.setdefault(match["key"].lower(), []).append(last)
        elif last and (match := _META_CONTINUED.match(line)):
            last.values.append(match["value"].strip())
        else:
            break
        index += 1
    return {key: _meta_value(found) for key, found in definitions.items()}, index


def _meta_value(definitions: list[_Definition]) -> MetaValue:
    first = definitions[0]
    return MetaValue(
        value=" ".join(filter(None, first.values)),
        line=first.line,
        values=tuple(value for each in definitions for value in each.values),
        again=tuple(each.line for each in definitions[1:]),
    )


def misplaced_metadata(lines: list[str], path: str) -> Diagnostic | None:
    """Return an error where metadata stands below the line that ended the metadata, or None.

    A stray blank line would otherwise cost an article its outlet, and with it the outlet's policy,
    and print the rest as story text. Two known keys in the body's first paragraph are metadata, and
    so are a hash's line anywhere, and a known key without its colon right below the other keys.
    """
    _, start = parse_metadata(lines)
    body = lines[start:]
    begin = next((index for index, line in enumerate(body) if line.strip()), len(body))
    paragraph = list(takewhile(str.strip, body[begin:]))
    below = [start + begin + index for index, line in enumerate(paragraph) if _known_key(line)]
    if len(below) < 2:
        below = [start + index for index, line in enumerate(body) if _HASH_LINE.fullmatch(line)]
    if _broke_off(lines, start) and (below or (start and _lacks_colon(lines[start]))):
        return _misplaced(
            path,
            start + 1,
            f"The metadata ends at this line, which is no `Key: value`: `{lines[start]}`.",
            "Correct it; begin it with four spaces where it continues the line above.",
        )
    if below:
        key = lines[below[0]].partition(":")[0].strip()
        return _misplaced(
            path,
            max(start, 1),
            f"The metadata ends here, though `{key}:` in line {below[0] + 1} belongs to it.",
            "Delete this line. (Where a story begins like that, write `&#58;` for its colons.)",
        )
    return None


def _broke_off(lines: list[str], start: int) -> bool:
    """Tell whether the body starts without the blank line or rule that should part them."""
    if start in (0, len(lines)):
        return start == 0
    last = lines[start - 1]
    return bool(last.strip()) and not _META_END.match(last)


def _known_key(line: str) -> bool:
    match = _META_LINE.match(line)
    return match is not None and match["key"].lower() in KNOWN_KEYS


def _lacks_colon(line: str) -> bool:
    return line.partition(" ")[0].lower() in KNOWN_KEYS


def _misplaced(path: str, line: int, message: str, hint: str) -> Diagnostic:
    return Diagnostic("misplaced-metadata", Severity.ERROR, path, line, message, hint)
