"""What is typed in the measurements: drawn from the stories' own words, with a fixed seed.

Thus nobody chose words that suit an engine, and both get the same ones.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

SEED = 1987
COUNT = 20
# How much of a name is typed where its beginning is: as far as a reader goes who looks at the list.
_NAME_LETTERS = 5


@dataclass(frozen=True, slots=True)
class Queries:
    """What is typed: one word, two words, the beginnings of names. All have three letters or more.

    `one` and `two` hold frequent, middling and rare words in turn.
    """

    one: tuple[str, ...]
    two: tuple[str, ...]
    names: tuple[str, ...]


def draw(texts: Sequence[str], people: Sequence[str]) -> Queries:
    """Draw from the texts of all stories and the names of all people."""
    dice = random.Random(SEED)
    words = [sorted(set(re.findall(r"\b[a-z]{3,14}\b", text.lower()))) for text in texts]
    counts = Counter(word for found in words for word in found)
    bands = _bands(counts, len(texts))
    share = -(-COUNT // len(bands))
    one = [dice.sample(band, share) for band in bands]
    # Two words of one story, so that some story has both.
    two: list[str] = []
    while len(two) < COUNT:
        found, band = words[dice.randrange(len(words))], set(bands[len(two) % len(bands)])
        first = [word for word in found if word in band]
        if first and len(found) > 1:
            word = dice.choice(first)
            two.append(f"{word} {dice.choice([other for other in found if other != word])}")
    surnames = sorted({name.split()[-1] for name in people if len(name.split()) > 1})
    long = [name for name in surnames if re.fullmatch(r"[A-Z][a-z]{5,}", name)]
    return Queries(
        one=tuple(word for words in zip(*one, strict=True) for word in words)[:COUNT],
        two=tuple(two),
        names=tuple(name[:_NAME_LETTERS] for name in dice.sample(long, COUNT)),
    )


def _bands(counts: Counter[str], stories: int) -> tuple[list[str], ...]:
    """Return words of at least 5 %, of 0.2 to 5 %, and of less than 0.2 % of the stories.

    Of words in one or two stories many are misprints: nobody looks for these.
    """
    frequent, rare = stories / 20, max(stories / 500, 3)
    ordered = sorted(counts)
    return (
        [word for word in ordered if counts[word] >= frequent],
        [word for word in ordered if rare <= counts[word] < frequent],
        [word for word in ordered if 3 <= counts[word] < rare],
    )
