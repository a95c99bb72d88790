"""decisions.yml: read, merged with sidecars, and added to without touching another byte."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from news_digest.diagnostics import GuidanceError
from news_digest.guidance import Book, Decisions, load_book
from news_digest.guidance.book import merged
from news_digest.guidance.codes import Code
from news_digest.guidance.decisions import parse_decisions
from news_digest.guidance.editing import Answer, with_answers
from news_digest.model import NOTHING_STATED, Guidance, Statement
from news_digest.vocabulary import Vocabularies

PATH = "content/curation/decisions.yml"
A, B, C = "a" * 64, "b" * 64, "c" * 64


def guidance(data: bytes, vocabularies: Vocabularies, sha256: str = A) -> Guidance:
    return parse_decisions(data, PATH, vocabularies.outlets).by_sha256[sha256].guidance


def test_an_entry_accepts_and_states(vocabularies: Vocabularies) -> None:
    data = f"{A}:\n  document: seeds/a.txt\n  accept: [headline, lines]\n  date: 2007-03-27\n"
    found = guidance(data.encode(), vocabularies)
    assert found.accepted == ("headline", "lines")
    # No line: it would move with every other document's answers.
    assert found.statements == (Statement("date", "2007-03-27", PATH),)


def test_a_missing_file_is_an_empty_one(tmp_path: Path, vocabularies: Vocabularies) -> None:
    book = load_book(tmp_path / "decisions.yml", tmp_path, vocabularies)
    assert book == Book(vocabularies.outlets, Decisions())
    assert book.stated(A).guidance == NOTHING_STATED


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        ("- a\n", Code.TYPE, 1),
        (f"{A}:\n  date: 2007-03-27\n{A}:\n  date: 2007-03-28\n", Code.DUPLICATE_KEY, 3),
        ("abc:\n  date: 2007-03-27\n", Code.HASH, 1),
        (f"{A.upper()}:\n  date: 2007-03-27\n", Code.HASH, 1),
        (f"{A}:\n  date: 'x\n", Code.SYNTAX, 2),
    ],
)
def test_what_leaves_open_which_document_is_meant_stops_the_build(
    vocabularies: Vocabularies, data: str, code: Code, line: int
) -> None:
    with pytest.raises(GuidanceError) as raised:
        parse_decisions(data.encode(), PATH, vocabularies.outlets)
    [problem] = raised.value.diagnostics
    assert (problem.code, problem.path) == (code.value, PATH)
    assert problem.line == line or code is Code.SYNTAX


@pytest.mark.parametrize(
    ("entry", "code", "hint"),
    [
        (" 7", Code.TYPE, "accept: [headline]"),
        ("\n  accept: [headlin]", Code.VALUE, "Write `headline`."),
        ("\n  accept: status", Code.VALUE, "Known are headline, date"),
        ("\n  dat: 2007-03-27", Code.UNKNOWN_KEY, "Write `date:`."),
        ("\n  date: 2007-13-27", Code.DATE, "2007-03-27"),
    ],
)
def test_a_mistake_in_an_entry_holds_its_document_alone(
    vocabularies: Vocabularies, entry: str, code: Code, hint: str
) -> None:
    data = f"{A}:{entry}\n{B}:\n  place: Moscow\n".encode()
    decisions = parse_decisions(data, PATH, vocabularies.outlets)
    [problem] = decisions.diagnostics
    assert (problem.code, problem.path) == (code.value, PATH)
    assert hint in problem.hint
    book = Book(vocabularies.outlets, decisions)
    assert book.stated(A).problems == (problem,)
    assert book.stated(B).problems == ()


def test_the_sidecar_wins_over_decisions(tmp_path: Path, vocabularies: Vocabularies) -> None:
    sidecar = tmp_path / "a.yml"
    sidecar.write_text("place: Moscow\nheadline: Mine\n", encoding="utf-8")
    data = f"{A}:\n  accept: [date, headline]\n  place: Paris\n  byline: Ann\n".encode()
    book = Book(vocabularies.outlets, parse_decisions(data, PATH, vocabularies.outlets))
    stated = book.stated(A, (sidecar, "seeds/a.yml")).guidance
    assert {one.field: (one.value, one.where) for one in stated.statements} == {
        "place": ("Moscow", "seeds/a.yml:1"),
        "headline": ("Mine", "seeds/a.yml:2"),
        "byline": ("Ann", PATH),
    }
    assert stated.accepted == ("date",)
    assert merged(NOTHING_STATED, NOTHING_STATED) == NOTHING_STATED


def answer(sha256: str, accepted: str = "", document: str = "seeds/a.txt", **stated: str) -> Answer:
    return Answer(sha256, document, stated, frozenset(accepted.split()))


def test_a_first_answer_begins_the_file(vocabularies: Vocabularies) -> None:
    made = with_answers(b"", [answer(A, "headline", date="2007-03-27")], PATH, vocabularies.outlets)
    head, _, entry = made.decode().partition(f"{A}:")
    assert all(line.startswith("#") for line in head.splitlines())
    assert entry == "\n  document: seeds/a.txt\n  accept: [headline]\n  date: 2007-03-27\n"


WRITTEN = f"""\
# Ours.

