"""Client-side search for Pelican: an index built in the build, queried in the reader's browser.

Name `lunr_search` in `PLUGINS`; docs/search.md tells the settings and what a theme has to offer.
"""

from __future__ import annotations


def register() -> None:
    """Connect to Pelican's signals, as Pelican asks every plugin to."""
    # Imported here, so that whoever needs `lunr_search.words.text` alone need not load Pelican.
    from lunr_search import adapter

    adapter.register()
