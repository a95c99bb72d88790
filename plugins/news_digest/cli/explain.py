"""`digest explain`: every raw line of a file with its verdict and the reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from news_digest.cli.convert import convert_file
from news_digest.cli.guides import Guide, unguided
from news_digest.model import Guidance, Role, Story, Verdict
from news_digest.vocabulary import Vocabularies

_STYLES = {
    Role.HEADLINE: "bold cyan",
    Role.BODY: "green",
    Role.FURNITURE: "dim",
    Role.PROMO: "dim magenta",
    Role.LEGAL: "dim yellow",
}
_KEPT_STYLE = "cyan"
_ROLE_WIDTH = max(len(role) for role in Role)
_NUMBER_WIDTH = 5
# Of a paragraph on one raw line this many rows of the terminal tell what it is.
_MOST_ROWS = 3
_NARROWEST_TEXT = 24


@dataclass(frozen=True, slots=True)
class _Row:
    """A part of a raw line: what it is, and why where that was not said on the line before.

    `number` is None behind the first part of a line.
    """

    number: int | None
    role: Role
    text: str
    why: str | None


def explain_file(path: str, vocabularies: Vocabularies, guide: Guide, console: Console) -> bool:
    """Print the file's lines with their verdicts; return whether it became a story.

    A file that waits for its sidecar to be corrected is explained without it.
    """
    outcome = convert_file(Path(path), path, vocabularies, guide)
    held = not isinstance(outcome, Story) and any(
        one.code.startswith("guidance-") for one in outcome
    )
    if not isinstance(outcome, Story):
        for diagnostic in outcome:
            console.print(Text(str(diagnostic), style="red"), soft_wrap=True)
        if not held:
            return False
        outcome = convert_file(Path(path), path, vocabularies, unguided)
        if not isinstance(outcome, Story):
            return False
    for row in _rows(outcome):
        if console.is_terminal:
            console.print(_laid_out(row, console.width))
        else:
            console.print(_on_one_line(row), soft_wrap=True)
    console.print()
    for text in _conclusions(outcome):
        console.print(text, soft_wrap=not console.is_terminal)
    if held:
        return False
    console.print(Text(f"{outcome.document.path}: {outcome.status}", style="bold"), soft_wrap=True)
    return bool(outcome.blocks)


def _rows(story: Story) -> Iterator[_Row]:
    """Yield each raw line under its number, in the parts that were judged."""
    raw, start, at = story.text, 0, 0
    for number, line in enumerate(raw.split("\n"), 1):
        end = start + len(line)
        while at < len(story.verdicts) and story.verdicts[at].span.end <= start:
            at += 1
        first = True
        for verdict in story.verdicts[at:]:
            if verdict.span.start >= end:
                break
            part = raw[max(start, verdict.span.start) : min(end, verdict.span.end)]
            # The reason stands once, on the first line of a passage broken over several.
            why = _why(verdict) if verdict.span.start >= start else None
            yield _Row(number if first else None, verdict.role, part.strip(), why)
            first = False
        if first and line.strip():
            yield _Row(number, Role.FURNITURE, line.strip(), None)
        start = end + 1


def _why(verdict: Verdict) -> str:
    return f"{verdict.reason}; {verdict.confidence:.2f}"


def _on_one_line(row: _Row) -> Text:
    text = Text(f"{row.number or '':>{_NUMBER_WIDTH}}  {row.role:<{_ROLE_WIDTH}}  {row.text}")
    if row.why:
        text.append(f"  [{row.why}]")
    return text


def _laid_out(row: _Row, width: int) -> Table:
    """Return a row for a terminal: number, role, text and reason below each other's like."""
    left = width - _NUMBER_WIDTH - _ROLE_WIDTH - 6
    reason_width = max(min(left // 3, 44), 0)
    text_width = max(left - reason_width, _NARROWEST_TEXT)
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(width=_NUMBER_WIDTH, justify="right", style="dim", no_wrap=True)
    table.add_column(width=_ROLE_WIDTH, style="dim", no_wrap=True)
    table.add_column(width=text_width, overflow="fold")
    table.add_column(width=reason_width, style="dim italic", overflow="fold")
    most = text_width * _MOST_ROWS
    shown = row.text if len(row.text) <= most else f"{row.text[: most - 1].rstrip()}…"
    style = _STYLES.get(row.role, _KEPT_STYLE)
    table.add_row(str(row.number or ""), row.role, Text(shown, style=style), Text(row.why or ""))
    return table


def _conclusions(story: Story) -> Iterator[Text]:
    """Yield what was chosen, by whom and why, and what else it could have been."""
    for decision in story.decisions:
        reasons = "; ".join(decision.reasons)
        yield _told(decision.field, decision.value or "none", decision.confidence, reasons)
        for other in decision.alternatives:
            yield _told("  or", other.value, other.confidence, other.reason, "dim")
    for person in story.people:
        yield _told("person", person.name, None, "; ".join(person.reasons))
    for topic in story.topics:
        yield _told("topic", topic.name, topic.confidence, ", ".join(topic.reasons))
    yield from _stated(story.guidance)
    for diagnostic in story.diagnostics:
        yield Text(str(diagnostic), style="red")


def _stated(guidance: Guidance) -> Iterator[Text]:
    for statement in guidance.statements:
        yield _told(f"stated {statement.field}", statement.value or "none", None, statement.where)
    for field in guidance.accepted:
        yield Text(f"accepted {field}")


def _told(name: str, value: str, confidence: float | None, why: str, style: str = "") -> Text:
    text = Text(f"{name}: {value}", style=style)
    sure = "" if confidence is None else f"{confidence:.2f}: "
    return text.append(f" ({sure}{why})", style="dim")
