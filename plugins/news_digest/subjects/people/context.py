"""What the whole story tells of its names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from news_digest.subjects.people.mentions import Mention

# To try the first letter before what stands before it is faster.
_LOWER_CASE = re.compile(r"[a-z](?<![\w'’-].)[a-z]{2,}(?![\w'’])")


@dataclass(frozen=True, slots=True)
class Context:
    """What the whole story tells of its names.

    `speaking`: last words of who speaks; `lone`: names of one word that stand alone; `asked`: who
    has turns in an interview; `lower`: words of full names that the story also prints in lower
    case.
    """

    speaking: frozenset[str]
    lone: frozenset[str]
    asked: frozenset[str]
    lower: frozenset[str]


def context_of(mentions: Sequence[Mention], texts: Iterable[str]) -> Context:
    """Gather the context from a story's mentions and the texts they stand in."""
    # Half of a story's words were printed before, and most stand between spaces.
    chunks = set().union(*[text.split() for text in texts])
    inside = _LOWER_CASE.findall(" ".join([one for one in chunks if not one.isalpha()]))
    in_names = frozenset([word for one in mentions if len(one.words) > 1 for word in one.plain])
    whole = filter(_LOWER_CASE.fullmatch, in_names & chunks)
    turns = Counter(one.name for one in mentions if one.turn)
    return Context(
        speaking=frozenset(one.words[-1] for one in mentions if one.speaks),
        lone=frozenset(
            one.words[0]
            for one in mentions
            if len(one.words) == 1 and one.before[-4:].lower() != "the "
        ),
        asked=frozenset(name for name, count in turns.items() if count > 1),
        lower=in_names.intersection((*whole, *inside)),
    )
