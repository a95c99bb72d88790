"""bytes -> RawDocument: encodings, line ends, what is no text, and size."""

from __future__ import annotations

import codecs
from hashlib import sha256

import pytest

from news_digest.convert import DocumentError, read_document
from news_digest.diagnostics import Severity
from news_digest.model import Format

PROSE = "Die Fähren fahren wieder, sagte „Käthe“ – nach zwölf Tagen ohne Löhne und Brötchen. " * 4


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (PROSE.encode(), "utf-8"),
        (codecs.BOM_UTF8 + PROSE.encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + PROSE.encode("utf-16-le"), "utf-16"),
        (codecs.BOM_UTF16_BE + PROSE.encode("utf-16-be"), "utf-16"),
        (codecs.BOM_UTF32_LE + PROSE.encode("utf-32-le"), "utf-32"),
        (b"plain", "utf-8"),
    ],
)
def test_encodings_that_say_so(data: bytes, encoding: str) -> None:
    document = read_document(data, "seeds/a.txt")
    assert document.text == (PROSE if len(data) > 10 else "plain")
    assert document.encoding == encoding
    assert document.sha256 == sha256(data).hexdigest()
    assert document.format is Format.TEXT


def test_windows_1252() -> None:
    document = read_document(PROSE.encode("cp1252"), "seeds/a.txt")
    assert document.text == PROSE
    assert document.encoding != "utf-8"


def test_one_bad_byte_in_utf_8_costs_one_character() -> None:
    data = PROSE.encode() + b"\xff" + "Käthe Öztürk".encode() * 40
    document = read_document(data, "seeds/a.txt")
    assert document.text.startswith(PROSE)
    assert document.text.endswith("Käthe Öztürk")
    assert document.encoding == "utf-8 with errors"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0b", "\x85", "\u2028"])
def test_line_ends(end: str) -> None:
    text = read_document(f"one{end}two{end}{end}three".encode(), "seeds/a.txt").text
    assert text == "one\ntwo\n\nthree"


def test_stray_control_characters_vanish() -> None:
    document = read_document(b"one\x00 two\x07 three" + b" and more words" * 9, "seeds/a.txt")
    assert document.text.startswith("one two three and")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty-file"),
        (b" \r\n\t \n", "empty-file"),
        (b"\x00" * 500, "empty-file"),
        (codecs.BOM_UTF8, "empty-file"),
        (codecs.BOM_UTF16_LE + "\n \n".encode("utf-16-le"), "empty-file"),
        ("\u200b\u00a0\n".encode(), "empty-file"),
        (b"%PDF-1.7 and so on", "binary-file"),
        (b"\x89PNG\r\n\x1a\n", "binary-file"),
        (b"PK\x03\x04", "binary-file"),
        (bytes(range(1, 32)) * 40, "binary-file"),
    ],
)
def test_no_text(data: bytes, code: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read_document(data, "seeds/ -odd 'name'.txt")
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.code == code
    assert diagnostic.severity is Severity.WARNING
    assert diagnostic.path == "seeds/ -odd 'name'.txt"
    assert diagnostic.message
    assert diagnostic.hint


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("seeds/a.html", "plain words", Format.HTML),
        ("seeds/a.HTM", "plain words", Format.HTML),
        ("seeds/a.txt", "<!DOCTYPE html>\n<p>words", Format.HTML),
        ("seeds/a.txt", "<!-- saved -->\n<html lang=en>", Format.HTML),
        ("seeds/a.txt", "The tag <html> stands for", Format.TEXT),
        ("seeds/a.txt", "html", Format.TEXT),
    ],
)
def test_format(path: str, text: str, expected: Format) -> None:
    assert read_document(text.encode(), path).format is expected
