"""A document's .yml -> what a careful editor makes of the document."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from news_digest.model import BlockKind, StoryStatus


class TruthError(Exception):
    """A truth file cannot be used; the message names the file and what is wrong."""


@dataclass(frozen=True, slots=True)
class TrueBlock:
    """A block of the body. An `optional` one may be kept or dropped: editors differ."""

    kind: BlockKind
    text: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Feed:
    """How a document kept as UTF-8 is fed: see `feeding.bytes_of`."""

    encoding: str = "utf-8"
    line_ends: str = "lf"
    misread_as: str | None = None
    nul_every: int | None = None


@dataclass(frozen=True, slots=True)
class Truth:
    """What is right about one document.

    `date` is ISO 8601 and as precise as the page. `place` and `byline` are None where the page
    gives none. `outlet`, `agency`, `credit` and `url` are compared only where they are stated:
    what else a page says of them is not annotated. `rejected` has the codes of the diagnostics
    any of which tells the right reason.
    """

    form: str
    status: StoryStatus
    language: str
    feed: Feed = Feed()
    rejected: tuple[str, ...] = ()
    headlines: tuple[str, ...] = ()
    date: str | None = None
    place: str | None = None
    byline: str | None = None
    outlet: str | None = None
    agency: str | None = None
    credit: str | None = None
    url: str | None = None
    people: tuple[str, ...] = ()
    body: tuple[TrueBlock, ...] = ()
    captions: tuple[str, ...] = ()


_FEED_KEYS = {
    "encoding": "encoding",
    "line-ends": "line_ends",
    "misread-as": "misread_as",
    "nul-every": "nul_every",
}
_KEYS = frozenset(Truth.__slots__)
_LISTS = ("rejected", "headlines", "people", "captions")


def read_truth(path: Path) -> Truth:
    """Read one truth file. Raises TruthError for whatever is not as CONTRIBUTING.md says."""
    try:
        data = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
        return _truth(data)
    except (YAMLError, TruthError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise TruthError(f"{path}: {type(error).__name__}: {error}") from error


def _truth(data: dict[str, Any]) -> Truth:
    if unknown := set(data) - _KEYS:
        raise TruthError(f"unknown keys {sorted(unknown)}")
    values = dict(data)
    values["status"] = StoryStatus(data["status"])
    values["feed"] = _feed(data.get("feed", {}))
    values["body"] = tuple(_block(one) for one in data.get("body", ()))
    for key in _LISTS:
        values[key] = tuple(data.get(key, ()))
    truth = Truth(**values)
    _check(truth)
    return truth


def _feed(data: dict[str, Any]) -> Feed:
    return Feed(**{_FEED_KEYS[key]: value for key, value in data.items()})


def _block(data: dict[str, Any]) -> TrueBlock:
    rest = dict(data)
    optional = rest.pop("optional", False)
    ((kind, text),) = rest.items()
    return TrueBlock(BlockKind(kind), text, optional)


def _check(truth: Truth) -> None:
    texts = (
        truth.form,
        truth.language,
        *truth.rejected,
        *truth.headlines,
        *truth.people,
        *truth.captions,
    )
    if not all(isinstance(one, str) and one for one in texts):
        raise TruthError("a text is missing or is none: put quotes around it")
    if truth.date is not None:
        (datetime if "T" in truth.date else date).fromisoformat(truth.date)
    story = truth.status is not StoryStatus.REJECTED
    if story != bool(truth.body) or story != bool(truth.headlines) or story == bool(truth.rejected):
        raise TruthError("a story has `headlines` and `body`, a rejected document has `rejected`")
    if story and (truth.status is StoryStatus.DRAFT) != (truth.date is None):
        raise TruthError("a story without a date is a draft, one with a date is publishable")
