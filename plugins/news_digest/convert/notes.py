"""What a maintainer should know of a story's fields: the diagnostics of `text` and `html` alike."""

from __future__ import annotations

from datetime import date

from news_digest.diagnostics import Diagnostic, Severity


def no_headline(path: str, line: int, message: str) -> Diagnostic:
    """Return the diagnostic on a story without headline that begins in `line`."""
    return Diagnostic(
        "no-headline",
        Severity.WARNING,
        path,
        line,
        message,
        "Write `Title:` in the article and delete its `Status: draft` line.",
    )


def no_date(path: str, line: int, message: str) -> Diagnostic:
    """Return the diagnostic on a story without date that begins in `line`."""
    return Diagnostic(
        "no-date",
        Severity.WARNING,
        path,
        line,
        message,
        "Add `Date: YYYY-MM-DD` to the article and delete its `Status: draft` line.",
    )


def ambiguous_date(path: str, line: int, day: date) -> Diagnostic:
    """Return the diagnostic on a date in `line`, read as `day`, that can be read in two ways."""
    return Diagnostic(
        "ambiguous-date",
        Severity.WARNING,
        path,
        line,
        f"Day and month could be swapped: it was read as {day}.",
        "Check it, and correct `Date:` in the article if it is wrong.",
    )
