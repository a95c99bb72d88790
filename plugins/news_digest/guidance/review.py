"""Questions <-> content/curation/review.yml, where maintainers answer them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from news_digest.diagnostics import Diagnostic, GuidanceError
from news_digest.guidance import values
from news_digest.guidance.asking import DocumentQuestions, Question
from news_digest.guidance.codes import Code
from news_digest.guidance.editing import Answer
from news_digest.guidance.statements import fields
from news_digest.guidance.writing import quoted_scalar, scalar, value
from news_digest.vocabulary.model import OutletVocabulary
from news_digest.yaml_files.files import parse_file
from news_digest.yaml_files.mapping import Key, Schema, read_mapping
from news_digest.yaml_files.report import Report
from news_digest.yaml_files.tree import Mapping, Node, Scalar, Sequence
from news_digest.yaml_files.values import is_nothing

FILE_NAME = "review.yml"

HEADER = """\
# What the converter was unsure of, the least certain first. Behind `answer:` write
#   accept         where the value is right
#   1, 2, …        the number of an alternative
#   another value  in "quotation marks" if it is a number; "" where the page has no such thing
# or behind `status:` publish, draft or reject, which settles the whole document. Then run
# `digest review` again: it moves the answers to decisions.yml. What has no answer stays asked.
"""
_ACCEPT = "accept"


@dataclass(frozen=True, slots=True)
class Entry:
    """One document of review.yml: its lines (half open, from 0), and what was answered, if aught.

    An entry with `problems` has to be corrected before any of it is taken over.
    """

    start: int
    end: int
    sha256: str | None
    answer: Answer | None
    problems: tuple[Diagnostic, ...]


def format_questions(documents: Iterable[DocumentQuestions]) -> str:
    """Return the questions as YAML, in the order given."""
    return "".join(f"{line}\n" for one in documents for line in _document_lines(one))


def read_answers(data: bytes, path: str, outlets: OutletVocabulary) -> tuple[Entry, ...]:
    """Read review.yml. Raises GuidanceError where it is no longer a list of documents."""
    report = Report(path, Code)
    tree = parse_file(data, report)
    if tree is not None and not isinstance(tree, Sequence):
        report.error(
            Code.TYPE,
            tree.line,
            f"The file holds {tree.kind} in place of its list of documents.",
            "Restore the line `- document: …` that each begins with.",
        )
    if report.failed:
        raise GuidanceError(report.diagnostics)
    items = tree.items if isinstance(tree, Sequence) else ()
    starts = [one.line - 1 for one in items]
    ends = [*starts[1:], data.count(b"\n") + 1][: len(starts)]
    schema = fields(outlets)
    return tuple(
        _entry(one, start, end, path, schema)
        for one, start, end in zip(items, starts, ends, strict=True)
    )


def with_questions(
    data: bytes,
    entries: Iterable[Entry],
    asked: Iterable[DocumentQuestions],
    path: str,
    outlets: OutletVocabulary,
) -> bytes:
    """Return review.yml with what is asked now, after the entries that need correction.

    These stay as they are, to the letter: half of an answer is worth keeping. Empty where there is
    nothing to ask. Raises GuidanceError where they cannot be told apart.
    """
    lines = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    broken = [entry for entry in entries if entry.problems]
    kept = "".join("\n".join(lines[one.start : one.end]).rstrip() + "\n" for one in broken)
    waiting = {entry.sha256 for entry in broken}
    made = kept + format_questions(one for one in asked if one.sha256 not in waiting)
    after = f"{HEADER}{made}".encode() if made else b""
    again = [entry.sha256 for entry in read_answers(after, path, outlets) if entry.problems]
    if again != [entry.sha256 for entry in broken]:
        report = Report(path, Code)
        line = broken[0].start + 1 if broken else None
        message = "The documents of the file cannot be told apart."
        report.error(Code.SYNTAX, line, message, "Begin each with `- document: …` on one line.")
        raise GuidanceError(report.diagnostics)
    return after


def _document_lines(asked: DocumentQuestions) -> Iterator[str]:
    yield f"- document: {scalar(asked.document)}"
    yield f"  sha256: {asked.sha256}"
    if asked.headline:
        yield f"  headline: {scalar(asked.headline)}"
    yield "  status:"
    yield "  questions:"
    for question in asked.questions:
        yield from _question_lines(question)


def _question_lines(asked: Question) -> Iterator[str]:
    yield f"    - field: {asked.field}"
    yield f"      value:{'' if asked.value is None else ' ' + value(asked.field, asked.value)}"
    yield f"      confidence: {asked.confidence:.2f}"
    yield "      reasons:"
    yield from (f"        - {scalar(reason)}" for reason in asked.reasons)
    if asked.alternatives:
        yield "      alternatives:"
    for number, one in enumerate(asked.alternatives, 1):
        yield f"        - number: {number}"
        yield f"          value: {value(asked.field, one.value)}"
        yield f"          confidence: {one.confidence:.2f}"
        yield f"          reason: {scalar(one.reason)}"
    if asked.lines:
        yield "      lines:"
    yield from (f"        {number}: {quoted_scalar(line)}" for number, line in asked.lines)
    yield "      answer:"


def _entry(node: Node, start: int, end: int, path: str, schema: Schema) -> Entry:
    report = Report(path, Code)
    answer = _answer(node, schema, report)
    problems = tuple(sorted(report.diagnostics, key=lambda one: one.line or 0))
    return Entry(start, end, _sha256(node), None if problems else answer, problems)


def _sha256(node: Node) -> str | None:
    pairs = node.pairs if isinstance(node, Mapping) else ()
    return next(
        (one.text for key, one in pairs if key.text == "sha256" and isinstance(one, Scalar)), None
    )


def _answer(node: Node, schema: Schema, report: Report) -> Answer | None:
    if not isinstance(node, Mapping):
        message = f"Here is {node.kind} in place of a document."
        report.error(Code.TYPE, node.line, message, "Remove it.")
        return None
    keys = (
        Key("document", _as_it_is),
        Key("sha256", _as_it_is, required=True, example="sha256: 3c329eb9…"),
        Key("headline", _as_it_is),
        Key("status", values.status),
        Key("questions", _nodes),
    )
    found = read_mapping(node, keys, report, "a document")
    statements: dict[str, str] = {}
    accepted: set[str] = set()
    if "status" in found:
        statements["status"] = found["status"].text
    for question in found.get("questions", ()):
        _read_question(question, schema, report, statements, accepted)
    if report.failed or not (statements or accepted):
        return None
    return Answer(
        found["sha256"].text,
        found["document"].text if "document" in found else "",
        statements,
        frozenset(accepted),
    )


def _read_question(
    node: Node, schema: Schema, report: Report, statements: dict[str, str], accepted: set[str]
) -> None:
    if not isinstance(node, Mapping):
        report.error(Code.TYPE, node.line, f"Here is {node.kind} in place of a question.", "")
        return
    keys = (
        Key("field", _as_it_is, required=True, example="field: headline"),
        *(Key(name, _as_it_is) for name in ("value", "confidence", "reasons", "lines")),
        Key("alternatives", _nodes),
        Key("answer", _as_it_is),
    )
    found = read_mapping(node, keys, report, "a question")
    answer, field = found.get("answer"), found.get("field")
    if answer is None or not isinstance(field, Scalar):
        return
    readers = {key.name: key.read for key in schema}
    if field.text not in readers:
        message = f"Nothing can be stated about `{field.text}`."
        report.error(Code.VALUE, field.line, message, "Restore the line.")
        return
    if isinstance(answer, Scalar) and not answer.quoted:
        if answer.text == _ACCEPT:
            accepted.add(field.text)
            return
        chosen = _alternatives(found.get("alternatives", ())).get(answer.text)
        if chosen is not None:
            answer = Scalar(answer.line, chosen, quoted=True)
        elif answer.text.isdecimal() and field.text != "lines":
            message = f"There is no alternative {answer.text}."
            hint = "Write the number of one that is listed; put a value into quotation marks."
            report.error(Code.VALUE, answer.line, message, hint)
            return
    stated = readers[field.text](answer, report)
    if stated is not None:
        statements[field.text] = stated.text


def _alternatives(nodes: Iterable[Node]) -> dict[str, str]:
    """Return the values by the number that they are listed under."""
    found = {}
    for node in nodes:
        if isinstance(node, Mapping):
            texts = {key.text: one.text for key, one in node.pairs if isinstance(one, Scalar)}
            if "number" in texts and "value" in texts:
                found[texts["number"]] = texts["value"]
    return found


def _as_it_is(node: Node, report: Report) -> Node | None:  # noqa: ARG001
    return None if is_nothing(node) else node


def _nodes(node: Node, report: Report) -> tuple[Node, ...] | None:
    if isinstance(node, Sequence):
        return node.items
    report.error(Code.TYPE, node.line, f"A list is expected, and this is {node.kind}.", "")
    return None
