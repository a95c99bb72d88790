"""bytes -> `RawDocument` -> `Story`: what the converter makes of one raw document. Pure."""

from news_digest.convert.reading import DocumentError, read_document
from news_digest.convert.story import RULES_VERSION, convert

__all__ = ["RULES_VERSION", "DocumentError", "convert", "read_document"]
