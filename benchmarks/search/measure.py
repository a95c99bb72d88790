"""The search's figures, beside those of Pagefind and of whole lunr indexes on the same stories.

    .venv/bin/python benchmarks/search/measure.py --work FOLDER --wire FILE [--stories N] [PART …]

FILE is gzipped JSON lines of wire stories (id, date, title, dateline, body). The site of all (or N)
stories is built in FOLDER when it is not there; `--anew` makes its pages again by today's code.
Parts: cost, bytes, heap, rare, churn, growth; all of them unless some are named. Prints a table a
part, and adds it to FOLDER/figures.txt.
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import indexes
from browser import Engine
from churn import churn
from cost import Cost
from engines import OURS, PAGEFIND, PAGEFIND_UI, WHOLE, mounts
from queries import Queries, draw
from reading import Summary, heap_after, measure, summarise
from server import Server, serving
from wire_site import Site, build, version

GROWN_FROM = 1000
_TURNS = 3
_SHOWN = ("money supply", "volcker")
_RARE = ("minster~1", "a", "-reagan", '"money supply"')
# It takes seconds a query, whichever query it is.
_WHOLE_QUERIES = 3


@dataclass(frozen=True)
class Bench:
    """The site, the folder that indexes are built into, and what is typed."""

    work: Path
    name: str
    site: Site

    @property
    def indexes(self) -> Path:
        return self.work / f"indexes-{self.name}"

    @cached_property
    def queries(self) -> Queries:
        documents = self.site.read_documents()
        people = {named["name"] for one in documents for named in one["names"].get("people", ())}
        texts = ["\n".join(one["fields"][name] for name in ("title", "body")) for one in documents]
        return draw(texts, sorted(people))

    def served(self) -> AbstractContextManager[Server]:
        """Serve the site with all indexes that were built."""
        folders = (self.indexes / name for name in ("sharded", "pagefind", "whole"))
        return serving(mounts(self.site, *folders))


def cost(bench: Bench) -> Iterator[str]:
    """Build all indexes anew, by turns; what counts is the least processor time of each.

    Each turn has a folder of its own, since a file system may take seconds to make thousands of
    files where it has just deleted as many.
    """
    former = bench.work / f"{bench.indexes.name}-former"
    shutil.rmtree(former, ignore_errors=True)
    turns = [bench.indexes, *(bench.work / f"turn-{turn}" for turn in range(1, _TURNS))]
    if bench.indexes.exists():
        bench.indexes.rename(former)
    costs = zip(*(_built(bench, target) for target in turns), strict=True)
    yield _COST_HEAD
    yield from (_cost(_least(of_one)) for of_one in costs)
    for folder in (former, *turns[1:]):
        shutil.rmtree(folder, ignore_errors=True)


def _built(bench: Bench, target: Path) -> list[Cost]:
    site, cache, again = bench.site, target / "tokens", target / "again"
    first = indexes.sharded(site, site.documents, target / "sharded")
    indexes.sharded(site, site.documents, again, cache=cache)
    unchanged = "lunr_search, nothing changed"
    return [
        first,
        indexes.sharded(site, site.documents, again, unchanged, cache),
        indexes.lunr_py(site, target / "lunr-py"),
        indexes.lunr_js(site, target / "whole"),
        indexes.pagefind(bench.work, site.output, target / "pagefind"),
    ]


def _least(costs: Sequence[Cost]) -> Cost:
    least = min(costs, key=lambda one: one.cpu)
    largest, together = (max(getattr(one, of) for one in costs) for of in ("largest", "together"))
    return replace(least, largest=largest, together=together)


_COST_HEAD = f"{'index':<30} {'CPU s':>7} {'wall s':>7} {'largest MB':>11} {'together MB':>12}"


def _cost(one: Cost) -> str:
    return f"{one.name:<30} {one.cpu:7.1f} {one.wall:7.1f} {one.largest:11.0f} {one.together:12.0f}"


def first_bytes(bench: Bench) -> Iterator[str]:
    """Type words, pairs of words and beginnings of names, each in a fresh browser."""
    with bench.served() as server:
        yield _SUMMARY_HEAD
        for engine in (OURS, PAGEFIND, PAGEFIND_UI, WHOLE):
            for kind in ("one", "two", "names"):
                typed = getattr(bench.queries, kind)
                typed = typed[:_WHOLE_QUERIES] if engine is WHOLE else typed
                yield _summary(engine, kind, summarise(measure(engine, server, typed)))
        for query in (*_SHOWN, bench.queries.names[0]):
            for engine in (OURS, PAGEFIND):
                (one,) = measure(engine, server, [query])
                yield f"\n{engine.name}, {query!r}: {one.bytes} bytes, heads {one.heads}"
                yield from (f"  {each.body:7d} {each.path}" for each in one.fetched)


_SUMMARY_HEAD = (
    f"{'engine':<28} {'typed':<6} {'answered':>8} {'bytes':>8} {'most':>8} {'+ heads':>8} "
    f"{'files':>5} {'cold ms':>8} {'warm ms':>8}"
)


def _summary(engine: Engine, kind: str, one: Summary) -> str:
    cold, warm = (f"{ms:8.0f}" if ms is not None else "       –" for ms in (one.cold, one.warm))
    return (
        f"{engine.name:<28} {kind:<6} {f'{one.answered}/{one.queries}':>8} {one.bytes:8.0f} "
        f"{one.most_bytes:8d} {one.with_heads:8.0f} {one.files:5.0f} {cold} {warm}"
    )


def heap(bench: Bench) -> Iterator[str]:
    """Type ten words, and look at what page and worker hold."""
    with bench.served() as server:
        for engine in (OURS, PAGEFIND, WHOLE):
            held = heap_after(engine, server, bench.queries.one[:10])
            parts = ", ".join(f"{who} {size / 1e6:.1f}" for who, size in held.items())
            yield f"{engine.name:<28} {sum(held.values()) / 1e6:7.1f} MB ({parts})"


def rare(bench: Bench) -> Iterator[str]:
    """What the queries cost that the budgets do not count."""
    with bench.served() as server:
        for query in _RARE:
            (one,) = measure(OURS, server, [query])
            times = " / ".join(
                f"{ms:.0f}" if ms is not None else "–" for ms in (one.cold, one.warm)
            )
            yield f"{query:<16} {one.bytes:8d} bytes in {len(one.fetched):3d} files, ms {times}"


def changed(bench: Bench) -> Iterator[str]:
    """Add a story to the index of all others."""
    for one in churn(bench.site, bench.work / "churn"):
        share = one.changed / one.files if one.files else 0
        yield f"{one.story:<10} {one.kind:<4} {one.changed:5d} of {one.files:5d} files {share:6.1%}"


def growth(bench: Bench) -> Iterator[str]:
    """Type the same words where there are a thousand stories."""
    target = bench.work / f"indexes-{bench.name}-{GROWN_FROM}"
    urls = indexes.few_documents(bench.site, GROWN_FROM, target / "documents.jsonl")
    indexes.sharded(bench.site, target / "documents.jsonl", target / "sharded")
    indexes.few_pages(bench.site, urls, target / "pages")
    indexes.pagefind(bench.work, target / "pages", target / "pagefind")
    yield _SUMMARY_HEAD
    folders = (target / "sharded", target / "pagefind", bench.indexes / "whole")
    for count, context in (
        (GROWN_FROM, serving(mounts(bench.site, *folders))),
        ("all", bench.served()),
    ):
        with context as server:
            for engine in (OURS, PAGEFIND):
                found = measure(engine, server, bench.queries.one)
                yield _summary(engine, str(count), summarise(found))


PARTS: dict[str, Callable[[Bench], Iterator[str]]] = {
    "cost": cost,
    "bytes": first_bytes,
    "heap": heap,
    "rare": rare,
    "churn": changed,
    "growth": growth,
}


def main() -> None:
    """Build what is missing, and measure."""
    parser = argparse.ArgumentParser(description="measure the search beside its peers")
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--work", type=Path, required=True, help="where the site is built")
    parser.add_argument("--wire", type=Path, required=True, help="the wire stories")
    parser.add_argument("--stories", type=int, help="how many of them; all unless given")
    parser.add_argument("--anew", action="store_true", help="make the pages again")
    options = parser.parse_args()
    if unknown := [part for part in options.parts if part not in PARTS]:
        parser.error(f"there is no part {unknown[0]}; there are {', '.join(PARTS)}")
    name, work = str(options.stories or "all"), options.work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    site, costs = build(work / f"site-{name}", options.wire, options.stories, anew=options.anew)
    bench = Bench(work, name, site)
    parts = options.parts or list(PARTS)
    if "cost" not in parts and not (bench.indexes / "pagefind").is_dir():
        parts.insert(0, "cost")
    with (work / "figures.txt").open("a", encoding="utf-8") as kept:

        def say(line: str) -> None:
            print(line, flush=True)
            print(line, file=kept, flush=True)

        stories = sum(1 for _ in site.documents.open(encoding="utf-8"))
        say(f"# {version()}, {stories} stories with a page of their own")
        for line in map(_cost, costs):
            say(line)
        for part in parts:
            say(f"\n## {part}\n")
            for line in PARTS[part](bench):
                say(line)


if __name__ == "__main__":
    main()
