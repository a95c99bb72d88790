"""What the steps found -> the verdict on every line of the text taken from a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from news_digest.convert.html.edges import Judged
from news_digest.convert.html.lines import PageLine
from news_digest.convert.text.opening import Opening
from news_digest.model import Role, Span, Verdict


def verdicts_of(
    lines: Sequence[PageLine], roles: Sequence[Judged], first: int, opening: Opening
) -> tuple[Verdict, ...]:
    """Return a verdict a line; the line with index `first` is parted where it has an opening."""
    verdicts: list[Verdict] = []
    for at, (line, judged) in enumerate(zip(lines, roles, strict=True)):
        if at == first and opening.found:
            verdicts.extend(_opened(line, judged, opening))
        else:
            verdicts.append(Verdict(line.span, *judged))
    return tuple(verdicts)


def _opened(line: PageLine, judged: Judged, opening: Opening) -> Iterator[Verdict]:
    """Yield the verdicts on what stands before a story's first sentence, and on the rest."""
    parts = [(opening.caption, (Role.CAPTION, "a caption before the dateline", 0.85))]
    parts.append((opening.agency_span, (Role.AGENCY, "the dateline's agency", 0.95)))
    date = opening.date.span if opening.date else None
    parts.append((date, (Role.DATE, "the dateline's date", 0.9)))
    at = 0
    rest: Judged = (Role.DATELINE, "the dateline before the first sentence", 0.9)
    for span, said in sorted((span, said) for span, said in parts if span):
        yield from _verdict(line, at, span.start, rest)
        yield from _verdict(line, span.start, span.end, said)
        at = max(at, span.end)
    yield from _verdict(line, at, opening.end, rest)
    yield from _verdict(line, opening.end, len(line.text), judged)


def _verdict(line: PageLine, start: int, end: int, judged: Judged) -> Iterator[Verdict]:
    """Yield the verdict on a part of a line, if anything is printed there."""
    printed = line.text[start:end]
    if printed.strip():
        first = line.span.start + start + len(printed) - len(printed.lstrip())
        yield Verdict(Span(first, first + len(printed.strip())), *judged)
