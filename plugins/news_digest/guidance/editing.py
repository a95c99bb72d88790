"""Answers -> decisions.yml: the lines that change, and no other byte.

The text is edited rather than written anew from what was read: comments, order and layout are the
maintainer's, a comment above an entry stays with it, and a diff shows what was decided.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Mapping as ReadOnly
from dataclasses import dataclass

from news_digest.diagnostics import Diagnostic, GuidanceError, Severity
from news_digest.guidance.codes import Code
from news_digest.guidance.decisions import parse_decisions
from news_digest.guidance.statements import FIELDS
from news_digest.guidance.writing import scalar, value
from news_digest.model import Guidance, Statement
from news_digest.vocabulary.model import OutletVocabulary
from news_digest.yaml_files.files import parse_file
from news_digest.yaml_files.report import Report
from news_digest.yaml_files.tree import Mapping, Node, Scalar
from news_digest.yaml_files.values import is_nothing

HEADER = """\
# What maintainers decided about raw documents, by the sha256 of the document's bytes. A sidecar
# beside the document wins over it. `digest review` adds to it; see docs/guide.md.
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a maintainer answered about one document, which lies at `document` now."""

    sha256: str
    document: str
    statements: ReadOnly[str, str]
    accepted: frozenset[str]


def with_answers(
    data: bytes, answers: Iterable[Answer], path: str, outlets: OutletVocabulary
) -> bytes:
    """Return decisions.yml with the answers in it; of each document there is one entry.

    A new entry comes before the first whose hash is greater. Raises GuidanceError where the file
    cannot be used, or is written in a way that cannot be added to.
    """
    before = parse_decisions(data, path, outlets).by_sha256
    text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    wanted = {sha256: stated.guidance for sha256, stated in before.items() if not stated.problems}
    for answer in sorted(answers, key=lambda one: one.sha256):
        if answer.sha256 in before and before[answer.sha256].problems:
            raise GuidanceError(before[answer.sha256].problems)
        text = _with_answer(text, answer)
        wanted[answer.sha256] = _joined(wanted.get(answer.sha256, Guidance()), answer, path)
    made = text.encode()
    after = parse_decisions(made, path, outlets).by_sha256
    for sha256, guidance in wanted.items():
        if sha256 not in after or after[sha256].guidance != guidance:
            raise GuidanceError([_cannot_edit(path, sha256)])
    return made


def _with_answer(text: str, answer: Answer) -> str:
    lines = text.split("\n")
    if lines[-1] == "":
        lines.pop()
    tree = parse_file(text.encode(), Report("", Code))
    entries = tree.pairs if isinstance(tree, Mapping) else ()
    if not entries:
        return "\n".join([*(lines or HEADER.splitlines()), *_entry(answer), ""])
    for at, (key, entry) in enumerate(entries):
        if key.text == answer.sha256:
            end = entries[at + 1][0].line if at + 1 < len(entries) else len(lines) + 1
            first, last = key.line - 1, _content_end(lines, key.line - 1, end - 1)
            edited = _edited(lines[first:last], first, entry, answer)
            return "\n".join([*lines[:first], *edited, *lines[last:], ""])
    following = next((key.line - 1 for key, _ in entries if key.text > answer.sha256), len(lines))
    while 0 < following < len(lines) and lines[following - 1].startswith("#"):
        following -= 1
    return "\n".join([*lines[:following], *_entry(answer), *lines[following:], ""])


def _entry(answer: Answer) -> Iterator[str]:
    yield f"{answer.sha256}:"
    yield from _keys(answer, "  ")


def _keys(answer: Answer, indent: str) -> Iterator[str]:
    if answer.document:
        yield f"{indent}document: {scalar(answer.document)}"
    if accepted := sorted(answer.accepted - answer.statements.keys()):
        yield f"{indent}accept: [{', '.join(accepted)}]"
    for field, text in answer.statements.items():
        yield f"{indent}{field}: {value(field, text)}"


def _edited(lines: list[str], offset: int, entry: Node, answer: Answer) -> list[str]:
    """Return the lines of an entry with the answer in it; `offset` lines are above it."""
    if not isinstance(entry, Mapping) or not entry.pairs or entry.pairs[0][0].line == offset + 1:
        # Nothing below its key, or all of it on one line.
        kept = entry.pairs if isinstance(entry, Mapping) else ()
        return [lines[0].partition(":")[0] + ":", *_rewritten(kept, answer)]
    first = lines[entry.pairs[0][0].line - offset - 1]
    indent = first[: len(first) - len(first.lstrip())]
    new = {line.split(":")[0].strip(): line for line in _keys(_merged(entry, answer), indent)}
    starts = [(key.text, key.line - 1 - offset) for key, _ in entry.pairs]
    made = lines[: starts[0][1]]
    for (name, start), end in zip(
        starts, [*(start for _, start in starts[1:]), len(lines)], strict=True
    ):
        stop = _content_end(lines, start, end)
        if name in new:
            made.append(new.pop(name))
        elif name != "accept":  # of which nothing is left
            made += lines[start:stop]
        made += lines[stop:end]
    return [*made, *new.values()]


def _merged(entry: Mapping, answer: Answer) -> Answer:
    """Return the answer with what the entry accepts already, but for what is stated."""
    stated = {key.text for key, node in entry.pairs if not is_nothing(node)}
    names = (_accepted(entry.pairs) | answer.accepted) - stated
    return Answer(
        answer.sha256,
        answer.document,
        answer.statements,
        frozenset(names - answer.statements.keys()),
    )


def _rewritten(pairs: Iterable[tuple[Scalar, Node]], answer: Answer) -> Iterator[str]:
    known = {
        key.text: node.text
        for key, node in pairs
        if isinstance(node, Scalar) and not is_nothing(node)
    }
    known.pop("document", None)
    accepted = (_accepted(pairs) | answer.accepted) - known.keys() - answer.statements.keys()
    known.pop("accept", None)
    yield from _keys(
        Answer(answer.sha256, answer.document, known | dict(answer.statements), accepted), "  "
    )


def _accepted(pairs: Iterable[tuple[Scalar, Node]]) -> frozenset[str]:
    node = next((node for key, node in pairs if key.text == "accept"), None)
    items = (node,) if isinstance(node, Scalar) else getattr(node, "items", ())
    return frozenset(one.text for one in items if isinstance(one, Scalar) and one.text)


def _content_end(lines: list[str], start: int, end: int) -> int:
    """Return where what begins at `start` ends: blank lines and comments belong to what follows."""
    while end > start + 1 and (not lines[end - 1].strip() or lines[end - 1].lstrip()[0] == "#"):
        end -= 1
    return end


def _joined(guidance: Guidance, answer: Answer, path: str) -> Guidance:
    stated = {one.field: one.value for one in guidance.statements} | dict(answer.statements)
    accepted = {*guidance.accepted, *answer.accepted} - stated.keys()
    return Guidance(
        tuple(Statement(field, stated[field], path) for field in FIELDS if field in stated),
        tuple(sorted(accepted)),
    )


def _cannot_edit(path: str, sha256: str) -> Diagnostic:
    return Diagnostic(
        "guidance-not-edited",
        Severity.ERROR,
        path,
        None,
        f"The answer about {sha256} cannot be put into the file as it is written.",
        "Write a line for each key, as in docs/guide.md; nothing was changed.",
    )
