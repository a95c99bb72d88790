"""The folder of vocabularies -> `Vocabularies`, or every mistake in it at once."""

from __future__ import annotations

import gc
from collections.abc import Iterable
from collections.abc import Mapping as ReadOnly
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from news_digest.diagnostics import Diagnostic, Severity, VocabularyError
from news_digest.vocabulary import checks, schema
from news_digest.vocabulary.codes import Code
from news_digest.vocabulary.lineage import NO_LINEAGE, Lineage, Lineages
from news_digest.vocabulary.lineage_checks import lineages_are_sound
from news_digest.vocabulary.model import (
    Outlet,
    OutletKind,
    OutletVocabulary,
    PeopleVocabulary,
    Person,
    Topic,
    TopicVocabulary,
    Vocabularies,
    Weights,
    name_key,
)
from news_digest.vocabulary.plain import plain_people
from news_digest.yaml_files.files import parse_file
from news_digest.yaml_files.mapping import Schema, read_mapping
from news_digest.yaml_files.report import Report
from news_digest.yaml_files.tree import Mapping, Numbers
from news_digest.yaml_files.values import Located

_FILES: tuple[tuple[str, Schema], ...] = (
    ("people.yml", schema.PEOPLE_FILE),
    ("topics.yml", schema.TOPICS_FILE),
    ("outlets.yml", schema.OUTLETS_FILE),
)


_LINEAGE_KEYS = frozenset(key.name for key in schema.LINEAGE)


def load_vocabularies(
    folder: Path, *, root: Path | None = None, instead: ReadOnly[str, bytes] | None = None
) -> Vocabularies:
    """Read people.yml, topics.yml and outlets.yml of `folder`; a missing file is an empty one.

    `instead` has, by the name of a file, what is read in the place of what it holds.
    Diagnostics name the files relative to `root`, where they lie below it. Warnings and notes are
    in the result's `diagnostics`. Raises VocabularyError with all errors of all files.
    """
    # Nearly all that is made here stays, and nothing refers to itself: to look for garbage while
    # a file of 50,000 entries is read would take half of its time.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _load(folder, root, instead or {})
    finally:
        if collecting:
            gc.enable()


def _load(folder: Path, root: Path | None, instead: ReadOnly[str, bytes]) -> Vocabularies:
    reports: list[Report] = []
    contents: list[dict[str, Any]] = []
    digest = sha256()
    for name, file_schema in _FILES:
        report = Report(_shown_path(folder / name, root), Code)
        reports.append(report)
        data = instead.get(name)
        data = _read_bytes(folder / name, report) if data is None else data
        # The length and its absence tell apart what would else be the same row of bytes.
        digest.update(f"{name} {-1 if data is None else len(data)}\n".encode() + (data or b""))
        contents.append(_read_file(data or b"", file_schema, report))

    people, topics, outlets = contents
    owners = _check_people(people, reports[0])
    _check_topics(topics.get("topics", ()), reports[1])
    lineages_are_sound(topics.get("topics", ()), reports[1])
    checks.names_are_unique(outlets.get("outlets", ()), reports[2])
    lineages_are_sound(outlets.get("outlets", ()), reports[2])
    checks.domains_are_unique(outlets.get("outlets", ()), reports[2])

    diagnostics = tuple(found for report in reports for found in _in_order(report))
    if any(found.severity is Severity.ERROR for found in diagnostics):
        raise VocabularyError(diagnostics)
    return Vocabularies(
        _people(people, owners),
        _topics(topics),
        _outlets(outlets),
        digest.hexdigest(),
        diagnostics,
    )


def _shown_path(path: Path, root: Path | None) -> str:
    if root is not None and path.absolute().is_relative_to(root.absolute()):
        return path.absolute().relative_to(root.absolute()).as_posix()
    return path.as_posix()


def _read_bytes(path: Path, report: Report) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        misnamed = path.with_suffix(".yaml")
        if misnamed.exists():
            report.warning(
                Code.FILE_NAME,
                None,
                f"There is no such file, and {misnamed.name} is not read.",
                f"Rename {misnamed.name} to {path.name}.",
            )
        else:
            report.note(
                Code.MISSING_FILE,
                None,
                "There is no such file: the vocabulary is empty.",
                f"Create it to confirm or correct {path.stem}.",
            )
    except OSError as error:
        report.error(
            Code.UNREADABLE,
            None,
            f"The file cannot be read: {error.strerror or error}.",
            "Check that it is a plain file and that you may read it.",
        )
    return None


def _read_file(data: bytes, file_schema: Schema, report: Report) -> dict[str, Any]:
    plain: list[schema.Entry] = []
    numbers = None
    if file_schema is schema.PEOPLE_FILE:
        plain, data, numbers = _without_plain_people(data)
    tree = parse_file(data, report, numbers)
    if tree is None:
        return {}
    if not isinstance(tree, Mapping):
        report.error(
            Code.TYPE,
            tree.line,
            f"The file holds {tree.kind} in place of its keys.",
            f"Write `{file_schema[0].name}:` on a line of its own and the entries, by id, below.",
        )
        return {}
    found = read_mapping(tree, file_schema, report, "the file")
    if plain:
        others = found.get("people", ())
        found["people"] = sorted((*plain, *others), key=lambda entry: entry.line)
    return found