# About a.
{A}:   # the first
    document: seeds/old.txt
    # Why: she rang.
    place: 'Moscow'   # sure

# About c.
{C}: {{accept: [date], byline: Ann}}
# The end.
"""


def test_comments_order_and_layout_stay(vocabularies: Vocabularies) -> None:
    new = [answer(B, "headline", "seeds/b.txt"), answer(A, "date", place="Tver", byline="Bob")]
    made = with_answers(WRITTEN.encode(), new, PATH, vocabularies.outlets).decode()
    assert (
        made
        == f"""\
# Ours.

# About a.
{A}:   # the first
    document: seeds/a.txt
    # Why: she rang.
    place: Tver
    accept: [date]
    byline: Bob

{B}:
  document: seeds/b.txt
  accept: [headline]
# About c.
{C}: {{accept: [date], byline: Ann}}
# The end.
"""
    )


def test_an_entry_on_one_line_gets_lines(vocabularies: Vocabularies) -> None:
    made = with_answers(
        WRITTEN.encode(), [answer(C, date="2007-03-27")], PATH, vocabularies.outlets
    )
    assert f"{C}:\n  document: seeds/a.txt\n  byline: Ann\n  date: 2007-03-27\n" in made.decode()
    assert guidance(made, vocabularies, C).accepted == ()


def test_the_same_answer_again_changes_nothing(vocabularies: Vocabularies) -> None:
    new = [answer(A, "date", place="Tver")]
    once = with_answers(WRITTEN.encode(), new, PATH, vocabularies.outlets)
    assert with_answers(once, new, PATH, vocabularies.outlets) == once


def test_what_cannot_be_added_to_is_left_alone(vocabularies: Vocabularies) -> None:
    data = f"{{{A}: {{place: Moscow}}}}\n".encode()
    with pytest.raises(GuidanceError) as raised:
        with_answers(data, [answer(B, "date")], PATH, vocabularies.outlets)
    assert raised.value.diagnostics[0].path == PATH


# What a page may print: anything but control characters and what a text may not hold.
PRINTED = st.text(
    st.characters(blacklist_categories=["Cc", "Cs", "Zs", "Zl", "Zp", "Cf", "Cn", "Co"]), min_size=1
)
WORDS = st.lists(PRINTED, min_size=1, max_size=4).map(" ".join)
STATED = st.fixed_dictionaries(
    {},
    optional={
        "headline": WORDS,
        "byline": st.just("") | WORDS,
        "place": WORDS,
        "credit": WORDS,
        "licence": WORDS,
        "date": st.sampled_from(
            ["2007-03-27", "2007-03-27 13:05", "2007-03-27T13:05:09+04:00", ""]
        ),
        "status": st.sampled_from(["publish", "draft", "reject"]),
        "outlet": st.sampled_from(["Trend", "RFE/RL", ""]),
        "url": st.sampled_from(["https://example.org/?a=1&b=%20#c", ""]),
        "language": st.sampled_from(["no", "en", "sr-Latn"]),
        "lines": st.sampled_from(["12", "12-40", "1, 3-4"]),
    },
)
ANSWERS = st.builds(
    Answer,
    sha256=st.sampled_from([A, B, C, "0" * 64, "1e" + "0" * 62]),
    document=WORDS.map(lambda text: f"seeds/{text}"),
    statements=STATED,
    accepted=st.frozensets(st.sampled_from(["headline", "date", "lines", "byline"])),
)


@settings(max_examples=30, deadline=None, phases=(Phase.explicit, Phase.generate))
@given(rounds=st.lists(st.lists(ANSWERS, max_size=4, unique_by=lambda one: one.sha256), max_size=3))
def test_what_is_written_is_read_back(
    rounds: list[list[Answer]], vocabularies: Vocabularies
) -> None:
    """`with_answers` compares what it wrote with what was meant; here nothing may be refused."""
    data = WRITTEN.encode()
    stated: dict[tuple[str, str], str] = {}
    accepted: set[tuple[str, str]] = set()
    for answers in rounds:
        data = with_answers(data, answers, PATH, vocabularies.outlets)
        for one in answers:
            stated |= {(one.sha256, field): value for field, value in one.statements.items()}
            accepted |= {(one.sha256, field) for field in one.accepted}
    found = parse_decisions(data, PATH, vocabularies.outlets)
    assert found.diagnostics == ()
    read = {
        (sha256, one.field): one.value
        for sha256, entry in found.by_sha256.items()
        for one in entry.guidance.statements
    }
    assert read.items() >= stated.items()
    read_accepted = {
        (sha256, field)
        for sha256, entry in found.by_sha256.items()
        for field in entry.guidance.accepted
    }
    # What is stated needs no consent.
    assert read_accepted >= accepted - read.keys()
    assert not read_accepted & read.keys()
    assert [line for line in data.decode().splitlines() if line.startswith("# About")] == [
        "# About a.",
        "# About c.",
    ]
