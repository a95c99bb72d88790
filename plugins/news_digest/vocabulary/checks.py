"""What no single entry shows: names that two entries claim, and references to nobody."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from news_digest.vocabulary.codes import Code
from news_digest.vocabulary.model import name_key
from news_digest.yaml_files.report import Report, nearest, quoted

if TYPE_CHECKING:
    from news_digest.vocabulary.schema import Entry
    from news_digest.yaml_files.values import Located

# Whose a name is, and where it stands, by `name_key`.
Owners = dict[str, tuple["Entry", "Located"]]


def names_are_unique(entries: Iterable[Entry], report: Report) -> Owners:
    """Report names and variants that mean two entries; return who has which, by `name_key`."""
    owners: Owners = {}
    for entry in entries:
        for name in _names(entry):
            key = name_key(name.text)
            if key not in owners:
                owners[key] = (entry, name)
                continue
            owner, first = owners[key]
            if owner is entry:
                report.warning(
                    Code.REPEATED,
                    name.line,
                    f"{quoted(name.text)} says nothing new: capitals, spaces and the form of "
                    f"apostrophes do not count (see line {first.line}).",
                    "Remove this variant.",
                )
            else:
                report.error(
                    Code.NAME_TAKEN,
                    name.line,
                    f"{quoted(name.text)} of “{entry.id}” belongs to “{owner.id}” already "
                    f"(line {first.line}).",
                    "Remove it from one of the two, or make them one entry; where two bear the "
                    "same name, tell them apart in it: “Name (minister)”.",
                )
    return owners


def domains_are_unique(entries: Iterable[Entry], report: Report) -> None:
    """Report host names that two outlets claim."""
    owners: dict[str, tuple[Entry, Located]] = {}
    for entry in entries:
        for domain in entry.values.get("domains", ()):
            owner, first = owners.setdefault(domain.text, (entry, domain))
            if first is not domain:
                report.error(
                    Code.NAME_TAKEN,
                    domain.line,
                    f"The domain {quoted(domain.text)} of “{entry.id}” belongs to “{owner.id}” "
                    f"already (line {first.line}).",
                    "Remove it from one of the two.",
                )


def exclusions_are_no_names(excluded: Iterable[Located], owners: Owners, report: Report) -> None:
    """Report names that are listed as a person and as not a person."""
    for name in excluded:
        person = owners.get(name_key(name.text))
        if person is not None:
            report.error(
                Code.NAME_TAKEN,
                name.line,
                f"{quoted(name.text)} is listed as not a person, and as a person's name in line "
                f"{person[1].line}.",
                "Remove one of the two; to hide a person, write `hidden: true` in the entry.",
            )


def references_are_known(
    references: Iterable[Located], entries: Iterable[Entry], report: Report
) -> None:
    """Report ids that no entry has."""
    references = tuple(references)
    if not references:
        return
    by_name: dict[str, str] = {}
    for entry in entries:
        for name in _names(entry):
            by_name[name_key(name.text)] = entry.id
    known = set(by_name.values()) | {entry.id for entry in entries}
    for reference in references:
        if reference.text in known:
            continue
        meant = by_name.get(name_key(reference.text)) or nearest(reference.text, known)
        report.error(
            Code.REFERENCE,
            reference.line,
            f"There is no entry with the id {quoted(reference.text)}.",
            f"Write `{meant}`." if meant else "Add the entry, or remove the id here.",
        )


def phrases_can_match(entries: Iterable[Entry], report: Report) -> None:
    """Report topics whose phrases contradict each other or exclude from nothing."""
    for entry in entries:
        wanted = {name_key(phrase.text) for phrase in entry.values.get("any", ())}
        ways = ("all", "near")
        if entry.values.get("none") and not (wanted or any(map(entry.values.get, ways))):
            report.error(
                Code.VALUE,
                entry.values["none"][0].line,
                f"The topic “{entry.id}” has phrases under `none` and nothing to match.",
                "Add phrases under `any`, `all` or `near`, or remove `none`.",
            )
        for phrase in entry.values.get("none", ()):
            if name_key(phrase.text) in wanted:
                report.error(
                    Code.VALUE,
                    phrase.line,
                    f"{quoted(phrase.text)} of “{entry.id}” stands under `any` and under `none`.",
                    "Remove it from one of the two.",
                )


def broader_topics_end(entries: Iterable[Entry], report: Report) -> None:
    """Report topics that are, over some others, a part of themselves; each circle once."""
    above = {entry.id: entry.values["broader"] for entry in entries if "broader" in entry.values}
    told: set[str] = set()
    for start in above:
        chain = [start]
        while chain[-1] in above and above[chain[-1]].text not in chain:
            chain.append(above[chain[-1]].text)
        if chain[-1] not in above or above[chain[-1]].text != start or told & set(chain):
            continue
        told |= set(chain)
        names = " → ".join(f"“{one}”" for one in [*chain, start])
        report.error(
            Code.REFERENCE,
            above[start].line,
            f"The topic “{start}” is broader than itself: {names}."
            if len(chain) > 1
            else f"The topic “{start}” has itself as its broader topic.",
            "Remove `broader` from the one that is the broadest.",
        )


def _names(entry: Entry) -> list[Located]:
    name = entry.values.get("name")
    return [*([name] if name else []), *entry.values.get("variants", ())]
