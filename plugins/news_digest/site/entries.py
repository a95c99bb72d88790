"""Article files -> checked entries, before Pelican reads a single one of them.

Pelican drops an article with a bad date and carries on, and takes some metadata keys for itself:
here each of these is a diagnostic with file and line. (Slugs that two articles share are found
where the archive is read.)
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from news_digest.articles.article_file import ArticleFile
from news_digest.articles.metadata import KNOWN_KEYS
from news_digest.articles.names import NameRef, parse_names
from news_digest.diagnostics import Diagnostic, Severity
from news_digest.model import PublicationDate
from news_digest.site.dates import moment, parse_date

_STATUSES = ("published", "draft")

# GitHub Pages and most file systems allow 255 bytes a path segment.
_SLUG = re.compile(r"[a-z0-9]+(?:-+[a-z0-9]+)*", re.ASCII)
_SLUG_MAX = 200

_RESERVED_HINTS = {
    "url": "Use `Original:` for the address of the original.",
    "save_as": "The address is made of `Slug:`.",
    "lang": "Use `Language:`.",
    "translation": "Give each language an article of its own.",
    "template": "Every article has the theme's article template.",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One article as the site sees it: checked, its names not yet resolved.

    `modified` is when a maintainer says to have changed the article, if anybody did.
    """

    file: ArticleFile
    slug: str
    title: str
    draft: bool
    published: PublicationDate | None
    modified: PublicationDate | None
    topics: tuple[NameRef, ...]
    people: tuple[NameRef, ...]
    outlet: str | None
    agency: str | None
    original: str | None

    def line_of(self, key: str) -> int:
        """Return the line that `key` (in lower case) is defined on, or 1."""
        found = self.file.metadata.get(key)
        return found.line if found else 1

    @property
    def newest_first(self) -> tuple[float, str]:
        """Sort key: newest first, undated last; the slug makes the order the same everywhere."""
        if self.published is None:
            return (float("inf"), self.slug)
        return (-moment(self.published).timestamp(), self.slug)


def check_articles(
    files: Iterable[ArticleFile], reserved: Collection[str]
) -> tuple[tuple[Entry, ...], tuple[Diagnostic, ...]]:
    """Return the articles, newest first, and everything that is wrong with any of them.

    `reserved` are metadata keys that an article cannot use for itself, because Pelican would
    take them for something else. The entries are of use only where no diagnostic is an error.
    """
    problems: list[Diagnostic] = []
    entries = [
        _entry(file, reserved, problems) for file in sorted(files, key=lambda file: file.path)
    ]
    problems.sort(key=lambda problem: (problem.path, problem.line or 0))
    return tuple(sorted(entries, key=lambda entry: entry.newest_first)), tuple(problems)


def _entry(file: ArticleFile, reserved: Collection[str], problems: list[Diagnostic]) -> Entry:
    problems += _key_problems(file, reserved)
    title = file.get("title")
    if title is None:
        problems.append(
            _error(file, "title", "missing-title", "The article has no title.", "Add `Title:`.")
        )
    draft = _is_draft(file, problems)
    published = _date(file, "date", problems)
    if published is None and not draft and not file.get("date"):
        problems.append(
            _error(
                file,
                "date",
                "missing-date",
                "The article has no date, and is not a draft.",
                "Add `Date: 2007-03-27`, or `Status: draft` until the date is known.",
            )
        )
    return Entry(
        file=file,
        slug=_slug(file, problems),
        title=title or "",
        draft=draft,
        published=published,
        modified=_date(file, "modified", problems),
        topics=parse_names(file.get("topics") or ""),
        people=parse_names(file.get("people") or ""),
        outlet=file.get("outlet"),
        agency=file.get("agency"),
        original=_original(file, problems),
    )


def _key_problems(file: ArticleFile, reserved: Collection[str]) -> Iterable[Diagnostic]:
    for key, value in file.metadata.items():
        for line in value.again:
            message = f"`{key}` is given again, after line {value.line}, and may not be read."
            hint = "Write all of it into one of the two lines, and delete the other."
            yield Diagnostic("repeated-key", Severity.WARNING, file.path, line, message, hint)
        if key in KNOWN_KEYS:
            continue
        if key in reserved or key.startswith("_"):
            hint = _RESERVED_HINTS.get(key, "Give it another name, or leave it out.")
            message = f"`{key}` has a meaning of its own to Pelican."
            yield _error(file, key, "reserved-key", message, hint)
        elif nearest := get_close_matches(key, KNOWN_KEYS, n=1, cutoff=0.75):
            message = f"Nothing reads `{key}`."
            hint = f"Perhaps `{nearest[0]}` is meant."
            yield Diagnostic("unknown-key", Severity.WARNING, file.path, value.line, message, hint)


def _is_draft(file: ArticleFile, problems: list[Diagnostic]) -> bool:
    status = (file.get("status") or "published").lower()
    if status not in _STATUSES:
        problems.append(
            _error(
                file,
                "status",
                "unknown-status",
                f"There is no status `{status}`.",
                "Write `Status: draft`, or leave the line out to publish the article.",
            )
        )
    return status == "draft"


def _date(file: ArticleFile, key: str, problems: list[Diagnostic]) -> PublicationDate | None:
    text = file.get(key)
    if text is None:
        return None
    try:
        return parse_date(text)
    except ValueError:
        problems.append(
            _error(
                file,
                key,
                "bad-date",
                f"`{text}` is not a date.",
                "Write a day that exists, such as 2007-03-27, or a moment, such as "
                "2007-09-03 13:05+04:00.",
            )
        )
        return None


def _slug(file: ArticleFile, problems: list[Diagnostic]) -> str:
    if not _SLUG.fullmatch(file.slug) or len(file.slug) > _SLUG_MAX:
        problems.append(
            _error(
                file,
                "slug",
                "bad-slug",
                f"`{file.slug}` cannot be a part of an address.",
                f"Give `Slug:` up to {_SLUG_MAX} of a to z, 0 to 9 and hyphens between them.",
            )
        )
    return file.slug


def _original(file: ArticleFile, problems: list[Diagnostic]) -> str | None:
    original = file.get("original")
    if original is None or original.lower().startswith(("http://", "https://")):
        return original
    problems.append(
        Diagnostic(
            "bad-original",
            Severity.WARNING,
            file.path,
            file.metadata["original"].line,
            f"`{original}` is not an address, so the page does not link to it.",
            "It must start with https:// or http://.",
        )
    )
    return None


def _error(file: ArticleFile, key: str, code: str, message: str, hint: str) -> Diagnostic:
    found = file.metadata.get(key)
    line = found.line if found else 1
    return Diagnostic(code, Severity.ERROR, file.path, line, message, hint)
