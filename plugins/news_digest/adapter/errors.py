"""Diagnostics for people: a line each, and no traceback where a build stops on purpose."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterable

from news_digest.diagnostics import Diagnostic, DigestError


def show_diagnostics_plainly() -> None:
    """Have Pelican's own log show a `DigestError` as its diagnostics alone.

    Pelican logs what stops a build with its traceback, wrapped to the terminal's width: neither
    is of use where the message says file, line and what to do. Called twice it does no more.
    """
    logging.getLogger("pelican").addFilter(_replace_traceback)


def show(diagnostics: Iterable[Diagnostic]) -> None:
    """Print diagnostics to standard error, a line each, for people and for editors to follow."""
    for diagnostic in diagnostics:
        print(diagnostic, file=sys.stderr)


def _replace_traceback(record: logging.LogRecord) -> bool:
    error = record.exc_info[1] if record.exc_info else None
    if isinstance(error, DigestError):
        show(error.diagnostics)
        record.msg = "The site was not built: see above."
        record.args = ()
        record.exc_info = None
    return True
