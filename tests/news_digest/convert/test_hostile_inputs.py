"""Inputs made to take time and memory: what becomes of them, in little memory."""

from __future__ import annotations

from pathlib import Path

import pytest

from hostile_inputs import INPUTS, convert

# All of them take minutes (`tools/hostile_inputs.py` measures them); these are one of each kind.
OUTCOMES = {
    "a line of 50 MB": "rejected (seed-too-large)",
    "a story below a million empty lines": "publishable",
    "4 million short lines": "rejected (too-many-lines)",
    "a million marks in the wrong order": "publishable",
    "a bomb in gzip": "rejected (gzip-too-large)",
}


@pytest.mark.parametrize(("name", "outcome"), OUTCOMES.items(), ids=OUTCOMES)
def test_hostile_inputs(name: str, outcome: str, tmp_path: Path) -> None:
    ending, make = INPUTS[name]
    file = tmp_path / ending
    file.write_bytes(make())
    taken = convert(file)
    assert taken.outcome == outcome
    assert taken.ended == 0
