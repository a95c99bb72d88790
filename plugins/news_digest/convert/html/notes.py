"""What a maintainer should know of a page that became a story."""

from __future__ import annotations

from news_digest.convert.html.findings import Findings
from news_digest.convert.notes import ambiguous_date, no_date, no_headline
from news_digest.diagnostics import Diagnostic


def notes_on(path: str, findings: Findings) -> tuple[Diagnostic, ...]:
    """Return the diagnostics on a story's fields."""
    first = findings.page.lines[findings.body.kept[0]].number
    publication = findings.publication
    found = []
    if findings.headline is None:
        message = "The page neither prints nor declares a headline."
        found.append(no_headline(path, first, message))
    if publication is None:
        message = "The page neither declares nor prints when its story was published."
        found.append(no_date(path, first, message))
    elif publication.ambiguous:
        line = findings.page.lines[publication.line].number if publication.line else first
        found.append(ambiguous_date(path, line, publication.date.day))
    return tuple(found)
