"""Raw documents x what was imported before -> what to write, and what becomes of each document.

The table "Import: what happens to a raw document" of docs/architecture.md. No file is read or
written here.

An import may be killed at any moment, so an article is always written before its provenance. An
article alone is found by the raw document that it names, and gets its provenance on the next run;
provenance alone would make its document look withdrawn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from news_digest.importing.conversion import Rejected
from news_digest.importing.deciding.changed import plan_changed
from news_digest.importing.deciding.copies import has_its_own, in_turn, names_another
from news_digest.importing.deciding.known import needs_story, plan_known
from news_digest.importing.deciding.ledger import Ledger
from news_digest.importing.deciding.new import plan_named, plan_new
from news_digest.importing.deciding.plans import (
    Counts,
    DocumentPlan,
    Premises,
    ProvenanceWrite,
    rejected,
)
from news_digest.importing.matching.originals import Originals
from news_digest.importing.matching.records import Match, Matching, Record, match_seeds, records_of
from news_digest.importing.matching.versions import GoneRecords
from news_digest.importing.seeds import Seed
from news_digest.model import Story

# Of documents with an old path and another story: each is converted before it is known to be new.
# What is above this many is converted again rather than kept in memory.
_KEPT_STORIES = 1000


def plan_import(
    premises: Premises,
    carry_out: Callable[[DocumentPlan], None],
    note: Callable[[ProvenanceWrite], None],
) -> Counts:
    """Decide what to do about every raw document, and have each decision carried out at once.

    Documents whose bytes are known come first, whatever their names: an article that is there
    keeps its document, and a copy that was added later is the duplicate. Then come documents with
    a known name and other bytes, and at last new ones: only then it is known which records are
    left for these to succeed to.

    At the end, `note` gets what is to be added about documents that repeat a story.

    No decision depends on what was written for an earlier one, and none is kept: an archive of
    any size needs the memory of a few documents.
    """
    seeds = {seed.path: seed for seed in premises.listing.seeds}
    records = records_of(premises.archive)
    matching = match_seeds(premises.listing.seeds, records)
    premises.expect(_foreseen(matching, premises))
    ledger = _ledger(records, premises)
    for each in premises.listing.rejected:
        carry_out(rejected(each.path, (each.diagnostic,)))
    linked = [match.record for match in matching.matches.values()]
    decided = set(matching.matches)
    stories: dict[str, Story] = {}

    for match in matching.matches.values():
        if match.record.article is None and names_another(match.seed):
            continue  # its article was deleted, as it repeats another's
        plan = plan_known(match, premises, ledger)
        if match.record.article and names_another(match.seed):
            plan = replace(plan, diagnostics=(*plan.diagnostics, has_its_own(match)))
        ledger.enter(match.seed, plan, match.record)
        carry_out(plan)
    for path, had_path in sorted(matching.changed.items()):
        version = plan_changed(seeds[path], had_path, premises, ledger)
        if isinstance(version, Story):
            if len(stories) < _KEPT_STORIES:
                stories[path] = version
        elif version:
            record, plan = version
            decided.add(path)
            ledger.enter(seeds[path], plan, record)
            carry_out(plan)
            linked.append(record)
    ledger.gone = GoneRecords(_gone(matching, linked))
    # What is said to repeat another document comes after all that it may name.
    for seed in in_turn(seeds):
        match_left = matching.matches.get(seed.path)
        if match_left is None:
            if seed.path not in decided:
                carry_out(plan_new(seed, premises, ledger, stories.pop(seed.path, None)))
        elif match_left.record.article is None and names_another(seed):
            carry_out(plan_named(match_left, premises, ledger))
    for write in ledger.notes(premises):
        note(write)
    return _counts(matching, [*linked, *ledger.gone.taken], premises)


def _foreseen(matching: Matching, premises: Premises) -> list[Seed]:
    """Return the documents whose stories will be asked for, in that order.

    Nothing hangs on it but speed: a story may be asked for that is not foreseen, and the other
    way round.
    """
    matches = matching.matches.values()
    foreseen = [match.seed for match in matches if needs_story(match, premises)]
    if not premises.archive.unreadable:
        seen = {match.seed.sha256 for match in matches}
        for match in matches:
            if match.record.provenance:
                seen.update(copy.sha256 for copy in match.record.provenance.also_in)
        seeds = {seed.path: seed for seed in premises.listing.seeds}
        for path in (*sorted(matching.changed), *(path for path in seeds)):
            seed = seeds[path]
            if seed.sha256 not in seen:
                seen.add(seed.sha256)
                foreseen.append(seed)
    return [seed for seed in foreseen if seed not in premises.known]


def _ledger(records: Iterable[Record], premises: Premises) -> Ledger:
    archive = premises.archive
    articles = (article.slug for article in archive.articles)
    unreadable = (PurePosixPath(path).stem for path in archive.unreadable)
    return Ledger(
        Originals(premises.convert),
        # An address once used is not used again: slugs of withdrawn articles stay taken.
        slugs={*articles, *unreadable, *(record.slug for record in records)},
        paths={*archive.by_path, *archive.unreadable},
    )


def _gone(matching: Matching, linked: Iterable[Record]) -> list[Record]:
    """Return the records whose raw document is gone."""
    found = {id(record) for record in linked}
    present = {match.seed.sha256 for match in matching.matches.values()}
    return [
        record
        for record in matching.unmatched
        # A copy of an article, made by hand, names the raw document of the other.
        if id(record) not in found and (record.provenance or record.sha256 not in present)
    ]


def _counts(matching: Matching, linked: Sequence[Record], premises: Premises) -> Counts:
    found = {id(record) for record in linked}
    made = sum(record.article is not None for record in linked)
    raw_gone = sum(
        bool(record.provenance and record.article)
        for record in matching.unmatched
        if id(record) not in found
    )
    outdated = sum(
        not needs_story(match, premises) and _is_outdated(match, premises)
        for match in matching.matches.values()
    )
    return Counts(
        by_hand=len(premises.archive.articles) - made - raw_gone,
        raw_gone=raw_gone,
        outdated=outdated,
    )


def _is_outdated(match: Match, premises: Premises) -> bool:
    """Tell whether a refresh would make the article anew, and by something else than it was."""
    article, provenance, seed = match.record.article, match.record.provenance, match.seed
    if article is None or provenance is None or not article.untouched:
        return False
    if seed.guidance.rejects or isinstance(premises.known.get(seed), Rejected):
        return False
    now = premises.vocabularies.sha256
    return (provenance.rules, premises.made_with.get(article.path, now)) != (premises.rules, now)
