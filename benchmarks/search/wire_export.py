"""A Pelican plugin for the benchmark alone: writes down the documents that the search was given.

They go into the file `documents.jsonl`, one a line, of the folder BENCHMARK_EXPORT.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from pelican import signals
from pelican.generators import ArticlesGenerator
from pelican.writers import Writer

from lunr_search.reading.documents import documents_of
from lunr_search.settings import read_settings


def export(generator: ArticlesGenerator, writer: Writer) -> None:  # noqa: ARG001
    """Write the documents as the search's own adapter gets them."""
    folder = Path(generator.settings["BENCHMARK_EXPORT"])
    settings = read_settings(generator.settings)
    with (folder / "documents.jsonl").open("w", encoding="utf-8") as lines:
        for document in documents_of(generator.articles, settings):
            lines.write(json.dumps(asdict(document), ensure_ascii=False) + "\n")


def register() -> None:
    """Connect to Pelican's signal that all articles are written."""
    signals.article_writer_finalized.connect(export)
