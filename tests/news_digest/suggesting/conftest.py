"""Documents that somebody filed: invented ones, of which words tell the topics, made by dice."""

from __future__ import annotations

import random

import pytest

from news_digest.suggesting import Filed, Text

WORDS = {
    "Fish": ["trawler", "herring", "quota", "fleet", "nets", "cod", "harbour", "catch"],
    "Rail": ["train", "track", "signal", "station", "timetable", "carriage", "platform", "tunnel"],
    "Wine": ["vineyard", "grape", "cellar", "bottle", "vintage", "cork", "harvest", "barrel"],
}
COMMON = [
    "council",
    "member",
    "said",
    "plan",
    "report",
    "people",
    "meeting",
    "region",
    "minister",
    "group",
    "town",
]


def make_filed(count: int, seed: int = 1) -> tuple[Filed, ...]:
    """Make documents of none, one or two topics."""
    dice = random.Random(seed)
    made = []
    for _ in range(count):
        topics = tuple(dice.sample(sorted(WORDS), dice.choice([0, 1, 1, 1, 2])))
        telling = [dice.choice(WORDS[topic]) for topic in topics for _ in range(6)]
        body = [*telling, *(dice.choice(COMMON) for _ in range(25))]
        dice.shuffle(body)
        made.append(Filed(Text(" ".join(body[:4]), " ".join(body)), topics))
    return tuple(made)


@pytest.fixture(scope="session")
def filed() -> tuple[Filed, ...]:
    return make_filed(160)
