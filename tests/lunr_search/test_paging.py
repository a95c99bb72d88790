"""Which pages of results are offered by number."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Node = Callable[[str, object], Any]

OFFERED = {
    (1, 0): "",
    (1, 1): "1",
    (2, 3): "1 2 3",
    (1, 4): "1 2 3 4",
    (1, 9): "1 2 … 9",
    (3, 9): "1 2 3 4 … 9",
    # No dots for one page alone.
    (4, 9): "1 2 3 4 5 … 9",
    (5, 9): "1 … 4 5 6 … 9",
    (6, 9): "1 … 5 6 7 8 9",
    (9, 9): "1 … 8 9",
}


def test_offered_pages(run_node: Node) -> None:
    answers = run_node("paging.cjs", list(OFFERED))
    for (current, last), pages in zip(OFFERED, answers, strict=True):
        shown = " ".join("…" if page is None else str(page) for page in pages)
        assert shown == OFFERED[current, last], (current, last)
