"""Accepted topics -> topics.yml: new entries at its end, and no other byte changed."""

from __future__ import annotations

from collections.abc import Sequence

from news_digest.diagnostics import Diagnostic, GuidanceError, Severity
from news_digest.guidance.writing import quoted_scalar, scalar
from news_digest.slugs import slug
from news_digest.suggesting.questions import TopicQuestion
from news_digest.vocabulary import TopicVocabulary
from news_digest.vocabulary.codes import Code
from news_digest.vocabulary.schema import TOPICS_FILE
from news_digest.yaml_files.files import parse_file
from news_digest.yaml_files.mapping import read_mapping
from news_digest.yaml_files.report import Report
from news_digest.yaml_files.tree import Mapping, Node


def with_topics(
    data: bytes,
    accepted: Sequence[tuple[TopicQuestion, int]],
    vocabulary: TopicVocabulary,
    path: str,
    answers_path: str,
) -> bytes:
    """Return topics.yml with the accepted topics in it; each comes with the line of its answer.

    `path` is what diagnostics call topics.yml. Raises GuidanceError where a name is taken, or the
    file is written in a way that cannot be added to.
    """
    taken = set(vocabulary.by_id)
    for one, line in accepted:
        known = vocabulary.find(one.name) or vocabulary.by_id.get(slug(one.name))
        if known or slug(one.name) in taken:
            name = known.name if known else one.name
            message = f"There is a topic “{name}” already."
            hint = "Write another name, or reject it and add the phrases there."
            raise GuidanceError([_problem("topic-exists", answers_path, line, message, hint)])
        taken.add(slug(one.name))
    if not accepted:
        return data
    text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    indent = _indent(text)
    entries = "".join(f"\n{_entry(one, indent)}" for one, _ in accepted)
    start = text.rstrip("\n") + "\n" if text.strip() else ""
    made = start + ("" if _ids(text) is not None else "topics:\n") + entries
    before = _ids(text) or []
    if _ids(made) != [*before, *(slug(one.name) for one, _ in accepted)]:
        message = "The accepted topics cannot be added to the file as it is written."
        hint = "Write each entry on lines of its own below `topics:`; nothing was changed."
        raise GuidanceError([_problem("topics-not-added", path, None, message, hint)])
    return made.encode()


def _entry(one: TopicQuestion, indent: str) -> str:
    lines = [f"{indent}{slug(one.name)}:", f"{indent}  name: {scalar(one.name)}"]
    if one.broader:
        lines.append(f"{indent}  broader: {one.broader}")
    # In quotation marks where a comma would end the phrase.
    phrases = [quoted_scalar(each) if "," in each else scalar(each) for each in one.phrases]
    lines.append(f"{indent}  any: [{', '.join(phrases)}]")
    return "".join(f"{line}\n" for line in lines)


def _topics_node(text: str) -> Node | None:
    tree = parse_file(text.encode(), Report("", Code))
    pairs = tree.pairs if isinstance(tree, Mapping) else ()
    return next((value for key, value in pairs if key.text == "topics"), None)


def _indent(text: str) -> str:
    """Return the white space before the ids of the file's entries."""
    node = _topics_node(text)
    if not isinstance(node, Mapping) or not node.pairs:
        return "  "
    line = text.split("\n")[node.pairs[0][0].line - 1]
    return line[: len(line) - len(line.lstrip())]


def _ids(text: str) -> list[str] | None:
    """Return the ids of the file's topics; None where it has no `topics`, or cannot be used."""
    if _topics_node(text) is None:
        return None
    report = Report("", Code)
    tree = parse_file(text.encode(), report)
    found = read_mapping(tree, TOPICS_FILE, report, "") if isinstance(tree, Mapping) else {}
    return None if report.failed else [entry.id for entry in found.get("topics", ())]


def _problem(code: str, path: str, line: int | None, message: str, hint: str) -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, path, line, message, hint)
