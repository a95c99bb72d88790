"""bytes -> `RawDocument` -> `Story`: what the converter makes of one raw document. Pure.

reading     bytes -> text: compression, encodings, what is no text
text        a page as plain text -> the story on it
html        a page as HTML -> the story on it
language    which language a story is in
guided      what is stated in the place of what was found
extraction  what `text` and `html` both give
story       the steps put together
"""

from news_digest.convert.reading import MAX_BYTES, DocumentError, ending_of, read_document
from news_digest.convert.story import RULES_VERSION, convert, rules_of

__all__ = [
    "MAX_BYTES",
    "RULES_VERSION",
    "DocumentError",
    "convert",
    "ending_of",
    "read_document",
    "rules_of",
]
