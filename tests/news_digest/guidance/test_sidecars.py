"""Sidecars: whose they are, what they state, and every mistake with file, line and remedy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from news_digest.diagnostics import Severity
from news_digest.guidance import Stated, pair_sidecars
from news_digest.guidance.codes import Code
from news_digest.guidance.sidecars import read_sidecar
from news_digest.model import Statement
from news_digest.vocabulary import Vocabularies
from news_digest.yaml_files.report import Problem

Write = Callable[[bytes], Path]


@pytest.mark.parametrize(
    ("document", "sidecar"),
    [
        ("seeds/a.txt", "seeds/a.yml"),
        ("seeds/a.html", "seeds/a.yml"),
        ("seeds/a.txt.gz", "seeds/a.yml"),
        ("seeds/a.txt.gz", "seeds/a.txt.yml"),
        ("seeds/a.txt.gz", "seeds/a.txt.gz.yml"),
        ("seeds/a", "seeds/a.yml"),
        ("seeds/2007/a.b.txt", "seeds/2007/a.b.yml"),
        ("seeds/A.TXT", "seeds/A.YML"),
    ],
)
def test_a_sidecar_is_called_like_its_document(document: str, sidecar: str) -> None:
    assert pair_sidecars([document], [sidecar]) == ({document: sidecar}, ())


@pytest.mark.parametrize("sidecar", ["seeds/b.yml", "seeds/2007/a.yml", "a.yml", "seeds/a.htm.yml"])
def test_another_name_or_folder_is_no_documents(sidecar: str) -> None:
    assert pair_sidecars(["seeds/a.txt"], [sidecar]) == ({}, (sidecar,))


def test_the_fullest_name_counts_and_the_stem_is_for_all_others() -> None:
    documents = ["s/a.html", "s/a.txt", "s/a.txt.gz"]
    pairs, alone = pair_sidecars(documents, ["s/a.yml", "s/a.txt.yml"])
    assert pairs == {"s/a.html": "s/a.yml", "s/a.txt": "s/a.txt.yml", "s/a.txt.gz": "s/a.txt.yml"}
    assert alone == ()
    assert pair_sidecars(["s/a.txt"], ["s/a.yml", "s/a.txt.yml"])[1] == ("s/a.yml",)


EVERYTHING = b"""\
# A comment.
url: https://example.org/a?b=1&c=2
outlet: radio free europe
agency: afp
date: 2007-03-27 13:05+02:00
language: no
licence: CC BY 4.0
headline: "2007: a year"
byline: Ann Other
place: ""
credit: with  agencies
image_credit: Someone
status: draft
lines: 12\xe2\x80\x9340 , 45
"""


def test_everything_that_can_be_stated(sidecar: Write, vocabularies: Vocabularies) -> None:
    stated = read_sidecar(sidecar(EVERYTHING), "seeds/a.yml", vocabularies.outlets)
    assert stated.problems == ()
    assert {(one.field, one.value, one.where) for one in stated.guidance.statements} == {
        ("url", "https://example.org/a?b=1&c=2", "seeds/a.yml:2"),
        ("outlet", "RFE/RL", "seeds/a.yml:3"),
        ("agency", "AFP", "seeds/a.yml:4"),
        ("date", "2007-03-27 13:05+02:00", "seeds/a.yml:5"),
        ("language", "no", "seeds/a.yml:6"),
        ("licence", "CC BY 4.0", "seeds/a.yml:7"),
        ("headline", "2007: a year", "seeds/a.yml:8"),
        ("byline", "Ann Other", "seeds/a.yml:9"),
        ("place", "", "seeds/a.yml:10"),
        ("credit", "with agencies", "seeds/a.yml:11"),
        ("image_credit", "Someone", "seeds/a.yml:12"),
        ("status", "draft", "seeds/a.yml:13"),
        ("lines", "12-40, 45", "seeds/a.yml:14"),
    }
    assert stated.guidance.accepted == ()


@pytest.mark.parametrize("data", [b"", b"# nothing\n", b"date:\nheadline:\n", b"\xef\xbb\xbf"])
def test_nothing_stated(sidecar: Write, vocabularies: Vocabularies, data: bytes) -> None:
    assert read_sidecar(sidecar(data), "seeds/a.yml", vocabularies.outlets) == Stated()


MISTAKES = [
    (b"headlin: A\n", Code.UNKNOWN_KEY, 1, "Write `headline:`."),
    (b"date: 2007-03-27\naccept: [date]\n", Code.UNKNOWN_KEY, 2, "Known keys are"),
    (b"zzz: A\n", Code.UNKNOWN_KEY, 1, "Known keys are headline, date, status"),
    (b"place: A\nplace: B\n", Code.DUPLICATE_KEY, 2, "Keep one"),
    (b"- date\n", Code.TYPE, 1, "date: 2007-03-27"),
    (b"just words\n", Code.TYPE, 1, "Write `key: value` lines"),
    (b"headline: 2007\n", Code.TYPE, 1, 'Write "2007" in quotation marks.'),
    (b"headline: [A]\n", Code.TYPE, 1, "Write the text after the colon"),
    (b"headline: ''\n", Code.VALUE, 1, "Write a text"),
    (b"place: A\n\theadline: B\n", Code.SYNTAX, 2, ""),
    (b"headline: Talks: the end\n", Code.SYNTAX, 1, "quotation marks"),
    (b"headline: &a A\n", Code.UNSUPPORTED, 1, "Remove it"),
    (b"place: A\nheadline: caf\xe9\n", Code.ENCODING, 2, "UTF-8"),
    (b'headline: "A\\u202EB"\n', Code.VALUE, 1, "Delete it."),
    (b"status: published\n", Code.VALUE, 1, "Write `publish`."),
    (b"status: no\n", Code.VALUE, 1, "Write one of publish, draft, reject."),
    (b"date: 2007-02-30\n", Code.DATE, 1, "Write it like 2007-03-27"),
    (b"date: 27/03/2007\n", Code.DATE, 1, "Write it like 2007-03-27"),
    (b"date: 0207-03-27\n", Code.DATE, 1, "Write it like 2007-03-27"),
    (b"date: [2007-03-27]\n", Code.DATE, 1, "Write it like 2007-03-27"),
    (b"date: 2007-03-27 25:00\n", Code.DATE, 1, "Write it like 2007-03-27"),
    (b"url: example.org/a\n", Code.URL, 1, "https://example.org/"),
    (b"url: javascript:alert(1)\n", Code.URL, 1, "https://example.org/"),
    (b"url: ftp://example.org/\n", Code.URL, 1, "https://example.org/"),
    (b"url: 7\n", Code.URL, 1, ""),
    (b"language: english\n", Code.LANGUAGE, 1, "`en`"),
    (b"language: en_GB\n", Code.LANGUAGE, 1, "`pt-BR`"),
    (b"language: {}\n", Code.LANGUAGE, 1, ""),
    (b"outlet: Trends\n", Code.OUTLET, 1, "Write `Trend`"),
    (b"outlet: The Nowhere Gazette\n", Code.OUTLET, 1, "Add it there"),
    (b"agency: Tanjug\n", Code.OUTLET, 1, "Add it there"),
    (b"lines: 40-12\n", Code.LINES, 1, "`digest explain`"),
    (b"lines: 1-5, 5-9\n", Code.LINES, 1, "`12-40, 45-60`"),
    (b"lines: 0-5\n", Code.LINES, 1, ""),
    (b"lines: all\n", Code.LINES, 1, ""),
    (b"lines: [1, 2]\n", Code.LINES, 1, ""),
]


@pytest.mark.parametrize(("data", "code", "line", "hint"), MISTAKES)
def test_mistakes_hold_the_document_and_are_told(
    sidecar: Write, vocabularies: Vocabularies, data: bytes, code: Code, line: int, hint: str
) -> None:
    stated = read_sidecar(sidecar(data), "seeds/a.yml", vocabularies.outlets)
    assert stated.guidance.statements == ()
    [problem] = stated.problems
    assert (problem.code, problem.path, problem.line) == (code.value, "seeds/a.yml", line)
    assert problem.severity is Severity.WARNING, "one document must not stop the build"
    assert hint in problem.hint
    assert problem.message


def test_all_mistakes_are_told_at_once_in_the_order_of_their_lines(
    sidecar: Write, vocabularies: Vocabularies
) -> None:
    file = sidecar(b"lines: x\nurl: y\ndate: z\n")
    problems = read_sidecar(file, "seeds/a.yml", vocabularies.outlets).problems
    assert [one.line for one in problems] == [1, 2, 3]


def test_what_is_no_file_is_not_read(tmp_path: Path, vocabularies: Vocabularies) -> None:
    (tmp_path / "secret.txt").write_text("date: 2007-03-27\n", encoding="utf-8")
    (tmp_path / "link.yml").symlink_to(tmp_path / "secret.txt")
    (tmp_path / "folder.yml").mkdir()
    (tmp_path / "large.yml").write_bytes(b"#" * 100_001)
    for name in ("link.yml", "folder.yml", "large.yml", "gone.yml"):
        stated = read_sidecar(tmp_path / name, f"seeds/{name}", vocabularies.outlets)
        assert [one.code for one in stated.problems] == [Code.UNREADABLE], name


def test_another_ending_has_to_be_corrected(sidecar: Write, vocabularies: Vocabularies) -> None:
    stated = read_sidecar(sidecar(b"place: A\n"), "seeds/a.yaml", vocabularies.outlets)
    [problem] = stated.problems
    assert problem.code == Code.FILE_NAME
    assert problem.hint == "Call it a.yml."


def test_languages_are_read_in_every_form_of_a_tag(
    sidecar: Write, vocabularies: Vocabularies
) -> None:
    for tag in ("en", "pt-BR", "zh-Hant", "sr-Latn-RS", "de-1996", "es-419", "gsw", "en-x-own"):
        file = sidecar(f"language: {tag}\n".encode())
        stated = read_sidecar(file, "seeds/a.yml", vocabularies.outlets)
        assert stated.guidance.statements == (Statement("language", tag, "seeds/a.yml:1"),)


def test_every_problem_of_a_file_has_a_code_here() -> None:
    assert {problem.name for problem in Problem} <= {code.name for code in Code}
