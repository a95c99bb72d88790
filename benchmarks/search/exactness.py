"""Whether queries of shards give what one whole index of lunr.js gives, counted.

    .venv/bin/python benchmarks/search/exactness.py [--kit FOLDER] [--sizes N …] [--queries N]

Indexes of 1,000 and of all wire stories (`wire/*.jsonl.gz` of FOLDER; the default is $DIGEST_KIT or
../shared/eval beside the project) are asked random queries of every kind through the client, from
files; so is an index that lunr.js's own Builder makes of the same tokens. Documents, their order
and scores have to be the same, bit for bit. For this the Builder meets the terms in sorted order,
as the client has them. A second index has them as lunr.js comes upon them in the stories: sums of
floating-point numbers then end in other digits, and the greatest difference is told.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from lunr_search.index.store import write_index
from lunr_search.model import Document
from lunr_search.scripts.lunr_parts import query_parts
from lunr_search.settings import Settings, read_settings
from lunr_search.tokens.tokenising import tokenise
from lunr_search.words.text import index_terms, stem

ROOT = Path(__file__).resolve().parents[2]
KIT = Path(os.environ.get("DIGEST_KIT", ROOT.parent / "shared/eval"))
SCRIPT = ROOT / "tests/lunr_search/exactness.cjs"
KINDS = (
    "one term", "two terms", "three terms", "four terms", "required", "excluded", "field", "boosts",
    "prefix", "fuzzy 1", "pure negation", "non-ASCII", "mixed", "typed",
)  # fmt: skip
# The stories hold ASCII alone: every tenth is given the place of one of these.
PLACES = (
    "São Tomé", "Łódź", "Đakovica", "İzmir", "Tiraspol’", "Киев", "Тбилиси", "Нальчик", "Αθήνα",
    "Θεσσαλονίκη", "القاهرة", "طهران", "東京都", "北京", "서울", "𐐨𐐩",
    "\U00020000\U00020001", "\ufa0e",
)  # fmt: skip
SETTINGS = {
    "PATH": str(ROOT / "content"),
    "LUNR_FIELDS": {
        "title": "title",
        "body": "body",
        "people": "people",
        "topics": "topics",
        "place": "place",
    },
    "LUNR_BOOSTS": {"title": 5, "people": 3, "topics": 3},
    "LUNR_UNSTEMMED": ["people", "topics", "place"],
}
# Two whole indexes of 1.6 million postings, in lunr's objects.
MEMORY = 12_000


def main() -> int:
    """Read the options and print the counts; return 1 where an answer is unequal."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=Formatter)
    parser.add_argument("--kit", type=Path, default=KIT)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 19043])
    parser.add_argument("--queries", type=int, default=100, help="of each kind")
    parser.add_argument("--seed", type=int, default=2007)
    options = parser.parse_args()
    files = sorted((options.kit / "wire").glob("*.jsonl.gz"))
    if not files:
        print(f"exactness: skipped, as there are no stories in {options.kit}/wire")
        return 0
    stories = [story for file in files for story in read_stories(file)]
    unequal = 0
    for size in options.sizes:
        chosen = [stories[at * len(stories) // size] for at in range(min(size, len(stories)))]
        with tempfile.TemporaryDirectory() as folder:
            unequal += compare(Path(folder), chosen, options.queries, options.seed)
    return 1 if unequal else 0


def read_stories(file: Path) -> list[dict[str, Any]]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def compare(folder: Path, stories: Sequence[Mapping[str, Any]], queries: int, seed: int) -> int:
    """Index the stories, compare, print a table; return how many answers are unequal."""
    settings = read_settings(SETTINGS)
    documents = [document(at, story) for at, story in enumerate(stories)]
    write_index(folder / "lunr", documents, tokenise(documents, settings, None), settings)
    write_tokens(folder / "tokens", documents, settings)
    parts = query_parts(settings.lunr_js.read_text("utf-8"))
    if parts is None:
        raise SystemExit(f"{settings.lunr_js} is not lunr.js 2.3.9 as published.")
    files = {part: folder / f"lunr-{part}.js" for part in ("always", "rarely")}
    for part, file in files.items():
        file.write_text(getattr(parts, part), "utf-8")
    fields = [{"name": f.name, "boost": f.boost, "stemmed": f.stemmed} for f in settings.fields]
    task = {
        "folder": str(folder / "lunr"),
        "tokens": str(folder / "tokens"),
        "lunrParts": {part: str(file) for part, file in files.items()},
        "fields": fields,
        "kinds": dict.fromkeys(KINDS, queries),
        "seed": seed,
    }
    found = run(settings, {**task, "order": "sorted"})
    show(found)
    natural = run(settings, {**task, "order": "natural"})
    print(
        f"greatest difference of scores where terms are in natural order: {natural['greatest']}\n"
    )
    return sum(told["unequal"] for told in found["kinds"].values())


def document(at: int, story: Mapping[str, Any]) -> Document:
    """Return a story as the search sees it; `at` counts stories."""
    place = PLACES[at // 10 % len(PLACES)] if at % 10 == 0 else story["dateline"].split(",")[0]
    fields = {
        "title": story["title"],
        "body": story["body"],
        "people": "\n".join(story.get("people") or ()),
        "topics": "\n".join(story.get("topics") or ()),
        "place": place,
    }
    return Document(f"articles/wire-{story['id']:05d}/", fields, (story["title"], "", ""), None, {})


def write_tokens(path: Path, documents: Sequence[Document], settings: Settings) -> None:
    """Write what lunr.js is to index: a document a line, terms as they go into the index."""
    with path.open("w", encoding="utf-8") as file:
        for each in documents:
            terms = {}
            for field in settings.fields:
                words = index_terms(each.fields[field.name])
                terms[field.name] = [stem(word) for word in words] if field.stemmed else words
            file.write(json.dumps({"url": each.url, "fields": terms}) + "\n")


def run(settings: Settings, task: Mapping[str, object]) -> Any:
    node = os.environ.get("DIGEST_NODE") or shutil.which("node")
    if node is None:
        raise SystemExit("There is no node: install it, or let DIGEST_NODE name it.")
    done = subprocess.run(
        [node, f"--max-old-space-size={MEMORY}", str(SCRIPT)],
        input=json.dumps(task).encode(),
        stdout=subprocess.PIPE,
        env={**os.environ, "LUNR_JS": str(settings.lunr_js)},
        check=True,
    )
    return json.loads(done.stdout)


def show(found: Mapping[str, Any]) -> None:
    print(f"{found['documents']} stories, {found['terms']} terms")
    columns = ("queries", "withResults", "equal", "unequal")
    print(
        f"{'kind':16}" + "".join(f"{name:>13}" for name in ("queries", "found some", *columns[2:]))
    )
    kinds = found["kinds"]
    total = {name: sum(told[name] for told in kinds.values()) for name in columns}
    for kind, told in {**kinds, "all": total}.items():
        print(f"{kind:16}" + "".join(f"{told[name]:13}" for name in columns))
    for query in found["unequal"]:
        print(f"unequal: {json.dumps(query, ensure_ascii=False)}")
    seconds = found["seconds"]
    print(f"client {seconds['client']:.1f} s with files, whole index {seconds['whole']:.1f} s")
    print(f"greatest difference of scores: {found['greatest']}")


class Formatter(argparse.RawDescriptionHelpFormatter, argparse.ArgumentDefaultsHelpFormatter):
    """Shows the text above as it is, and the defaults."""


if __name__ == "__main__":
    sys.exit(main())
