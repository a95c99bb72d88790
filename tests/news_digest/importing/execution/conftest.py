"""Archives of a few dozen documents, imported by different workers."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from news_digest.importing import Converter, Execution, ImportPaths, ImportReport, run_import
from news_digest.importing.run import KNOWN_FILES
from news_digest.settings import DigestSettings
from news_digest.vocabulary import Vocabularies

ImportWith = Callable[..., ImportReport]

_PARAGRAPH = (
    "The ministers of {place} met on Monday and talked about the harbour for {number} hours, and "
    "said afterwards that the {number} ships would leave as soon as the weather allowed it."
)


def page(number: int) -> str:
    """A page as a site would print it, another one for each number."""
    place = ("Oslo", "Lima", "Tunis", "Hanoi")[number % 4]
    body = "\n\n".join(_PARAGRAPH.format(place=place, number=number * 7 + n) for n in range(3))
    day = f"{number % 28 + 1} March 2007"
    return f"Home\nWorld\n\n{place} ministers meet for round {number}\n\n{day}\n\n{body}\n\nShare\n"


def fill(root: Path, documents: int) -> None:
    """Put documents of every kind below `root`: stories, copies, pages of nothing, HTML, bytes."""
    seeds = root / "seeds"
    seeds.mkdir(parents=True)
    for number in range(documents):
        (seeds / f"page-{number:03d}.txt").write_text(page(number), encoding="utf-8")
    (seeds / "copy.txt").write_text(page(1), encoding="utf-8")
    (seeds / "furniture.txt").write_text(f"Menu\n\n{page(2)}", encoding="utf-8")
    (seeds / "empty.txt").write_text("Home\nWorld\n", encoding="utf-8")
    (seeds / "noise.txt").write_bytes(bytes(range(32)) * 20)
    html = f"<html><head><title>Three ships</title></head><body><h1>Three ships</h1><p>{page(3)}"
    (seeds / "page.html").write_text(html, encoding="utf-8")


def written(root: Path) -> dict[str, bytes]:
    """All that an import wrote, by path; but not what it keeps of files' times and inodes."""
    return {
        file.relative_to(root).as_posix(): file.read_bytes()
        for folder in ("content", ".cache")
        for file in sorted((root / folder).rglob("*"))
        if file.is_file() and file.name != KNOWN_FILES
    }


def import_with(
    root: Path,
    execution: Execution,
    converter: Converter | None = None,
    words: Vocabularies | None = None,
) -> ImportReport:
    paths = ImportPaths.of(root, DigestSettings(site_id="test"))
    return run_import(
        paths, words or Vocabularies.empty(), converter=converter, execution=execution
    )


@pytest.fixture(name="import_with")
def _import_with() -> ImportWith:
    return import_with


@pytest.fixture(name="fill")
def _fill() -> Callable[[Path, int], None]:
    return fill


@pytest.fixture(name="written")
def _written() -> Callable[[Path], dict[str, bytes]]:
    return written


@pytest.fixture
def converters(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module of converters, under a name that worker processes can import."""
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    return importlib.import_module("worker_converters")
