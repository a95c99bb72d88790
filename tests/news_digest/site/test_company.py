"""Which terms appear together, and which pairs have a page."""

from __future__ import annotations

from news_digest.site.company import Company, Pair, company, intersections


def test_company_is_most_first_and_without_oneself() -> None:
    articles = [["a", "b", "c"], ["c", "a"], ["b", "d"]]
    assert company(articles, besides="a") == (
        Company("b", 2),
        Company("c", 2),
        Company("d", 1),
    )
    assert company([]) == ()


def test_pairs_from_so_many_articles_on() -> None:
    articles = [(["p", "q"], ["t"]), (["p"], ["t", "u"]), (["p"], ["t"]), (["q"], ["t"])]
    assert intersections(articles, 3) == (Pair("p", "t", 3),)
    assert intersections(articles, 2) == (Pair("p", "t", 3), Pair("q", "t", 2))
