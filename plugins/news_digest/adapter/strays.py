"""Files of the content folder that a maintainer may take for articles, and that nothing reads."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from news_digest.diagnostics import Diagnostic, Severity
from news_digest.settings import DigestSettings

_ARTICLE_ENDING = ".md"
# What an article may show or link to with `{attach}`, and so may lie beside it.
_ATTACHED = frozenset(
    (".avif", ".gif", ".jpeg", ".jpg", ".mp3", ".mp4", ".pdf", ".png", ".svg", ".webm", ".webp")
)


def ignored_files(
    settings: Mapping[str, Any], digest: DigestSettings, root: Path
) -> tuple[Diagnostic, ...]:
    """Return a warning for each file of the site at `root` that looks like an article and is none.

    These are files in the articles' folder that do not end in `.md`, and files directly in
    Pelican's `PATH` that do. Hidden files are left alone, and so are pictures beside articles.
    """
    content = Path(settings["PATH"]).absolute()
    found = [
        *(_wrong_ending(_shown(file, root), digest) for file in _beside(root / digest.articles)),
        *(_wrong_folder(_shown(file, root), digest) for file in _directly_in(content, settings)),
    ]
    return tuple(sorted(found, key=lambda diagnostic: diagnostic.path))


def _beside(articles: Path) -> Iterator[Path]:
    for file in articles.rglob("*"):
        hidden = any(part.startswith(".") for part in file.relative_to(articles).parts)
        meant = file.suffix == _ARTICLE_ENDING or file.suffix.lower() in _ATTACHED
        if not hidden and not meant and file.is_file():
            yield file


def _directly_in(content: Path, settings: Mapping[str, Any]) -> Iterator[Path]:
    read = (*settings["ARTICLE_PATHS"], *settings["PAGE_PATHS"])
    if any((content / path) == content for path in read):
        return
    for file in content.glob(f"*{_ARTICLE_ENDING}"):
        if file.is_file() and not file.name.startswith("."):
            yield file


def _shown(file: Path, root: Path) -> str:
    return os.fsencode(file.relative_to(root).as_posix()).decode("utf-8", "backslashreplace")


def _wrong_ending(path: str, digest: DigestSettings) -> Diagnostic:
    return _ignored(
        path,
        f"It is no article: its name does not end in {_ARTICLE_ENDING}.",
        f"Rename it if it is one; put a raw document into {digest.seeds}/.",
    )


def _wrong_folder(path: str, digest: DigestSettings) -> Diagnostic:
    return _ignored(
        path,
        f"It is no article: it does not lie in {digest.articles}/.",
        f"Move it there if it is one; put a raw document into {digest.seeds}/ as a .txt file.",
    )


def _ignored(path: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic("ignored-file", Severity.WARNING, path, None, message, hint)
