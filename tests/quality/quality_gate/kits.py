"""Annotated documents that are not part of the project, where they are on the machine.

A kit folder holds `articles/` (`truth.json`, `raw/*.txt`, `html/*.html.gz`) and `people/`
(`truth.json`, `raw/*.txt`). An article's truth has `titles`, `date` (a day, or null where nobody
knows it) and `body`; that of a document of `people/` is a list of full names. Pages declare UTC and
print local time, so a day may be one off.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from news_digest.model import BlockKind, StoryStatus
from quality_gate.body import body_marks
from quality_gate.converting import Conversion, Converter
from quality_gate.counting import Marks
from quality_gate.fields import headline_marks, people_marks
from quality_gate.scoring import Scores, combine
from quality_gate.truth import TrueBlock, Truth


@dataclass(frozen=True, slots=True)
class Kit:
    """One set of a kit: its name in floors.json, where it lies, how it is judged."""

    name: str
    folder: Path
    pattern: str
    judge: Callable[[Conversion, Any], Marks]

    @property
    def truth_file(self) -> Path:
        """Where the annotations are."""
        return self.folder / "truth.json"

    def truth_sha256(self) -> str:
        """Return the hash of the annotations, in hexadecimal."""
        return sha256(self.truth_file.read_bytes()).hexdigest()


def kits_in(folder: Path) -> tuple[Kit, ...]:
    """Return those of the kits that are there."""
    articles, people = folder / "articles", folder / "people"
    kits = (
        Kit("kit: articles as text", articles, "raw/*.txt", _judge_article),
        Kit("kit: articles as HTML", articles, "html/*.html.gz", _judge_article),
        Kit("kit: people", people, "raw/*.txt", _judge_people),
    )
    return tuple(kit for kit in kits if kit.truth_file.is_file())


def score_kit(kit: Kit, converter: Converter) -> Scores:
    """Convert a kit's documents and compare; one that is not there counts as wrong."""
    truth = json.loads(kit.truth_file.read_text(encoding="utf-8"))
    files = {_key(path): path for path in kit.folder.glob(kit.pattern)}
    nothing = Conversion(StoryStatus.REJECTED)
    made = {
        key: _converted(files[key], converter) if key in files else nothing for key in sorted(truth)
    }
    marks = {key: kit.judge(one, truth[key]) for key, one in made.items()}
    return combine(marks, {key: one.crash for key, one in made.items() if one.crash})


def _key(path: Path) -> str:
    return path.name.partition(".")[0]


def _converted(path: Path, converter: Converter) -> Conversion:
    data = path.read_bytes()
    if path.suffix == ".gz":
        return converter(gzip.decompress(data), path.stem)
    return converter(data, path.name)


def _judge_article(made: Conversion, true: dict[str, Any]) -> Marks:
    truth = Truth(
        form="a page of the kit",
        status=StoryStatus.PUBLISHABLE,
        language="",
        headlines=tuple(true["titles"]),
        body=(TrueBlock(BlockKind.PARAGRAPH, true["body"]),),
    )
    day = made.date[:10] if made.date else None
    return body_marks(made, truth) + headline_marks(made, truth) + _day_marks(day, true["date"])


def _day_marks(day: str | None, true: str | None) -> Marks:
    if true is None:
        return Marks()
    right = day is not None and abs((_day(day) - _day(true)).days) <= 1
    shares = {"day": float(right)}
    if day is not None:
        shares["claimed day"] = float(right)
    return Marks(shares, faults=() if right else (f"day: {day} (is {true})",))


def _judge_people(made: Conversion, names: Iterable[str]) -> Marks:
    truth = Truth("a story of the kit", StoryStatus.PUBLISHABLE, "", people=tuple(names))
    return people_marks(made, truth)


def _day(text: str) -> date:
    return date.fromisoformat(text)
