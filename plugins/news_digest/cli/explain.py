"""`digest explain`: every raw line of a file with its verdict and the reason."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.text import Text

from news_digest.cli.convert import convert_file
from news_digest.model import Role, Story, Verdict
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


def explain_file(path: str, vocabularies: Vocabularies, console: Console) -> bool:
    """Print the file's lines with their verdicts; return whether it became a story."""
    outcome = convert_file(Path(path), path, vocabularies)
    if not isinstance(outcome, Story):
        for diagnostic in outcome:
            console.print(Text(str(diagnostic), style="red"))
        return False
    for text in _lines(outcome):
        console.print(text, soft_wrap=True)
    console.print()
    for decision in outcome.decisions:
        reasons = "; ".join(decision.reasons)
        line = f"{decision.field}: {decision.value} ({decision.confidence:.2f}: {reasons})"
        console.print(Text(line), soft_wrap=True)
    for person in outcome.people:
        console.print(Text(f"person: {person.name} ({'; '.join(person.reasons)})"), soft_wrap=True)
    for topic in outcome.topics:
        reasons = ", ".join(topic.reasons)
        line = f"topic: {topic.name} ({topic.confidence:.2f}: {reasons})"
        console.print(Text(line), soft_wrap=True)
    for diagnostic in outcome.diagnostics:
        console.print(Text(str(diagnostic), style="red"), soft_wrap=True)
    console.print(Text(f"{outcome.document.path}: {outcome.status}", style="bold"))
    return bool(outcome.blocks)


def _lines(story: Story) -> Iterator[Text]:
    """Yield each raw line under its number: what each part of it is, its text, and why."""
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
            reason = verdict if verdict.span.start >= start else None
            yield _line(number if first else None, verdict.role, part, reason)
            first = False
        if first and line.strip():
            yield _line(number, Role.FURNITURE, line, None)
        start = end + 1


def _line(number: int | None, role: Role, part: str, verdict: Verdict | None) -> Text:
    style = _STYLES.get(role, _KEPT_STYLE)
    text = Text(f"{number or '':>5}  {role:<{_ROLE_WIDTH}}  ", style="dim")
    text.append(part.strip(), style=style)
    if verdict:
        text.append(f"  [{verdict.reason}; {verdict.confidence:.2f}]", style="dim italic")
    return text
