"""Imports of `lunr_search` run as docs/architecture.md draws them: up its list, never down."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import lunr_search

PACKAGE = Path(lunr_search.__file__).parent
PAGE = Path(__file__).parents[2] / "docs/architecture.md"


def lines() -> list[set[str]]:
    """The modules of each line of the list, dotted as from the package, the lowest first."""
    text = PAGE.read_text(encoding="utf-8").split("### `plugins/lunr_search`")[1]
    found, folder = [], ""
    for line in text.split("Here too a line imports")[0].splitlines():
        indent = len(line) - len(line.lstrip())
        if name := re.match(r"    (\w+)/", line):
            folder = name[1]
        elif modules := re.findall(r"\b(\w+)\.py\b", line):
            found.append({f"{folder}.{one}" if indent > 4 else one for one in modules})
    return found


def modules() -> Iterator[tuple[str, Path]]:
    for file in PACKAGE.rglob("*.py"):
        if file.name != "__init__.py":
            yield ".".join(file.relative_to(PACKAGE).with_suffix("").parts), file


def imports_of(file: Path) -> Iterator[str]:
    """Yield the modules of `lunr_search` that a file imports, dotted as from the package."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.ImportFrom) or not node.module:
            continue
        inside = node.module.removeprefix("lunr_search").removeprefix(".")
        if node.module.split(".")[0] != "lunr_search":
            continue
        for alias in node.names:
            named = f"{inside}.{alias.name}".removeprefix(".")
            yield named if (PACKAGE / f"{named.replace('.', '/')}.py").exists() else inside


def test_every_module_is_in_the_list() -> None:
    assert set().union(*lines()) == {name for name, _ in modules()}


def test_no_module_imports_one_of_a_later_line() -> None:
    ranks = {name: rank for rank, names in enumerate(lines()) for name in names}
    # A package's own name stands for its last step.
    for name, rank in list(ranks.items()):
        ranks[name.split(".")[0]] = max(rank, ranks.get(name.split(".")[0], 0))
    downwards = [
        f"{name}: {imported}"
        for name, file in modules()
        for imported in imports_of(file)
        if ranks[imported] > ranks[name]
    ]
    assert downwards == []


def test_only_the_adapter_imports_pelican() -> None:
    of_pelican = re.compile(r"^\s*(?:from|import) (?:pelican|blinker)\b", re.MULTILINE)
    importing = [name for name, file in modules() if of_pelican.search(file.read_text("utf-8"))]
    assert importing == ["adapter"]
