"""Stories to article files and provenance, and both back."""

from news_digest.articles.archive import Archive, read_archive
from news_digest.articles.article_file import (
    ArticleFile,
    MetaValue,
    format_article,
    parse_article,
    read_article,
    with_source,
)
from news_digest.articles.markdown import escape_block, escape_inline, render_blocks
from news_digest.articles.names import NameRef, format_names, parse_names
from news_digest.articles.provenance import (
    LineRange,
    Provenance,
    Source,
    format_provenance,
    parse_provenance,
    provenance_of,
    read_provenance,
    story_hash,
)

__all__ = [
    "Archive",
    "ArticleFile",
    "LineRange",
    "MetaValue",
    "NameRef",
    "Provenance",
    "Source",
    "escape_block",
    "escape_inline",
    "format_article",
    "format_names",
    "format_provenance",
    "parse_article",
    "parse_names",
    "parse_provenance",
    "provenance_of",
    "read_archive",
    "read_article",
    "read_provenance",
    "render_blocks",
    "story_hash",
    "with_source",
]
