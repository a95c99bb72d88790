"""Readers with fresh browsers: what their queries cost until the first results, and how long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from browser import Engine, browser, visit
from memory import held
from playwright.sync_api import Browser
from server import Answer, Server


@dataclass(frozen=True, slots=True)
class First:
    """One query in a fresh browser: all files of all keystrokes, code included.

    `cold` and `warm` are milliseconds from the last letter to the last change of the results: at
    first, and when the same is typed again. None where there are no results.
    """

    query: str
    fetched: tuple[Answer, ...]
    cold: float | None
    warm: float | None

    @property
    def bytes(self) -> int:
        return sum(answer.body for answer in self.fetched)

    @property
    def heads(self) -> int:
        return sum(answer.head for answer in self.fetched)


@dataclass(frozen=True, slots=True)
class Summary:
    """Medians, and the most, over queries of one kind."""

    queries: int
    answered: int
    bytes: float
    most_bytes: int
    with_heads: float
    files: float
    cold: float | None
    warm: float | None


def first_results(started: Browser, engine: Engine, server: Server, query: str) -> First:
    """Type `query` in a fresh browser, then once more."""
    with visit(started, engine, server) as visitor:
        cold = visitor.type(query)
        fetched = tuple(visitor.fetched)
        return First(query, fetched, cold, visitor.type(query))


def measure(engine: Engine, server: Server, queries: Sequence[str]) -> list[First]:
    """Measure each query in a browser of its own."""
    with browser() as started:
        return [first_results(started, engine, server, query) for query in queries]


def summarise(found: Sequence[First]) -> Summary:
    """Sum up queries of one kind."""
    return Summary(
        queries=len(found),
        answered=sum(one.cold is not None for one in found),
        bytes=median(one.bytes for one in found),
        most_bytes=max(one.bytes for one in found),
        with_heads=median(one.bytes + one.heads for one in found),
        files=median(len(one.fetched) for one in found),
        cold=_median([one.cold for one in found]),
        warm=_median([one.warm for one in found]),
    )


def _median(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return median(known) if known else None


def heap_after(engine: Engine, server: Server, queries: Sequence[str]) -> dict[str, int]:
    """Return the bytes that page and worker hold once all queries were typed, one by one."""
    with browser() as started, visit(started, engine, server) as visitor:
        for query in queries:
            visitor.type(query)
        return held(visitor.page)
