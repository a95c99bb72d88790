"""How far an import is: a bar on a terminal, now and then a line elsewhere; on standard error."""

from __future__ import annotations

import sys
from collections.abc import Callable
from time import monotonic
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

# Seconds of work for which nothing is shown; between two steps of the bar; between two lines.
_QUIET = 2.0
_STEP = 0.1
_LINE = 10.0
# A line comes with each tenth, too, though never in close succession.
_TENTHS = 10
_CLOSE = 2.0


class ProgressDisplay:
    """Shows how many documents are converted. Call it with what is done, and what there is to do.

    Where there is little to do, nothing is shown. Use it as a context manager: a bar must be
    taken off the terminal again.
    """

    def __init__(
        self, stream: TextIO | None = None, clock: Callable[[], float] = monotonic
    ) -> None:
        self._stream = stream or sys.stderr
        self._clock = clock
        self._began: float | None = None
        self._shown = 0.0
        self._tenth = 0
        self._bar: Bar | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> ProgressDisplay:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def __call__(self, done: int, total: int) -> None:
        """Say that `done` documents of `total` are converted."""
        now = self._clock()
        if self._began is None:
            self._began = self._shown = now
        if now - self._began < _QUIET:
            return
        if self._stream.isatty():
            self._draw(done, total, now)
        else:
            self._print(done, total, now)

    def _draw(self, done: int, total: int, now: float) -> None:
        if self._bar is None:
            self._bar = _bar(self._stream)
            self._task = self._bar.add_task("Converting", total=total, rate="")
            self._bar.start()
        elif now - self._shown < _STEP and done < total:
            return
        assert self._task is not None
        assert self._began is not None
        self._shown = now
        rate = f"{done / (now - self._began):,.0f} documents/s"
        self._bar.update(self._task, completed=done, rate=rate)
        self._bar.refresh()

    def _print(self, done: int, total: int, now: float) -> None:
        tenth = done * _TENTHS // total
        waited = now - self._shown
        if waited >= _LINE or (tenth > self._tenth and waited >= _CLOSE):
            self._shown, self._tenth = now, tenth
            print(f"converted {done:,} of {total:,} documents", file=self._stream, flush=True)


def _bar(stream: TextIO) -> Bar:
    return Bar(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        console=Console(file=stream),
        # Drawn when there is news, and by no thread of its own: workers are started meanwhile.
        auto_refresh=False,
        transient=True,
    )
