"""What a maintainer should know of a page that became a story."""

from __future__ import annotations

from news_digest.convert.html.findings import Findings
from news_digest.diagnostics import Diagnostic, Severity


def notes_on(path: str, findings: Findings) -> tuple[Diagnostic, ...]:
    """Return the diagnostics on a story's fields."""
    first = findings.page.lines[findings.body.kept[0]].number
    publication = findings.publication
    found = []
    if findings.headline is None:
        found.append(
            Diagnostic(
                "no-headline",
                Severity.WARNING,
                path,
                first,
                "The page neither prints nor declares a headline.",
                "Write `Title:` in the article and delete its `Status: draft` line.",
            )
        )
    if publication is None:
        found.append(
            Diagnostic(
                "no-date",
                Severity.WARNING,
                path,
                first,
                "The page neither declares nor prints when its story was published.",
                "Add `Date: YYYY-MM-DD` to the article and delete its `Status: draft` line.",
            )
        )
    elif publication.ambiguous:
        found.append(
            Diagnostic(
                "ambiguous-date",
                Severity.WARNING,
                path,
                findings.page.lines[publication.line].number if publication.line else first,
                f"Day and month could be swapped: it was read as {publication.date.day}.",
                "Check it, and correct `Date:` in the article if it is wrong.",
            )
        )
    return tuple(found)
