"""Raw news documents -> Markdown articles with people and topics: a Pelican plugin.

`PLUGINS = ["news_digest"]` is all that a site's settings need; docs/configuration.md lists
what can be set beyond that.
"""

from __future__ import annotations

__version__ = "0.1.0"

__all__ = ["__version__", "register"]


def register() -> None:
    """Connect the plugin to Pelican, which finds this function by its name."""
    # Imported here, because the converter and the command line work without Pelican.
    from news_digest.adapter.plugin import register as connect

    connect()
