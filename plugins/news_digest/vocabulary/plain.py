"""The plainest entries of people.yml, read without a YAML parser.

A parser in Python takes a millisecond for an entry, and archives have tens of thousands. Entries
whose every line is beyond doubt (see `_ENTRY`) are read here and left out of the text, so that
what is left, with all that could be wrong, is parsed and reported under its own line numbers.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from news_digest.vocabulary.schema import Entry
from news_digest.yaml_files.values import Located

# Letters and digits of any script, and signs that mean nothing to YAML between them. No comma: it
# parts the items of a list.
_NAME = r"[^\W\d_][\w.'’()/& -]*"
# One line of prose: nothing that begins a comment or a value, no tabs, no invisible signs.
_PROSE = r"[^\W\d_][\w.,;'’()/&%+?!– -]*"
_ENTRY = re.compile(
    rf"""
    ^[ ]{{2}}([a-z][a-z0-9]*(?:-[a-z0-9]+)*):\n
    [ ]{{4}}name:[ ]({_NAME})\n
    (?:[ ]{{4}}variants:(?:[ ]\[({_NAME}(?:,[ ]{_NAME})*)\]\n|\n((?:[ ]{{6}}-[ ]{_NAME}\n)+)))?
    (?:[ ]{{4}}description:[ ](?:({_PROSE})\n|>-\n((?:[ ]{{6}}{_PROSE}\n)+)))?
    (?:[ ]{{4}}hidden:[ ](true|false)\n)?
    (?=(?:[ ]*(?:\#[^\n]*)?\n)*(?:[ ]{{0,2}}[^ \t\n\#]|\Z))
    """,
    re.MULTILINE | re.VERBOSE,
)
_SECTION = re.compile(r"^people:[ ]*\n", re.MULTILINE)
_OUTSIDE = re.compile(r"^[^ \n#]", re.MULTILINE)
_NOT_TEXT = frozenset(("true", "false", "yes", "no", "on", "off", "null"))
_ID_OR_KEY = re.compile(r"""^ *["']?([a-z0-9-]+)["']? *:""", re.MULTILINE)
_LONGEST_NAME = 200
_LONGEST_ID = 80
_LONGEST_TEXT = 4000


def plain_people(text: str) -> tuple[list[Entry], str, list[int]]:
    """Return the plain entries of people.yml, the text without them, and its lines' numbers.

    `text` has `\\n` at the ends of its lines. Where nothing is plain, all of it is left.
    """
    section = _SECTION.search(text)
    if section is None or not _stands_alone(text[: section.start()]):
        return _nothing_plain(text)
    outside = _OUTSIDE.search(text, section.end())
    end = outside.start() if outside else len(text)
    matches = list(_ENTRY.finditer(text, section.end(), end))
    ids = Counter([match[1] for match in matches])
    entries: list[Entry] = []
    head = text[: section.end()]
    rest, line, at = [head], head.count("\n") + 1, section.end()
    numbers = list(range(1, line))
    for match in matches:
        between = text[at : match.start()]
        lines = between.count("\n")
        if between.isspace() or not between:
            alone = True
        else:
            alone = _stands_alone(between)
            rest.append(between)
            numbers += range(line, line + lines)
        line += lines
        entry = _entry(match, line) if ids[match[1]] == 1 else None
        lines = match[0].count("\n")
        if entry is None:
            rest.append(match[0])
            numbers += range(line, line + lines)
        elif not alone:
            return _nothing_plain(text)
        else:
            entries.append(entry)
        line += lines
        at = match.end()
    rest.append(text[at:])
    numbers += range(line, line + text.count("\n", at) + 1)
    left = "".join(rest)
    # An id that stands twice is reported where both are parsed.
    others = set(_ID_OR_KEY.findall(left, len(head)))
    if others and any(entry.id in others for entry in entries):
        return _nothing_plain(text)
    return entries, left, numbers


def _nothing_plain(text: str) -> tuple[list[Entry], str, list[int]]:
    return [], text, list(range(1, text.count("\n") + 2))


def _stands_alone(text: str) -> bool:
    """Tell whether nothing that begins in `text` goes on behind it."""
    if not text.strip() or all(
        not line.strip() or line.lstrip(" ").startswith("#") for line in text.split("\n")
    ):
        return True
    try:
        for _ in YAML(typ="safe", pure=True).parse(text):
            pass
    except (YAMLError, ValueError, ArithmeticError, AssertionError):
        return False
    return True


def _entry(match: re.Match[str], line: int) -> Entry | None:
    """Return the entry that a match is; None where a reader would find something to say."""
    id_, name, flow, block, prose, folded, hidden = match.groups()
    if id_ in _NOT_TEXT or len(id_) > _LONGEST_ID:
        return None
    values: dict[str, Any] = {"name": Located(name, line + 1)}
    names = [name]
    at = line + 2
    if flow is not None:
        variants = flow.split(", ")
        values["variants"] = tuple([Located(one, at) for one in variants])
        names += variants
        at += 1
    elif block is not None:
        variants = [one[8:] for one in block.split("\n")[:-1]]
        values["variants"] = tuple([Located(one, at + n) for n, one in enumerate(variants, 1)])
        names += variants
        at += len(variants) + 1
    if len(set(names)) < len(names):
        return None
    for one in names:
        if len(one) > _LONGEST_NAME or (len(one) < 6 and one.lower() in _NOT_TEXT):
            return None
        if "  " in one or one[-1] == " ":
            return None
    if prose is not None or folded is not None:
        text = prose if prose is not None else folded
        text = " ".join(text.split())
        if len(text) > _LONGEST_TEXT or text.lower() in _NOT_TEXT:
            return None
        values["description"] = Located(text, at)
    if hidden is not None:
        values["hidden"] = hidden == "true"
    return Entry(id_, line, values)
