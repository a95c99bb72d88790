"""Suggestions <-> content/curation/suggestions.yml, where maintainers answer them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from news_digest.diagnostics import GuidanceError
from news_digest.guidance.codes import Code
from news_digest.guidance.writing import quoted_scalar, scalar
from news_digest.yaml_files.files import parse_file
from news_digest.yaml_files.mapping import Key, Schema, read_mapping
from news_digest.yaml_files.report import Report, quoted
from news_digest.yaml_files.tree import Mapping, Node, Scalar, Sequence
from news_digest.yaml_files.values import Located, Reader, is_nothing, text

FILE_NAME = "suggestions.yml"

HEADER = """\
# What `digest suggest` found. Behind `answer:` write accept or reject, or for a new topic another
# name than the one here; then run `digest suggest` again. New topics go to topics.yml, topics of
# articles to decisions.yml; what is rejected stays at the end of this file: it is not asked again.
"""
_ACCEPT, _REJECT = "accept", "reject"
# Whoever writes these means no topic of that name.
_NO_NAMES = frozenset({"yes", "no", "y", "n", "true", "false", "ok"})


@dataclass(frozen=True, slots=True)
class TopicQuestion:
    """A topic that may be missing; `broader` is the id of one that it would be a part of.

    `articles` counts those that are about it; `examples` are headlines of some.
    """

    name: str
    phrases: tuple[str, ...]
    broader: str | None
    articles: int
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleQuestion:
    """A topic (by its name) that an article may lack, beside those that it is `filed` under.

    `article` is its slug; `document` and `sha256` are those of its raw document.
    """

    article: str
    headline: str
    document: str
    sha256: str
    filed: tuple[str, ...]
    topic: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Rejected:
    """What is not asked again: phrases of topics, and topics of articles as (slug, topic)."""

    phrases: frozenset[str] = frozenset()
    articles: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Answers:
    """What was answered, with the lines of the answers; `rejected` is so now or was before."""

    topics: tuple[tuple[TopicQuestion, int], ...] = ()
    articles: tuple[tuple[ArticleQuestion, int], ...] = ()
    rejected: Rejected = field(default_factory=Rejected)


def format_questions(
    topics: Iterable[TopicQuestion], articles: Iterable[ArticleQuestion], rejected: Rejected
) -> str:
    """Return the file; empty where there is nothing to ask and nothing to remember."""
    parts = (
        ("topics", [line for one in topics for line in _topic_lines(one)]),
        ("articles", [line for one in articles for line in _article_lines(one)]),
        ("rejected", list(_rejected_lines(rejected))),
    )
    lines = [line for name, part in parts if part for line in ("", f"{name}:", *part)]
    return HEADER + "".join(f"{line}\n" for line in lines) if lines else ""


def read_answers(data: bytes, path: str) -> Answers:
    """Read the file, which diagnostics call `path`. Raises GuidanceError with all mistakes."""
    report = Report(path, Code)
    tree = parse_file(data, report)
    found = {}
    if isinstance(tree, Mapping):
        found = read_mapping(tree, _FILE, report, "the file")
    elif tree is not None:
        message = f"The file holds {tree.kind} in place of its parts."
        report.error(Code.TYPE, tree.line, message, "Restore the line `topics:` or `articles:`.")
    if report.failed:
        raise GuidanceError(report.diagnostics)
    topics = [(question, *answer) for question, answer in found.get("topics", ()) if answer]
    articles = [(question, *answer) for question, answer in found.get("articles", ()) if answer]
    before = found.get("rejected", Rejected())
    return Answers(
        tuple((one, line) for one, verdict, line in topics if verdict != _REJECT),
        tuple((one, line) for one, verdict, line in articles if verdict != _REJECT),
        Rejected(
            before.phrases.union(
                *(one.phrases for one, verdict, _ in topics if verdict == _REJECT)
            ),
            before.articles.union(
                (one.article, one.topic) for one, verdict, _ in articles if verdict == _REJECT
            ),
        ),
    )


def _topic_lines(one: TopicQuestion) -> Iterator[str]:
    yield f"  - name: {scalar(one.name)}"
    yield f"    phrases: [{', '.join(map(_in_list, one.phrases))}]"
    if one.broader:
        yield f"    broader: {one.broader}"
    yield f"    articles: {one.articles}"
    if one.examples:
        yield "    examples:"
    yield from (f"      - {scalar(headline)}" for headline in one.examples)
    yield "    answer:"


def _article_lines(one: ArticleQuestion) -> Iterator[str]:
    yield f"  - article: {scalar(one.article)}"
    yield f"    headline: {scalar(one.headline)}"
    yield f"    document: {scalar(one.document)}"
    yield f"    sha256: {scalar(one.sha256)}"
    yield f"    filed: [{', '.join(map(_in_list, one.filed))}]"
    yield f"    topic: {scalar(one.topic)}"
    yield f"    confidence: {one.confidence:.2f}"
    yield "    answer:"


def _rejected_lines(rejected: Rejected) -> Iterator[str]:
    if rejected.phrases:
        yield "  phrases:"
        yield from (f"    - {scalar(one)}" for one in sorted(rejected.phrases))
    if rejected.articles:
        yield "  articles:"
        for article, topic in sorted(rejected.articles):
            yield f"    - [{_in_list(article)}, {_in_list(topic)}]"


def _in_list(one: str) -> str:
    # A comma ends an item of a list on one line.
    return quoted_scalar(one) if "," in one else scalar(one)


_Answer = tuple[str, int] | None


def _topic(node: Node, report: Report) -> tuple[TopicQuestion, _Answer] | None:
    found = _question(node, _TOPIC, report)
    if found is None:
        return None
    answer, name = found.get("answer"), found["name"].text
    verdict = answer.text.casefold() if answer else None
    if answer and verdict in _NO_NAMES:
        _report_neither(answer, report)
        return None
    if answer and verdict not in (_ACCEPT, _REJECT):
        name = answer.text
    question = TopicQuestion(
        name,
        tuple(one.text for one in found["phrases"]),
        found["broader"].text if "broader" in found else None,
        0,
    )
    return question, (verdict, answer.line) if answer and verdict else None


def _article(node: Node, report: Report) -> tuple[ArticleQuestion, _Answer] | None:
    found = _question(node, _ARTICLE, report)
    if found is None:
        return None
    answer = found.get("answer")
    verdict = answer.text.casefold() if answer else None
    if answer and verdict not in (_ACCEPT, _REJECT):
        _report_neither(answer, report)
        return None
    question = ArticleQuestion(
        article=found["article"].text,
        headline="",
        document=found["document"].text,
        sha256=found["sha256"].text,
        filed=tuple(one.text for one in found.get("filed", ())),
        topic=found["topic"].text,
        confidence=0.0,
    )
    return question, (verdict, answer.line) if answer and verdict else None


def _report_neither(answer: Located, report: Report) -> None:
    message = f"{quoted(answer.text)} is neither accept nor reject."
    report.error(Code.VALUE, answer.line, message, "Write `accept` or `reject`.")


def _question(node: Node, schema: Schema, report: Report) -> dict[str, Any] | None:
    if not isinstance(node, Mapping):
        report.error(Code.TYPE, node.line, f"Here is {node.kind} in place of a question.", "")
        return None
    before = len(report.diagnostics)
    found = read_mapping(node, schema, report, "a suggestion")
    return found if len(report.diagnostics) == before else None


def _rejected(node: Node, report: Report) -> Rejected | None:
    if not isinstance(node, Mapping):
        message = f"`phrases` and `articles` are expected here, and this is {node.kind}."
        report.error(Code.TYPE, node.line, message, "Remove it.")
        return None
    found = read_mapping(node, _REJECTED, report, "`rejected`")
    pairs = [tuple(one.text for one in pair) for pair in found.get("articles", ())]
    return Rejected(
        frozenset(one.text for one in found.get("phrases", ())),
        frozenset((pair[0], pair[1]) for pair in pairs if len(pair) == 2),
    )


def _each(read: Reader[object]) -> Reader[tuple[object, ...]]:
    """Make a reader of a list of what `read` reads."""

    def read_all(node: Node, report: Report) -> tuple[object, ...] | None:
        if not isinstance(node, Sequence):
            message = f"A list is expected here, and this is {node.kind}."
            report.error(Code.TYPE, node.line, message, "Begin each item with `- `.")
            return None
        return tuple(one for item in node.items if (one := read(item, report)) is not None)

    return read_all


def _plain(node: Node, report: Report) -> Located | None:
    """Read text that looks like anything: a slug that is a day, a headline that is a number."""
    if isinstance(node, Scalar) and not is_nothing(node):
        return Located(node.text, node.line)
    return text(node, report)


def _as_it_is(node: Node, report: Report) -> Node:  # noqa: ARG001
    return node


_TOPIC: Schema = (
    Key("name", _plain, required=True, example="name: Energy"),
    Key("phrases", _each(_plain), required=True, example="phrases: [wind farm]"),
    Key("broader", _plain),
    Key("articles", _as_it_is),
    Key("examples", _as_it_is),
    Key("answer", _plain),
)
_ARTICLE: Schema = (
    Key("article", _plain, required=True, example="article: 2007-03-27-ministers-meet"),
    Key("headline", _as_it_is),
    Key("document", _plain, required=True, example="document: seeds/a.txt"),
    Key("sha256", _plain, required=True, example="sha256: 3c329eb9…"),
    Key("filed", _each(_plain)),
    Key("topic", _plain, required=True, example="topic: Energy"),
    Key("confidence", _as_it_is),
    Key("answer", _plain),
)
_REJECTED: Schema = (Key("phrases", _each(_plain)), Key("articles", _each(_each(_plain))))
_FILE: Schema = (
    Key("topics", _each(_topic)),
    Key("articles", _each(_article)),
    Key("rejected", _rejected),
)
