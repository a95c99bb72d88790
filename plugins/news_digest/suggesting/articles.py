"""Article files -> what they say as plain text, and the topics that they are filed under."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass

from news_digest.articles.article_file import ArticleFile
from news_digest.articles.names import parse_names
from news_digest.slugs import slug
from news_digest.suggesting.filed import Filed, Text
from news_digest.vocabulary import TopicVocabulary

# What Markdown and HTML put around words; its own signs are no words, and do no harm.
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)\s]*(?:\s+\"[^\"]*\")?\)")
_TAG = re.compile(r"<[^<>]*>")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


@dataclass(frozen=True, slots=True)
class FiledArticle:
    """An article, and what it says and is filed under; `topic_ids` run parallel to the topics."""

    article: ArticleFile
    filed: Filed
    topic_ids: tuple[str, ...]


def filed_articles(
    articles: Iterable[ArticleFile], vocabulary: TopicVocabulary
) -> tuple[FiledArticle, ...]:
    """Return the articles with their topics under canonical names."""
    return tuple(_filed(article, vocabulary) for article in articles)


def plain_text(markdown: str) -> str:
    """Return the words of an article's body; paragraphs stay apart by blank lines."""
    without = _TAG.sub("", _LINK.sub(r"\1", markdown))
    return html.unescape(_ESCAPED.sub(r"\1", without))


def _filed(article: ArticleFile, vocabulary: TopicVocabulary) -> FiledArticle:
    topics: dict[str, str] = {}
    for name in parse_names(article.get("topics") or ""):
        known = vocabulary.by_id.get(name.id) if name.id else vocabulary.find(name.name)
        topics.setdefault(
            known.id if known else name.id or slug(name.name), known.name if known else name.name
        )
    title = "" if article.untitled else article.get("title") or ""
    text = Text(title, plain_text(article.body))
    return FiledArticle(article, Filed(text, tuple(topics.values())), tuple(topics))
