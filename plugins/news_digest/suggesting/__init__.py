"""Articles as they were filed -> what a maintainer may want to file otherwise; all of it to review.

filed      documents and their topics              labelled   JSON lines -> the same
articles   article files -> the same               features   a text -> what topics are learned by
learning   filed documents -> topics for others    scoring    each document judged by the others
phrases    texts -> what some of them are about    missing    phrases -> topics that may be missing
questions  suggestions <-> suggestions.yml         adding     accepted topics -> topics.yml
"""

from news_digest.suggesting.articles import FiledArticle, filed_articles
from news_digest.suggesting.filed import Filed, LearnError, Suggested, Text
from news_digest.suggesting.labelled import read_labelled
from news_digest.suggesting.learning import Learned, learn

__all__ = [
    "Filed",
    "FiledArticle",
    "LearnError",
    "Learned",
    "Suggested",
    "Text",
    "filed_articles",
    "learn",
    "read_labelled",
]
