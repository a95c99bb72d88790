"""The sums at the end of a build or an import, laid out for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from news_digest.importing import ImportReport

_FATES = ("published", "draft", "duplicate", "withdrawn", "rejected")


def summary_lines(report: Mapping[str, Any]) -> Iterator[str]:
    """Yield the summary of a build; `report` is the adapter's."""
    yield from report["unpublished"]
    rows: list[tuple[str, int]] = [("raw documents read", report["raw_documents"])]
    rows += [(f"  {fate}", report[fate]) for fate in _FATES]
    rows += [
        ("  (converted in this run)", report["converted"]),
        ("articles by hand", report["by_hand"]),
        ("articles whose raw document is gone", report["raw_gone"]),
        ("pages written", report["pages"]),
    ]
    if report["search_documents"] is not None:
        rows.append(("search documents", report["search_documents"]))
    yield from _table(rows)
    yield from _review_lines(report["unreviewed"])
    yield from _refresh_lines(report["outdated"])


def import_lines(report: ImportReport) -> Iterator[str]:
    """Yield the summary of an import alone."""
    yield from report.unpublished()
    rows = [("raw documents read", report.raw_documents)]
    rows += [(f"  {fate}", getattr(report, fate)) for fate in _FATES]
    rows += [
        ("  (converted in this run)", report.converted),
        ("files written", len(report.written)),
        ("articles by hand", report.by_hand),
        ("articles whose raw document is gone", report.raw_gone),
    ]
    yield from _table(rows)
    yield from _review_lines(report.unreviewed)
    yield from _refresh_lines(report.outdated)


def _review_lines(unreviewed: int) -> Iterator[str]:
    if unreviewed:
        documents = "1 document waits" if unreviewed == 1 else f"{unreviewed} documents wait"
        yield f"{documents} for review: `digest review` asks what the converter was unsure of."


def _refresh_lines(outdated: int) -> Iterator[str]:
    if outdated:
        articles = "1 article was" if outdated == 1 else f"{outdated} articles were"
        yield (
            f"{articles} made by other rules or vocabularies than today's: `digest import "
            "--refresh` shows what differs, and rewrites what nobody edited."
        )


def _table(rows: Sequence[tuple[str, int]]) -> Iterator[str]:
    width = max(len(label) for label, _ in rows)
    digits = max(len(str(count)) for _, count in rows)
    for label, count in rows:
        yield f"{label:<{width}}  {count:>{digits}}"
