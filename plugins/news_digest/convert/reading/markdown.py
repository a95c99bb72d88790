"""A page in Markdown -> the page as plain text: line for line, with the marks taken off.

What a mark says is left to how the line stands, as in any other plain text. Lists keep their
markers and quotations their `>`: plain text has them, too. No line is added or taken away, so
that diagnostics name the file's own lines.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

# What is longer has its end in another place than the one it was meant for. The bounds, and that
# no pattern looks past a sign it begins with, keep the time proportional to the text's length.
_SHORT, _LONG = "{0,300}", "{0,2000}"

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+")
_HEADING_END = re.compile(r"[ \t]#+[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-{2,})[ \t]*")
_RULE = re.compile(r" {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}")
_DEFINITION = re.compile(r" {0,3}\[[^\[\]]{1,300}\]:[ \t]*<?\S+>?(?:[ \t]+[\"'(].*)?")
_NOTE = re.compile(r" {0,3}\[\^[^\[\]]{1,100}\]:[ \t]*")
_ROW_RULE = re.compile(r"(?=[^|\n]*\|)[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)*[ \t]*(?::?-+:?)?[ \t]*")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]")
_QUOTED = re.compile(r"[ \t]*>[ \t]?")
# Nobody wraps lines shorter: a date or a name stands on a line of its own, whatever Markdown says.
_WRAP_MIN = 45
# A page this long is none; taking its marks off would take longer than converting it.
_MOST_CHARACTERS = 1_000_000
_PLUS_ITEM = re.compile(r"([ \t]*)\+(?=[ \t]+\S)")
_HARD_BREAK = re.compile(r"(?:[ \t]{2,}|\\|<br[ \t]*/?>)$", re.I)

_TARGET = rf"\([ \t]*<?[^\s()\[\]<>]{_LONG}(?:\([^\s()\[\]<>]{_SHORT}\)[^\s()\[\]<>]{_LONG})?>?" \
          rf"(?:[ \t]+(?:\"[^\"\[\]]{_SHORT}\"|'[^'\[\]]{_SHORT}'))?[ \t]*\)"  # fmt: skip
_IMAGE = re.compile(rf"!\[[^\[\]]{_LONG}\](?:{_TARGET}|\[[^\[\]]{_SHORT}\])")
_LINK = re.compile(rf"\[([^\[\]]{_LONG})\](?:{_TARGET}|\[[^\[\]]{_SHORT}\])")
_NOTE_MARK = re.compile(r"\[\^[^\[\]\s]{1,100}\]")
_ADDRESS = re.compile(r"<((?:https?://|mailto:)[^\s<>]{1,2000})>", re.I)
_COMMENT = re.compile(r"<!--[^<>]{0,2000}-->")
_CODE = re.compile(r"(?<!`)(`{1,3})(?!`)([^`]{1,1000})\1(?!`)")
_STRONG = re.compile(
    r"(?<![\w*])(\*\*|__)(?=\S)([^*_]{1,1000})(?<=\S)\1(?![\w*])|(\*\*)(?=\S)([^*]{1,1000})(?<=\S)\*\*"
)
_EMPHASIS = re.compile(r"(?<![\w*\\])\*(?=[^\s*])([^*]{1,1000})(?<=[^\s\\])\*(?![\w*])"
                       r"|(?<![\w_\\])_(?=[^\s_])([^_]{1,1000})(?<=[^\s\\])_(?![\w_])")  # fmt: skip
_STRUCK = re.compile(r"~~(?=\S)([^~]{1,1000})(?<=\S)~~")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")

_FRONT_MATTER_END = re.compile(r"(?:---|\.\.\.)[ \t]*")
_MOST_FRONT_MATTER = 200
_ENTRY = re.compile(r"([A-Za-z][\w -]{0,40}):[ \t]+(\S.*)")
# What front matter says that a page would print above its story, and how a page prints it.
_PRINTED = {
    "title": "{}", "headline": "{}", "date": "{}", "published": "{}", "pubdate": "{}",
    "publishdate": "{}", "author": "By {}", "byline": "By {}", "publisher": "{}", "outlet": "{}",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a block; whether inline marks are in it, and whether it is part of a paragraph.

    `goes_on` where it is so long that it may have been wrapped, `continues` where it may be what
    was wrapped.
    """

    text: str
    marked: bool = True
    goes_on: bool = False
    continues: bool = False


