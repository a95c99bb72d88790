"""`digest convert`: what the converter makes of files; writes nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from news_digest.cli.convert_json import rejection_as_json, story_as_json
from news_digest.cli.guides import Guide, unguided
from news_digest.convert import DocumentError, convert, read_document
from news_digest.diagnostics import Diagnostic, Severity
from news_digest.importing.seeds import SeedError, read_at_most
from news_digest.model import Story
from news_digest.vocabulary import Vocabularies


def convert_files(
    paths: Sequence[str], vocabularies: Vocabularies, guide: Guide = unguided, *, as_json: bool
) -> Iterator[str]:
    """Yield what to print for each file in turn: a JSON object a line, or text for people."""
    for path in paths:
        outcome = convert_file(Path(path), path, vocabularies, guide)
        if as_json:
            if isinstance(outcome, Story):
                made = story_as_json(path, outcome, vocabularies.people)
            else:
                made = rejection_as_json(path, outcome)
            # Whatever a path or page holds, a line of output is valid UTF-8.
            yield _printable(json.dumps(made, ensure_ascii=False))
        elif isinstance(outcome, Story):
            yield _printable(_for_people(path, outcome))
        else:
            yield _printable("\n".join(map(str, outcome)))


def convert_file(
    path: Path, name: str, vocabularies: Vocabularies, guide: Guide = unguided
) -> Story | tuple[Diagnostic, ...]:
    """Convert one file, which diagnostics call `name`; return the story, or why there is none.

    As in an import, a file whose sidecar cannot be used gives none.
    """
    try:
        data = read_at_most(path, name)
    except SeedError as error:
        return error.diagnostics
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return (
            Diagnostic(
                "unreadable-file",
                Severity.WARNING,
                name,
                None,
                f"The file cannot be read: {reason}.",
                "Check its name and its permissions.",
            ),
        )
    try:
        stated = guide(path, data)
        if stated.problems:
            return stated.problems
        return convert(read_document(data, name), vocabularies, stated.guidance)
    except DocumentError as error:
        return error.diagnostics


def _for_people(path: str, story: Story) -> str:
    fields = (
        ("status", str(story.status)),
        ("headline", story.headline),
        ("date", story.published.isoformat() if story.published else None),
        ("place", story.place),
        ("outlet", story.outlet),
        ("agency", story.agency),
        ("byline", story.byline),
        ("credit", story.credit),
        ("people", "; ".join(one.name for one in story.people)),
        ("topics", "; ".join(one.name for one in story.topics)),
    )
    lines = [path]
    lines += [f"  {key:<9} {value}" for key, value in fields if value]
    lines += [f"  {diagnostic}" for diagnostic in story.diagnostics]
    lines += ["", *(block.text + "\n" for block in story.blocks)]
    return "\n".join(lines)


def _printable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
