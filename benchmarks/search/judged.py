"""The judged queries: pools both engines' stories for a blind judge, and scores the judgements.

    .venv/bin/python benchmarks/search/judged.py pool  --work FOLDER --wire FILE
    .venv/bin/python benchmarks/search/judged.py score --work FOLDER

`pool` asks both engines on the site that measure.py has built, keeps what they found in
`FOLDER/judging/found.json`, and writes a sheet for each query, `FOLDER/judging/q01.md` and so on,
that tells neither engines nor ranks. `score` reads judged/judgements.yml; judged/README.md is the
protocol.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from browser import browser
from engines import mounts
from playwright.sync_api import Page
from queries import SEED
from ruamel.yaml import YAML
from scoring import TOP, Found, pooled, scores
from server import serving
from wire_site import HERE, Site, read_wire

_JUDGED = HERE / "judged"
_ENGINES = ("lunr_search", "Pagefind")


def ask_lunr(page: Page, root: str, query: str) -> list[str]:
    """Return the addresses that the site's search page lists first."""
    page.goto(f"{root}search/?q={quote(query)}")
    page.wait_for_selector(
        "[data-lunr-page] .lunr-status[data-state=done],"
        "[data-lunr-page] .lunr-status[data-state=none]",
        state="attached",
    )
    links = page.locator("[data-lunr-page] .lunr-result a.lunr-title")
    found: list[str] = links.evaluate_all(f"links => links.slice(0, {TOP}).map(link => link.href)")
    return found


def ask_pagefind(page: Page, root: str, query: str) -> list[str]:
    """Return the addresses that Pagefind's own interface would list first."""
    address = f"{root}bench/pagefind.html"
    if page.url != address:
        page.goto(address)
    found: list[str] = page.evaluate(
        """async ([query, top]) => {
          const pagefind = await import("/pagefind/pagefind.js");
          const { results } = await pagefind.search(query);
          const shown = await Promise.all(results.slice(0, top).map((result) => result.data()));
          return shown.map(({ url }) => new URL(url, location.href).href);
        }""",
        [query, TOP],
    )
    return found


def find(site: Site, indexes: Path, queries: Sequence[Mapping[str, str]]) -> Found:
    """Ask both engines all queries."""
    ids = site.wire_ids()
    found: dict[str, dict[str, list[int]]] = {}
    places = mounts(site, indexes / "sharded", indexes / "pagefind", indexes / "whole")
    with serving(places) as server, browser() as started:
        for name, ask in zip(_ENGINES, (ask_lunr, ask_pagefind), strict=True):
            page = started.new_page()
            found[name] = {
                query["id"]: [
                    ids[urlsplit(url).path.lstrip("/")]
                    for url in ask(page, server.address, query["query"])
                ]
                for query in queries
            }
            page.close()
    return found


def write_sheets(
    folder: Path, found: Found, queries: Sequence[Mapping[str, str]], wire: Path
) -> None:
    """Write, for each query, the stories of both engines in an order that tells nothing."""
    stories = {story["id"]: story for story in read_wire(wire)}
    folder.mkdir(parents=True, exist_ok=True)
    for query in queries:
        pool = pooled(found, query["id"])
        random.Random(f"{SEED} {query['id']}").shuffle(pool)
        parts = [f"# {query['id']}: {query['query']}\n\n{query['need']}\n"]
        parts += [_story(stories[number]) for number in pool]
        (folder / f"{query['id']}.md").write_text("\n".join(parts), encoding="utf-8")


def _story(story: Mapping[str, Any]) -> str:
    return (
        f"## {story['id']}\n\n{story['title']}\n\n"
        f"{story['date']}\n\n{story['dateline']} {story['body']}\n"
    )


def main() -> None:
    """Pool or score."""
    parser = argparse.ArgumentParser(description="pool or score the judged queries")
    parser.add_argument("what", choices=("pool", "score"))
    parser.add_argument("--work", type=Path, required=True, help="measure.py's work folder")
    parser.add_argument("--wire", type=Path, help="the wire stories, for the judge to read")
    options = parser.parse_args()
    yaml, folder = YAML(typ="safe"), options.work / "judging"
    queries = yaml.load((_JUDGED / "queries.yml").read_text(encoding="utf-8"))
    if options.what == "pool":
        if options.wire is None:
            sys.exit("pool needs --wire, the stories to judge.")
        found = find(Site(options.work / "site-all"), options.work / "indexes-all", queries)
        write_sheets(folder, found, queries, options.wire)
        (folder / "found.json").write_text(json.dumps(found), encoding="utf-8")
        print(f"{sum(len(pooled(found, query['id'])) for query in queries)} stories in {folder}")
        return
    judgements = _JUDGED / "judgements.yml"
    if not judgements.is_file():
        sys.exit(f"{judgements} is missing: nobody has judged the sheets of `pool` yet.")
    found = json.loads((folder / "found.json").read_text(encoding="utf-8"))
    grades = yaml.load(judgements.read_text(encoding="utf-8"))
    print(f"{'engine':<14} {'MRR':>6} {'nDCG@10':>8}  unjudged")
    for engine, (mrr, gained, unjudged) in scores(found, grades).items():
        print(f"{engine:<14} {mrr:6.3f} {gained:8.3f}  {unjudged:8d}")


if __name__ == "__main__":
    main()
