"""Which lines of a page trafilatura takes for its story."""

from __future__ import annotations

import logging

from lxml.html import HtmlElement

from news_digest.convert.html.lines import LineKind, PageLine, PageText, marked

# A line is chosen where at least this share of its characters came through.
_MOST_OF_IT = 0.5


def choose_lines(root: HtmlElement, page: PageText) -> frozenset[int]:
    """Return the indices of the lines that trafilatura chooses; the tree is marked by line.

    Its fast mode tells more of other stories from this one than its fallbacks do, so these
    have their turn only where the fast mode chooses nothing.
    """
    for fast in (True, False):
        chosen = _chosen(root, page, fast=fast)
        if chosen:
            return chosen
    return frozenset()


def _chosen(root: HtmlElement, page: PageText, *, fast: bool) -> frozenset[int]:
    # Half a second to load, and text needs none of it.
    import trafilatura

    # What it logs says nothing to a maintainer that a diagnostic does not say better.
    logger = logging.getLogger("trafilatura")
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        found = trafilatura.bare_extraction(
            root,
            fast=fast,
            include_comments=False,
            include_tables=True,
            deduplicate=False,
            with_metadata=False,
            output_format="xml",  # as a tree: "python" would also write it out as text
        )
    except (RecursionError, ValueError, TypeError, AttributeError):
        return frozenset()
    finally:
        logger.setLevel(level)
    if found is None or isinstance(found, dict) or found.body is None:
        return frozenset()
    taken: dict[int, int] = {}
    for at, length in marked("".join(found.body.itertext())):
        taken[at] = taken.get(at, 0) + length
    chosen = {
        at
        for at, length in taken.items()
        if at < len(page.lines)
        and length >= _MOST_OF_IT * len("".join(page.lines[at].text.split()))
    }
    whole = {page.lines[at].group for at in chosen if _is_preformatted(page.lines[at])}
    rest = (at for at, one in enumerate(page.lines) if _is_preformatted(one) and one.group in whole)
    return frozenset(chosen | set(rest))


def _is_preformatted(line: PageLine) -> bool:
    return line.kind is LineKind.PREFORMATTED
