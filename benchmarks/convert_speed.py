"""How fast raw documents are converted and imported, on one core, against trafilatura.

    .venv/bin/python benchmarks/convert_speed.py [--kit FOLDER] [--stories N] [--rounds N]
                                                 [--workers N …]

Pages: the converter on pages as plain text, and trafilatura on the same pages' HTML, in turns; what
counts is the ratio of their documents a second, taken round by round. A second line has the part of
the converter alone that trafilatura does as well: reading and extraction, without language, people
and topics. Wire stories: the converter
alone, then whole imports of a site (`digest import`, in a process of its own) with each number of
workers, their peak memory, and another import with nothing to do.

FOLDER holds `articles/raw/*.txt`, `articles/html/*.html.gz` and `wire/*.jsonl.gz`; the default is
$DIGEST_KIT or ../shared/eval beside the project. What is not there is made up instead.
"""

from __future__ import annotations

import argparse
import gzip
import html
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

import trafilatura
from build_site import SEED, raw_document

from news_digest.convert import convert, read_document
from news_digest.convert.text.page import extract_text
from news_digest.vocabulary import Vocabularies, load_vocabularies

ROOT = Path(__file__).resolve().parent.parent
KIT = Path(os.environ.get("DIGEST_KIT", ROOT.parent / "shared/eval"))

# The pages of one round of either: long enough for the clock, short enough to be in turns.
_TURN = 12


def pages(kit: Path) -> list[tuple[bytes, bytes]]:
    """Return pages as (plain text, HTML): the kit's, or else generated ones."""
    texts = sorted((kit / "articles/raw").glob("*.txt"))
    if texts:
        print(f"pages: {len(texts)} of {kit}")
        htmls = (kit / f"articles/html/{text.stem}.html.gz" for text in texts)
        return [
            (text.read_bytes(), gzip.decompress(page.read_bytes()))
            for text, page in zip(texts, htmls, strict=True)
        ]
    print(f"pages: 100 generated ones, as there is no kit in {kit}")
    dice = random.Random(SEED)
    made = [raw_document(number, dice) for number in range(100)]
    return [(text.encode(), as_html(text).encode()) for text in made]


def as_html(text: str) -> str:
    """Return a generated page as a site would mark it up."""
    menu, headline, day, *paragraphs = text.strip().split("\n\n")[2:]
    body = "".join(f"<p>{html.escape(one)}</p>\n" for one in paragraphs)
    links = "".join(f'<li><a href="/{n}">Section {n} of the paper</a></li>' for n in range(40))
    return (
        f"<!doctype html><html><head><title>{html.escape(headline)}</title></head><body>"
        f"<nav><ul>{links}</ul></nav><p>{menu}</p><article><h1>{html.escape(headline)}</h1>"
        f"<time>{day}</time>{body}</article><footer><ul>{links}</ul></footer></body></html>"
    )


