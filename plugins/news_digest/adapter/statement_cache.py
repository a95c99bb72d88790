"""Statements of articles that earlier builds found, by a hash of all that they depend on.

The file is one JSON object; it can be deleted at any time. Where it cannot be read or written,
statements are found anew and the build goes on.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

import news_digest
from news_digest.site.statements import Described, NamedPerson, Said, Statements

FILE_NAME = "statements.json"
_PACKAGE = Path(news_digest.__file__).parent
# The code and the lists by which statements are found: another version finds others.
_RULES = (
    "subjects/**/*",
    "site/statements.py",
    "site/sanitise.py",
    "adapter/statement_cache.py",
)


class StatementCache:
    """Finds statements, remembering them; `save` keeps those of this build, and no others."""

    def __init__(
        self,
        folder: Path,
        find: Callable[[str, Sequence[NamedPerson]], Statements],
    ) -> None:
        self._file = folder / FILE_NAME
        self._find = find
        self._rules = rules_hash()
        self._known = self._read()
        self._used: dict[str, Any] = {}

    def of(self, content: str, people: Sequence[NamedPerson]) -> Statements:
        """Return the statements of an article's `content`, sanitised HTML, about `people`."""
        key = self._key(content, people)
        kept = self._known.get(key)
        statements = _unpacked(kept) if kept is not None else None
        if statements is None:
            statements = self._find(content, people)
            kept = _packed(statements)
        self._used[key] = kept
        return statements

    def save(self) -> None:
        """Write the cache in one step, if anything in it is new or gone."""
        if self._used.keys() == self._known.keys():
            return
        text = json.dumps(dict(sorted(self._used.items())), ensure_ascii=True)
        temporary = self._file.with_name(f".{FILE_NAME}.{os.getpid()}")
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_text(text, encoding="ascii", newline="\n")
            temporary.replace(self._file)

    def _key(self, content: str, people: Sequence[NamedPerson]) -> str:
        named = [[person.id, *person.names] for person in people]
        parts = json.dumps([self._rules, content, named])
        return sha256(parts.encode("ascii")).hexdigest()

    def _read(self) -> dict[str, Any]:
        try:
            found = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}
        return found if isinstance(found, dict) else {}


def rules_hash() -> str:
    """Return a hash of the files by which statements are found."""
    hashed = sha256()
    for pattern in _RULES:
        for file in sorted(_PACKAGE.glob(pattern)):
            if file.is_file() and file.suffix != ".pyc":
                hashed.update(file.read_bytes())
    return hashed.hexdigest()


def _packed(statements: Statements) -> list[Any]:
    return [
        [[one.text, one.speaker, one.verb] for one in statements.quotations],
        [[one.person, one.role] for one in statements.roles],
    ]


def _unpacked(kept: Any) -> Statements | None:
    """Read what `_packed` gives; None for anything else, as of a file that somebody edited."""
    try:
        quotations, roles = kept
        return Statements(
            tuple(Said(str(text), _id(who), _id(verb)) for text, who, verb in quotations),
            tuple(Described(str(person), str(role)) for person, role in roles),
        )
    except (TypeError, ValueError):
        return None


def _id(value: Any) -> str | None:
    return None if value is None else str(value)
