"""Which way a language is written."""

from __future__ import annotations

import pytest

from news_digest.site.languages import direction_of


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("ar", "rtl"),
        ("he-IL", "rtl"),
        ("FA_ir", "rtl"),
        ("ur", "rtl"),
        ("ur-Latn", "ltr"),
        ("az-Arab-IR", "rtl"),
        ("az", "ltr"),
        ("en-GB", "ltr"),
        ("", None),
        (None, None),
    ],
)
def test_direction(tag: str | None, expected: str | None) -> None:
    assert direction_of(tag) == expected
