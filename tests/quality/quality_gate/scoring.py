"""Documents and conversions -> scores, and each document's faults."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from news_digest.model import StoryStatus
from quality_gate.body import block_marks, body_marks, caption_marks
from quality_gate.converting import Conversion, Converter
from quality_gate.corpus import Document
from quality_gate.counting import Found, Marks, Measure, averages, totals
from quality_gate.fields import (
    date_marks,
    headline_marks,
    language_marks,
    people_marks,
    sparse_marks,
    stated_marks,
)
from quality_gate.truth import Truth
from quality_gate.words import harmonic

# In the order in which they are shown.
MEASURES = (
    "body precision",
    "body recall",
    "body F1",
    "blocks",
    "marked blocks",
    "captions kept out",
    "captions found",
    "headline",
    "day",
    "claimed day",
    "time",
    "place",
    "byline",
    "outlet",
    "agency",
    "credit",
    "url",
    "language",
    "people precision",
    "people recall",
    "people F1",
    "stories kept",
    "others rejected",
    "reasons right",
)


@dataclass(frozen=True, slots=True)
class Scores:
    """The measures of one set of documents, in the order of MEASURES where they are of these.

    `faults`: document -> what is wrong about it; `crashes`: document -> the error it raised.
    """

    measures: Mapping[str, Measure]
    faults: Mapping[str, tuple[str, ...]]
    crashes: Mapping[str, str]


def score_set(documents: Sequence[Document], converter: Converter) -> Scores:
    """Convert the documents and compare what comes out with what is right."""
    marks: dict[str, Marks] = {}
    crashes: dict[str, str] = {}
    for document in documents:
        made = converter(document.data, document.name)
        marks[document.name] = judge(made, document.truth)
        if made.crash:
            crashes[document.name] = made.crash
    return combine(marks, crashes)


def combine(marks: Mapping[str, Marks], crashes: Mapping[str, str]) -> Scores:
    """Return the scores of documents (by name) that were judged."""
    faults = {name: one.faults for name, one in marks.items() if one.faults}
    return Scores(_measures(list(marks.values())), faults, crashes)


def judge(made: Conversion, truth: Truth) -> Marks:
    """Compare one conversion with what is right."""
    rejected = made.status is StoryStatus.REJECTED
    if truth.status is StoryStatus.REJECTED:
        return _rejection_marks(made, truth, rejected)
    faults = (f"rejected: {', '.join(made.codes) or made.crash}",) if rejected else ()
    marks = Marks({"stories kept": float(not rejected)}, faults=faults)
    for further in (
        body_marks(made, truth),
        block_marks(made, truth),
        caption_marks(made, truth),
        headline_marks(made, truth),
        date_marks(made, truth),
        sparse_marks("place", made.place, truth.place),
        sparse_marks("byline", made.byline, truth.byline),
        stated_marks("outlet", made.outlet, truth.outlet),
        stated_marks("agency", made.agency, truth.agency),
        stated_marks("credit", made.credit, truth.credit),
        stated_marks("url", made.url, truth.url),
        language_marks(made, truth),
        people_marks(made, truth),
    ):
        marks += further
    # A rejected story has each of its fields wrong: one word says so.
    return Marks(marks.shares, marks.found, faults) if rejected else marks


def _rejection_marks(made: Conversion, truth: Truth, rejected: bool) -> Marks:
    named = rejected and any(code in truth.rejected for code in made.codes)
    right = " or ".join(truth.rejected)
    faults: tuple[str, ...] = ()
    if not rejected:
        faults = (f"taken for a story (is {right}): {made.headline!r}",)
    elif not named:
        faults = (f"rejected: {', '.join(made.codes) or made.crash} (is {right})",)
    return Marks({"others rejected": float(rejected), "reasons right": float(named)}, faults=faults)


def _measures(marks: Sequence[Marks]) -> dict[str, Measure]:
    found = averages(marks)
    if "body recall" in found:
        recall = found["body recall"]
        precision = found.setdefault("body precision", Measure(0.0, 0))
        found["body F1"] = Measure(harmonic(precision.value, recall.value), recall.of)
    for name, total in totals(marks).items():
        found.update(_of_counts(name, total))
    return {name: found[name] for name in MEASURES if name in found}


def _of_counts(name: str, total: Found) -> dict[str, Measure]:
    there = total.right + total.missed
    if name == "people":
        return {
            "people precision": Measure(total.precision, total.right + total.wrong),
            "people recall": Measure(total.recall, there),
            "people F1": Measure(total.f1, there),
        }
    return {name: Measure(total.f1 if name.endswith("blocks") else total.recall, there)}
