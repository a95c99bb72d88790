"""redirects.yml x what the build wrote -> a page, a feed or a JSON file at every old address."""

from __future__ import annotations

import re
import shutil
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pelican.utils import get_relative_path

from news_digest.adapter.errors import show
from news_digest.adapter.run import Run
from news_digest.diagnostics import Diagnostic, RedirectError, Severity
from news_digest.redirects import Redirect, Redirects, file_of, render_redirect
from news_digest.redirects.codes import Code

_COPIED = (".json", ".xml")


def write_redirects(
    run: Run, settings: Mapping[str, Any], output: Path, written: Iterable[str]
) -> None:
    """Write what answers at old addresses; `written` are the pages of this build.

    A redirect holds for everything below its address: a page leads to the same page below the new
    one; feeds and JSON files, whose readers follow no link, are there as they are at the new one.
    Raises RedirectError for a redirect whose target is gone, or whose old address has a page.
    """
    if not run.redirects.by_old:
        return
    root = output.absolute()
    pages = sorted(
        Path(file).absolute().relative_to(root).as_posix()
        for file in written
        if Path(file).absolute().is_relative_to(root)
    )
    problems = list(_problems(run, settings, root, frozenset(pages)))
    if any(one.severity is Severity.ERROR for one in problems):
        raise RedirectError(problems)
    show(problems)
    taken = set(pages)
    # The more special redirect comes first: it wins over one for a folder above it.
    for redirect in sorted(run.redirects.by_old.values(), key=lambda one: (-len(one.old), one.old)):
        for old, new in _files(redirect, pages, root):
            if old not in taken:
                taken.add(old)
                _write(old, new, run.settings.lang, settings, root)


def first_slugs(redirects: Redirects, settings: Mapping[str, Any]) -> dict[str, str]:
    """Return the slug under which an article was first published, by that which it has now.

    Of several old addresses of an article, the one that comes first in redirects.yml counts. What
    an article is to those who follow a feed must not change with its slug.
    """
    before, _, after = str(settings["ARTICLE_URL"]).partition("{slug}")
    pattern = re.compile(f"{re.escape(before)}([^/]+){re.escape(after)}")
    found: dict[str, str] = {}
    for redirect in redirects.by_old.values():
        old, new = pattern.fullmatch(redirect.old), pattern.fullmatch(redirect.new)
        if old and new:
            found.setdefault(new[1], old[1])
    return found


def _problems(
    run: Run, settings: Mapping[str, Any], root: Path, pages: Collection[str]
) -> Iterator[Diagnostic]:
    known = _without_page_today(run, settings)
    for redirect in run.redirects.by_old.values():
        if file_of(redirect.old) in pages:
            yield Diagnostic(
                Code.OVER_PAGE,
                Severity.ERROR,
                run.redirects.path,
                redirect.line,
                f"There is a page at {redirect.old}, which is to lead to {redirect.new or '/'}.",
                "Remove the line; where the page should be no more, correct what it is made of.",
            )
        elif file_of(redirect.new) in pages or (
            redirect.new.endswith(_COPIED) and (root / redirect.new).is_file()
        ):
            continue
        elif redirect.new in known:
            yield Diagnostic(
                Code.TARGET_EMPTY,
                Severity.WARNING,
                run.redirects.path,
                redirect.line,
                f"{redirect.new} has no page today, so nothing answers {redirect.old}.",
                "Leave the line if articles will come; else remove it.",
            )
        else:
            yield Diagnostic(
                Code.TARGET_GONE,
                Severity.ERROR,
                run.redirects.path,
                redirect.line,
                f"There is no page at {redirect.new or '/'}, to which {redirect.old} leads.",
                "Write the address that the page has now, or remove the line.",
            )


def _without_page_today(run: Run, settings: Mapping[str, Any]) -> frozenset[str]:
    """Return the addresses that terms of the vocabularies and drafts would have."""
    vocabularies = run.vocabularies
    terms = {
        "PERSON_URL": vocabularies.people.by_id,
        "TOPIC_URL": vocabularies.topics.by_id,
        "OUTLET_URL": vocabularies.outlets.by_id,
        "ARTICLE_URL": [entry.slug for entry in run.entries if entry.draft],
    }
    return frozenset(str(settings[key]).format(slug=id_) for key in terms for id_ in terms[key])


def _files(redirect: Redirect, pages: Sequence[str], root: Path) -> Iterator[tuple[str, str]]:
    """Yield each file that answers an old address, with the one in whose place it does."""
    old, new = redirect.old, redirect.new
    if not (old.endswith("/") and new.endswith("/")):
        yield file_of(old), file_of(new)
        return
    for page in pages[bisect_left(pages, new) :]:
        if not page.startswith(new):
            break
        yield old + page.removeprefix(new), page
    for file in sorted((root / new).rglob("*")):
        if file.suffix in _COPIED and file.is_file():
            found = file.relative_to(root).as_posix()
            yield old + found.removeprefix(new), found


def _write(old: str, new: str, lang: str, settings: Mapping[str, Any], root: Path) -> None:
    target = root / old
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.suffix in _COPIED:
        shutil.copyfile(root / new, target)
        return
    address = new.removesuffix("index.html") if new.rpartition("/")[2] == "index.html" else new
    # As in feeds: without SITEURL (a build to look at) addresses are relative to the page's own.
    address = f"{settings['SITEURL'] or get_relative_path(old)}/{address}"
    page = render_redirect(address, address, lang=lang, site=str(settings["SITENAME"]))
    target.write_text(page, encoding="utf-8", newline="\n")
