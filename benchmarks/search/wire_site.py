"""The site under test: wire stories -> raw documents -> `digest import` -> `digest build`.

It takes minutes, and some hundred megabytes: it is made once for each number of stories, and again
only where somebody removes it, or asks for new pages.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cost import Cost, run

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent


@dataclass(frozen=True, slots=True)
class Site:
    """A built site: `output` holds its pages, `documents` what its search was given."""

    folder: Path

    @property
    def output(self) -> Path:
        return self.folder / "output"

    @property
    def documents(self) -> Path:
        return self.folder / "documents.jsonl"

    def read_documents(self) -> list[dict[str, Any]]:
        """Return the search's documents, newest first, as the site lists them."""
        with self.documents.open(encoding="utf-8") as lines:
            return [json.loads(line) for line in lines]

    def wire_ids(self) -> dict[str, int]:
        """Return which wire story each article's address shows, of several the first."""
        found = {}
        for path in (self.folder / "content/provenance").glob("*.json"):
            provenance = json.loads(path.read_text(encoding="utf-8"))
            source = Path(provenance["source"]["path"]).stem
            found[f"articles/{provenance['article']['slug']}/"] = int(source.removeprefix("wire-"))
        return found


def read_wire(wire: Path) -> Iterator[dict[str, Any]]:
    """Yield the stories of a gzipped file of JSON lines: id, date, title, dateline, body."""
    with gzip.open(wire, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def build(folder: Path, wire: Path, count: int | None, *, anew: bool) -> tuple[Site, list[Cost]]:
    """Return the site of `count` stories, spread evenly over the whole set (None: all of them).

    What lies in `folder` is taken as it is, unless `anew` asks for pages by today's code. The
    costs are those of what was done in this run.
    """
    site, costs = Site(folder), []
    digest = [sys.executable, "-m", "news_digest.cli.main", "--site", str(folder)]
    if not (folder / "content/provenance").is_dir():
        _lay_out(folder, wire, count)
        _refresh(folder)
        costs.append(run("digest import", [*digest, "import"]))
    if anew or not site.documents.is_file():
        _refresh(folder)
        search_path = os.pathsep.join(filter(None, (str(HERE), os.environ.get("PYTHONPATH"))))
        build_pages = [*digest, "build", "--settings", "benchmarkconf.py"]
        costs.append(run("digest build", build_pages, PYTHONPATH=search_path))
    return site, costs


def _lay_out(folder: Path, wire: Path, count: int | None) -> None:
    seeds = folder / "seeds"
    shutil.rmtree(folder, ignore_errors=True)
    seeds.mkdir(parents=True)
    for name in ("curation", "pages"):
        shutil.copytree(ROOT / "content" / name, folder / "content" / name)
    # Whole stories are to be searched: what the project publishes of the agency is an excerpt.
    outlets = folder / "content/curation/outlets.yml"
    told = outlets.read_text(encoding="utf-8").replace("policy: excerpt", "policy: full")
    outlets.write_text(told, encoding="utf-8")
    stories = list(read_wire(wire))
    if count is not None and count < len(stories):
        stories = [stories[at * len(stories) // count] for at in range(count)]
    for story in stories:
        text = "\n\n".join((story["title"], story["date"], f"{story['dateline']} {story['body']}"))
        (seeds / f"wire-{story['id']:05d}.txt").write_text(text + "\n", encoding="utf-8")


def _refresh(folder: Path) -> None:
    """Take today's theme and settings."""
    shutil.rmtree(folder / "themes", ignore_errors=True)
    shutil.copytree(ROOT / "themes", folder / "themes")
    shutil.copy2(ROOT / "pelicanconf.py", folder)
    modules = folder / "node_modules"
    if not modules.is_symlink():
        modules.symlink_to(ROOT / "node_modules")
    (folder / "benchmarkconf.py").write_text(
        "import runpy\nfrom pathlib import Path\n\n"
        'globals().update(runpy.run_path(str(Path(__file__).with_name("pelicanconf.py"))))\n'
        'PLUGINS = [*globals()["PLUGINS"], "wire_export"]\n'
        f"BENCHMARK_EXPORT = {str(folder)!r}\n",
        encoding="utf-8",
    )


def version() -> str:
    """Return the commit that is measured, with a plus sign where files differ from it."""
    git = ["git", "-C", str(ROOT), "describe", "--always", "--dirty=+", "--abbrev=10"]
    return subprocess.run(git, capture_output=True, text=True, check=False).stdout.strip()
