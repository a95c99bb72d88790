"""JSON lines, each a labelled document -> what there is to learn from."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from news_digest.diagnostics import Diagnostic, Severity
from news_digest.suggesting.filed import Filed, LearnError, Text

# A raw document's path -> what it says; None where there is no such thing to read.
ReadText = Callable[[Path], Text | None]

_GZIP = b"\x1f\x8b"
# Of more mistakes than these, the first tell what is wrong.
_SHOWN = 10


def read_labelled(file: Path, shown: str, read_text: ReadText) -> tuple[Filed, ...]:
    """Read a file of JSON lines, gzip or not, which diagnostics call `shown`.

    A line is an object with `topics`, a list of names, and either `path` (a raw document's,
    relative to the file's folder), or any of `title`, `body` and `text`. What has no `topics`
    (or null) is no example, and is left out. Other keys do not matter. Raises LearnError.
    """
    try:
        data = file.read_bytes()
        if data.startswith(_GZIP):
            data = gzip.decompress(data)
        lines = data.decode("utf-8-sig").split("\n")
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        message = f"The labelled documents cannot be read: {reason}."
        raise LearnError(
            [_problem(shown, None, message, "It must be JSON lines in UTF-8, plain or gzip.")]
        ) from error
    problems: list[Diagnostic] = []
    found: list[Filed] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            if (filed := _filed(line, file.parent, read_text)) is not None:
                found.append(filed)
        except _UnusableError as unusable:
            hint = 'Write it like {"title": "…", "body": "…", "topics": ["…"]}.'
            problems.append(_problem(shown, number, str(unusable), hint))
    if problems:
        raise LearnError(_first(problems, shown))
    return tuple(found)


class _UnusableError(Exception):
    """What is wrong with a line."""


def _filed(line: str, folder: Path, read_text: ReadText) -> Filed | None:
    try:
        written = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise _UnusableError("The line is not JSON.") from error
    if not isinstance(written, dict):
        raise _UnusableError("The line is no JSON object.")
    topics = written.get("topics")
    if topics is None:
        return None
    if not isinstance(topics, list) or not all(isinstance(one, str) and one for one in topics):
        raise _UnusableError("`topics` is not a list of names.")
    return Filed(_text(written, folder, read_text), tuple(dict.fromkeys(topics)))


def _text(written: dict[str, Any], folder: Path, read_text: ReadText) -> Text:
    given = {key: written[key] for key in ("path", "title", "body", "text") if written.get(key)}
    for key, value in given.items():
        if not isinstance(value, str):
            raise _UnusableError(f"`{key}` is not text.")
    if parts := list(_parts(given)):
        return Text(given.get("title", ""), "\n\n".join(parts))
    if "title" in given:
        return Text(given["title"], "")
    if "path" not in given:
        raise _UnusableError("The line has neither `path` nor `title`, `body` or `text`.")
    text = read_text(folder / given["path"])
    if text is None:
        raise _UnusableError(f"There is no document to read at {given['path']}.")
    return text


def _parts(given: dict[str, str]) -> Iterator[str]:
    yield from (given[key] for key in ("body", "text") if key in given)


def _problem(shown: str, line: int | None, message: str, hint: str) -> Diagnostic:
    return Diagnostic("labelled-unusable", Severity.ERROR, shown, line, message, hint)


def _first(problems: list[Diagnostic], shown: str) -> list[Diagnostic]:
    if len(problems) <= _SHOWN:
        return problems
    more = f"{len(problems) - _SHOWN} more lines cannot be used."
    return [*problems[:_SHOWN], _problem(shown, None, more, "Correct these first.")]
