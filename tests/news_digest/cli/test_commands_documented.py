"""docs/commands.md has a heading for each verb and option of the `digest` command, and no other."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

from news_digest.cli.main import build_parser

PAGE = Path(__file__).parents[3] / "docs/commands.md"


def subjects(parser: argparse.ArgumentParser, verb: str = "") -> Iterator[str]:
    """Yield what a heading is due to: `digest VERB`, `--option`, `--option` (of `digest VERB`)."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, of_verb in action.choices.items():
                yield f"`digest {name}`"
                yield from subjects(of_verb, name)
        elif action.option_strings and not isinstance(action, argparse._HelpAction):
            option = f"`{action.option_strings[-1]}`"
            yield f"{option} (of `digest {verb}`)" if verb else option


def test_every_verb_and_option_has_a_heading_and_none_is_left_over() -> None:
    headings = re.findall(r"(?m)^##+ (.+)$", PAGE.read_text(encoding="utf-8"))
    assert sorted(headings) == sorted(subjects(build_parser()))


def test_every_verb_and_option_says_in_short_what_it_is() -> None:
    silent = [
        action.dest
        for parser in parsers(build_parser())
        for action in parser._actions
        if action.option_strings and not action.help
    ]
    assert silent == []


def parsers(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from action.choices.values()
