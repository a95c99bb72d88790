"""Wide characters without a byte order mark, wrong marks, and what HTML declares."""

from __future__ import annotations

import codecs

import pytest

from news_digest.convert import read_document
from news_digest.convert.reading.declared import declared_codec
from news_digest.convert.reading.encoding import decode

LATIN = "Die Fähren fahren wieder, sagte „Käthe“.\nNach zwölf Tagen, und am 3. März.\n"
RUSSIAN = "Министр сказал, что переговоры продолжатся.\nСледующая встреча — 3 марта.\n"
CHINESE = "外交部发言人星期二在北京说,双方将继续磋商。\n会谈定于 3 月 12 日 举行。\n"
HEBREW = "שר החוץ אמר ביום שלישי כי השיחות יימשכו בשבוע הבא.\nהפגישה ב-3 במרץ.\n"


@pytest.mark.parametrize("text", [LATIN, RUSSIAN, CHINESE, HEBREW, "abc\n", LATIN * 4000])
@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_characters_without_a_mark(text: str, codec: str) -> None:
    decoded = decode(text.encode(codec))
    assert decoded.text == text
    assert decoded.codec == codec


@pytest.mark.parametrize(
    "data",
    [
        b"one\x00 two\x00 three and more words",
        "Käthe\x00 fährt".encode(),
        b"a" * 99 + b"\x00",
        b"\x00" * 9 + b"plain text",
    ],
)
def test_stray_zeros_are_no_wide_characters(data: bytes) -> None:
    assert decode(data).codec == "utf-8"


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE])
def test_a_wrong_mark_before_plain_text(mark: bytes) -> None:
    document = read_document(mark + b"The ferry sails again.", "seeds/a.txt")
    assert document.text == "The ferry sails again."
    assert document.encoding == "utf-8"


def test_marks_upon_marks() -> None:
    marks = (codecs.BOM_UTF8 + codecs.BOM_UTF16_LE) * 500
    decoded = decode(marks + b"The ferry sails again.")
    assert decoded.text.endswith("The ferry sails again.")
    assert "\ufeff" not in decoded.text.strip("\ufeff")


@pytest.mark.parametrize("mark", [codecs.BOM_UTF8, codecs.BOM_UTF16_LE])
def test_a_mark_said_twice(mark: bytes) -> None:
    codec = "utf-8" if mark == codecs.BOM_UTF8 else "utf-16-le"
    data = mark * 2 + "Fähre fährt".encode(codec)
    assert read_document(data, "seeds/a.txt").text == "Fähre fährt"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b'<meta charset="windows-1251">', "cp1251"),
        (b"<META CHARSET=koi8-r>", "koi8-r"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS">', "cp932"),
        (b'<?xml version="1.0" encoding="ISO-8859-2"?>', "iso8859-2"),
        (b"<!-- saved from url=(0014)about:internet --><meta charset='iso-8859-1'>", "cp1252"),
        (b'<meta charset="gb2312">', "gb18030"),
        (b'<meta charset="x-sjis">', "cp932"),
        (b'<meta charset="utf-8">', None),
        (b'<meta charset="utf-16">', None),
        (b'<meta charset="klingon">', None),
        (b'<meta charset="zlib">', None),
        (b'<meta charset="rot13">', None),
        (b'<meta charset="unicode_escape">', None),
        (b'<meta charset="utf-7">', None),
        (b'<meta name="description" content="a charset is declared">', None),
        (b"no declaration", None),
        (b" " * 5000 + b'<meta charset="cp1251">', None),
    ],
)
def test_declarations(head: bytes, expected: str | None) -> None:
    found = declared_codec(head + b"<p>text")
    assert (found.name if found else None) == expected


# As short as this, the letters alone would not tell.
@pytest.mark.parametrize(
    ("label", "codec", "text"),
    [
        ("windows-1251", "cp1251", "Да"),
        ("koi8-r", "koi8_r", "Да"),
        ("iso-8859-2", "iso8859_2", "Žďár"),
        ("windows-1257", "cp1257", "ē"),
        ("Shift_JIS", "cp932", "橋"),
        ("big5", "big5", "橋"),
        ("euc-kr", "cp949", "다리"),
        ("windows-1256", "cp1256", "جسر"),
    ],
)
def test_html_is_read_as_it_declares(label: str, codec: str, text: str) -> None:
    page = f'<!doctype html><meta charset="{label}"><title>{text}</title>'.encode(codec)
    document = read_document(page, "seeds/a.html")
    assert f"<title>{text}</title>" in document.text
    # Plain text declares nothing, whatever it speaks of.
    plain = f'He wrote <meta charset="{label}"> in Montréal and in Orléans.'.encode("cp1252")
    assert "Montréal" in read_document(plain, "seeds/a.txt").text


def test_valid_utf_8_beats_an_old_declaration() -> None:
    page = f"<!doctype html><meta charset=windows-1251><p>{RUSSIAN}".encode()
    document = read_document(page, "seeds/a.html")
    assert RUSSIAN in document.text
    assert document.encoding == "utf-8"


def test_a_declaration_that_nothing_fits_is_not_believed() -> None:
    page = f"<!doctype html><meta charset=iso-8859-1><p>{RUSSIAN}".encode("cp1251")
    assert RUSSIAN in read_document(page, "seeds/a.html").text
    page = f"<!doctype html><meta charset=euc-kr><p>{LATIN}".encode("cp1252")
    assert LATIN in read_document(page, "seeds/a.html").text


def test_japanese_mail() -> None:
    text = "市議会は月曜日に橋を閉鎖すると発表した。\n"
    document = read_document(text.encode("iso2022_jp"), "seeds/a.txt")
    assert document.text == text
    assert document.encoding == "iso-2022-jp"


def test_xhtml_without_an_html_ending() -> None:
    page = b'<?xml version="1.0"?>\n<!DOCTYPE html><html><p>text</p></html>'
    assert read_document(page, "seeds/a.txt").format == "html"


def test_marks_upon_one_letter_are_limited() -> None:
    text = read_document(("e" + "\u0301\u0323" * 1000 + "s is fine").encode(), "a").text
    assert text == "e" + "\u0301\u0323" * 15 + "s is fine"
    dots = "." * 1000 + "–" * 50
    assert read_document(dots.encode() + b" x", "a").text == dots + " x"
