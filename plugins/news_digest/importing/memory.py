"""What earlier imports found out about documents that they wrote nothing for.

Rejected documents leave no provenance, nor do new versions of an edited story;
without this file each import would convert them anew. It is disposable: missing, damaged or of
other rules, it is made again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from news_digest.diagnostics import Diagnostic, Severity
from news_digest.importing.conversion import Rejected
from news_digest.importing.seeds import Seed

FILE_NAME = "rejected.json"


@dataclass(frozen=True, slots=True)
class VersionOf:
    """That a document is a new version of a story whose article must not be written.

    `slug` is the article's and `article_sha256` that of its file, empty for a deleted one: with
    another edit the answer may be another. `story_sha256` is the document's own.
    """

    slug: str
    article_sha256: str
    story_sha256: str


Finding = Rejected | VersionOf


@dataclass(frozen=True, slots=True)
class Validity:
    """What findings depend on besides the document: findings of another state do not count.

    Whether a document is rejected depends on the rules alone (see `Converter`), its story on the
    vocabularies as well.
    """

    rules: str
    vocabularies: str


def read_memory(file: Path, validity: Validity, seeds: Iterable[Seed]) -> Mapping[Seed, Finding]:
    """Return what was found out before about these `seeds`; nothing where the file is unusable."""
    asked = {(seed.path, seed.sha256, seed.guidance.sha256): seed for seed in seeds}
    try:
        data = json.loads(file.read_bytes())
        if data["rules"] != validity.rules:
            return {}
        findings = {
            seed: _finding(entry)
            for entry in data["documents"]
            if (seed := asked.get((entry["path"], entry["sha256"], entry["guidance"])))
        }
        if data["vocabularies"] != validity.vocabularies:
            findings = {seed: one for seed, one in findings.items() if isinstance(one, Rejected)}
        return findings
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return {}


def format_memory(findings: Mapping[Seed, Finding], validity: Validity) -> bytes:
    """Return the file, ordered by path: the same findings give the same bytes."""
    entries = [
        {
            "path": seed.path,
            "sha256": seed.sha256,
            "guidance": seed.guidance.sha256,
            **_members(finding),
        }
        for seed, finding in sorted(findings.items(), key=lambda item: item[0].path)
    ]
    data = {"rules": validity.rules, "vocabularies": validity.vocabularies, "documents": entries}
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _finding(entry: Any) -> Finding:
    if "version_of" in entry:
        parts = (entry["version_of"], entry["article_sha256"], entry["story_sha256"])
        return VersionOf(*map(str, parts))
    diagnostics = tuple(
        Diagnostic(
            code=str(each["code"]),
            severity=Severity(each["severity"]),
            path=str(each["path"]),
            line=None if each["line"] is None else int(each["line"]),
            message=str(each["message"]),
            hint=str(each["hint"]),
        )
        for each in entry["diagnostics"]
    )
    if not diagnostics:
        raise ValueError("a rejection without a reason")
    return Rejected(diagnostics)


def _members(finding: Finding) -> dict[str, object]:
    if isinstance(finding, VersionOf):
        return {
            "version_of": finding.slug,
            "article_sha256": finding.article_sha256,
            "story_sha256": finding.story_sha256,
        }
    return {
        "diagnostics": [
            {
                "code": each.code,
                "severity": each.severity.value,
                "path": each.path,
                "line": each.line,
                "message": each.message,
                "hint": each.hint,
            }
            for each in finding.diagnostics
        ]
    }
