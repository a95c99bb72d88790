"""gzip: what it holds, and what it must not do."""

from __future__ import annotations

import bz2
import gzip
import zlib
from hashlib import sha256

import pytest

from news_digest.convert import MAX_BYTES, DocumentError, read_document
from news_digest.model import Format

PAGE = b"The ferry of Skarholm sails again.\n" * 20
GZIPPED = gzip.compress(PAGE)


def refused(data: bytes, path: str = "seeds/a.txt.gz") -> tuple[str, str]:
    with pytest.raises(DocumentError) as caught:
        read_document(data, path)
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.path == path
    assert diagnostic.hint
    return diagnostic.code, diagnostic.message


def test_the_hash_is_that_of_the_file() -> None:
    document = read_document(GZIPPED, "seeds/a.txt.gz")
    assert document.text.encode() == PAGE
    assert document.sha256 == sha256(GZIPPED).hexdigest()


@pytest.mark.parametrize("path", ["seeds/a.txt", "seeds/a.gz", "seeds/a", "seeds/A.TXT.GZ"])
def test_the_bytes_tell_and_not_the_name(path: str) -> None:
    assert read_document(GZIPPED, path).text.encode() == PAGE


def test_what_is_called_gzip_and_is_not_is_read_as_it_is() -> None:
    assert read_document(PAGE, "seeds/a.txt.gz").text.encode() == PAGE


@pytest.mark.parametrize(
    ("path", "expected"),
    [("a.html.gz", Format.HTML), ("a.HTM.gz", Format.HTML), ("a.txt.gz", Format.TEXT)],
)
def test_the_ending_before_gz_tells_the_format(path: str, expected: Format) -> None:
    assert read_document(GZIPPED, f"seeds/{path}").format is expected


def test_markdown_is_read_as_markdown() -> None:
    assert read_document(gzip.compress(b"# *One*"), "seeds/a.md.gz").text == "One"


def test_members_are_joined() -> None:
    data = gzip.compress(b"one ") + gzip.compress(b"") + gzip.compress(b"two") + b"\0" * 100
    assert read_document(data, "seeds/a.txt.gz").text == "one two"


def test_a_bomb_is_refused_at_the_limit() -> None:
    packer = zlib.compressobj(9, wbits=31)
    megabyte = b"a" * 1_000_000
    bomb = b"".join(packer.compress(megabyte) for _ in range(100)) + packer.flush()
    assert len(bomb) < 110_000
    code, message = refused(bomb)
    assert code == "gzip-too-large"
    assert "10 MB" in message


def test_the_limit_itself_is_let_in() -> None:
    assert len(read_document(gzip.compress(b"a" * MAX_BYTES), "seeds/a.gz").text) == MAX_BYTES
    assert refused(gzip.compress(b"a" * (MAX_BYTES + 1)))[0] == "gzip-too-large"


@pytest.mark.parametrize("end", [2, 9, 12, len(GZIPPED) // 2, len(GZIPPED) - 4])
def test_a_file_that_was_cut_off(end: int) -> None:
    code, message = refused(GZIPPED[:end])
    assert code == "gzip-damaged"
    assert "breaks off" in message


@pytest.mark.parametrize(
    "data",
    [
        GZIPPED[:20] + bytes([GZIPPED[20] ^ 0xFF]) + GZIPPED[21:],
        GZIPPED[:-8] + b"\1\2\3\4" + GZIPPED[-4:],
        GZIPPED[:-4] + b"\1\2\3\4",
        GZIPPED + b"and more",
        b"\x1f\x8b\x09" + GZIPPED[3:],
    ],
    ids=["data", "checksum", "length", "rubbish behind", "method"],
)
def test_a_file_that_was_changed(data: bytes) -> None:
    assert refused(data)[0] == "gzip-damaged"


def test_gzip_in_gzip() -> None:
    assert refused(gzip.compress(GZIPPED))[0] == "gzip-nested"


def test_nothing_in_gzip() -> None:
    assert refused(gzip.compress(b""))[0] == "empty-file"


def test_other_compressions_are_named() -> None:
    code, message = refused(bz2.compress(PAGE))
    assert code == "binary-file"
    assert "bzip2" in message
