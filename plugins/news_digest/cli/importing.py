"""`digest import`: convert what changed in seeds/ into articles, without building the site."""

from __future__ import annotations

import sys

from news_digest.cli.locking import only_one
from news_digest.cli.site_root import Site
from news_digest.cli.summary import import_lines
from news_digest.diagnostics import Severity
from news_digest.guidance import ReviewPolicy
from news_digest.importing import Execution, ImportPaths, ProgressDisplay, run_import


def import_seeds(site: Site, *, refresh: bool) -> int:
    """Import, print what became of the documents, and return the exit status."""
    vocabularies = site.vocabularies()
    paths = ImportPaths.of(site.root, site.settings)
    execution = Execution.of(site.settings)
    with only_one(site), ProgressDisplay() as progress:
        report = run_import(
            paths,
            vocabularies,
            refresh=refresh,
            execution=execution,
            progress=progress,
            review=ReviewPolicy.of(site.settings),
        )
    for diagnostic in (*vocabularies.diagnostics, *report.diagnostics):
        print(diagnostic, file=sys.stderr)
    for diff in report.diffs:
        print(diff, end="" if diff.endswith("\n") else "\n")
    for line in import_lines(report):
        print(line)
    failed = any(one.severity is Severity.ERROR for one in report.diagnostics)
    return 1 if failed else 0
