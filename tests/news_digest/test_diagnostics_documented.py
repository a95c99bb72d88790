"""docs/diagnostics.md (or docs/vocabularies.md) has a heading for each diagnostic code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import news_digest

PACKAGE = Path(news_digest.__file__).parent
DOCS = Path(__file__).parents[2] / "docs"


def handing_on(tree: ast.Module) -> dict[str, int]:
    """Return the functions of a module that have a parameter `code`, and its position."""
    positions = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            names = [argument.arg for argument in node.args.args if argument.arg != "self"]
            if "code" in names:
                positions[node.name] = names.index("code")
    return positions


def codes_of(tree: ast.Module, public: dict[str, int] | None = None) -> Iterator[str]:
    """Yield the codes in a module's source.

    A code is a literal given to `Diagnostic`, or to the parameter `code` of a function that hands
    it on, of the same module or a `public` one of another; or a member of an enumeration called
    `Code`.
    """
    positions = {"Diagnostic": 0, **(public or {}), **handing_on(tree)}
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and node.name == "Code":
            for member in node.body:
                if isinstance(member, ast.Assign) and isinstance(member.value, ast.Constant):
                    yield str(member.value.value)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        if name not in positions:
            continue
        given = [*node.args[positions[name] : positions[name] + 1]]
        given += (keyword.value for keyword in node.keywords if keyword.arg == "code")
        yield from (
            argument.value
            for argument in given
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
        )


def used() -> set[str]:
    trees = [ast.parse(file.read_text(encoding="utf-8")) for file in sorted(PACKAGE.rglob("*.py"))]
    public = {
        name: position
        for tree in trees
        for name, position in handing_on(tree).items()
        if not name.startswith("_")
    }
    return {code for tree in trees for code in codes_of(tree, public)}


def sections(page: str) -> dict[str, str]:
    """Return the text under each heading of a page that is a code."""
    parts = re.split(r"(?m)^### `(.+)`$", (DOCS / page).read_text(encoding="utf-8"))
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def documented() -> set[str]:
    codes = sections("vocabularies.md").keys() | sections("diagnostics.md").keys()
    return {code for code in codes if "-" in code}


def test_codes_are_found() -> None:
    source = """
def refuse(path: str, code: str) -> None: Diagnostic(code, 1)
refuse("p", "handed-on")
refuse("p", code="by-name")
Diagnostic("direct", 1)
class Code(StrEnum):
    MEMBER = "member"
other("not-a-code")
"""
    assert set(codes_of(ast.parse(source))) == {"handed-on", "by-name", "direct", "member"}


def test_every_code_is_documented() -> None:
    assert sorted(used() - documented()) == []


def test_no_section_is_left_over() -> None:
    assert sorted(documented() - used()) == []


def test_codes_read_alike() -> None:
    assert [code for code in used() if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code)] == []


@pytest.mark.parametrize(("code", "text"), sections("diagnostics.md").items())
def test_every_section_says_what_to_do(code: str, text: str) -> None:
    assert "What to do:" in text
