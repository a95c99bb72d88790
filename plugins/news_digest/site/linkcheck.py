"""Look through the built site for addresses that lead nowhere, out of the site or to strangers.

    python -m news_digest.site.linkcheck output https://example.org/digest

Reads files only: what another host answers is not asked.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from news_digest.diagnostics import Diagnostic, Severity
from news_digest.site.references import (
    Reference,
    References,
    Use,
    in_css,
    in_feed,
    in_html,
    in_script,
)

_READERS: Mapping[str, Callable[[str], References]] = MappingProxyType(
    {
        ".css": in_css,
        ".html": in_html,
        ".js": in_script,
        ".mjs": in_script,
        ".svg": in_html,
        ".xml": in_feed,
    }
)
# Addresses that carry their own content or start another program.
_HARMLESS_SCHEMES = frozenset(("data", "mailto", "tel", "blob"))
# The 404 page is shown in place of any page, however deep: this one stands for all of them.
_MISSING = "where/there/is/no-page"


@dataclass(frozen=True, slots=True)
class _Site:
    """The built site: its address without a slash at the end, every file, what each refers to."""

    address: str
    files: frozenset[str]
    references: Mapping[str, References]

    def address_of(self, file: str) -> str:
        """Return the address under which readers see `file`."""
        if file == "404.html":
            return f"{self.address}/{_MISSING}"
        return f"{self.address}/{file.removesuffix('index.html') if _is_index(file) else file}"

    def file_at(self, path: str) -> str | None:
        """Return the file that answers `path` (decoded, relative to the site), or None."""
        if path == _MISSING:  # a fragment of the 404 page itself
            return "404.html" if "404.html" in self.files else None
        file = f"{path}index.html" if path == "" or path.endswith("/") else path
        return file if file in self.files else None


def check_links(output: Path, siteurl: str) -> list[Diagnostic]:
    """Check every address in the site built in `output` for `siteurl`.

    Pages, style sheets, scripts and feeds are read. Each wrong address is reported once, where
    it stands first, in order of files; the list is empty if all is well. `siteurl` is absolute
    (`https://example.org/digest`); ValueError if it is not.
    """
    parts = urlsplit(siteurl)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise ValueError(f"{siteurl!r} is not an absolute http(s) address")
    files = sorted(
        Path(folder, name).relative_to(output).as_posix()
        for folder, _, names in os.walk(output)
        for name in names
    )
    if not files:
        return [
            _problem(
                "nothing-built",
                (output.name, None),
                "There is no built site in this folder.",
                "Build the site first.",
            )
        ]
    references: dict[str, References] = {}
    problems: list[Diagnostic] = []
    for file in files:
        reader = _READERS.get(Path(file).suffix)
        if reader is None:
            continue
        try:
            references[file] = reader((output / file).read_text(encoding="utf-8"))
        except ValueError as error:  # UnicodeDecodeError is one, too
            problems.append(
                _problem(
                    "unreadable-file",
                    (f"{output.name}/{file}", None),
                    f"The file cannot be read: {error}.",
                    "Find the template or plugin that writes it.",
                )
            )
    site = _Site(siteurl.rstrip("/"), frozenset(files), references)
    return problems + _once_each(_look(site, output.name))


def _look(site: _Site, folder: str) -> Iterator[tuple[str, Diagnostic]]:
    """Yield every problem with the address that it is about."""
    for file, references in site.references.items():
        here = urljoin(site.address_of(file), references.base or "")
        for reference in references.found:
            place = (f"{folder}/{file}", reference.line)
            try:
                target, fragment = urldefrag(urljoin(here, reference.target))
            except ValueError as error:
                target, fragment = reference.target, ""
                problem: Diagnostic | None = _problem(
                    "broken-link",
                    place,
                    f"{reference.target!r} is no address: {error}.",
                    "Correct the address.",
                )
            else:
                problem = _judge(site, reference, target, fragment, place)
            if problem is not None:
                yield f"{target}#{fragment}", problem


def _judge(
    site: _Site, reference: Reference, target: str, fragment: str, place: tuple[str, int]
) -> Diagnostic | None:
    """Return what is wrong with one reference, or None."""
    parts, home = urlsplit(target), urlsplit(site.address)
    if parts.scheme in _HARMLESS_SCHEMES:
        return None
    if parts.scheme not in ("http", "https"):
        return _problem(
            "unsafe-link",
            place,
            f"The address {reference.target!r} is neither a page nor a file.",
            "Only http, https, mailto and tel addresses belong into pages.",
        )
    if parts.netloc != home.netloc:
        if reference.use is not Use.RESOURCE:
            return None  # the reader's own choice
        return _problem(
            "third-party",
            place,
            f"The page makes the browser ask another host: {reference.target!r}.",
            "Put a copy of the file into the theme or leave it out.",
        )
    if not f"{parts.path}/".startswith(f"{home.path}/"):
        if _leaves_on_purpose(site, reference):
            return None
        return _problem(
            "outside-site",
            place,
            f"The address {reference.target!r} leads out of {site.address}/.",
            "Begin the address with {{ SITEURL }} in the template; write a link that is to lead "
            "elsewhere on this host in full, from https:// on.",
        )
    path = unquote(parts.path[len(home.path) + 1 :])
    found = site.file_at(path)
    bare = parts.path == home.path != ""  # the site's own address, redirected like any folder
    if bare or (found is None and f"{path}/index.html" in site.files):
        return _problem(
            "missing-slash",
            place,
            f"The address {reference.target!r} lacks the slash at its end.",
            "Add it: without it each reader is redirected.",
        )
    if found is None:
        return _problem(
            "broken-link",
            place,
            f"Nothing answers the address {reference.target!r}.",
            "Correct the address, or see why its page was not written.",
        )
    anchors = site.references[found].anchors if found in site.references else None
    name = unquote(fragment)
    if anchors is not None and name not in anchors and name.lower() not in ("", "top"):
        return _problem(
            "broken-anchor",
            place,
            f"No element of {found} has the id {name!r} that {reference.target!r} names.",
            "Correct the part after '#', or give the element this id.",
        )
    return None


def _leaves_on_purpose(site: _Site, reference: Reference) -> bool:
    """Tell whether a link is written in full, as those of articles and vocabularies are.

    The host may well be that of an outlet. What a template forgot begins with a slash or a name;
    where it forgot the slash behind {{ SITEURL }}, one of the site's own names follows.
    """
    if reference.use is not Use.HYPERLINK or not urlsplit(reference.target).netloc:
        return False
    glued = reference.target.removeprefix(site.address)
    own_names = {file.partition("/")[0] for file in site.files}
    return glued == reference.target or glued.partition("/")[0] not in own_names


def _once_each(problems: Iterator[tuple[str, Diagnostic]]) -> list[Diagnostic]:
    """Keep the first of all problems with the same address, and say how many there are."""
    first: dict[tuple[str, str], Diagnostic] = {}
    count: dict[tuple[str, str], int] = {}
    for target, problem in problems:
        key = (problem.code, target)
        first.setdefault(key, problem)
        count[key] = count.get(key, 0) + 1
    return [
        problem
        if count[key] == 1
        else _problem(
            problem.code,
            (problem.path, problem.line),
            f"{problem.message} (The same in {_counted(count[key] - 1, 'more place')}.)",
            problem.hint,
        )
        for key, problem in first.items()
    ]


def _problem(code: str, place: tuple[str, int | None], message: str, hint: str) -> Diagnostic:
    path, line = place
    return Diagnostic(code, Severity.ERROR, path, line, message, hint)


def _counted(number: int, noun: str, plural: str = "s") -> str:
    return f"{number} {noun}{plural if number != 1 else ''}"


def _is_index(file: str) -> bool:
    return file == "index.html" or file.endswith("/index.html")


def main(arguments: Sequence[str]) -> int:
    """Print what is wrong with the site in the folder and for the address given."""
    if len(arguments) != 2:
        print("usage: python -m news_digest.site.linkcheck FOLDER SITEURL", file=sys.stderr)
        return 2
    try:
        problems = check_links(Path(arguments[0]), arguments[1])
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"{_counted(len(problems), 'wrong address', 'es')}." if problems else "No broken links.")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
