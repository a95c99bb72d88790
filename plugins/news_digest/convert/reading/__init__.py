"""bytes -> `RawDocument`.

limits       how much of anything a document may hold
compression  gzip, with a limit
encoding     bytes -> text: byte order marks, UTF-8, what HTML declares, the letters
             (utf16, declared, legacy: the parts of it; mojibake: a wrong reading undone)
markdown     a page in Markdown -> the page as plain text
document     the steps put together, and what is refused
notes        what a maintainer is told of it
"""

from news_digest.convert.reading.document import ending_of, read_document
from news_digest.convert.reading.limits import MAX_BYTES
from news_digest.convert.reading.refusing import DocumentError

__all__ = ["MAX_BYTES", "DocumentError", "ending_of", "read_document"]
