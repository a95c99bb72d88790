"""The indexes to compare, each built by a process of its own from the same stories."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from cost import Cost, run
from wire_site import HERE, ROOT, Site

sys.path.insert(0, str(ROOT / "tools"))

import machine

PAGEFIND = "1.6.0"
LUNR_JS = ROOT / "node_modules/lunr/lunr.js"
_BUILDERS = HERE / "builders"


def sharded(
    site: Site, documents: Path, target: Path, name: str = "lunr_search", cache: Path | None = None
) -> Cost:
    """Build this project's index of exported documents."""
    command = [sys.executable, str(_BUILDERS / "sharded.py"), site.folder, documents, target]
    return run(name, [str(part) for part in (*command, *([cache] if cache else []))])


def lunr_py(site: Site, target: Path) -> Cost:
    """Build lunr.py's index."""
    shutil.rmtree(target, ignore_errors=True)
    script = str(_BUILDERS / "lunr_py.py")
    return run("lunr.py", [sys.executable, script, str(site.documents), str(target), _boosts(site)])


def lunr_js(site: Site, target: Path) -> Cost:
    """Build lunr.js's index."""
    shutil.rmtree(target, ignore_errors=True)
    node = machine.find_node()
    if node is None:
        sys.exit("There is no node to run lunr.js with.")
    script = str(_BUILDERS / "lunr-js.cjs")
    return run(
        "lunr.js",
        [node, script, str(LUNR_JS), str(site.documents), str(target), _boosts(site)],
    )


def _boosts(site: Site) -> str:
    """Return the site's fields and their boosts, which the whole indexes get, too."""
    code = (
        "import json, runpy; conf = runpy.run_path('pelicanconf.py')\n"
        "boosts = conf['LUNR_BOOSTS']\n"
        "print(json.dumps({name: boosts.get(name, 1) for name in conf['LUNR_FIELDS']}))"
    )
    command = [sys.executable, "-c", code]
    return subprocess.run(
        command, cwd=site.folder, capture_output=True, text=True, check=True
    ).stdout.strip()


def pagefind(work: Path, pages: Path, target: Path) -> Cost:
    """Build Pagefind's index of all article pages below `pages`.

    It is told what readers do not search for: everything around the article, and which raw
    document it was made from.
    """
    shutil.rmtree(target, ignore_errors=True)
    return run(
        "Pagefind",
        [
            str(_pagefind_program(work)),
            *("--site", str(pages), "--output-path", str(target)),
            *("--glob", "articles/**/*.html", "--root-selector", "main"),
            *("--exclude-selectors", ".provenance"),
        ],
    )


def _pagefind_program(work: Path) -> Path:
    """Return Pagefind's program; npm installs it into the work folder when it is first needed."""
    folder = work / "pagefind"
    found = sorted(folder.glob("node_modules/@pagefind/*/bin/pagefind_extended"))
    if found:
        return found[0]
    npm = machine.find_npm()
    if npm is None:
        sys.exit("There is no npm to install Pagefind with.")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "package.json").write_text("{}")
    flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--save-exact"]
    subprocess.run([*npm, "install", *flags, f"pagefind@{PAGEFIND}"], cwd=folder, check=True)
    return _pagefind_program(work)


def few_pages(site: Site, urls: Sequence[str], target: Path) -> None:
    """Make a folder that holds only the articles at `urls` of the site's pages."""
    shutil.rmtree(target, ignore_errors=True)
    for url in urls:
        folder = target / url
        folder.mkdir(parents=True)
        os.link(site.output / url / "index.html", folder / "index.html")


def few_documents(site: Site, count: int, target: Path) -> list[str]:
    """Write `count` of the site's documents, spread evenly; return their addresses."""
    documents = site.read_documents()
    some = [documents[at * len(documents) // count] for at in range(count)]
    write_documents(some, target)
    return [document["url"] for document in some]


def write_documents(documents: Sequence[object], target: Path) -> None:
    """Write documents as wire_export.py does."""
    lines = (json.dumps(document, ensure_ascii=False) + "\n" for document in documents)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("".join(lines), encoding="utf-8")
