"""Scores x floors.json -> what failed; pinning.

The measures are exact and the same on every machine, so a floor is what was measured when it was
pinned, cut to four digits: there is no slack to hide a loss in.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from quality_gate.counting import Measure
from quality_gate.scoring import Scores

_DIGITS = 10**4

Floors = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Pinned:
    """What floors.json holds.

    `hashes` and `floors` have the sets' names as keys. `lowered` records each floor that was
    lowered, and why, the latest last.
    """

    hashes: Mapping[str, str] = field(default_factory=dict)
    floors: Mapping[str, Floors] = field(default_factory=dict)
    lowered: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Measured:
    """A set as it was scored just now; `sha256` is that of its documents' annotations."""

    name: str
    sha256: str
    scores: Scores


@dataclass(frozen=True, slots=True)
class Lowering:
    """A floor that pinning would lower; `to` is None where the measure is gone."""

    set: str
    measure: str
    floor: float
    to: float | None

    def __str__(self) -> str:
        now = "is no longer measured" if self.to is None else f"would sink to {self.to:.4f}"
        return f"{self.set}, {self.measure}: the floor of {self.floor:.4f} {now}"


def read_floors(path: Path) -> Pinned:
    """Read floors.json; a missing file is an empty one."""
    if not path.is_file():
        return Pinned()
    data = json.loads(path.read_text(encoding="utf-8"))
    return Pinned(data["sha256"], data["floors"], tuple(data["lowered"]))


def write_floors(path: Path, pinned: Pinned) -> None:
    """Write floors.json, the same bytes for the same floors."""
    data = {"sha256": pinned.hashes, "floors": pinned.floors, "lowered": list(pinned.lowered)}
    path.write_text(json.dumps(data, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def failures(pinned: Pinned, measured: Measured) -> list[str]:
    """Return what is wrong with one set, a sentence each; none where all is well."""
    name, scores = measured.name, measured.scores
    found = [
        f"{name}: the converter crashed on {key}: {why}" for key, why in scores.crashes.items()
    ]
    if name not in pinned.floors:
        return [*found, f"{name}: no floors are pinned"]
    if pinned.hashes.get(name) != measured.sha256:
        found.append(f"{name}: documents or annotations changed since the floors were pinned")
    for measure, floor in pinned.floors[name].items():
        score = scores.measures.get(measure)
        if score is None:
            found.append(f"{name}: {measure} has a floor and is no longer measured")
        elif score.value < floor:
            found.append(f"{name}: {measure} is {score.value:.4f}, below its floor of {floor:.4f}")
    if unpinned := [measure for measure in scores.measures if measure not in pinned.floors[name]]:
        found.append(f"{name}: no floor is pinned for {', '.join(unpinned)}")
    return found


def lowerings(pinned: Pinned, measured: Measured) -> list[Lowering]:
    """Return the floors of one set that pinning what was measured would lower."""
    found = []
    for measure, floor in pinned.floors.get(measured.name, {}).items():
        score = measured.scores.measures.get(measure)
        to = None if score is None else _floor(score)
        if to is None or to < floor:
            found.append(Lowering(measured.name, measure, floor, to))
    return found


def pin(pinned: Pinned, measured: Measured, reason: str | None) -> Pinned:
    """Return the floors with those of one set as measured.

    Raises ValueError where a floor would be lowered and `reason` is empty.
    """
    lowered = lowerings(pinned, measured)
    if lowered and not (reason and reason.strip()):
        raise ValueError("; ".join(map(str, lowered)))
    records = [
        {"set": one.set, "measure": one.measure, "from": one.floor, "to": one.to, "why": reason}
        for one in lowered
    ]
    floors = {name: _floor(score) for name, score in measured.scores.measures.items()}
    return Pinned(
        {**pinned.hashes, measured.name: measured.sha256},
        {**pinned.floors, measured.name: floors},
        (*pinned.lowered, *records),
    )


def _floor(score: Measure) -> float:
    return int(score.value * _DIGITS) / _DIGITS
