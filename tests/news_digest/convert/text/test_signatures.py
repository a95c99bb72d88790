from __future__ import annotations

import pytest

from news_digest.convert.text.signatures import is_perhaps_person, is_person, signed_by


@pytest.mark.parametrize(
    ("line", "writer"),
    [
        ("-- Jane Roe, Bucharest Newsroom 40-1 3120264", "Jane Roe"),
        ("-- Jane Roe, Harbour Energy Desk, +1 212-859-1761", "Jane Roe"),
        ("— Mirela van der Xqz, Sofia bureau", "Mirela van der Xqz"),
        ("-- Anthony Barker +48 22 653 9700", "Anthony Barker"),
        ("-- Bombay Commodities +91-22-265 9000", None),
        ("-- Warsaw Newsroom +48 22 653 9700", None),
        ("-- Reuters Ottawa Bureau (613) 235-6745", None),
        ("-- New York Newsdesk 212-859-1610.", None),
        ("-- Jane Roe", None),
        ("Jane Roe, Bucharest Newsroom 40-1 3120264", None),
    ],
)
def test_a_desks_line_names_the_writer(line: str, writer: str | None) -> None:
    assert signed_by(line) == writer


def test_what_looks_like_a_persons_name() -> None:
    assert is_person("Jane Roe")
    assert not is_person("Daily Weather")
    assert is_perhaps_person("Liutauras Stremaitis")
    assert not is_perhaps_person("Weather Report")
    assert not is_perhaps_person("London Xqzz")
