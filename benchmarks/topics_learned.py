"""How well topics are learned from documents that somebody filed, and how fast.

    .venv/bin/python benchmarks/topics_learned.py [--kit FOLDER] [--topics N] [--folds N]

Cross-validation over the labelled wire stories of FOLDER (`wire/*.jsonl.gz`; the default is
$DIGEST_KIT or ../shared/eval beside the project): micro-averaged F1 of the most frequent topics,
over all stories that have a list of topics, be it empty, and over those alone that have some.
The peer is what a phrase rule could do at best: each topic by the one feature that marks it best.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from news_digest.suggesting.features import features
from news_digest.suggesting.filed import Filed
from news_digest.suggesting.labelled import read_labelled
from news_digest.suggesting.learning import learn
from news_digest.suggesting.scoring import Hits, cross_validate

ROOT = Path(__file__).resolve().parent.parent
KIT = Path(os.environ.get("DIGEST_KIT", ROOT.parent / "shared/eval"))


def main() -> None:
    """Read the options and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=Formatter)
    parser.add_argument("--kit", type=Path, default=KIT)
    parser.add_argument("--topics", type=int, default=10, help="how many of the most frequent")
    parser.add_argument("--folds", type=int, default=5)
    options = parser.parse_args()
    files = sorted((options.kit / "wire").glob("*.jsonl.gz"))
    if not files:
        print(f"topics learned: skipped, as there are no labelled stories in {options.kit}/wire")
        return
    if importlib.util.find_spec("sklearn") is None:
        print("topics learned: skipped, as scikit-learn is not installed (news-digest[learn])")
        return
    filed = [one for file in files for one in read_labelled(file, file.name, no_text)]
    counts = Counter(topic for one in filed for topic in one.topics)
    topics = [topic for topic, _ in counts.most_common(options.topics)]
    print(f"{len(filed)} stories, {sum(not one.topics for one in filed)} of them without a topic")
    began = time.perf_counter()
    learned = learn(filed, "wire")
    print(f"learned {len(learned.topics)} topics in {time.perf_counter() - began:.1f} s")
    began = time.perf_counter()
    learned.suggest([one.text for one in filed])
    print(f"suggested for {len(filed) / (time.perf_counter() - began):.0f} stories a second")
    show("all stories", cross_validate(filed, topics, folds=options.folds), counts)
    some = [one for one in filed if one.topics]
    show("stories with a topic", cross_validate(some, topics, folds=options.folds), counts)
    print(f"best single features: micro-F1 {by_best_features(filed, topics).f1:.3f}")


def no_text(path: Path) -> None:
    """The stories hold their texts, and name no documents."""


def show(title: str, hits: Mapping[str, Hits], counts: Mapping[str, int]) -> None:
    """Print the F1 of each topic, and that of all."""
    print(f"{title}: micro-F1 {sum(hits.values(), Hits()).f1:.3f}")
    for topic, found in hits.items():
        print(f"  {topic:<12} {counts[topic]:>5} filed  F1 {found.f1:.3f}")


def by_best_features(filed: Sequence[Filed], topics: Sequence[str]) -> Hits:
    """Return what the best single feature of each topic hits, chosen on the very same stories."""
    found = [(set(features(one.text)), one.topics) for one in filed]
    everywhere = Counter(feature for has, _ in found for feature in has)
    total = Hits()
    for topic in topics:
        within = Counter(feature for has, names in found if topic in names for feature in has)
        size = sum(topic in names for _, names in found)
        total += max(
            (
                Hits(right, everywhere[feature] - right, size - right)
                for feature, right in within.items()
            ),
            key=lambda hits: hits.f1,
        )
    return total


Formatter = argparse.RawDescriptionHelpFormatter


if __name__ == "__main__":
    main()
