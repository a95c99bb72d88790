"""A document's open questions -> what a maintainer is shown of each: values, reasons, raw lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from news_digest.guidance.questions import asked_as
from news_digest.model import Alternative, Decision, Role, Verdict

_MOST_LINES = 6
_LONGEST = 160

# What a field's value was read from.
_ROLES = {
    "headline": Role.HEADLINE,
    "date": Role.DATE,
    "outlet": Role.OUTLET,
    "agency": Role.AGENCY,
    "place": Role.DATELINE,
    "byline": Role.BYLINE,
    "credit": Role.CREDIT,
    "image_credit": Role.CAPTION,
}


@dataclass(frozen=True, slots=True)
class Question:
    """One uncertain decision.

    `lines` are the raw lines concerned, by number: those that the value was taken from, and those
    that print an alternative; of the body, those where it begins and ends.
    """

    field: str
    value: str | None
    confidence: float
    reasons: tuple[str, ...]
    alternatives: tuple[Alternative, ...]
    lines: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class DocumentQuestions:
    """What is asked about one raw document, the least certain first."""

    document: str
    sha256: str
    headline: str | None
    questions: tuple[Question, ...]

    @property
    def order(self) -> tuple[float, str]:
        """Sort key: the least certain first."""
        return (self.questions[0].confidence, self.document)


class Page:
    """A raw document's lines and what each of them was taken for."""

    def __init__(self, text: str, verdicts: Sequence[Verdict]) -> None:
        self._lines = text.split("\n")
        self._starts = [0]
        for line in self._lines[:-1]:
            self._starts.append(self._starts[-1] + len(line) + 1)
        self._verdicts = verdicts

    def question(self, decision: Decision) -> Question:
        """Return what to ask about `decision`."""
        field = asked_as(decision.field)
        body = self._ranges(Role.BODY)
        if field == "lines":
            shown = ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in body)
            value = decision.value if field == decision.field else shown
            numbers = [n for first, last in body[:1] + body[-1:] for n in (first - 1, first, last)]
            numbers += [last + 1 for _, last in body[-1:]]
        else:
            value = decision.value
            ranges = self._ranges(_ROLES[field]) if field in _ROLES else []
            numbers = [n for first, last in ranges for n in range(first, last + 1)]
            numbers += self._printing(one.value for one in decision.alternatives)
        return Question(
            field,
            value or None,
            decision.confidence,
            decision.reasons,
            decision.alternatives,
            self._shown(numbers),
        )

    def _ranges(self, role: Role) -> list[tuple[int, int]]:
        """Return the lines of a role, neighbours joined (also across blank lines)."""
        found: list[tuple[int, int]] = []
        for verdict in self._verdicts:
            if verdict.role is not role:
                continue
            first, last = self._number(verdict.span.start), self._number(verdict.span.end - 1)
            between = self._lines[found[-1][1] : first - 1] if found else []
            if found and not any(line.strip() for line in between):
                found[-1] = (found[-1][0], last)
            else:
                found.append((first, last))
        return found

    def _number(self, offset: int) -> int:
        return bisect_right(self._starts, max(offset, 0))

    def _printing(self, values: Iterable[str]) -> list[int]:
        """Return the first line that prints each of the values, where one does."""
        found = []
        for value in values:
            numbers = (n for n, line in enumerate(self._lines, 1) if value and value in line)
            found += [n for n in [next(numbers, None)] if n is not None]
        return found

    def _shown(self, numbers: Iterable[int]) -> tuple[tuple[int, str], ...]:
        there = sorted({n for n in numbers if 0 < n <= len(self._lines)})
        lines = ((n, " ".join(self._lines[n - 1].split())) for n in there)
        return tuple((n, _cut(line)) for n, line in lines if line)[:_MOST_LINES]


def document_questions(
    document: str,
    sha256: str,
    headline: str | None,
    decisions: Iterable[Decision],
    page: Page,
) -> DocumentQuestions:
    """Return what to ask about a document with these open decisions (one at least)."""
    questions = sorted(map(page.question, decisions), key=lambda one: one.confidence)
    return DocumentQuestions(document, sha256, headline, tuple(questions))


def _cut(line: str) -> str:
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
