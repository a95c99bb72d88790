"""Story blocks -> Markdown whose rendered text is the raw text, whatever characters it holds.

Only what Python-Markdown would take for syntax is escaped, so that a maintainer finds prose and
not backslashes. The rules hold for Python-Markdown alone and with the extensions that Pelican
sites use (`extra`, `meta`, `codehilite`); tests/news_digest/articles proves it by property tests.
Signs that the `extra` extensions alone can escape become character references, as `\\|` would show
its backslash on a site without them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from news_digest.model import Block, BlockKind

# ASCII white space and the control characters, which HTML cannot hold: runs of them, but not the
# single spaces, which are what runs become. The other white space (the no-break space above all) is
# content and stays.
_BLANKS = re.compile(r"(?:[ ](?=[\x00-\x20\x7f-\x9f])|[\x00-\x1f\x7f-\x9f])[\x00-\x20\x7f-\x9f]*")

# Most text has none of these, which is seen faster for each alone than by a pattern.
_SIGNS = ("\\", "`", "*", "[", "_", "<", "&")

# Everywhere: what opens code, emphasis, links, images, footnotes and HTML. An underscore between
# letters opens nothing and stays, for the sake of addresses and file names. A bare `&#` makes
# Python-Markdown miss the HTML after it.
_INLINE = re.compile(
    r"""
      (?P<backslashed> [\\`*\[] | (?<![A-Za-z0-9])_ | _(?![A-Za-z0-9]) )
    | (?P<reference> < | & (?=\#|[A-Za-z0-9]+;) )
    """,
    re.VERBOSE,
)

# At the start of a block: headings, quotations, list items, rules, definitions, fences.
# Python-Markdown takes any Unicode digit for a list's number, and so does `\d`.
_BLOCK_START = re.compile(
    r"""
      (?P<backslashed> [#>] | [-+](?=[ ]) | -(?=[- ]*$) )
    | (?P<number> \d+ ) \. (?=[ ])
    | (?P<reference> : (?=[ ]) | ~ (?=~~) )
    """,
    re.VERBOSE,
)

# Where a list's second item is made of these signs alone, `extra` reads the list as a table.
_TABLE_RULE = re.compile(r"[|: -]+")

# A heading drops number signs at its end, and takes {…} at its end for attributes.
_HEADING_SIGNS = re.compile(r"\{|#(?=#*$)")

# Two lists or two quotations in a row would become one; the sanitiser removes the comment.
_SEPARATOR = "<!-- -->"
_LISTS = frozenset({BlockKind.LIST, BlockKind.ORDERED_LIST})


def one_line(text: str) -> str:
    """Return `text` on one line: runs of ASCII white space and controls become one space."""
    # Nearly all texts are on one line, which is seen in a fraction of the time.
    if not text.isprintable() or "  " in text:
        text = _BLANKS.sub(" ", text)
    return text.strip(" ")


def escape_inline(text: str) -> str:
    """Return Markdown that renders as `text` inside a line (not at the start of a block)."""
    line = one_line(text)
    escaped = _INLINE.sub(_escape, line) if any(map(line.__contains__, _SIGNS)) else line
    return _guard_ends(escaped)


def escape_block(text: str) -> str:
    """Return Markdown that renders as one paragraph holding `text`: also for `Summary:`."""
    escaped = escape_inline(text)
    start = _BLOCK_START.match(escaped)
    if start is None:
        return escaped
    sign = f"{start['number']}\\." if start["number"] else _escape(start)
    return sign + escaped[start.end() :]


def render_blocks(blocks: Iterable[Block]) -> str:
    """Return the article body: blocks apart by a blank line, a line feed at the end.

    Blocks without text are left out; the result is empty where nothing is left. The body is meant
    to stand below an article's metadata: alone in a file, a first line such as `Moscow: …` would
    be metadata itself.
    """
    parts: list[str] = []
    previous: BlockKind | None = None
    for block in blocks:
        rendered = _render(block)
        if not rendered:
            continue
        if previous is not None and _would_merge(previous, block.kind):
            parts.append(_SEPARATOR)
        parts.append(rendered)
        previous = block.kind
    return "\n\n".join(parts) + "\n" if parts else ""


def _render(block: Block) -> str:
    match block.kind:
        case BlockKind.PREFORMATTED:
            return _preformatted(block.text)
        case BlockKind.LIST:
            return "\n".join(f"- {_list_item(item)}" for item in _items(block.text))
        case BlockKind.ORDERED_LIST:
            numbered = enumerate(_items(block.text), start=1)
            return "\n".join(f"{number}. {_list_item(item)}" for number, item in numbered)
        case BlockKind.HEADING:
            heading = _HEADING_SIGNS.sub(r"\\\g<0>", escape_inline(block.text))
            return heading and f"## {heading}"
        case BlockKind.QUOTATION:
            quotation = escape_block(block.text)
            return quotation and f"> {quotation}"
        case BlockKind.PARAGRAPH:
            return escape_block(block.text)


def _would_merge(previous: BlockKind, kind: BlockKind) -> bool:
    if kind in _LISTS:
        return previous in _LISTS
    return kind is previous is BlockKind.QUOTATION


def _items(text: str) -> list[str]:
    return [item for item in map(one_line, text.split("\n")) if item]


def _list_item(text: str) -> str:
    escaped = escape_block(text)
    return escaped.replace("|", "&#124;") if _TABLE_RULE.fullmatch(text) else escaped


def _preformatted(text: str) -> str:
    """Return an HTML `pre` element: the one form in which spaces, tabs and blank lines survive.

    Python-Markdown expands tabs and trims lines in code blocks, joins them to a list above, and
    its code highlighter eats a first line such as `#!` or `:::`.
    """
    if not text.strip():
        return ""
    text = re.sub(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", " ", text)
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace("\t", "&#9;")
    # A space at a line's end would be lost in a blank line, and in many an editor; a fence would
    # be looked for before HTML is.
    text = re.sub(r"(?m) $", "&#32;", text)
    text = re.sub(r"(?m)^[~`]", lambda fence: _reference(fence[0]), text)
    return f"<pre>\n{text}</pre>"


def _escape(match: re.Match[str]) -> str:
    return f"\\{match[0]}" if match["backslashed"] else _reference(match[0])


def _guard_ends(text: str) -> str:
    """Keep white space that is content from being trimmed at either end."""
    core = text.strip()
    if core == text:
        return text
    head = text[: len(text) - len(text.lstrip())]
    tail = text[len(head) + len(core) :]
    return "".join(map(_reference, head)) + core + "".join(map(_reference, tail))


def _reference(sign: str) -> str:
    named = {"<": "&lt;", "&": "&amp;", "\xa0": "&nbsp;"}
    return named.get(sign, f"&#{ord(sign)};")
