"""How much of an article may be published. Applied once: pages, feeds and search see the result."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from news_digest.site.sanitise import paragraph, paragraphs_of, text_of
from news_digest.vocabulary.model import Policy

# About a lead paragraph of newswire, and well below what quotation rights are argued about.
EXCERPT_WORDS = 60
# As much in letters: Chinese or Thai has no spaces to count words by.
EXCERPT_CHARACTERS = 400

# White space, or the place after a mark that ends a clause in scripts without spaces.
_WORD_END = re.compile(r"\s|(?<=[。！？，、；：…।။።])")
_ZERO_WIDTH_JOINER = "\u200d"

_STRICTNESS = {Policy.FULL: 0, Policy.EXCERPT: 1, Policy.LINK: 2}


@dataclass(frozen=True, slots=True)
class Text:
    """An article's own text: `content` is sanitised HTML, `summary` plain text."""

    content: str
    summary: str


def strictest(*policies: Policy) -> Policy:
    """Return the policy that publishes least: an agency's report stays under the agency's."""
    return max(policies, key=_STRICTNESS.__getitem__)


def apply_policy(text: Text, policy: Policy) -> Text:
    """Cut an article's text to its policy.

    `excerpt` leaves the first paragraphs, as far as whole ones fit into 60 words and 400
    characters, and the first one cut to that where even it is longer; `link` leaves nothing. An
    article without a summary of its own gets its beginning as one.
    """
    if policy is Policy.LINK:
        return Text("", "")
    if policy is Policy.FULL and text.summary:
        return text
    beginning = _beginning(text.content)
    summary = text.summary or " ".join(beginning)
    if policy is Policy.EXCERPT:
        return Text("\n".join(map(paragraph, beginning)), shorten(summary))
    return Text(text.content, summary)


def shorten(text: str, words: int = EXCERPT_WORDS, characters: int = EXCERPT_CHARACTERS) -> str:
    """Return the first `words` words, as far as they fit into `characters` characters.

    An ellipsis (not counted) stands for what is left out.
    """
    parts = text.split()
    kept = _first_characters(" ".join(parts[:words]), characters)
    return kept if kept == " ".join(parts) else f"{kept} …"


def _first_characters(text: str, length: int) -> str:
    """Return at most `length` characters: whole words, if any ends in the second half of them."""
    if len(text) <= length:
        return text
    ends = [match.start() for match in _WORD_END.finditer(text, length // 2, length + 1)]
    if ends:
        return text[: ends[-1]].rstrip()
    end = length
    while end > 0 and _joined(text[end - 1], text[end]):
        end -= 1
    return text[: end or length]


def _joined(before: str, sign: str) -> bool:
    """Tell whether two characters are parts of one letter or emoji."""
    joiner = _ZERO_WIDTH_JOINER in (before, sign)
    return joiner or unicodedata.category(sign).startswith("M")


def _beginning(content: str) -> tuple[str, ...]:
    paragraphs = paragraphs_of(content) or tuple(filter(None, (text_of(content),)))
    if not paragraphs:
        return ()
    first, *others = paragraphs
    chosen = [shorten(first)]
    words, characters = len(first.split()), len(first)
    for following in others:
        words += len(following.split())
        characters += 1 + len(following)
        if words > EXCERPT_WORDS or characters > EXCERPT_CHARACTERS:
            break
        chosen.append(following)
    return tuple(chosen)
