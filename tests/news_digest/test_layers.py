"""Imports run as docs/architecture.md draws them: up its list of the steps, never down."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import news_digest

PACKAGE = Path(news_digest.__file__).parent
PAGE = Path(__file__).parents[2] / "docs/architecture.md"


def steps() -> list[set[str]]:
    """The modules and packages of `news_digest`, a set a line of the list, the lowest first."""
    text = PAGE.read_text(encoding="utf-8")
    listed = text.split("### `plugins/news_digest`")[1].split("Arrows of import")[0]
    names = re.compile(r"^    (\w+)/|(\w+)\.py\b")
    lines = ({a or b for a, b in names.findall(line)} for line in listed.splitlines())
    return [line for line in lines if line]


def imports_of(file: Path) -> Iterator[str]:
    """Yield the modules that a file imports, dotted."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def step_of(dotted: str) -> str:
    return dotted.removeprefix("news_digest.").split(".")[0]


def test_every_step_is_in_the_list() -> None:
    there = {path.stem for path in PACKAGE.iterdir() if path.suffix in ("", ".py")}
    assert set().union(*steps()) == there - {"__init__", "__pycache__"}


def test_no_step_imports_one_below_it() -> None:
    ranks = {name: rank for rank, names in enumerate(steps()) for name in names}
    downwards = []
    for file in PACKAGE.rglob("*.py"):
        own = file.relative_to(PACKAGE).with_suffix("").parts[0]
        if own == "__init__":  # `register` calls the adapter, as late as it can
            continue
        for module in imports_of(file):
            if module.startswith("news_digest.") and ranks[step_of(module)] > ranks[own]:
                downwards.append(f"{file.relative_to(PACKAGE)}: {module}")
    assert downwards == []


def test_only_the_adapter_and_the_command_import_pelican_and_the_adapter() -> None:
    wrong = [
        f"{file.relative_to(PACKAGE)}: {module}"
        for file in PACKAGE.rglob("*.py")
        for module in imports_of(file)
        if (module.split(".")[0] == "pelican" and file.parent.name != "adapter")
        or (
            module.startswith("news_digest.adapter")
            and file.relative_to(PACKAGE).parts[0] not in ("adapter", "cli", "__init__.py")
        )
    ]
    assert wrong == []


def test_pages_are_made_of_articles_whatever_was_imported() -> None:
    of_site = {module for file in (PACKAGE / "site").rglob("*.py") for module in imports_of(file)}
    assert not {module for module in of_site if step_of(module) in ("importing", "convert")}


def test_the_search_knows_nothing_of_the_digest_and_lends_it_its_words_alone() -> None:
    search = PACKAGE.parent / "lunr_search"
    of_search = {module for file in search.rglob("*.py") for module in imports_of(file)}
    of_digest = {module for file in PACKAGE.rglob("*.py") for module in imports_of(file)}
    assert not {module for module in of_search if module.split(".")[0] == "news_digest"}
    assert {m for m in of_digest if m.split(".")[0] == "lunr_search"} == {"lunr_search.words.text"}
