"""Addresses of pages -> a sitemap (sitemaps.org, protocol 0.9)."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def render_sitemap(siteurl: str, addresses: Iterable[str]) -> str:
    """Return the XML document; `addresses` are relative to `siteurl` (no slash at its end).

    There are no dates in it: a page's last change is nothing that a build could know.
    """
    root = ET.Element("urlset", {"xmlns": _NAMESPACE})
    for address in addresses:
        ET.SubElement(ET.SubElement(root, "url"), "loc").text = f"{siteurl}/{address}"
    ET.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'
