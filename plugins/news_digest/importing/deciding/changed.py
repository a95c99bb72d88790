"""What to do about a raw document that has the path of an earlier one, and other bytes."""

from __future__ import annotations

from collections.abc import Sequence

from news_digest.articles import story_hash
from news_digest.importing.conversion import Rejected
from news_digest.importing.deciding.ledger import Ledger
from news_digest.importing.deciding.plans import DocumentPlan, Premises, rejected, waits_for_repair
from news_digest.importing.deciding.succeeding import (
    plan_rejected_version,
    plan_remembered,
    plan_version,
)
from news_digest.importing.matching.records import Record
from news_digest.importing.matching.versions import is_remembered, is_version, may_be_withdrawn
from news_digest.importing.memory import VersionOf
from news_digest.importing.seeds import Seed
from news_digest.model import Story


def plan_changed(
    seed: Seed, records: Sequence[Record], premises: Premises, ledger: Ledger
) -> tuple[Record, DocumentPlan] | Story | None:
    """Decide whether `seed` is a new version of one of the `records` that had its path.

    Returns that record and the plan; or, for a document to be treated as a new one, its story
    (None where nobody needed it so far).
    """
    if seed.sha256 in ledger.by_sha256 or ledger.remembered(seed):
        return None
    if all(record.article is None for record in records) and (
        waits := waits_for_repair(seed, premises)
    ):
        return records[0], rejected(seed.path, (waits,))
    known = premises.known.get(seed)
    if isinstance(known, VersionOf):
        if ledger.originals.knows(known.story_sha256):
            return None
        for record in records:
            if is_remembered(known, record):
                return record, plan_remembered(seed, known, record, premises)
    story = known if isinstance(known, Rejected) else premises.convert(seed)
    if isinstance(story, Rejected):
        # Whose version it is cannot be told: an article that is there comes first.
        record = next((record for record in records if record.article), records[0])
        return record, plan_rejected_version(seed, record, story, premises)
    chosen = _record_of(story, records, ledger)
    return (chosen, plan_version(seed, story, chosen, premises)) if chosen else story


def _record_of(story: Story, records: Sequence[Record], ledger: Ledger) -> Record | None:
    hashed = story_hash(story)
    for record in records:
        if record.provenance and record.provenance.story_sha256 == hashed:
            return record
    if ledger.originals.knows(hashed):
        return None
    for record in records:
        if is_version(story, hashed, record):
            return record
    withdrawn = (record for record in records if record.article is None)
    return next((record for record in withdrawn if may_be_withdrawn(story, record)), None)
