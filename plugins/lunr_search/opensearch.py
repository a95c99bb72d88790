"""The OpenSearch description: with it a browser offers the site's search in its own address bar."""

from __future__ import annotations

from urllib.parse import urlsplit
from xml.sax.saxutils import escape, quoteattr

FILE = "opensearch.xml"

# OpenSearch 1.1 allows a short name so many characters, and a long one so many.
_SHORT, _LONG = 16, 48


def is_describable(siteurl: str) -> bool:
    """Tell whether there can be a description: it has to name the search page's whole address."""
    parts = urlsplit(siteurl)
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def opensearch_description(*, name: str, siteurl: str, page_url: str) -> str:
    """Return the XML of a description of the site `name`, whose search page is at `page_url`."""
    template = f"{siteurl.rstrip('/')}/{page_url}?q={{searchTerms}}"
    return "\n".join(
        (
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
            f"  <ShortName>{_text(_cut(name, _SHORT))}</ShortName>",
            f"  <LongName>{_text(_cut(name, _LONG))}</LongName>",
            f"  <Description>{_text(f'Search {name}'[:1024])}</Description>",
            "  <InputEncoding>UTF-8</InputEncoding>",
            f'  <Url type="text/html" template={quoteattr(template)}/>',
            "</OpenSearchDescription>",
            "",
        )
    )


def _text(text: str) -> str:
    # XML has no place for control characters, not even as references.
    return escape("".join(char for char in text if char.isprintable()))


def _cut(name: str, length: int) -> str:
    """Shorten a name to whole words where that leaves any."""
    if len(name) <= length:
        return name
    start = name[: length + 1].rpartition(" ")[0] or name[:length]
    return start.rstrip(" ,;:–-")