def _without_plain_people(data: bytes) -> tuple[list[schema.Entry], bytes, Numbers | None]:
    """Read what needs no YAML parser; return it, what is left, and the numbers of its lines."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return [], data, None
    entries, rest, numbers = plain_people(text.replace("\r\n", "\n").replace("\r", "\n"))
    return (entries, rest.encode(), numbers) if entries else ([], data, None)


def _check_people(found: dict[str, Any], report: Report) -> checks.Owners:
    entries = found.get("people", ())
    owners = checks.names_are_unique(entries, report)
    lineages_are_sound(entries, report)
    checks.exclusions_are_no_names(found.get("not_people", ()), owners, report)
    pairs = found.get("never_merge", ())
    checks.references_are_known([one for pair in pairs for one in pair], entries, report)
    return owners


def _check_topics(entries: tuple[schema.Entry, ...], report: Report) -> None:
    checks.names_are_unique(entries, report)
    checks.phrases_can_match(entries, report)
    broader = [one.values["broader"] for one in entries if "broader" in one.values]
    checks.references_are_known(broader, entries, report)
    checks.broader_topics_end(entries, report)


def _in_order(report: Report) -> list[Diagnostic]:
    return sorted(report.diagnostics, key=lambda found: found.line or 0)


def _people(found: dict[str, Any], owners: checks.Owners) -> PeopleVocabulary:
    # By far the longest file: what the checks folded is not folded again.
    people = [
        Person(
            id=entry.id,
            name=entry.values["name"].text,
            variants=_texts(entry.values.get("variants", ())),
            description=_text(entry.values.get("description")),
            hidden=entry.values.get("hidden", False),
            line=entry.line,
            lineage=_lineage(entry),
        )
        for entry in found.get("people", ())
    ]
    by_id = {person.id: person for person in people}
    return PeopleVocabulary(
        by_id=by_id,
        by_name={key: by_id[entry.id] for key, (entry, _) in owners.items()},
        not_people=frozenset(name_key(name.text) for name in found.get("not_people", ())),
        never_merge=tuple(frozenset(_texts(pair)) for pair in found.get("never_merge", ())),
        lineages=Lineages.of(people),
    )


def _topics(found: dict[str, Any]) -> TopicVocabulary:
    entries = found.get("topics", ())
    narrower: dict[str | None, list[str]] = {}
    for entry in entries:
        narrower.setdefault(_text(entry.values.get("broader")), []).append(entry.id)
    topics = [
        Topic(
            id=entry.id,
            name=entry.values["name"].text,
            variants=_texts(entry.values.get("variants", ())),
            description=_text(entry.values.get("description")),
            iptc=entry.values.get("iptc"),
            any_of=_texts(entry.values.get("any", ())),
            all_of=tuple(_texts(group) for group in entry.values.get("all", ())),
            none_of=_texts(entry.values.get("none", ())),
            line=entry.line,
            lineage=_lineage(entry),
            near=entry.values.get("near", ()),
            weights=entry.values.get("weights", Weights()),
            broader=_text(entry.values.get("broader")),
            narrower=tuple(narrower.get(entry.id, ())),
            introduction=_texts(entry.values.get("introduction", ())),
        )
        for entry in entries
    ]
    by_id = {topic.id: topic for topic in topics}
    return TopicVocabulary(by_id, _by_name(topics), Lineages.of(topics))


def _outlets(found: dict[str, Any]) -> OutletVocabulary:
    outlets = [
        Outlet(
            id=entry.id,
            name=entry.values["name"].text,
            kind=entry.values.get("kind", OutletKind.OUTLET),
            variants=_texts(entry.values.get("variants", ())),
            domains=_texts(entry.values.get("domains", ())),
            homepage=entry.values.get("homepage"),
            policy=entry.values["policy"],
            line=entry.line,
            description=_text(entry.values.get("description")),
            lineage=_lineage(entry),
        )
        for entry in found.get("outlets", ())
    ]
    by_id = {outlet.id: outlet for outlet in outlets}
    return OutletVocabulary(by_id, _by_name(outlets), Lineages.of(outlets))


def _lineage(entry: schema.Entry) -> Lineage:
    values = entry.values
    if _LINEAGE_KEYS.isdisjoint(values):
        return NO_LINEAGE
    return Lineage(
        former_ids=_texts(values.get("former_ids", ())),
        feed_id=_text(values.get("feed_id")),
        instead_of=_text(values.get("instead_of")),
        in_articles=_texts(values.get("in_articles", ())),
        first=values.get("from"),
        last=values.get("until"),
    )


_Term = TypeVar("_Term", bound=Person | Topic | Outlet)


def _by_name(terms: Iterable[_Term]) -> dict[str, _Term]:
    found: dict[str, _Term] = {}
    for term in terms:
        found.update((name_key(name), term) for name in (term.name, *term.variants))
    return found


def _text(found: Located | None) -> str | None:
    return None if found is None else found.text


def _texts(found: Iterable[Located]) -> tuple[str, ...]:
    return tuple([located.text for located in found])
