"""What can be wrong with a sidecar, with decisions.yml and with the review's answers."""

from __future__ import annotations

from enum import StrEnum


class Code(StrEnum):
    """Every diagnostic about guidance; docs/diagnostics.md explains each."""

    UNREADABLE = "guidance-unreadable"
    ENCODING = "guidance-encoding"
    SYNTAX = "guidance-syntax"
    UNSUPPORTED = "guidance-unsupported"
    TYPE = "guidance-type"
    UNKNOWN_KEY = "guidance-unknown-key"
    DUPLICATE_KEY = "guidance-duplicate-key"
    MISSING_KEY = "guidance-missing-key"
    VALUE = "guidance-value"
    DATE = "guidance-date"
    URL = "guidance-url"
    LANGUAGE = "guidance-language"
    OUTLET = "guidance-outlet"
    LINES = "guidance-lines"
    HASH = "guidance-hash"
    FILE_NAME = "guidance-file-name"
    ORPHAN = "guidance-without-document"
