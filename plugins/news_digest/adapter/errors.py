"""Diagnostics for people: a line each, and no traceback where a build stops on purpose."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterable

from jinja2 import TemplateError, TemplateSyntaxError
from pelican.writers import FileOverwriteFailedError

from news_digest.diagnostics import Diagnostic, DigestError

# What says all that is needed in its message: two files for one address, and a name that a
# template does not know.
_SAID_IN_WORDS = (FileOverwriteFailedError, TemplateError)
# The message of the error by which Pelican ends after an error that its log told, under
# `--fatal errors`.
_TOLD_BEFORE = "Warning or error encountered"


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
    elif isinstance(error, TemplateSyntaxError):
        print(f"{error.filename}:{error.lineno}: error: {error.message}", file=sys.stderr)
    elif isinstance(error, _SAID_IN_WORDS):
        print(f"error: {error}", file=sys.stderr)
    elif str(error) != _TOLD_BEFORE:
        return True  # a mistake of a program: its traceback is what is needed
    record.msg = "The site was not built: see above."
    record.args = ()
    record.exc_info = None
    return True
