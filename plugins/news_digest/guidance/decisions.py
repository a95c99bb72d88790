"""content/curation/decisions.yml: a maintainer's answers, by the raw document's sha256."""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Mapping as ReadOnly
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from news_digest.diagnostics import Diagnostic, GuidanceError
from news_digest.guidance.codes import Code
from news_digest.guidance.sidecars import Stated, as_warnings
from news_digest.guidance.statements import fields, statements
from news_digest.model import Guidance
from news_digest.vocabulary.model import OutletVocabulary
from news_digest.yaml_files.files import parse_file
from news_digest.yaml_files.mapping import Key, Schema, read_mapping, without_duplicates
from news_digest.yaml_files.report import Report, nearest, quoted
from news_digest.yaml_files.tree import Mapping, Node, Scalar, Sequence
from news_digest.yaml_files.values import Located, Reader, text

FILE_NAME = "decisions.yml"

# Only maintainers say these: there is no choice of the converter's to accept.
_NEVER_CHOSEN = ("status", "topics", "duplicate")

_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Decisions:
    """What decisions.yml states, by the sha256 of the raw document."""

    by_sha256: ReadOnly[str, Stated] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is wrong with single entries."""
        return tuple(one for stated in self.by_sha256.values() for one in stated.problems)


def load_decisions(file: Path, path: str, outlets: OutletVocabulary) -> Decisions:
    """Read decisions.yml, which diagnostics call `path`; a missing file is an empty one.

    A mistake in an entry is a problem of its document. Raises GuidanceError for what leaves open
    which document is meant: to go on could publish what somebody decided against.
    """
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        return Decisions()
    except OSError as error:
        report = Report(path, Code)
        message = f"It cannot be read: {error.strerror or error}."
        report.error(Code.UNREADABLE, None, message, "Check who may read it.")
        raise GuidanceError(report.diagnostics) from error
    return parse_decisions(data, path, outlets)


def parse_decisions(data: bytes, path: str, outlets: OutletVocabulary) -> Decisions:
    """Read the bytes of decisions.yml. Raises GuidanceError as `load_decisions` does."""
    report = Report(path, Code)
    schema = fields(outlets)
    entries: dict[str, Stated] = {}
    for key, value in _entries(parse_file(data, report), report):
        if _SHA256.fullmatch(key.text):
            entries[key.text] = _entry(value, schema, path)
        else:
            report.error(
                Code.HASH,
                key.line,
                f"{quoted(key.text)} is not the sha256 of a file.",
                "Write its 64 digits (0-9, a-f) as `digest review` shows them.",
            )
    if report.failed:
        raise GuidanceError(report.diagnostics)
    return Decisions(MappingProxyType(entries))


def _entries(tree: Node | None, report: Report) -> Iterable[tuple[Scalar, Node]]:
    if isinstance(tree, Mapping):
        return without_duplicates(tree, report)
    if tree is not None:
        report.error(
            Code.TYPE,
            tree.line,
            f"The file holds {tree.kind} in place of its entries.",
            "Write each document's sha256 and a colon, and what you decided indented below.",
        )
    return ()


def _entry(node: Node, schema: Schema, path: str) -> Stated:
    report = Report(path, Code)
    if not isinstance(node, Mapping):
        report.error(
            Code.TYPE,
            node.line,
            f"The entry has {node.kind} in place of its keys.",
            "Write `accept: [headline]` or `date: 2007-03-27` on lines of their own, indented.",
        )
        return Stated(problems=as_warnings(report.diagnostics))
    accept = Key("accept", acceptable(schema))
    found = read_mapping(node, (Key("document", text), accept, *schema), report, "a decision")
    accepted = found.pop("accept", ())
    if report.failed:
        return Stated(problems=as_warnings(report.diagnostics))
    stated = statements(found, schema, path, with_lines=False)
    left = {one.text for one in accepted} - {one.field for one in stated}
    return Stated(Guidance(stated, tuple(sorted(left))))


def acceptable(schema: Schema) -> Reader[tuple[Located, ...]]:
    """Make a reader of a list of fields whose value, as the converter chose it, is accepted."""
    known = [key.name for key in schema if key.name not in _NEVER_CHOSEN]

    def read(node: Node, report: Report) -> tuple[Located, ...] | None:
        items = node.items if isinstance(node, Sequence) else (node,)
        found = {one.text: one for item in items if (one := text(item, report))}
        for one in found.values():
            if one.text not in known:
                meant = nearest(one.text, known)
                report.error(
                    Code.VALUE,
                    one.line,
                    f"{quoted(one.text)} is nothing that the converter chooses.",
                    f"Write `{meant}`." if meant else f"Known are {', '.join(known)}.",
                )
        return tuple(found.values())

    return read
