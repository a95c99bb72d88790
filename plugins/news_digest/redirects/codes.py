"""What can be wrong with redirects.yml."""

from __future__ import annotations

from enum import StrEnum


class Code(StrEnum):
    """Every diagnostic about redirects; docs/diagnostics.md explains each."""

    UNREADABLE = "redirects-unreadable"
    # To a maintainer these are one thing: the file is not YAML of the plain kind.
    ENCODING = "redirects-unreadable"
    SYNTAX = "redirects-unreadable"
    UNSUPPORTED = "redirects-unreadable"
    TYPE = "redirects-unreadable"
    DUPLICATE_KEY = "redirect-repeated"
    VALUE = "redirect-address"
    LOOP = "redirect-loop"
    TARGET_GONE = "redirect-target-gone"
    TARGET_EMPTY = "redirect-target-empty"
    OVER_PAGE = "redirect-over-page"
