"""bytes -> `RawDocument`."""

from news_digest.convert.reading.document import DocumentError, read_document

__all__ = ["DocumentError", "read_document"]
