"""Every command in README.md works.

The convention: a block of commands is fenced as ```sh (each line is a command) or ```console
(lines that begin with `$ ` are; the others show output, which is not compared). All blocks run
in order, each by `bash -e` from the root of one scratch checkout that shares what is installed
here. What cannot be run is marked with the reason, which readers of the source see:

    <!-- not tested: it would push -->     on the line before a block, for all of it
    git push  # not tested: it would push  at the end of a line, for this line

`make test` and `.ci/run` need no mark: whoever reads the result of this test has run them.
"""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from pathlib import Path

import pytest

from .conftest import ROOT, Run

README = ROOT / "README.md"
_BLOCK = re.compile(
    r"^(?P<indent>[ \t]*)```(?P<kind>sh|console)[ \t]*\n(?P<text>.*?)^(?P=indent)```[ \t]*$",
    re.MULTILINE | re.DOTALL,
)
_FENCE = re.compile(r"^[ \t]*```(?P<kind>\S+)", re.MULTILINE)
_MARK_BEFORE = re.compile(r"<!--\s*not tested:\s*\S.*?-->\s*\Z", re.DOTALL)
_MARK_BEHIND = re.compile(r"#\s*not tested:\s*\S")
_RUNS_THIS_TEST = re.compile(r"\s*(make test|\.ci/run)\b")


@dataclass(frozen=True)
class Commands:
    """The commands of one block, those that are marked left out."""

    line: int
    text: str


def commands(markdown: str) -> list[Commands]:
    """Return what is to be run, block by block."""
    found = []
    for block in _BLOCK.finditer(markdown):
        if _MARK_BEFORE.search(markdown, 0, block.start()):
            continue
        lines = textwrap.dedent(block["text"]).splitlines()
        if block["kind"] == "console":
            lines = [line.removeprefix("$ ") for line in lines if line.startswith("$ ")]
        kept = [
            line
            for line in lines
            if not _MARK_BEHIND.search(line) and not _RUNS_THIS_TEST.match(line)
        ]
        if any(line.strip() and not line.lstrip().startswith("#") for line in kept):
            first = markdown.count("\n", 0, block.start()) + 2
            found.append(Commands(first, "\n".join(kept)))
    return found


def test_the_convention() -> None:
    markdown = textwrap.dedent(
        """\
        ```sh
        make html
        make test
        git push  # not tested: it would push
        ```
        <!-- not tested: it never ends -->

        ```sh
        make serve
        ```
        1. An item:

           ```console
           $ echo one
           one
           $ echo two
           two
           ```

        ```text
        not a command
        ```
        ```sh
        make check  # not tested:
        ```
        """
    )
    assert commands(markdown) == [
        Commands(2, "make html"),
        Commands(14, "echo one\necho two"),
        Commands(24, "make check  # not tested:"),  # a mark without a reason is none
    ]


def test_every_block_of_the_readme_is_of_a_known_kind() -> None:
    """A block fenced as ```bash, say, would never be run."""
    kinds = {fence["kind"] for fence in _FENCE.finditer(README.read_text(encoding="utf-8"))}
    assert kinds <= {"sh", "console", "text", "yaml", "python", "html", "json", "markdown"}


@pytest.mark.starter_content  # they name a seed
def test_the_commands_of_the_readme_work(scratch: Path, run: Run) -> None:
    blocks = commands(README.read_text(encoding="utf-8"))
    assert blocks, "README.md shows no command that is run"
    for block in blocks:
        done = run(scratch, "bash", "-e", "-o", "pipefail", "-c", block.text)
        if done.returncode != 0:
            pytest.fail(f"README.md:{block.line}: {block.text}\n{done.stdout}")
        assert "Installing" not in done.stdout, "the scratch checkout was to share all"
