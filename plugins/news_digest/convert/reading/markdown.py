"""A page in Markdown -> the page as plain text: line for line, with the marks taken off.

What a mark says is left to how the line stands, as in any other plain text. Lists keep their
markers and quotations their `>`: plain text has them, too. No line is added or taken away, so
that diagnostics name the file's own lines.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

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
_ROW_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*(?:\|[ \t]*:?-{3,}:?[ \t]*)*\|?[ \t]*")
_PLUS_ITEM = re.compile(r"([ \t]*)\+(?=[ \t]+\S)")
_HARD_BREAK = re.compile(r"(?:[ \t]{2,}|\\|<br[ \t]*/?>)$", re.I)

_TARGET = rf"\([ \t]*<?[^\s()\[\]<>]{_LONG}(?:\([^\s()\[\]<>]{_SHORT}\)[^\s()\[\]<>]{_LONG})?>?" \
          rf"(?:[ \t]+(?:\"[^\"\[\]]{_SHORT}\"|'[^'\[\]]{_SHORT}'))?[ \t]*\)"  # fmt: skip
_IMAGE = re.compile(rf"!\[[^\[\]]{_LONG}\](?:{_TARGET}|\[[^\[\]]{_SHORT}\])")
_LINK = re.compile(rf"\[([^\[\]]{_LONG})\](?:{_TARGET}|\[[^\[\]]{_SHORT}\])")
_NOTE_MARK = re.compile(r"\[\^[^\[\]\s]{1,100}\]")
_ADDRESS = re.compile(r"<((?:https?://|mailto:)[^\s<>]{1,2000})>", re.I)
_COMMENT = re.compile(r"<!--(?:(?!-->).){0,2000}-->")
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


def without_marks(text: str) -> str:
    """Return a page in Markdown as plain text, with as many lines.

    Front matter gives what a page prints above its story (title, date, author, publisher), each
    on its line; the rest of it, rules, images and link definitions leave blank lines.
    """
    lines = text.split("\n")
    body = _front_matter_length(lines)
    return "\n".join([*map(_printed_entry, lines[:body]), *_plain_lines(lines[body:])])


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


def _plain_lines(lines: list[str]) -> Iterator[str]:
    fence = ""
    above = ""
    for line in lines:
        mark = _FENCE.match(line)
        if fence:
            closes = mark and mark[1].startswith(fence) and not line[mark.end() :].strip()
            fence = "" if closes else fence
            above = "" if closes else line
        elif mark:
            fence, above = mark[1], ""
        else:
            above = _plain_line(line, above)
        yield above


def _plain_line(line: str, above: str) -> str:
    if _RULE.fullmatch(line) or _DEFINITION.fullmatch(line) or _ROW_RULE.fullmatch(line):
        return ""
    if above.strip() and _UNDERLINE.fullmatch(line):
        return ""
    line = _HARD_BREAK.sub("", line)
    if heading := _HEADING.match(line):
        line = _HEADING_END.sub("", line[heading.end() :])
    line = _PLUS_ITEM.sub(r"\1-", _NOTE.sub("", line), count=1)
    if line.lstrip().startswith("|") and line.count("|") > 1:
        line = "  ".join(cell.strip() for cell in line.strip().strip("|").split("|"))
    return _plain_text(line)


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
