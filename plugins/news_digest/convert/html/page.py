"""A page as HTML -> the story on it."""

from __future__ import annotations

from news_digest.convert.extraction import Extraction
from news_digest.diagnostics import Diagnostic, Severity
from news_digest.model import RawDocument
from news_digest.vocabulary import Vocabularies


def extract_html(document: RawDocument, vocabularies: Vocabularies) -> Extraction:  # noqa: ARG001
    """Find the story in an HTML page. Never raises for bad input."""
    diagnostic = Diagnostic(
        "html-not-supported",
        Severity.WARNING,
        document.path,
        1,
        "Saved HTML is not converted yet.",
        "Save the page's text instead (select all, copy, paste into a .txt file).",
    )
    return Extraction(document.text, diagnostics=(diagnostic,))
