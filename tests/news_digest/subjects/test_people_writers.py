from __future__ import annotations

import pytest

from news_digest.subjects.people import find_writers
from news_digest.vocabulary.model import PeopleVocabulary, Person, name_key

NOBODY = PeopleVocabulary({}, {}, frozenset(), ())


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        (None, []),
        ("Jane Roe", ["Jane Roe"]),
        ("Jane Roe, Ann-Marie van der Berg and John Doe", None),
        ("Jane Roe and Jane Roe", ["Jane Roe"]),
        ("Anna Brandt und Karl Lund", ["Anna Brandt", "Karl Lund"]),
        ("Reuters", []),
        ("Editorial Staff", []),
        ("Harbour News Agency", []),
    ],
)
def test_a_byline_names_its_writers(byline: str | None, names: list[str] | None) -> None:
    expected = ["Jane Roe", "Ann-Marie van der Berg", "John Doe"] if names is None else names

    assert [one.name for one in find_writers(byline, NOBODY)] == expected


def test_a_writer_has_the_vocabularys_id() -> None:
    jane = Person("jane-roe-2", "Jane Roe", ("J. Roe",), None, False, 1)
    known = PeopleVocabulary(
        {jane.id: jane},
        {name_key(name): jane for name in ("Jane Roe", "J. Roe")},
        frozenset([name_key("Red Square")]),
        (),
    )

    found = find_writers("J. Roe, Red Square, Bo Lund", known)

    assert [(one.id, one.name) for one in found] == [
        ("jane-roe-2", "J. Roe"),
        ("bo-lund", "Bo Lund"),
    ]
