"""How much of an article may be published. Applied once: pages, feeds and search see the result."""

from __future__ import annotations

from dataclasses import dataclass

from news_digest.site.sanitise import paragraph, paragraphs_of, text_of
from news_digest.vocabulary.model import Policy

# About a lead paragraph of newswire, and well below what quotation rights are argued about.
EXCERPT_WORDS = 60

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

    `excerpt` leaves the first paragraphs, as far as whole ones fit into 60 words, and the
    first one cut to 60 words where even that is longer; `link` leaves nothing. An article
    without a summary of its own gets its beginning as one.
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


def shorten(text: str, words: int = EXCERPT_WORDS) -> str:
    """Return the first `words` words, with an ellipsis where any are left out."""
    parts = text.split()
    return " ".join(parts) if len(parts) <= words else " ".join(parts[:words]) + " …"


def _beginning(content: str) -> tuple[str, ...]:
    paragraphs = paragraphs_of(content) or tuple(filter(None, (text_of(content),)))
    if not paragraphs:
        return ()
    chosen = [shorten(paragraphs[0])]
    left = EXCERPT_WORDS - len(paragraphs[0].split())
    for following in paragraphs[1:]:
        left -= len(following.split())
        if left < 0:
            break
        chosen.append(following)
    return tuple(chosen)
