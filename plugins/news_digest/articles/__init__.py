"""Stories to article files and provenance, and both back.

article_file  story <-> article file          markdown    blocks -> Markdown that shows their text
provenance    story <-> provenance file       metadata    an article file's keys, where they end
archive       all articles and provenance     names       `People:` and `Topics:` <-> names
known         what is known of either without reading its file again
"""

from news_digest.articles.archive import Archive, read_archive
from news_digest.articles.article_file import (
    ArticleFile,
    format_article,
    parse_article,
    with_source,
    with_status,
)
from news_digest.articles.known import facts_of_provenance, facts_of_written
from news_digest.articles.provenance import (
    Copy,
    Provenance,
    format_provenance,
    parse_provenance,
    provenance_of,
    story_hash,
)

__all__ = [
    "Archive",
    "ArticleFile",
    "Copy",
    "Provenance",
    "facts_of_provenance",
    "facts_of_written",
    "format_article",
    "format_provenance",
    "parse_article",
    "parse_provenance",
    "provenance_of",
    "read_archive",
    "story_hash",
    "with_source",
    "with_status",
]
