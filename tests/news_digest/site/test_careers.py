"""Roles over time: equal ones merged, the last stated first, no more than a page can hold."""

from __future__ import annotations

from datetime import date

from news_digest.site.careers import DatedRole, RoleSpan, roles_over_time


def dated(role: str, day: int) -> DatedRole:
    return DatedRole(role, date(2007, 3, day), f"articles/{day}/")


def test_equal_roles_are_one_spelt_as_most_articles_spell_it() -> None:
    stated = [dated("Foreign minister", 9), dated("foreign minister", 2), dated("envoy", 3)]
    assert roles_over_time([*stated, dated("Foreign minister", 5)]) == (
        RoleSpan("Foreign minister", date(2007, 3, 2), date(2007, 3, 9), 3, "articles/9/"),
        RoleSpan("envoy", date(2007, 3, 3), date(2007, 3, 3), 1, "articles/3/"),
    )


def test_an_article_counts_once() -> None:
    (span,) = roles_over_time([dated("envoy", 3), dated("Envoy", 3)])
    assert span.count == 1


def test_the_most_frequent_stay_and_the_last_stated_is_first() -> None:
    stated = [dated("a", 1), dated("a", 2), dated("b", 3), dated("c", 4), dated("c", 1)]
    assert [span.role for span in roles_over_time(stated, most=2)] == ["c", "a"]
    assert roles_over_time([]) == ()
