"""Progress: a bar for people, lines for logs, nothing where there is little to do."""

from __future__ import annotations

import io
import re

import pytest

from news_digest.importing import ProgressDisplay


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def convert(stream: io.StringIO, documents: int, seconds_each: float) -> str:
    clock = Clock()
    with ProgressDisplay(stream, clock) as progress:
        for done in range(1, documents + 1):
            clock.now += seconds_each
            progress(done, documents)
    return stream.getvalue()


def test_lines_in_a_log_with_each_tenth() -> None:
    lines = convert(io.StringIO(), 19_043, 0.003).splitlines()
    assert 8 <= len(lines) <= 10
    assert lines[2] == "converted 5,713 of 19,043 documents"


def test_lines_in_a_log_now_and_then_where_it_takes_long() -> None:
    lines = convert(io.StringIO(), 1000, 0.5).splitlines()
    assert lines[0] == "converted 21 of 1,000 documents"
    assert 45 <= len(lines) <= 60


def test_nothing_where_there_is_little_to_do() -> None:
    assert convert(io.StringIO(), 100, 0.01) == ""
    assert convert(Terminal(), 100, 0.01) == ""
    assert convert(Terminal(), 0, 0) == ""


def test_a_bar_on_a_terminal_that_is_taken_off_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")
    shown = convert(Terminal(), 1000, 0.01)
    assert "Converting" in shown
    text = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown)
    assert "100 documents/s" in text
    assert re.search(r"500/1000|50\d/1000|51\d/1000", text)
    assert text.count("Converting") < 120  # ten times a second, and not with each document
    assert shown.endswith(("\x1b[2K", "\x1b[?25h", "\r"))
