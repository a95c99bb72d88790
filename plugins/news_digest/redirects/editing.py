"""redirects.yml with more redirects in it: the lines that change, and no other byte."""

from __future__ import annotations

from collections.abc import Mapping as ReadOnly

from news_digest.diagnostics import Diagnostic, RedirectError, Severity
from news_digest.redirects.codes import Code
from news_digest.redirects.loading import parse_redirects
from news_digest.redirects.model import FRONT_PAGE
from news_digest.yaml_files.files import parse_file
from news_digest.yaml_files.report import Report
from news_digest.yaml_files.tree import Mapping

HEADER = """\
# Addresses that were, and where each leads now; the build leaves a page at each old one.
# `digest rename` and `digest merge` add to it; see docs/vocabularies.md.

"""


def with_redirects(data: bytes, new: ReadOnly[str, str], path: str) -> bytes:
    """Return redirects.yml with redirects from old to new addresses added.

    What led to one of the old addresses leads to its new one: there are no chains. A new address
    is one that has a page: its own redirect, from an earlier change that is now undone, goes.
    Raises RedirectError where the file cannot be used, or is not written in lines.
    """
    before = {old: one.new for old, one in parse_redirects(data, path).by_old.items()}
    wanted = {old: new.get(to, to) for old, to in before.items()} | dict(new)
    wanted = {old: to for old, to in wanted.items() if old not in new.values()}
    text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    tree = parse_file(text.encode(), Report(path, Code))
    written = {key.text: key.line for key, _ in tree.pairs} if isinstance(tree, Mapping) else {}
    kept: list[str | None] = list(lines)
    for old, line in written.items():
        if old not in wanted:
            kept[line - 1] = None
        elif wanted[old] != before[old]:
            kept[line - 1] = _line(old, wanted[old])
    made = "\n".join(line for line in kept if line is not None)
    added = [_line(old, to) for old, to in sorted(wanted.items()) if old not in written]
    if made and not made.endswith("\n"):
        made += "\n"
    made = (made or HEADER) + "".join(f"{line}\n" for line in added)
    result = made.encode()
    if {old: one.new for old, one in parse_redirects(result, path).by_old.items()} != wanted:
        raise RedirectError(
            [
                Diagnostic(
                    Code.UNREADABLE,
                    Severity.ERROR,
                    path,
                    None,
                    "Redirects cannot be added to the file as it is written.",
                    "Write each redirect on a line of its own; nothing was changed.",
                )
            ]
        )
    return result


def _line(old: str, new: str) -> str:
    return f"{old}: {new or FRONT_PAGE}"
