"""Provenance: which characters of a raw document became what, and why. One JSON file an article.

It also remembers what was imported before, so that an article deleted by hand stays withdrawn and
a renamed raw document keeps its article. No time stamps: the same conversion gives the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from types import NoneType
from typing import Any

from news_digest.diagnostics import ArticleError, Diagnostic, Severity
from news_digest.model import Alternative, Decision, Format, Role, Span, Story, Verdict

FORMAT_VERSION = 1

Confidences = tuple[tuple[str, float], ...]

# One for all: `json.dumps` makes a new encoder for each value.
_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False)


@dataclass(frozen=True, slots=True)
class Source:
    """The raw document as it was when it was converted; `path` follows it when it is renamed."""

    path: str
    sha256: str
    encoding: str
    format: Format


@dataclass(frozen=True, slots=True)
class LineRange:
    """Lines of the raw document's text, counted from 1, both ends included."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Copy:
    """Another raw document that tells the same story, and what it says of itself.

    `guidance` is as in `Provenance`; `of_copy` and `of_story` are the shares (0 to 1) of its words
    that stand in the story, and of the story's that stand in it. `date` is in ISO 8601.
    """

    path: str
    sha256: str
    guidance: str | None
    of_copy: float
    of_story: float
    headline: str | None
    outlet: str | None
    agency: str | None
    url: str | None
    date: str | None


@dataclass(frozen=True, slots=True)
class Provenance:
    """What one conversion did.

    `article_path` is relative to the site's root, in POSIX form; `rules` is the version of the
    converter's rules, `guidance` the hash of what maintainers had stated (None for nothing, see
    `Guidance.sha256`); `lines` is where the body stands in the raw document (None for a story
    without body); `story_sha256` tells stories with the same text (see `story_hash`), and `sketch`
    finds those with nearly the same. `version_of` is the slug of the story that this one is
    another version of; `also_in` are the raw documents that repeat it, by path. Of known
    provenance (see `articles.known`) `confidences` has what `sureness` tells.
    """

    article_path: str
    slug: str
    source: Source
    rules: str
    guidance: str | None
    lines: LineRange | None
    story_sha256: str
    verdicts: Sequence[Verdict]
    decisions: Sequence[Decision]
    sketch: tuple[int, ...] = ()
    version_of: str | None = None
    also_in: tuple[Copy, ...] = ()
    confidences: Confidences | None = field(default=None, repr=False, compare=False)

    @property
    def sureness(self) -> Confidences:
        """Each decision's field and confidence."""
        if self.confidences is not None:
            return self.confidences
        return tuple((one.field, one.confidence) for one in self.decisions)


def provenance_of(
    story: Story,
    *,
    article_path: str,
    slug: str,
    rules: str,
    story_sha256: str | None = None,
    sketch: tuple[int, ...] = (),
    version_of: str | None = None,
) -> Provenance:
    """Return the provenance of the article that `story` becomes.

    `story_sha256` is its `story_hash`, where that is at hand.
    """
    document = story.document
    return Provenance(
        article_path=article_path,
        slug=slug,
        source=Source(document.path, document.sha256, document.encoding, document.format),
        rules=rules,
        guidance=story.guidance.sha256,
        lines=_body_lines(story),
        story_sha256=story_sha256 or story_hash(story),
        verdicts=story.verdicts,
        decisions=story.decisions,
        sketch=sketch,
        version_of=version_of,
    )


def story_hash(story: Story) -> str:
    """Return the sha256 of headline and body, the same whatever the case and the white space.

    Two raw documents with the same story (saved twice, or with other furniture around it) agree.
    """
    texts = (story.headline or "", *(block.text for block in story.blocks))
    normalised = "\n".join(" ".join(text.casefold().split()) for text in texts)
    return sha256(normalised.encode("utf-8", "surrogatepass")).hexdigest()


def format_provenance(provenance: Provenance) -> bytes:
    """Return the JSON file: readable, a span or a decision a line, so that diffs are small."""
    source = provenance.source
    lines = provenance.lines
    head = {
        "version": FORMAT_VERSION,
        "article": {"path": provenance.article_path, "slug": provenance.slug},
        "source": {
            "path": source.path,
            "sha256": source.sha256,
            "encoding": source.encoding,
            "format": source.format.value,
        },
        "rules": provenance.rules,
        "guidance": provenance.guidance,
        "lines": {"first": lines.first, "last": lines.last} if lines else None,
        "story_sha256": provenance.story_sha256,
        "sketch": list(provenance.sketch),
        "version_of": provenance.version_of,
    }
    members = [f"  {_json_members(head)}"]
    copies = (_json(asdict(copy)) for copy in provenance.also_in)
    members.append(f'  "also_in": {_json_lines(copies)}')
    members.append(f'  "spans": {_json_lines(map(_json_span, provenance.verdicts))}')
    members.append(f'  "decisions": {_json_lines(map(_json_decision, provenance.decisions))}')
    return ("{\n" + ",\n".join(members) + "\n}\n").encode("utf-8", "surrogatepass")


def parse_provenance(data: bytes, path: str) -> Provenance:
    """Read a provenance file's bytes. Raises ArticleError where they do not hold one."""
    try:
        return _from_json(json.loads(data.decode("utf-8")))
    except json.JSONDecodeError as error:
        raise ArticleError([_malformed(path, error.lineno, error.msg)]) from error
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ArticleError([_malformed(path, line, "not UTF-8")]) from error
    except KeyError as error:
        raise ArticleError([_malformed(path, None, f"{error.args[0]!r} is missing")]) from error
    except (TypeError, ValueError, AttributeError, RecursionError) as error:
        raise ArticleError([_malformed(path, None, str(error))]) from error


