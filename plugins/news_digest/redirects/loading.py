"""redirects.yml -> `Redirects`, or every mistake in it at once."""

from __future__ import annotations

from collections.abc import Mapping as ReadOnly
from pathlib import Path

from news_digest.diagnostics import RedirectError
from news_digest.redirects.codes import Code
from news_digest.redirects.model import FRONT_PAGE, Redirect, Redirects, is_address, kind_of
from news_digest.yaml_files.files import parse_file
from news_digest.yaml_files.mapping import without_duplicates
from news_digest.yaml_files.report import Report, quoted
from news_digest.yaml_files.tree import Mapping
from news_digest.yaml_files.values import text


def load_redirects(file: Path, path: str) -> Redirects:
    """Read redirects.yml, which diagnostics call `path`; a missing file is an empty one.

    Raises RedirectError where it cannot be used.
    """
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        return Redirects(path)
    except OSError as error:
        report = Report(path, Code)
        message = f"The file cannot be read: {error.strerror or error}."
        report.error(Code.UNREADABLE, None, message, "Check who may read it.")
        raise RedirectError(report.diagnostics) from error
    return parse_redirects(data, path)


def parse_redirects(data: bytes, path: str) -> Redirects:
    """Read the bytes of redirects.yml. Raises RedirectError where they cannot be used.

    A redirect to an address that is redirected itself leads to where that one leads.
    """
    report = Report(path, Code)
    tree = parse_file(data, report)
    found: dict[str, Redirect] = {}
    if isinstance(tree, Mapping):
        for key, value in without_duplicates(tree, report):
            target = text(value, report)
            if target is None:
                continue
            new = "" if target.text == FRONT_PAGE else target.text
            if _are_addresses(key.text, new, key.line, report):
                found[key.text] = Redirect(key.text, new, key.line)
    elif tree is not None:
        report.error(
            Code.TYPE,
            tree.line,
            f"The file holds {tree.kind} in place of its addresses.",
            "Write a line `people/old-id/: people/new-id/` for each.",
        )
    ends = {old: _end(redirect, found, report) for old, redirect in found.items()}
    if report.failed:
        raise RedirectError(report.diagnostics)
    return Redirects(path, {old: Redirect(old, ends[old], one.line) for old, one in found.items()})


def _are_addresses(old: str, new: str, line: int, report: Report) -> bool:
    for address in (old, new):
        if not is_address(address) and not (address is new and new == ""):
            message = f"{quoted(address)} is no address of this site."
            break
    else:
        if kind_of(old) == kind_of(new):
            return True
        message = f"{quoted(old)} and {quoted(new)} are not of one kind: page, feed or JSON."
    report.error(
        Code.VALUE,
        line,
        message,
        "Write addresses without the site's own, of letters, digits, `-`, `.`, `_`, `~`, with a "
        "slash at the end: `people/old-id/: people/new-id/`; `/` is the front page.",
    )
    return False


def _end(redirect: Redirect, found: ReadOnly[str, Redirect], report: Report) -> str:
    """Return where the way from an old address ends."""
    passed = [redirect.old]
    new = redirect.new
    while new in found:
        if new in passed:
            # Each circle is told once, at the first of its lines.
            if redirect.line == min(found[one].line for one in passed[passed.index(new) :]):
                report.error(
                    Code.LOOP,
                    redirect.line,
                    f"{quoted(redirect.old)} leads back to itself: {' → '.join([*passed, new])}.",
                    "Remove the line of the address that has its page.",
                )
            return new
        passed.append(new)
        new = found[new].new
    return new
