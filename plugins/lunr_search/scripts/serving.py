"""The scripts in the site: lunr.js's and the plugin's own, put together for as few requests.

    search.js        the page's entry, an ES module; loads the page's other modules
    worker.js        the worker: lunr.js's parts and all that most queries need, in one file
    worker-more.js   what few queries need; the worker loads it when one does
    local.js         a classic script, which says what modules of a page opened as a file cannot

Where there is an esbuild they are minified, and the page's modules bundled. Without it they are
the files of `browser/` as they are, and work the same.
"""

from __future__ import annotations

import logging
import re
from importlib.resources import files
from pathlib import Path

from lunr_search.scripts.esbuild import EsbuildError, minify
from lunr_search.scripts.lunr_parts import LunrParts, query_parts
from lunr_search.settings import Settings

# Classic scripts, in the order they are put together: each adds to the global `lunrSearch` what
# later ones take from it.
WORKER = (
    "text.js",
    "files.js",
    "manifest.js",
    "shard.js",
    "partial-index.js",
    "index.js",
    "query.js",
    "searching.js",
    "worker.js",
)
WORKER_MORE = (
    "rare-text.js",
    "columns.js",
    "wildcards.js",
    "facets.js",
    "spelling.js",
    "phrases.js",
    "refining.js",
)

ENTRY = "search.js"
# Each by itself: no module leads to it.
CLASSIC = ("worker.js", "worker-more.js", "local.js")
_BUNDLED = re.compile(r"search-[0-9A-Z]{8}\.js")

_log = logging.getLogger(__name__)


def write_scripts(folder: Path, settings: Settings) -> None:
    """Write the scripts into `folder`, and remove those of an earlier build."""
    written = site_scripts(settings.lunr_js, settings.esbuild)
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in written.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    for path in folder.glob("*.js"):
        ours = path.name in _own_scripts() or _BUNDLED.fullmatch(path.name)
        if ours and path.name not in written:
            path.unlink()


def site_scripts(lunr_js: Path, esbuild: Path | None) -> dict[str, str]:
    """Return the names and texts of all scripts of the site."""
    scripts = _put_together(_own_scripts(), _lunr(lunr_js))
    if esbuild is None:
        return scripts
    try:
        return minify(esbuild, scripts, entry=ENTRY, classic=CLASSIC)
    except EsbuildError as error:
        _log.warning("lunr_search: the scripts are not minified. %s", error)
        return scripts


def _own_scripts() -> dict[str, str]:
    """Return the plugin's scripts: file names of `browser/` and their texts."""
    return {
        script.name: script.read_text(encoding="utf-8")
        for script in (files("lunr_search") / "browser").iterdir()
        if script.name.endswith(".js")
    }


def _put_together(own: dict[str, str], lunr: LunrParts) -> dict[str, str]:
    modules = {name: own[name] for name in own if name not in (*WORKER, *WORKER_MORE)}
    # A script that ends without a semicolon would take the next one's parenthesis for a call.
    return {
        **modules,
        "worker.js": ";\n".join((lunr.always, *(own[name] for name in WORKER))),
        "worker-more.js": ";\n".join((lunr.rarely, *(own[name] for name in WORKER_MORE))),
    }


def _lunr(path: Path) -> LunrParts:
    text = path.read_text(encoding="utf-8")
    if parts := query_parts(text):
        return parts
    _log.warning(
        "lunr_search: %s is not lunr.js 2.3.9 as published, and goes whole into worker.js.", path
    )
    return LunrParts(text, "")
