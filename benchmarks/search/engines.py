"""The searches that are compared, as readers meet them; and where their files are served."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from browser import Engine
from wire_site import HERE, Site

# A page with little on it but the search box that all pages have.
_BOX = 'form[data-lunr-search] input[name="q"]'
OURS = Engine("lunr_search", "about/", _BOX, ".lunr-popup .lunr-result", ("/lunr/",))
PAGEFIND = Engine("Pagefind", "bench/pagefind.html", "#q", "#results li", ("/pagefind/",))
PAGEFIND_UI = Engine(
    "Pagefind with its interface",
    "bench/pagefind-ui.html",
    ".pagefind-ui__search-input",
    ".pagefind-ui__result",
    ("/pagefind/",),
)
WHOLE = Engine("whole lunr.js index", "bench/whole.html", "#q", "#results li", ("/whole/",))


def mounts(site: Site, sharded: Path, pagefind: Path, whole: Path) -> Mapping[str, Path]:
    """Return what is served where: the site's pages, and the indexes in their places."""
    return {
        "/": site.output,
        "/lunr/": sharded,
        "/pagefind/": pagefind,
        "/whole/": whole,
        "/bench/": HERE / "pages",
    }
