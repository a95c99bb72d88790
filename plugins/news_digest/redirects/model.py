"""Addresses as redirects.yml writes them, and what it says of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

FILE_NAME = "redirects.yml"

# How the front page is written: its address, relative to the site, is empty.
FRONT_PAGE = "/"

# RFC 3986's unreserved characters: all that slugs and the names of the site's files hold.
_ADDRESS = re.compile(
    r"(?:[A-Za-z0-9_~-][A-Za-z0-9._~-]*/)+|"
    r"(?:[A-Za-z0-9_~-][A-Za-z0-9._~-]*/)*[A-Za-z0-9_~-][A-Za-z0-9._~-]*\.(?:html|xml|json)"
)


@dataclass(frozen=True, slots=True)
class Redirect:
    """An old address and the one that it leads to, both relative to the site.

    `line` is that of the old address in redirects.yml.
    """

    old: str
    new: str
    line: int


@dataclass(frozen=True, slots=True)
class Redirects:
    """What redirects.yml (called `path` in diagnostics) says; no redirect leads to another."""

    path: str
    by_old: Mapping[str, Redirect] = field(default_factory=dict)


def is_address(text: str) -> bool:
    """Tell whether `text` can be the address of a page (`a/b/`) or of a file (`a/feed.xml`)."""
    return len(text) <= 1000 and _ADDRESS.fullmatch(text) is not None


def file_of(address: str) -> str:
    """Return the file, relative to the output folder, that answers an address."""
    return f"{address}index.html" if address == "" or address.endswith("/") else address


def kind_of(address: str) -> str:
    """Return what an address gives: `html`, `xml` or `json`."""
    return file_of(address).rpartition(".")[2]
