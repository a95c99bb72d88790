"""content/curation/redirects.yml: addresses that were, and where each leads now.

model    addresses and redirects           loading  the file -> `Redirects`
editing  redirects.yml with more in it     page     the page at an old address
"""

from news_digest.redirects.editing import with_redirects
from news_digest.redirects.loading import load_redirects, parse_redirects
from news_digest.redirects.model import FILE_NAME, Redirect, Redirects, file_of
from news_digest.redirects.page import render_redirect

__all__ = [
    "FILE_NAME",
    "Redirect",
    "Redirects",
    "file_of",
    "load_redirects",
    "parse_redirects",
    "render_redirect",
    "with_redirects",
]
