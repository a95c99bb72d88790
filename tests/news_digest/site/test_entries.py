from __future__ import annotations

import pytest

from news_digest.articles.article_file import ArticleFile, parse_article
from news_digest.articles.names import NameRef
from news_digest.diagnostics import Diagnostic, Severity
from news_digest.site.entries import Entry, check_articles

RESERVED = frozenset({"url", "content", "summary", "status"})


def article(*lines: str, path: str = "content/articles/2007/03/a.md") -> ArticleFile:
    return parse_article("\n".join((*lines, "", "Body.")).encode(), path)


def check(*files: ArticleFile) -> tuple[tuple[Entry, ...], tuple[Diagnostic, ...]]:
    return check_articles(files, RESERVED)


def only_problem(file: ArticleFile) -> tuple[str, int | None, Severity]:
    _, problems = check(file)
    (problem,) = problems
    assert problem.path == file.path
    assert problem.message
    assert problem.hint
    return problem.code, problem.line, problem.severity


def test_a_sound_article_is_read_whole() -> None:
    file = article(
        "Title: Ministers <meet>",
        "Date: 2007-03-27",
        "Slug: 2007-03-27-ministers-meet",
        "Topics: Kosovo status; C++",
        "People: José Pérez; Jose Perez [jose-perez-2]",
        "Outlet: RFE/RL",
        "Original: https://example.org/a?b=c",
    )

    (entry,), problems = check(file)

    assert not problems
    assert entry.slug == "2007-03-27-ministers-meet"
    assert entry.title == "Ministers <meet>"
    assert not entry.draft
    assert entry.people == (NameRef("José Pérez", None), NameRef("Jose Perez", "jose-perez-2"))
    assert entry.topics == (NameRef("Kosovo status", None), NameRef("C++", None))
    assert entry.outlet == "RFE/RL"
    assert entry.agency is None
    assert entry.original == "https://example.org/a?b=c"


def test_an_undated_draft_is_sound() -> None:
    (entry,), problems = check(article("Title: A", "Status: draft"))

    assert not problems
    assert entry.draft
    assert entry.published is None


def test_without_slug_the_file_names_the_address() -> None:
    (entry,), problems = check(article("Title: A", "Date: 2007-03-27", path="content/x-y.md"))

    assert not problems
    assert entry.slug == "x-y"


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        (("Title: A", "Date: 2024-02-30"), ("bad-date", 2, Severity.ERROR)),
        (("Title: A", "Date: tomorrow"), ("bad-date", 2, Severity.ERROR)),
        (
            ("Title: A", "Date: 2024-02-01", "Modified: 2024-02-30"),
            ("bad-date", 3, Severity.ERROR),
        ),
        (("Title: A",), ("missing-date", 1, Severity.ERROR)),
        (("Title: A", "Date:"), ("missing-date", 2, Severity.ERROR)),
        (("Date: 2024-02-01",), ("missing-title", 1, Severity.ERROR)),
        (("Date: 2024-02-01", "Title:"), ("missing-title", 2, Severity.ERROR)),
        (
            ("Title: A", "Date: 2024-02-01", "Status: hiden"),
            ("unknown-status", 3, Severity.ERROR),
        ),
        (("Title: A", "Date: 2024-02-01", "Slug: ../../a"), ("bad-slug", 3, Severity.ERROR)),
        (("Title: A", "Date: 2024-02-01", "Slug: A b"), ("bad-slug", 3, Severity.ERROR)),
        (
            ("Title: A", "Date: 2024-02-01", f"Slug: {'a' * 201}"),
            ("bad-slug", 3, Severity.ERROR),
        ),
        (("Title: A", "Date: 2024-02-01", "Url: /x"), ("reserved-key", 3, Severity.ERROR)),
        (("Title: A", "Date: 2024-02-01", "Content: x"), ("reserved-key", 3, Severity.ERROR)),
        (("Title: A", "Date: 2024-02-01", "_summary: x"), ("reserved-key", 3, Severity.ERROR)),
        (("Title: A", "Date: 2024-02-01", "Topic: x"), ("unknown-key", 3, Severity.WARNING)),
        (
            ("Title: A", "Topics: x", "Date: 2024-02-01", "topics: y"),
            ("repeated-key", 4, Severity.WARNING),
        ),
        (
            ("Title: A", "Date: 2024-02-01", "Original: javascript:x"),
            ("bad-original", 3, Severity.WARNING),
        ),
    ],
)
def test_each_mistake_has_its_line(
    lines: tuple[str, ...], problem: tuple[str, int, Severity]
) -> None:
    assert only_problem(article(*lines)) == problem


def test_a_key_that_is_given_again_is_named_each_time_and_counts_once() -> None:
    (entry,), problems = check(
        article("Title: A", "Date: 2024-02-01", "People: Ann", "People: Bob", "    Cy", "PEOPLE: D")
    )

    assert entry.people == (NameRef("Ann", None),)
    assert [(problem.code, problem.line) for problem in problems] == [
        ("repeated-key", 4),
        ("repeated-key", 6),
    ]
    assert all("line 3" in problem.message for problem in problems)


def test_a_key_of_ones_own_is_nobodys_business() -> None:
    _, problems = check(article("Title: A", "Date: 2024-02-01", "Mood: calm"))

    assert not problems


def test_what_is_no_address_is_not_linked() -> None:
    (entry,), _ = check(article("Title: A", "Date: 2024-02-01", "Original: javascript:x"))

    assert entry.original is None


def test_entries_are_newest_first_whatever_the_order_of_files() -> None:
    lines = {
        "b": "Date: 2007-03-27",
        "a": "Date: 2007-03-27",
        "earlier": "Date: 2007-03-27 01:00+04:00",
        "later": "Date: 2007-03-27 01:00",
        "draft": "Status: draft",
    }
    files = [
        article(f"Title: {slug}", line, path=f"content/articles/{slug}.md")
        for slug, line in lines.items()
    ]

    for given in (files, files[::-1]):
        entries, problems = check(*given)
        assert not problems
        assert [entry.slug for entry in entries] == ["later", "a", "b", "earlier", "draft"]


def test_problems_are_in_the_order_of_files_and_lines() -> None:
    files = [
        article("Date: 2024-02-30", "Title: A", "Status: x", path="content/b.md"),
        article("Date: 2024-02-30", "Url: x", "Title: A", path="content/a.md"),
    ]

    _, problems = check(*files)

    assert [(problem.path, problem.line) for problem in problems] == [
        ("content/a.md", 1),
        ("content/a.md", 2),
        ("content/b.md", 1),
        ("content/b.md", 3),
    ]
