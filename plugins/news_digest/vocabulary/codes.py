"""What can be wrong with a vocabulary."""

from __future__ import annotations

from enum import StrEnum


class Code(StrEnum):
    """Every diagnostic that the vocabularies know; docs/vocabularies.md explains each."""

    UNREADABLE = "vocabulary-unreadable"
    ENCODING = "vocabulary-encoding"
    SYNTAX = "vocabulary-syntax"
    UNSUPPORTED = "vocabulary-unsupported"
    TYPE = "vocabulary-type"
    UNKNOWN_KEY = "vocabulary-unknown-key"
    DUPLICATE_KEY = "vocabulary-duplicate-key"
    MISSING_KEY = "vocabulary-missing-key"
    ID = "vocabulary-id"
    VALUE = "vocabulary-value"
    NAME_TAKEN = "vocabulary-name-taken"
    REFERENCE = "vocabulary-reference"
    REPEATED = "vocabulary-repeated"
    MISSING_FILE = "vocabulary-missing-file"
    FILE_NAME = "vocabulary-file-name"