_BLANK = _Line("")


def without_marks(text: str) -> str:
    """Return a page in Markdown as plain text, with as many lines.

    Front matter gives what a page prints above its story (title, date, author, publisher), each
    on its line; the rest of it, rules, images and link definitions leave blank lines. A wrapped
    paragraph stands whole on its first line, since without the marks its lines differ in length.
    What is longer than a million characters is left as it stands.
    """
    if len(text) > _MOST_CHARACTERS:
        return text
    lines = text.split("\n")
    body = _front_matter_length(lines)
    plain = _joined(list(_blocks(lines[body:])))
    return "\n".join([*map(_printed_entry, lines[:body]), *plain])


def _front_matter_length(lines: list[str]) -> int:
    if lines[0].rstrip() != "---":
        return 0
    for number, line in enumerate(lines[1:_MOST_FRONT_MATTER], 1):
        if _FRONT_MATTER_END.fullmatch(line):
            return number + 1
    return 0


def _printed_entry(line: str) -> str:
    entry = _ENTRY.fullmatch(line.rstrip())
    form = _PRINTED.get(entry[1].lower()) if entry else None
    value = entry[2].strip("\"'") if entry else ""
    return form.format(value) if form else ""


def _blocks(lines: list[str]) -> Iterator[_Line]:
    """Yield each line without the marks that stand before and behind it."""
    fence = ""
    above = ""
    for line in lines:
        mark = _FENCE.match(line)
        if fence and mark and mark[1].startswith(fence) and not line[mark.end() :].strip():
            fence = above = ""
            yield _BLANK
        elif fence:
            yield _Line(line, marked=False)
        elif mark:
            fence, above = mark[1], ""
            yield _BLANK
        else:
            made = _block(line, above)
            above = made.text
            yield made


def _block(line: str, above: str) -> _Line:
    if _RULE.fullmatch(line) or _DEFINITION.fullmatch(line) or _ROW_RULE.fullmatch(line):
        return _BLANK
    if above.strip() and _UNDERLINE.fullmatch(line):
        return _BLANK
    if heading := _HEADING.match(line):
        return _Line(_HEADING_END.sub("", line[heading.end() :]))
    if line.lstrip().startswith("|") and line.count("|") > 1:
        return _Line("  ".join(cell.strip() for cell in line.strip().strip("|").split("|")))
    text = _HARD_BREAK.sub("", line)
    begins = _ITEM.match(line) or _NOTE.match(line)
    text = _PLUS_ITEM.sub(r"\1-", _NOTE.sub("", text), count=1)
    return _Line(
        text,
        goes_on=len(line) >= _WRAP_MIN and text == line,
        continues=bool(line.strip()) and not begins,
    )


def _joined(lines: list[_Line]) -> Iterator[str]:
    """Yield each line's plain text, that of a wrapped paragraph on its first line."""
    at = 0
    while at < len(lines):
        end = at + 1
        while end < len(lines) and lines[end - 1].goes_on and lines[end].continues:
            end += 1
        first, *others = lines[at:end]
        text = " ".join([first.text, *(_QUOTED.sub("", one.text).strip() for one in others)])
        yield _plain_text(text) if first.marked else text
        yield from ("" for _ in others)
        at = end


def _plain_text(line: str) -> str:
    if not _MARKED.search(line):
        return line
    for pattern in (_COMMENT, _IMAGE, _NOTE_MARK):
        line = pattern.sub("", line)
    line = _ADDRESS.sub(r"\1", _LINK.sub(r"\1", line))
    line = _CODE.sub(r"\2", line)
    # Strong inside emphasis and the other way round: twice is as deep as anybody goes.
    for _ in range(2):
        line = _STRONG.sub(lambda found: found[2] or found[4], line)
        line = _EMPHASIS.sub(lambda found: found[1] or found[2], line)
    line = _ESCAPE.sub(r"\1", _STRUCK.sub(r"\1", line))
    return " ".join(html.unescape(line).splitlines()) if "&" in line else line


_MARKED = re.compile(r"[\[\]*_`~<\\&]")
