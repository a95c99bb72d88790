"""The vocabulary surgeon: rename, merge and split people, topics and outlets.

entry_text       the text of one entry, a key changed      vocabulary_text  the text of a vocabulary
kinds            people, topics, outlets                   operations       rename, merge, split
planning         a request x the site -> checked changes   applying         changes -> files
unconfirmed      whom articles name and nobody confirmed   refusals         why nothing was changed
"""

from news_digest.surgery.applying import apply_plan, diff_of
from news_digest.surgery.kinds import KINDS, Kind
from news_digest.surgery.operations import Part
from news_digest.surgery.planning import (
    Plan,
    SiteState,
    plan_confirm,
    plan_merge,
    plan_rename,
    plan_split,
)
from news_digest.surgery.unconfirmed import Unconfirmed, unconfirmed_people

__all__ = [
    "KINDS",
    "Kind",
    "Part",
    "Plan",
    "SiteState",
    "Unconfirmed",
    "apply_plan",
    "diff_of",
    "plan_confirm",
    "plan_merge",
    "plan_rename",
    "plan_split",
    "unconfirmed_people",
]
