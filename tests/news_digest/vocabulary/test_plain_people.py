"""Entries that are read without a YAML parser are what the parser would have made of them."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news_digest.diagnostics import VocabularyError
from news_digest.vocabulary import load_vocabularies, loading
from news_digest.vocabulary.plain import plain_people

LINES = (
    "people:",
    "  ann:",
    "  bob-roe:",
    "  yes:",
    "    name: Ann",
    "    name: Bob Roe",
    "    name: 'Bob Roe'",
    "    name: Yes",
    "    name: Ann  Roe",
    "    variants: [Anna, Anne O’Roe]",
    "    variants: [Anna, Anna]",
    "    variants:",
    "      - Anna Roe",
    "    description: Somebody of note; once mayor.",
    "    description: >-",
    '    description: "begins',
    "      folded text",
    '  ends: here"',
    "    hidden: true",
    "    hidden: yes",
    "    nonsense: 1",
    "  # a comment",
    "",
    "not_people: [Red Line]",
    "---",
)


def outcome(data: bytes, folder: Path, *, plain: bool) -> object:
    original = loading.plain_people
    if not plain:
        loading.plain_people = lambda text: ([], text, [])
    try:
        loaded = load_vocabularies(folder, instead={"people.yml": data})
    except VocabularyError as error:
        return [(one.code, one.line, one.message) for one in error.diagnostics]
    finally:
        loading.plain_people = original
    return loaded.people, [one for one in loaded.diagnostics if one.line]


@given(st.lists(st.sampled_from(LINES), max_size=14), st.booleans())
def test_it_makes_no_difference(tmp_path_factory, lines, with_head):
    folder = tmp_path_factory.getbasetemp()
    data = "\n".join([*(["people:"] if with_head else []), *lines, ""]).encode()
    fast, slow = (outcome(data, folder, plain=plain) for plain in (True, False))
    if isinstance(fast, list) and isinstance(slow, list):
        # What is told first, and where, is the same.
        assert fast[:1] == slow[:1]
    else:
        assert fast == slow


def entries(count: int) -> str:
    return "".join(
        f"  person-{n}x:\n    name: Person N{n}x\n    variants: [P. N{n}x]\n" for n in range(count)
    )


def test_plain_entries_are_found_and_leave_the_rest_with_its_line_numbers():
    text = f"# head\npeople:\n{entries(3)}  odd:\n    name: [1]\n{entries(0)}not_people: [X]\n"
    found, rest, numbers = plain_people(text)
    assert [entry.line for entry in found] == [3, 6, 9]
    assert rest.split("\n") == [
        "# head",
        "people:",
        "  odd:",
        "    name: [1]",
        "not_people: [X]",
        "",
    ]
    assert numbers == [1, 2, 12, 13, 14, 15]


def test_an_error_among_plain_entries_has_its_own_line(tmp_path):
    text = f"people:\n{entries(5)}  odd:\n    nmae: Odd\n"
    (tmp_path / "people.yml").write_text(text)
    with pytest.raises(VocabularyError) as error:
        load_vocabularies(tmp_path)
    assert {(one.code, one.line) for one in error.value.diagnostics if one.line} == {
        ("vocabulary-unknown-key", 18),
        ("vocabulary-missing-key", 17),
    }


def test_fifty_thousand_people_load_at_once(tmp_path):
    """Within a second of an idle machine; the bound is for one that runs the whole suite."""
    (tmp_path / "people.yml").write_text(f"people:\n{entries(50_000)}")
    start = time.process_time()
    loaded = load_vocabularies(tmp_path)
    assert len(loaded.people.by_id) == 50_000
    assert time.process_time() - start < 5