def wire_stories(kit: Path, count: int) -> list[str]:
    """Return `count` wire stories as raw documents, spread evenly; 0 for all there are."""
    files = sorted((kit / "wire").glob("*.jsonl.gz"))
    if not files:
        count = count or 5000
        print(f"wire stories: {count} generated ones, as there is no kit in {kit}")
        dice = random.Random(SEED)
        return [raw_document(number, dice) for number in range(count)]
    stories = []
    for file in files:
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            stories += [json.loads(line) for line in lines]
    if count and count < len(stories):
        stories = [stories[index * len(stories) // count] for index in range(count)]
    print(f"wire stories: {len(stories)} of {kit}")
    return [
        f"{one['title']}\n\n{one['date']}\n\n{one['dateline']} {one['body']}\n" for one in stories
    ]


def speed(work: Callable[[bytes], object], documents: Sequence[bytes]) -> float:
    """Return how many documents a second of this process's own time are worked on."""
    began = time.process_time()
    for document in documents:
        work(document)
    return len(documents) / (time.process_time() - began)


def by_trafilatura(page: bytes) -> object:
    """Body and metadata, as the converter gives both."""
    return trafilatura.bare_extraction(page, with_metadata=True)


def compare_pages(kit: Path, rounds: int, words: Vocabularies) -> float:
    """Print the converter's speed and trafilatura's; return the latter."""

    def by_digest(text: bytes) -> object:
        return convert(read_document(text, "seeds/page.txt"), words)

    def extraction(text: bytes) -> object:
        return extract_text(read_document(text, "seeds/page.txt"), words)

    both = pages(kit)
    # One after the other: what the one remembers of a page's lines must not help the other.
    peer = 0.0
    for label, work in (("converter, text", by_digest), ("  extraction alone", extraction)):
        ours, theirs = in_turns(work, both, rounds)
        ratio = median(a / b for a, b in zip(ours, theirs, strict=True))
        print(f"  {label:<20} {median(ours):8.1f} documents/s  {ratio:5.2f} times trafilatura")
        peer = peer or median(theirs)
    print(f"  trafilatura, HTML    {peer:8.1f} documents/s")
    return peer


def in_turns(
    work: Callable[[bytes], object], both: Sequence[tuple[bytes, bytes]], rounds: int
) -> tuple[list[float], list[float]]:
    """Return the speeds of `work` on texts and of trafilatura on HTML, turn by turn."""
    for text, page in both[:_TURN]:
        work(text), by_trafilatura(page)
    ours, theirs = [], []
    for _ in range(rounds):
        for start in range(0, len(both), _TURN):
            texts, htmls = zip(*both[start : start + _TURN], strict=True)
            ours.append(speed(work, texts))
            theirs.append(speed(by_trafilatura, htmls))
    return ours, theirs


def measure_wire(kit: Path, count: int, workers: Sequence[str], peer: float) -> None:
    """Print the speed of the converter and of whole imports, and what memory these take."""
    words = load_vocabularies(ROOT / "content/curation", root=ROOT)
    stories = wire_stories(kit, count)
    sample = [story.encode() for story in stories[:: max(1, len(stories) // 2000)]]
    made = speed(lambda data: convert(read_document(data, "seeds/wire.txt"), words), sample)
    print(f"  converter alone      {made:8.1f} stories/s    {made / peer:5.2f} times trafilatura")
    for number in workers:
        with tempfile.TemporaryDirectory() as scratch:
            site = make_site(Path(scratch, "site"), stories, number)
            for label in (f"import, {number} worker(s)", "  again, unchanged"):
                seconds, megabytes = run_import(site)
                rate = len(stories) / seconds
                print(
                    f"  {label:<20} {rate:8.1f} stories/s    {rate / peer:5.2f} times trafilatura, "
                    f"{seconds:.1f} s, {megabytes:.0f} MB"
                )


def make_site(folder: Path, stories: Sequence[str], workers: str) -> Path:
    """Lay out a copy of the project's site with these raw documents."""
    for name in ("content/curation", "themes"):
        shutil.copytree(ROOT / name, folder / name)
    settings = (ROOT / "pelicanconf.py").read_text(encoding="utf-8")
    (folder / "pelicanconf.py").write_text(
        f"{settings}\nDIGEST_WORKERS = {workers if workers == 'auto' else int(workers)!r}\n",
        encoding="utf-8",
    )
    (folder / "seeds").mkdir()
    for number, story in enumerate(stories):
        (folder / f"seeds/wire-{number:05d}.txt").write_text(story, encoding="utf-8")
    return folder


def run_import(site: Path) -> tuple[float, float]:
    """Import; return seconds, and the megabytes that its largest process had at most."""
    code = "import sys; from news_digest.cli.main import main; sys.exit(main(['import']))"
    # A process between, whose children's figures are this import's and no other's.
    between = (
        "import json, resource, subprocess, sys, time\n"
        "began = time.perf_counter()\n"
        f"done = subprocess.run([sys.executable, '-c', {code!r}], stdout=subprocess.DEVNULL)\n"
        "took = time.perf_counter() - began\n"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "print(json.dumps([done.returncode, took, used.ru_maxrss]))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", between], cwd=site, stdout=subprocess.PIPE, text=True, check=True
    )
    status, took, most = json.loads(done.stdout)
    if status:
        sys.exit("the import failed")
    # Kilobytes, but on macOS bytes.
    return took, most / (1_000_000 if sys.platform == "darwin" else 1000)


def main() -> None:
    """Read the options and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=Formatter)
    parser.add_argument("--kit", type=Path, default=KIT)
    parser.add_argument("--stories", type=int, default=0, help="how many (all)")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--workers", nargs="+", default=["1", "auto"])
    options = parser.parse_args()
    words = load_vocabularies(ROOT / "content/curation", root=ROOT)
    peer = compare_pages(options.kit, options.rounds, words)
    measure_wire(options.kit, options.stories, options.workers, peer)


Formatter = argparse.RawDescriptionHelpFormatter


if __name__ == "__main__":
    main()
