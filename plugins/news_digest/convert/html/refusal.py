"""Why a page is no article."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml.html import HtmlElement

from news_digest.convert.html.body import Body
from news_digest.convert.html.lines import LineKind, PageLine, tag_of
from news_digest.convert.html.prose import is_paragraph
from news_digest.diagnostics import Diagnostic, Severity

# What a page says instead of its story: to visitors without scripts or cookies, or to robots.
_WALL = re.compile(
    r"\b(?:(?:enable|turn on|activate|requires?|need)s? (?:java ?script|cookies)"
    r"|java ?script (?:is|must be|needs to be) (?:disabled|enabled|required|not)"
    r"|(?:accept|manage|allow|reject|use[sd]?|our use of) (?:all |our |the |your )?cookies"
    r"|cookie (?:settings|preferences|policy|consent)|are you a (?:robot|human)"
    r"|not a robot|verify (?:that )?you are (?:a )?human|checking your browser"
    r"|unusual (?:traffic|activity)|access (?:denied|to this page has been denied)"
    r"|before you continue|cookies akzeptieren|accepter les cookies|aceptar cookies)",
    re.I,
)
# A page that has more words than this has more to say than that it wants cookies.
_WALL_WORDS = 400
# So many links to stories, and not many paragraphs more than these, make a list of stories.
_STORIES, _PARAGRAPHS_A_STORY = 5, 1.5
_HEADLINE_WORDS = 4
_LINK = 0.9
_MOSTLY_LINKS = 0.5

_WRITE = (
    "Look with `digest explain`; if it is a story, save the page's text as a .txt file instead."
)


def refusal_of(
    path: str,
    root: HtmlElement | None,
    lines: Sequence[PageLine],
    body: Body | None,
    *,
    is_article: bool,
) -> Diagnostic | None:
    """Return why the page becomes no story, or None. `is_article` is what it calls itself."""
    if not lines:
        return _refusal(path, "html-no-text", _nothing_seen(root), "Save it from a browser.")
    if body is None or (len(body.kept) < _STORIES and not is_article):
        text = " ".join(line.text for line in lines)
        if len(text.split()) <= _WALL_WORDS and _WALL.search(text) and _prose(lines) <= _STORIES:
            message = (
                "The page asks for cookies, scripts or a proof to be human: no story is on it."
            )
            return _refusal(path, "html-wall", message, "Save it again from a browser.")
    if body is not None:
        return _list_of_stories(path, lines, body) if not is_article else None
    linked = sum(line.linked * len(line.text) for line in lines)
    if linked >= _MOSTLY_LINKS * sum(len(line.text) for line in lines):
        message = "The page is made of links to others: no story is on it."
        return _refusal(path, "only-navigation", message, "Save the stories' own pages.")
    return _refusal(
        path, "no-story", "Nothing on the page reads like a story's paragraphs.", _WRITE
    )


def _list_of_stories(path: str, lines: Sequence[PageLine], body: Body) -> Diagnostic | None:
    inside = lines[body.kept[0] : body.kept[-1] + 1]
    stories = sum(_leads_to_story(line) for line in inside)
    if stories < _STORIES or _prose(inside) > _PARAGRAPHS_A_STORY * stories:
        return None
    message = f"The page lists {stories} stories and tells none."
    return _refusal(path, "index-page", message, "Save the stories' own pages.")


def _leads_to_story(line: PageLine) -> bool:
    return (
        line.kind is LineKind.HEADING
        and line.linked >= _LINK
        and len(line.text.split()) >= _HEADLINE_WORDS
    )


def _prose(lines: Sequence[PageLine]) -> int:
    return sum(is_paragraph(line) for line in lines)


def _nothing_seen(root: HtmlElement | None) -> str:
    tags = {tag_of(element) for element in root.iter()} if root is not None else set()
    if "frame" in tags or "iframe" in tags:
        return "The page shows other pages in frames, and has no text of its own."
    if "script" in tags:
        return "The page has no text: scripts would have to fetch it."
    return "The page has no text."


def _refusal(path: str, code: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(code, Severity.WARNING, path, None, message, hint)
