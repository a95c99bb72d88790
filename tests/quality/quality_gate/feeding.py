"""A document's text -> the bytes that the converter is fed.

Documents are kept as UTF-8 with LF line ends, so that a change of one can be read as a diff and no
editor or git setting can damage it; the truth file names what is to be done to it. Each step is
exact: the same document gives the same bytes everywhere, and a letter that the encoding does
not have is an error.
"""

from __future__ import annotations

from quality_gate.truth import Feed

_LINE_ENDS = {"lf": "\n", "crlf": "\r\n", "cr": "\r"}


def bytes_of(text: str, feed: Feed) -> bytes:
    """Return the document as fed.

    `misread_as`: the text was saved as UTF-8, read as this encoding and saved again (mojibake).
    `nul_every`: a NUL stands before every so-manieth character. `encoding`: the codec; utf-16 has
    its byte order mark, in little-endian order.
    """
    text = text.replace("\n", _LINE_ENDS[feed.line_ends])
    if feed.misread_as:
        text = text.encode("utf-8").decode(feed.misread_as)
    if step := feed.nul_every:
        text = "\0".join(text[at : at + step] for at in range(0, len(text), step))
    if feed.encoding == "utf-16":
        # The codec's own order is the machine's.
        return b"\xff\xfe" + text.encode("utf-16-le")
    return text.encode(feed.encoding)
