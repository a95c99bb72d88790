"""What the whole story tells of its names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from news_digest.subjects.people.mentions import Mention

_FEWEST_LETTERS = 3


@dataclass(frozen=True, slots=True)
class Context:
    """What the whole story tells of its names.

    `speaking`: last words of who speaks; `lone`: names of one word that stand alone; `asked`: who
    has turns in an interview; `text`: what the mentions stand in.
    """

    speaking: frozenset[str]
    lone: frozenset[str]
    asked: frozenset[str]
    text: str

    def has_in_lower_case(self, word: str) -> bool:
        """Tell whether the story also prints a word of a name, written plainly, in lower case."""
        if len(word) < _FEWEST_LETTERS or not (word.isascii() and word.isalpha()):
            return False
        return word in self.text and bool(re.search(rf"(?<![\w'’-]){word}(?![\w'’])", self.text))


def context_of(mentions: Sequence[Mention], texts: Iterable[str]) -> Context:
    """Gather the context from a story's mentions and the texts they stand in."""
    turns = Counter(one.name for one in mentions if one.turn)
    return Context(
        speaking=frozenset(one.words[-1] for one in mentions if one.speaks),
        lone=frozenset(
            one.words[0]
            for one in mentions
            if len(one.words) == 1 and one.before[-4:].lower() != "the "
        ),
        asked=frozenset(name for name, count in turns.items() if count > 1),
        text="\n".join(texts),
    )