def read_provenance(path: Path, root: Path) -> Provenance:
    """Read the provenance file `path` below the site's `root`. Raises ArticleError."""
    shown = path.relative_to(root).as_posix()
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ArticleError([_malformed(shown, None, error.strerror or str(error))]) from error
    return parse_provenance(data, shown)


def _body_lines(story: Story) -> LineRange | None:
    if not story.blocks:
        return None
    text = story.text
    start = min(block.span.start for block in story.blocks)
    end = max(block.span.end for block in story.blocks)
    return LineRange(text.count("\n", 0, start) + 1, text.count("\n", 0, max(start, end - 1)) + 1)


def _json(value: object) -> str:
    return _ENCODER.encode(value)


# What many stories have in common: why a span or a value was chosen, and how surely. Typed, as 1
# and 1.0 are written in two ways.
_json_common = lru_cache(maxsize=4096, typed=True)(_json)


def _json_span(verdict: Verdict) -> str:
    # Built as text, like decisions: there are dozens a story, and an encoder takes thrice as long.
    (start, end), role, reason, confidence = verdict
    return (
        f'{{"start": {start}, "end": {end}, "role": "{role.value}", '
        f'"confidence": {_json_common(confidence)}, "reason": {_json_common(reason)}}}'
    )


def _json_decision(decision: Decision) -> str:
    reasons = ", ".join(map(_json_common, decision.reasons))
    others = ", ".join(map(_json_alternative, decision.alternatives))
    alternatives = f', "alternatives": [{others}]' if others else ""
    return (
        f'{{"field": {_json_common(decision.field)}, "value": {_json(decision.value)}, '
        f'"confidence": {_json_common(decision.confidence)}, "reasons": [{reasons}]'
        f"{alternatives}}}"
    )


def _json_alternative(one: Alternative) -> str:
    return (
        f'{{"value": {_json(one.value)}, "confidence": {_json_common(one.confidence)}, '
        f'"reason": {_json_common(one.reason)}}}'
    )


def _json_members(members: Mapping[str, object]) -> str:
    """Return an object's members, a member a line. No key stands in a value before it."""
    text = _json(members)[1:-1]
    for key in members:
        # Within a string a quotation mark is escaped, so this stands between two members alone.
        text = text.replace(f', "{key}": ', f',\n  "{key}": ', 1)
    return text


def _json_lines(entries: Iterable[str]) -> str:
    """Return an array, an entry a line."""
    lines = ",\n    ".join(entries)
    return f"[\n    {lines}\n  ]" if lines else "[]"


def _from_json(data: Any) -> Provenance:
    if _typed(data, "version", int) != FORMAT_VERSION:
        raise ValueError(f"version {data['version']} is not known (this is {FORMAT_VERSION})")
    article = _typed(data, "article", dict)
    source = _typed(data, "source", dict)
    lines = data["lines"]
    return Provenance(
        article_path=_typed(article, "path", str),
        slug=_typed(article, "slug", str),
        source=Source(
            path=_typed(source, "path", str),
            sha256=_typed(source, "sha256", str),
            encoding=_typed(source, "encoding", str),
            format=Format(_typed(source, "format", str)),
        ),
        rules=_typed(data, "rules", str),
        guidance=_typed({"guidance": None, **data}, "guidance", (str, NoneType)),
        lines=lines and LineRange(_typed(lines, "first", int), _typed(lines, "last", int)),
        story_sha256=_typed(data, "story_sha256", str),
        sketch=tuple(map(int, _typed(data, "sketch", list))),
        version_of=_typed(data, "version_of", (str, NoneType)),
        also_in=tuple(map(_copy, _typed(data, "also_in", list))),
        verdicts=tuple(_verdict(span) for span in _typed(data, "spans", list)),
        decisions=tuple(_decision(entry) for entry in _typed(data, "decisions", list)),
    )


def _copy(entry: Any) -> Copy:
    return Copy(
        path=_typed(entry, "path", str),
        sha256=_typed(entry, "sha256", str),
        of_copy=float(_typed(entry, "of_copy", (int, float))),
        of_story=float(_typed(entry, "of_story", (int, float))),
        **{
            key: _typed(entry, key, (str, NoneType))
            for key in ("guidance", "headline", "outlet", "agency", "url", "date")
        },
    )


def _verdict(span: Any) -> Verdict:
    return Verdict(
        span=Span(_typed(span, "start", int), _typed(span, "end", int)),
        role=Role(_typed(span, "role", str)),
        reason=_typed(span, "reason", str),
        confidence=float(_typed(span, "confidence", (int, float))),
    )


def _decision(entry: Any) -> Decision:
    return Decision(
        field=_typed(entry, "field", str),
        value=_typed(entry, "value", (str, NoneType)),
        confidence=float(_typed(entry, "confidence", (int, float))),
        reasons=tuple(map(str, _typed(entry, "reasons", list))),
        alternatives=tuple(map(_alternative, entry.get("alternatives", ()))),
    )


def _alternative(entry: Any) -> Alternative:
    return Alternative(
        value=_typed(entry, "value", str),
        confidence=float(_typed(entry, "confidence", (int, float))),
        reason=_typed(entry, "reason", str),
    )


def _typed(data: Any, key: str, kind: type | tuple[type, ...]) -> Any:
    if not isinstance(data, dict):
        raise TypeError(f"an object with {key!r} is expected")
    value = data[key]
    if not isinstance(value, kind):
        raise TypeError(f"{key!r} holds {type(value).__name__}")
    return value


def _malformed(path: str, line: int | None, problem: str) -> Diagnostic:
    return Diagnostic(
        "provenance-malformed",
        Severity.ERROR,
        path,
        line,
        f"The provenance cannot be read: {problem}.",
        "Restore it from git; or delete it and its article, and the document is imported anew.",
    )
