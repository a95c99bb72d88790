"""An account that does not add up stops the build."""

from __future__ import annotations

from dataclasses import replace

import pytest

from news_digest.diagnostics import BuildError
from news_digest.importing.account import ImportReport, Outcome, OutcomeKind, check_account

REPORT = ImportReport(
    raw_documents=5,
    outcomes=tuple(Outcome(f"seeds/{kind}.txt", kind, "because") for kind in OutcomeKind),
    diagnostics=(),
    converted=5,
    written=(),
    articles=5,
    by_hand=2,
    raw_gone=1,
    outdated=0,
    diffs=(),
)


def test_the_counts() -> None:
    check_account(REPORT)
    counts = (REPORT.published, REPORT.draft, REPORT.duplicate, REPORT.withdrawn, REPORT.rejected)
    assert counts == (1, 1, 1, 1, 1)


@pytest.mark.parametrize(
    "report",
    [
        replace(REPORT, raw_documents=6),
        replace(REPORT, outcomes=REPORT.outcomes[:-1]),
        replace(REPORT, outcomes=(*REPORT.outcomes[:-1], REPORT.outcomes[0])),
        replace(REPORT, articles=6),
        replace(REPORT, by_hand=1),
        replace(REPORT, raw_gone=0),
    ],
)
def test_what_does_not_add_up(report: ImportReport) -> None:
    with pytest.raises(BuildError, match="import-unbalanced"):
        check_account(report)


@pytest.mark.parametrize(
    ("reason", "line"),
    [
        ("seeds/a+b.txt: Empty.", "seeds/a+b.txt: rejected: Empty."),
        ("seeds/a+b.txt:7: No story.", "seeds/a+b.txt:7: rejected: No story."),
        ("content/x.md: A link.", "seeds/a+b.txt: rejected: content/x.md: A link."),
        ("seeds/a+b.txt:7 is odd.", "seeds/a+b.txt: rejected: seeds/a+b.txt:7 is odd."),
    ],
)
def test_a_path_is_not_said_twice(reason: str, line: str) -> None:
    outcome = Outcome("seeds/a+b.txt", OutcomeKind.REJECTED, reason)
    assert list(replace(REPORT, outcomes=(outcome,)).unpublished()) == [line]
