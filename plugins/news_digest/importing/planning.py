"""Raw documents x what was imported before -> what to write, and what becomes of each document.

The table "Import: what happens to a raw document" of docs/architecture.md. No file is read or
written here.

An import may be killed at any moment, so an article is always written before its provenance. An
article alone is found by the raw document that it names, and gets its provenance on the next run;
provenance alone would make its document look withdrawn.
"""

from __future__ import annotations

from pathlib import PurePosixPath

from news_digest.importing.adding import Ledger, plan_new
from news_digest.importing.matching import Change, Matching, Record, match_seeds, records_of
from news_digest.importing.plans import DocumentPlan, Plan, Premises, rejected
from news_digest.importing.updating import plan_known


def plan_import(premises: Premises) -> Plan:
    """Decide what to do about every raw document.

    Documents with a record come first, whatever their names: an article that is there keeps its
    document, and a copy that was added later is the duplicate.
    """
    listing = premises.listing
    also_present = frozenset(each.path for each in listing.rejected)
    records = records_of(premises.archive)
    matching = match_seeds(listing.seeds, also_present, records)
    ledger = _ledger(records, matching, premises)

    documents = [rejected(each.path, (each.diagnostic,)) for each in listing.rejected]
    for match in matching.matches.values():
        plan = plan_known(match, premises)
        ledger.enter(match.seed, plan)
        documents.append(plan)
    documents += (
        plan_new(seed, premises, ledger)
        for seed in listing.seeds
        if seed.path not in matching.matches
    )
    return _plan(documents, matching, ledger, premises)


def _ledger(records: tuple[Record, ...], matching: Matching, premises: Premises) -> Ledger:
    archive = premises.archive
    articles = (article.slug for article in archive.articles)
    unreadable = (PurePosixPath(path).stem for path in archive.unreadable)
    return Ledger(
        gone_by_story={
            record.provenance.story_sha256: record
            for record in reversed(matching.gone)
            if record.provenance
        },
        # An address once used is not used again: slugs of withdrawn articles stay taken.
        slugs={*articles, *unreadable, *(record.slug for record in records)},
        paths={*archive.by_path, *archive.unreadable},
    )


def _plan(
    documents: list[DocumentPlan], matching: Matching, ledger: Ledger, premises: Premises
) -> Plan:
    matched = [match.record for match in matching.matches.values()]
    gone = [
        record
        for record in matching.gone
        if record.provenance and not any(record is other for other in ledger.succeeded)
    ]
    made = sum(record.article is not None for record in (*matched, *ledger.succeeded))
    raw_gone = sum(record.article is not None for record in gone)
    outdated = sum(
        match.change is not Change.CONTENT and _is_outdated(match.record, premises)
        for match in matching.matches.values()
    )
    return Plan(
        documents=tuple(sorted(documents, key=lambda document: document.outcome.path)),
        by_hand=len(premises.archive.articles) - made - raw_gone,
        raw_gone=raw_gone,
        outdated=0 if premises.refresh else outdated,
    )


def _is_outdated(record: Record, premises: Premises) -> bool:
    return bool(
        record.provenance
        and record.provenance.rules != premises.rules
        and record.article
        and record.article.untouched
    )
